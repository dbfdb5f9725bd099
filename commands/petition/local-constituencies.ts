/**
 * The constituencies of a place: those that the register has in it, or else those that are called after it.
 *
 * The register knows the constituencies since July 2024. Where those of an older petition lie is not known; they are
 * found by what they are called: by the words that were typed, and by the councils of the body or system they name.
 */
import type { AreaCount } from '../../src/petitions/petition.ts'
import type { Area } from '../../src/register/areas.ts'
import { createConstituenciesWithin } from '../../src/register/constituencies.ts'
import { createCouncilsOf } from '../../src/register/councils-of.ts'
import type { AreaFinder } from '../../src/register/find-area.ts'
import type { Lineage } from '../../src/register/lineage.ts'
import { councilName, councilNames } from '../../src/register/names.ts'
import { fold } from '../../src/register/normalise.ts'
import type { Constituency, Register } from '../../src/register/register.ts'
import type { IsoDate } from '../../src/time.ts'

export interface LocalNeeds {
  readonly register: Register
  readonly lineage: Lineage
  readonly areaFinder: AreaFinder
}

/** How a constituency lies in a place: as the register says, or it is only called after it. */
export type Lying = 'whole' | 'part' | 'perhaps' | 'named'

export interface Local {
  /** The place, as people call it. */
  readonly name: string
  /** How a constituency lies in it; null when it does not, as far as anybody can tell. */
  readonly lyingOf: (constituency: Pick<AreaCount, 'code' | 'name'>) => Lying | null
}

/** Makes the test whether a constituency belongs to what was typed. */
export function createLocal({ register, lineage, areaFinder }: LocalNeeds): (typed: string, today: IsoDate) => Local {
  let within: ReturnType<typeof createConstituenciesWithin> | undefined
  let councilsOf: ReturnType<typeof createCouncilsOf> | undefined

  const lyingIn = (area: Area): ReadonlyMap<string, Lying> => {
    within ??= createConstituenciesWithin(register, lineage)
    const { whole, part, perhaps } = within(area)
    const pairs = (ones: typeof whole, lying: Lying) => ones.map(({ id }) => [id, lying] as const)
    return new Map([...pairs(whole, 'whole'), ...pairs(part, 'part'), ...pairs(perhaps, 'perhaps')])
  }

  const namesIn = (area: Area): string[] => {
    if (area.kind === 'council') {
      const council = register.councils.get(area.id)
      return council ? councilNames(council) : []
    }
    const bodyId =
      area.kind === 'body' ? area.id : area.kind === 'system' ? register.systems.get(area.id)?.icbId : undefined
    councilsOf ??= createCouncilsOf(register, lineage)
    return bodyId === undefined ? [] : councilsOf(bodyId).councils.flatMap(councilNames)
  }

  /** What is meant: a council of exactly that name, a constituency of that name, or what the area finder finds. */
  const meant = (typed: string, today: IsoDate): { name: string; area: Area | null; one: Constituency | null } => {
    const isMeant = (name: string) => fold(name) === fold(typed)
    const live = [...register.councils.values()].filter(({ status }) => status === 'live')
    const council = live.find((one) => councilNames(one).some(isMeant))
    if (council) return { name: councilName(council), area: { kind: 'council', id: council.id }, one: null }
    const one = [...register.constituencies.values()].find(({ name }) => isMeant(name))
    if (one) return { name: one.name, area: null, one }
    const found = areaFinder.findArea(typed, today)
    return found.answer === 'area'
      ? { name: found.name, area: found.area, one: null }
      : { name: typed, area: null, one: null }
  }

  return (typed, today) => {
    const { name, area, one } = meant(typed, today)
    const lying: ReadonlyMap<string, Lying> = one ? new Map([[one.id, 'whole']]) : area ? lyingIn(area) : new Map()
    const wanted = [typed, ...(area ? namesIn(area) : [])]
      .map((place) => ` ${fold(place)} `)
      .filter((place) => place.trim() !== '')
    const isCalledAfter = (name: string) => wanted.some((place) => ` ${fold(name)} `.includes(place))
    return {
      name,
      lyingOf: (constituency) => {
        if (lying.size > 0 && register.constituencies.has(constituency.code))
          return lying.get(constituency.code) ?? null
        return isCalledAfter(constituency.name) ? 'named' : null
      },
    }
  }
}
