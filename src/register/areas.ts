/**
 * Areas that a channel can follow, and whom a story may name for it to concern an area.
 *
 * What campaigners expect, and hence what `bodiesOf` answers:
 * - A watch outlives its body: following NHS Wirral CCG goes on with NHS Cheshire and Merseyside ICB, to today and beyond.
 * - It also looks back: who follows an ICB is told of stories that still name the CCGs that it was made of (petitions,
 *   court cases and local papers use old names for years). They are about the same people's services.
 * - It does not look sideways: who follows one CCG is not told of the others that became the same ICB.
 * - Slivers do not count: where the register says that a body gave under a tenth of its area to another, neither follows
 *   the other (4 of 302 small areas of Coastal West Sussex went to Surrey Heartlands).
 * - The footprint that a body belonged to counts, because stories of 2016 to 2022 name systems where they mean its bodies.
 */
import { createLineage, type Lineage, type Step } from './lineage.ts'
import { bodyName, councilName, councilPlace, systemName } from './names.ts'
import { fold } from './normalise.ts'
import type { Body, Council, Region, Register, System } from './register.ts'

export type Area =
  | { readonly kind: 'england' }
  | { readonly kind: 'region'; readonly region: Region }
  | { readonly kind: 'system'; readonly id: string }
  | { readonly kind: 'council'; readonly id: string }
  | { readonly kind: 'body'; readonly id: string }

export const REGIONS: readonly Region[] = [
  'East of England',
  'London',
  'Midlands',
  'North East and Yorkshire',
  'North West',
  'South East',
  'South West',
]

/** The area as text that `readArea` reads back and that stays the same for ever: "england", "region:North West", "body:ccg-wirral". */
export function writeArea(area: Area): string {
  if (area.kind === 'england') return 'england'
  return `${area.kind}:${area.kind === 'region' ? area.region : area.id}`
}

export interface Areas {
  /** The area that `writeArea` wrote; null if it is none, or if the register does not have it. */
  readonly readArea: (written: string) => Area | null
  /** For people: "all of England", "the North West", "NHS Wirral CCG", "Bristol council". */
  readonly areaName: (area: Area) => string
  /** The ids of all bodies and systems that a story may name for it to concern the area. Kept: asking again costs nothing. */
  readonly bodiesOf: (area: Area) => ReadonlySet<string>
}

const SLIVER = 0.1

export function createAreas(register: Register, lineage: Lineage = createLineage(register)): Areas {
  const kept = new Map<string, ReadonlySet<string>>()
  const systems = [...register.systems.values()]

  const readArea = (written: string): Area | null => {
    if (written === 'england') return { kind: 'england' }
    const at = written.indexOf(':')
    const id = written.slice(at + 1)
    switch (written.slice(0, at)) {
      case 'region': {
        const region = REGIONS.find((one) => one === id)
        return region ? { kind: 'region', region } : null
      }
      case 'system':
        return register.systems.has(id) ? { kind: 'system', id } : null
      case 'council':
        return register.councils.has(id) ? { kind: 'council', id } : null
      case 'body':
        return register.bodies.has(id) ? { kind: 'body', id } : null
      default:
        return null
    }
  }

  const areaName = (area: Area): string => {
    if (area.kind === 'england') return 'all of England'
    if (area.kind === 'region') return regionName(area.region)
    const body = area.kind === 'body' ? register.bodies.get(area.id) : undefined
    const system = area.kind === 'system' ? register.systems.get(area.id) : undefined
    const council = area.kind === 'council' ? register.councils.get(area.id) : undefined
    if (body) return bodyName(body)
    if (system) return systemName(system)
    return council ? councilName(council) : area.id
  }

  const after = (id: string): Set<string> => reach(id, lineage.successors, (step) => step.to.id)
  const before = (id: string): Set<string> => reach(id, lineage.predecessors, (step) => step.from.id)

  const ofBody = (id: string): Set<string> => {
    const bodies = after(id).union(before(id))
    const main = lineage
      .systemsOf(id)
      .filter((system) => bodies.has(system.icbId) || system.ccgIds.some((ccg) => bodies.has(ccg)))
    return bodies.union(new Set(main.map((system) => system.id)))
  }

  const ofCouncil = (council: Council): Set<string> => {
    const icbs = new Set([council.icbId, ...council.otherIcbIds].flatMap((id) => [...after(id)]))
    const ccgs = council.ccgIds2020.flatMap((ccg) => [
      ccg,
      ...[...after(ccg)].filter((id) => !after(id).isDisjointFrom(icbs)),
      ...[...before(ccg)].filter((id) => bearsName(id, councilPlace(council))),
    ])
    const footprints = council.ccgIds2020.flatMap((ccg) => lineage.systemsOf(ccg).map((system) => system.id))
    return new Set([...ccgs, ...footprints]).union(icbs)
  }

  /** Which of a CCG's predecessors lay in a council the register cannot tell; those of the same name did. */
  const bearsName = (id: string, place: string): boolean =>
    ` ${fold(register.bodies.get(id)?.shortName ?? '')} `.includes(` ${fold(place)} `)

  const ofSystem = (system: System): Set<string> => {
    const isCcg = (id: string): boolean => register.bodies.get(id)?.kind === 'ccg'
    const ccgs = system.ccgIds.flatMap((id) => [...[...after(id)].filter(isCcg), ...before(id)])
    return new Set([system.id, ...ccgs]).union(after(system.icbId))
  }

  const ofRegion = (region: Region): Set<string> => {
    const isIn = (body: Body | undefined): boolean => body?.region === region
    const bodies = [...register.bodies.values()].filter(isIn)
    const footprints = systems.filter((system) => isIn(register.bodies.get(system.icbId)))
    return new Set([...bodies, ...footprints].map((one) => one.id))
  }

  /** The body and all that it leads to by steps that took more than a sliver. */
  const reach = (id: string, next: (id: string) => readonly Step[], onward: (step: Step) => string): Set<string> => {
    const found = new Set<string>()
    const open = [id]
    for (let current = open.pop(); current !== undefined; current = open.pop()) {
      if (found.has(current)) continue
      found.add(current)
      open.push(
        ...next(current)
          .filter((step) => (step.share ?? 1) >= SLIVER)
          .map(onward),
      )
    }
    return found
  }

  const gather = (area: Area): Set<string> => {
    if (area.kind === 'england') return new Set([...register.bodies.keys(), ...register.systems.keys()])
    if (area.kind === 'region') return ofRegion(area.region)
    const system = area.kind === 'system' ? register.systems.get(area.id) : undefined
    const council = area.kind === 'council' ? register.councils.get(area.id) : undefined
    if (system) return ofSystem(system)
    if (council) return ofCouncil(council)
    return register.bodies.has(area.id) ? ofBody(area.id) : new Set()
  }

  const bodiesOf = (area: Area): ReadonlySet<string> => {
    const written = writeArea(area)
    const known = kept.get(written) ?? gather(area)
    kept.set(written, known)
    return known
  }

  return { readArea, areaName, bodiesOf }
}

function regionName(region: Region): string {
  return region === 'London' || region === 'East of England' ? region.replace(/^East/, 'the East') : `the ${region}`
}
