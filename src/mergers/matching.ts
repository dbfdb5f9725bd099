/** Which known merger a story is a step of. */
import type { Stage } from '../news/understanding.ts'
import type { Lineage } from '../register/lineage.ts'
import { fold } from '../register/normalise.ts'
import type { Register } from '../register/register.ts'
import { addDays, type IsoDate } from '../time.ts'
import type { Named } from './bodies-named.ts'
import type { Merger } from './merger.ts'

export interface StoryStep extends Named {
  readonly stage: Stage
  readonly day: IsoDate
}

/** The merger among these that the story is a step of, the likeliest one; null when it is a new merger. */
export type FindMerger = (story: StoryStep, mergers: readonly Merger[]) => Merger | null

/** So much of the smaller of two lists of bodies must be in the other, and two bodies at least where both have two. */
const LEAST_SHARE = 0.6
/** A plan that was not heard of for so long is another plan. A cluster waits for its merger as long as it takes. */
const LONGEST_SILENCE_DAYS = 730
/** A rejected plan is taken up again within a year, or it is a new one. */
const SECOND_TRY_DAYS = 365
/** Reports that a merger is in effect come so long before or after the day. */
const EFFECT_DAYS = 180

/**
 * By the bodies that both name, as they were on the earlier of the two days: news of a CCG after a merger is about those
 * that became it. A merger that has taken effect takes up no later plans, since its bodies then plan the next one.
 */
export function createFindMerger(register: Register, lineage: Pick<Lineage, 'bodiesOn'>): FindMerger {
  const backTo = (ids: readonly string[], day: IsoDate): Set<string> =>
    new Set(
      ids.flatMap((id) => {
        const isLater = (register.bodies.get(id)?.opened ?? '') > day
        return isLater ? lineage.bodiesOn(id, day).map((body) => body.id) : [id]
      }),
    )

  const likeness = (story: StoryStep, merger: Merger): number => {
    const day = [story.day, merger.firstDay].toSorted()[0] ?? story.day
    const one = backTo(story.bodyIds, day)
    const other = backTo(merger.bodyIds, day)
    const shared = one.intersection(other).size
    const smaller = Math.min(one.size, other.size)
    if (shared < Math.min(2, smaller) || shared < smaller * LEAST_SHARE || shared === 0) return 0
    const isSameName = story.into !== '' && fold(story.into) === fold(merger.into)
    return shared / one.union(other).size + (isSameName ? 1 : 0)
  }

  return (story, mergers) => {
    const likely = mergers
      .filter((merger) => isInTime(story, merger))
      .map((merger) => ({ merger, score: likeness(story, merger) }))
      .filter(({ score }) => score > 0)
      .toSorted((one, other) => other.score - one.score || other.merger.lastDay.localeCompare(one.merger.lastDay))
    return likely[0]?.merger ?? null
  }
}

function isInTime({ stage, day }: StoryStep, merger: Merger): boolean {
  const end = endOf(merger, day)
  if (end !== null) {
    const isReport = stage === 'effective' && isWithin(EFFECT_DAYS, end, day)
    return isReport || (day < end && day >= addDays(merger.firstDay, -SECOND_TRY_DAYS))
  }
  if (day < merger.firstDay) return isWithin(SECOND_TRY_DAYS, day, merger.firstDay)
  if (merger.standing === 'clustered' || merger.standing === 'exploring') return true
  return isWithin(merger.standing === 'rejected' ? SECOND_TRY_DAYS : LONGEST_SILENCE_DAYS, merger.lastDay, day)
}

/** The day on which it took effect, as far as is known on the day of the story: said so, or approved for a day that has come. */
function endOf({ standing, since, target }: Merger, day: IsoDate): IsoDate | null {
  if (standing === 'effective') return since
  return standing === 'approved' && target !== null && target <= day ? target : null
}

function isWithin(days: number, one: IsoDate, other: IsoDate): boolean {
  return other <= addDays(one, days) && other >= addDays(one, -days)
}
