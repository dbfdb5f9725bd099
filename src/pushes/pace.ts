/** How fast a push's petition grows. */
import { countAt } from '../petitions/history/history.ts'
import type { Petitions, Sample } from '../petitions/petitions.ts'
import { DAY_MS, HOUR_MS, instant, MINUTE_MS } from '../time.ts'
import type { Push } from './push.ts'

const DAYS_LOOKED_BACK = 7
/** With less history a pace is chance. */
const LEAST_DAYS = 0.25

/** Signatures a day over the last seven days, or as much of them as is known (samples in order of time); null while that is less than six hours. */
export function paceHad(samples: readonly Sample[], now: Date): number | null {
  const [first] = samples
  if (!first) return null
  const from = Math.max(Date.parse(first.at), now.getTime() - DAYS_LOOKED_BACK * DAY_MS)
  const days = (now.getTime() - from) / DAY_MS
  const [start, end] = [countAt(samples, from), countAt(samples, now.getTime())]
  return days < LEAST_DAYS || start === null || end === null ? null : Math.max(0, (end - start) / days)
}

/**
 * The moment as of which a push's pace is told: it moves on once an hour, for each push at a minute of its own, so that
 * cards are not edited for a pace that drifts by one, and not all in one minute.
 */
export function paceMoment({ id }: Pick<Push, 'id'>, now: Date): Date {
  const offset = (id % 60) * MINUTE_MS
  return new Date(Math.floor((now.getTime() - offset) / HOUR_MS) * HOUR_MS + offset)
}

/** A petition that nobody tracks any more has no newer history, and yet it grows. */
function withNewest(samples: readonly Sample[], { count, countedAt }: Push): readonly Sample[] {
  const last = samples.at(-1)
  return last && last.at < countedAt ? [...samples, { at: countedAt, signatures: count }] : samples
}

export type PaceOf = (push: Push, now: Date) => Promise<number | null>

/** Gives the pace of pushes, each reckoned once an hour. */
export function createPaces(petitions: Pick<Petitions, 'history'>): PaceOf {
  const reckoned = new Map<number, { readonly moment: number; readonly pace: number | null }>()
  return async (push, now) => {
    const moment = paceMoment(push, now)
    const known = reckoned.get(push.id)
    if (known?.moment === moment.getTime()) return known.pace
    const since = instant(new Date(moment.getTime() - (DAYS_LOOKED_BACK + 1) * DAY_MS))
    const pace = paceHad(withNewest(await petitions.history(push.petitionId, since), push), moment)
    reckoned.set(push.id, { moment: moment.getTime(), pace })
    return pace
  }
}
