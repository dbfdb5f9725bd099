/** What a tenant's organisers did with records: two put together into one, and stories put to another record. */
import type { Stage } from '../news/understanding.ts'
import type { Instant } from '../time.ts'
import type { FindMerger } from './matching.ts'
import type { Step } from './merger.ts'
import { readMerger } from './reading-steps.ts'

interface Made {
  /** The platform's id of the person. */
  readonly by: string
  readonly at: Instant
}

/** One record is shown no more; another has its steps, those to come as well. */
export interface Join extends Made {
  readonly mergerId: number
  readonly intoId: number
}

/** A story is a step of another record than the one that it was put to. */
export interface Move extends Made {
  readonly storyId: number
  readonly fromId: number
  readonly toId: number
}

export interface Arrangement {
  readonly joins: readonly Join[]
  readonly moves: readonly Move[]
}

/** The record in which a record's steps are shown: itself, unless it was put into another. */
export function shownIn(id: number, joins: readonly Join[]): number {
  const into = new Map(joins.map(({ mergerId, intoId }) => [mergerId, intoId]))
  const passed = new Set<number>()
  for (let at: number | undefined = id; at !== undefined; at = into.get(at)) {
    // Two organisers at one moment can put two records into each other: the older one has the steps.
    if (passed.has(at)) return Math.min(...passed)
    passed.add(at)
  }
  return [...passed].at(-1) ?? id
}

/** What of it was done to one record that is shown; the moves are told by the records that are shown. */
export function aboutRecord({ joins, moves }: Arrangement, id: number): Arrangement {
  const here = moves.map((move) => ({
    ...move,
    fromId: shownIn(move.fromId, joins),
    toId: shownIn(move.toId, joins),
  }))
  return {
    joins: joins.filter(({ mergerId, intoId }) => mergerId !== id && shownIn(intoId, joins) === id),
    moves: here.filter(({ fromId, toId }) => fromId === id || toId === id),
  }
}

/**
 * The same steps, each with the record in which the tenant's people see it. The order in which they are given makes no
 * difference.
 *
 * A story that was moved stays where it was put, and one that comes after a move goes with it where its bodies fit that
 * record better than the one that it was put to: else the next chapter would be told in the wrong record again.
 */
export function arrange(steps: readonly Step[], { joins, moves }: Arrangement, findMerger: FindMerger): Step[] {
  if (joins.length === 0 && moves.length === 0) return [...steps]
  const moved = new Map(moves.map((move) => [move.storyId, move]))
  const records = new Map<number, Step[]>()
  const put = (step: Step, id: number) => {
    const mergerId = shownIn(id, joins)
    const record = records.get(mergerId) ?? []
    records.set(mergerId, record)
    record.push({ ...step, mergerId })
  }
  const followed = (step: Step): number => {
    const here = shownIn(step.mergerId, joins)
    const ways = moves.filter(({ fromId, at }) => at < step.addedAt && shownIn(fromId, joins) === here)
    if (ways.length === 0 || step.storyId === null) return here
    const ids = new Set([here, ...ways.map(({ toId }) => shownIn(toId, joins))])
    const known = [...ids].map((id) => readMerger(records.get(id) ?? [])).filter((merger) => merger !== null)
    return findMerger({ ...step, stage: step.standing as Stage }, known)?.id ?? here
  }
  const explicit = (step: Step) => (step.storyId === null ? undefined : moved.get(step.storyId))
  for (const step of steps) if (explicit(step)) put(step, explicit(step)?.toId ?? step.mergerId)
  const others = steps.filter((step) => !explicit(step))
  for (const step of others.toSorted((one, other) => one.addedAt.localeCompare(other.addedAt) || one.id - other.id))
    put(step, followed(step))
  return [...records.values()].flat()
}
