/** What is known of a body on a day, for its card: as data, and as at the day on which the register was compiled. */
import type { IsoDate } from '../time.ts'
import { type CouncilsCovered, createCouncilsOf } from './councils-of.ts'
import { createLineage, type Lineage, readSteps, type Step, wasAlive } from './lineage.ts'
import { type Body, type ClusterMembership, REGISTER_COMPILED, type Register } from './register.ts'

/** Whether a body exists on a day. */
export type BodyState = 'not-yet' | 'live' | 'closed'

/** What the register knows to be coming. It knows of no merger approved for 1 April 2027; so nothing found is not "no". */
interface Coming {
  /** Successions after the day asked about, in order of date. */
  readonly steps: readonly Step[]
  /** The register knows nothing later than this day: say it with the answer. */
  readonly asAt: IsoDate
}

interface Counts {
  readonly ccg: number
  readonly icb: number
}

export interface Status {
  /** The clusters, `exploring` and `none` included, of the ICBs that the body is on the day: one row an ICB and cluster. */
  readonly clustersOf: (id: string, day: IsoDate) => readonly ClusterMembership[]
  /** What is to come for the body, or for what it is on the day; for all bodies where the id is null. */
  readonly comingAfter: (day: IsoDate, id: string | null) => Coming
  readonly councilsOf: (id: string) => CouncilsCovered
  /** How many bodies of each kind were alive on the day. */
  readonly countOn: (day: IsoDate) => Counts
  /** Each day on which bodies opened or closed, in order, with the counts from that day on. */
  readonly countsOverTime: () => readonly (Counts & { readonly from: IsoDate })[]
}

/** Whether a body is not yet set up, live or closed on the day. */
export function stateOn(body: Body, day: IsoDate): BodyState {
  if (day < body.opened) return 'not-yet'
  return wasAlive(body, day) ? 'live' : 'closed'
}

export function createStatus(register: Register, lineage: Lineage = createLineage(register)): Status {
  const bodies = [...register.bodies.values()]

  const countOn = (day: IsoDate): Counts => {
    const alive = bodies.filter((body) => wasAlive(body, day))
    const ccg = alive.filter((body) => body.kind === 'ccg').length
    return { ccg, icb: alive.length - ccg }
  }

  const comingAfter = (day: IsoDate, id: string | null): Coming => {
    const concerned = id === null ? null : new Set([id, ...lineage.bodiesOn(id, day).map((body) => body.id)])
    const steps = readSteps(register)
      .filter((step) => step.on > day && (!concerned || concerned.has(step.from.id) || concerned.has(step.to.id)))
      .toSorted((one, other) => one.on.localeCompare(other.on))
    return { steps, asAt: REGISTER_COMPILED }
  }

  const clustersOf = (id: string, day: IsoDate): ClusterMembership[] => {
    const icbs = new Set(lineage.bodiesOn(id, day).map((body) => body.id))
    return register.clusters.filter((row) => icbs.has(row.icbId))
  }

  const countsOverTime = (): (Counts & { from: IsoDate })[] => {
    const days = new Set(bodies.flatMap((body) => (body.closed ? [body.opened, body.closed] : [body.opened])))
    return [...days].toSorted().map((from) => ({ from, ...countOn(from) }))
  }

  return { clustersOf, comingAfter, councilsOf: createCouncilsOf(register, lineage), countOn, countsOverTime }
}
