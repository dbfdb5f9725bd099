/** Finds the area that somebody wants to follow: England, a region, or whatever the finder finds. */
import type { IsoDate } from '../time.ts'
import { type Area, type Areas, REGIONS, writeArea } from './areas.ts'
import type { Completion, FindAnswer, Finder, Match, UndecidedPostcode } from './find.ts'
import { fold } from './normalise.ts'
import type { Region, Register } from './register.ts'

export interface NamedArea {
  readonly area: Area
  /** As `Areas.areaName` gives it. */
  readonly name: string
  /** As `writeArea` gives it; `findArea` reads it too. */
  readonly value: string
}

/** As `FindAnswer`, with areas in place of matches. */
type FindAreaAnswer =
  | ({ readonly answer: 'area'; readonly note: string | null } & NamedArea)
  | { readonly answer: 'choice'; readonly areas: readonly NamedArea[]; readonly why: string }
  | {
      readonly answer: 'nearest'
      readonly areas: readonly NamedArea[]
      readonly isClear: boolean
      readonly why: string
    }
  | UndecidedPostcode
  | Extract<FindAnswer, { readonly answer: 'elsewhere' | 'nothing' }>

export interface AreaFinder {
  /**
   * Finds by what `writeArea` wrote, "england" or "everywhere", a region ("north west"), or anything that `Finder.find`
   * finds. Of several bodies one of which stands for all the others (a CCG and its ICB), it is that one; a postcode
   * district stands for its CCG.
   */
  readonly findArea: (text: string, today: IsoDate) => FindAreaAnswer
  /** At most 25 suggestions, best first; each `value` is found by `findArea` as exactly that area. */
  readonly completeArea: (partial: string, today: IsoDate) => readonly Completion[]
}

const ENGLAND = [
  'england',
  'all england',
  'all of england',
  'everywhere',
  'everything',
  'anywhere',
  'national',
  'nationwide',
  'all',
]

/** What people call the seven regions, besides their names. "West Midlands" and the like are older regions within them. */
const REGION_NAMES: Readonly<Record<Region, readonly string[]>> = {
  'East of England': ['east', 'east anglia', 'eastern'],
  London: ['greater london'],
  Midlands: ['midlands', 'west midlands', 'east midlands'],
  'North East and Yorkshire': ['north east', 'yorkshire', 'yorkshire and the humber', 'yorkshire and humber'],
  'North West': [],
  'South East': [],
  'South West': ['west country'],
}

const CHOICES_AT_MOST = 25

export function createAreaFinder(register: Register, finder: Finder, areas: Areas): AreaFinder {
  const regions = new Map(
    REGIONS.flatMap((region) => [region, ...REGION_NAMES[region]].map((name) => [fold(name), region] as const)),
  )
  const named = (area: Area): NamedArea => ({ area, name: areas.areaName(area), value: writeArea(area) })
  const found = (area: Area, note: string | null = null): FindAreaAnswer => ({ answer: 'area', ...named(area), note })

  const findArea = (text: string, today: IsoDate): FindAreaAnswer => {
    const written = areas.readArea(text.trim())
    if (written) return found(written)
    const folded = fold(text.slice(0, 100)).replace(/^(?:the|nhs) /, '')
    const region = regions.get(folded.replace(/(?: of)? (?:england|region)$/, '')) ?? regions.get(folded)
    if (ENGLAND.includes(folded)) return found({ kind: 'england' })
    if (region) return found({ kind: 'region', region })

    const answer = finder.find(text, { today })
    switch (answer.answer) {
      case 'match': {
        const area = areaOf(answer.match)
        return area
          ? found(area, answer.match.note)
          : { answer: 'nothing', why: `The register knows no body for ${answer.match.name}.` }
      }
      case 'choice':
      case 'not-then': {
        const candidates = answer.matches.flatMap((match) => areaOf(match) ?? [])
        const all = standsForAll(candidates)
        return all ? found(all) : { answer: 'choice', areas: candidates.map(named), why: answer.why }
      }
      case 'nearest': {
        const candidates = answer.matches.flatMap((match) => areaOf(match) ?? [])
        return { answer: 'nearest', areas: candidates.map(named), isClear: answer.isClear, why: answer.why }
      }
      default:
        return answer
    }
  }

  /** The candidate whose bodies include all the bodies of the others: of equals, the one that opened last. */
  function standsForAll(candidates: readonly Area[]): Area | null {
    const fitting = candidates.filter((area) =>
      candidates.every((other) => areas.bodiesOf(other).isSubsetOf(areas.bodiesOf(area))),
    )
    return fitting.toSorted((one, other) => (openedOf(one) < openedOf(other) ? 1 : -1))[0] ?? null
  }

  function openedOf(area: Area): IsoDate {
    return area.kind === 'body' ? (register.bodies.get(area.id)?.opened ?? '') : ''
  }

  const completeArea = (partial: string, today: IsoDate): Completion[] => {
    const folded = fold(partial.slice(0, 100)).replace(/^the /, '')
    const wide: Area[] = [{ kind: 'england' }, ...REGIONS.map((region): Area => ({ kind: 'region', region }))]
    const begun = wide.filter((area) => ` ${fold(areas.areaName(area))}`.includes(` ${folded}`))
    const bodies = finder.complete(partial, { today }).map(({ name, value }) => ({ name, value: writtenArea(value) }))
    return [...begun.map(named).map(({ name, value }) => ({ name, value })), ...bodies].slice(0, CHOICES_AT_MOST)
  }

  function writtenArea(value: string): string {
    if (register.councils.has(value)) return `council:${value}`
    return register.bodies.has(value) ? `body:${value}` : value
  }

  return { findArea, completeArea }
}

function areaOf({ thing, bodies }: Match): Area | null {
  switch (thing.kind) {
    case 'body':
      return { kind: 'body', id: thing.body.id }
    case 'system':
      return { kind: 'system', id: thing.system.id }
    case 'council':
      return { kind: 'council', id: thing.council.id }
    case 'outcode':
      return bodies[0] ? { kind: 'body', id: bodies[0].id } : null
  }
}
