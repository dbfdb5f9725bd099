/** How fast a petition grows: what was added in the last hour, today, and in the last seven days. */
import { type Clock, HOUR_MS, londonDate, londonMoment } from '../../time.ts'
import { countAt, type Sample } from './history.ts'

export interface Pace {
  /** Signatures added within the last 60 minutes; null when the history does not reach so far back. So with the others. */
  readonly lastHour: number | null
  /** Since midnight in London. */
  readonly today: number | null
  /** Within the last seven days. */
  readonly thisWeek: number | null
  /** Within the seven days before those. */
  readonly lastWeek: number | null
}

const WEEK_MS = 7 * 24 * HOUR_MS

/** Reads the pace off the samples, which are in order of time. A count that a purge has lowered gives a pace below 0. */
export function paceOf(samples: readonly Sample[], now: ReturnType<Clock>): Pace {
  const time = now.getTime()
  const between = (from: number, to: number): number | null => {
    const [start, end] = [countAt(samples, from), countAt(samples, to)]
    return start === null || end === null ? null : Math.round(end - start)
  }
  return {
    lastHour: between(time - HOUR_MS, time),
    today: between(londonMoment(londonDate(now), '00:00').getTime(), time),
    thisWeek: between(time - WEEK_MS, time),
    lastWeek: between(time - 2 * WEEK_MS, time - WEEK_MS),
  }
}
