/** When a petition will have how many signatures, with a range that is meant to hold the truth eight times in ten. */
import { addDays, DAY_MS, type IsoDate, londonDate } from '../../time.ts'
import { countAt, type Sample } from '../history/history.ts'
import { type Belief, believe, drawBelief, drawState } from './belief.ts'
import { type Chance, createChance } from './chance.ts'

/** Where the count may be at a moment: eight times in ten between `low` and `high`. */
export interface Outlook {
  readonly at: Date
  readonly low: number
  readonly middle: number
  readonly high: number
}

/** When a count is reached. */
export type Reach =
  | { readonly kind: 'reached' }
  /**
   * Eight times in ten between the two days; `to` is null when it may well not come before the end of the forecast.
   * `chance` is how likely it comes before that end, from 0 to 1.
   */
  | { readonly kind: 'range'; readonly from: IsoDate; readonly to: IsoDate | null; readonly chance: number }
  /** Less often than once in ten before the end of the forecast. */
  | { readonly kind: 'unlikely' }

export interface Forecast {
  /** The last day that is looked at: when it closes, or a year from now. */
  readonly until: IsoDate
  reach(target: number): Reach
  /** One a day, from now on. */
  readonly outlook: readonly Outlook[]
}

/** The share of truths that a range is meant to hold: it leaves out a tenth at each side. */
const EDGE = 0.1
const PATHS = 400
const DAYS_LOOKED_BACK = 28
/** With fewer whole days of history, nothing can be said of how the pace changes. */
const LEAST_DAYS = 3
const LONGEST_DAYS = 366
/** How much of its slope each day keeps: nobody can tell how long a slope lasts, so paths differ in it. */
const FALL_KEPT = [0.93, 0.98, 1]
/** Growth feeds on itself for days or weeks, not for months. */
const RISE_KEPT = [0.8, 0.9, 0.95]
/** More than anybody signs in a day, as a logarithm. */
const HIGHEST_LEVEL = Math.log(2_000_000)
const SEED = 276_169

/**
 * A forecast from the samples (in order of time) up to `now`, as far as the day on which the petition closes, or a year.
 * Null when there are fewer than three whole days of history.
 */
export function forecast(samples: readonly Sample[], now: Date, closes: IsoDate | null): Forecast | null {
  const days = wholeDays(samples, now)
  const current = countAt(samples, now.getTime())
  if (days.length < LEAST_DAYS || current === null) return null
  const horizon = closes === null ? LONGEST_DAYS : (Date.parse(`${closes}T23:59:59Z`) - now.getTime()) / DAY_MS
  const length = Math.min(LONGEST_DAYS, Math.max(0, Math.ceil(horizon)))
  const paths = simulate(believe(days), current, length, createChance(SEED))
  return {
    until: closes ?? addDays(londonDate(now), LONGEST_DAYS),
    reach: (target) => reachOf(target, current, paths, now, Math.min(horizon, LONGEST_DAYS)),
    outlook: outlookOf(paths, current, now),
  }
}

/**
 * The signatures of each 24 hours before now that the history covers whole, oldest first. A day on which the count was
 * purged tells nothing of the pace: it counts as the day before it.
 */
function wholeDays(samples: readonly Sample[], now: Date): number[] {
  const days: number[] = []
  for (let back = 0; back < DAYS_LOOKED_BACK; back += 1) {
    const end = countAt(samples, now.getTime() - back * DAY_MS)
    const start = countAt(samples, now.getTime() - (back + 1) * DAY_MS)
    if (end === null || start === null) break
    days.unshift(end - start)
  }
  let before = 0
  return days.map((day) => {
    if (day >= 0) before = day
    return before
  })
}

/** Each path is the count after 1, 2, … days. */
function simulate(beliefs: readonly Belief[], current: number, length: number, chance: Chance): Float64Array[] {
  return Array.from({ length: PATHS }, () => {
    const belief = drawBelief(beliefs, chance)
    const path = new Float64Array(length)
    let [level, slope] = drawState(belief, chance)
    const [fallKept, riseKept] = [oneOf(FALL_KEPT, chance), oneOf(RISE_KEPT, chance)]
    let count = current
    for (let day = 0; day < length; day += 1) {
      const today = level + (belief.rhythm[day % belief.rhythm.length] ?? 0) + belief.noise * chance.normal()
      const expected = Math.exp(Math.min(HIGHEST_LEVEL, today))
      count += chance.poisson(expected)
      path[day] = count
      slope = slope * (slope > 0 ? riseKept : fallKept)
      if (belief.bend > 0) slope += belief.bend * chance.normal()
      level += slope + belief.wander * chance.normal()
    }
    return path
  })
}

function oneOf(values: readonly number[], chance: Chance): number {
  return values[Math.floor(chance.even() * values.length)] ?? 0
}

function reachOf(target: number, current: number, paths: readonly Float64Array[], now: Date, horizon: number): Reach {
  if (current >= target) return { kind: 'reached' }
  const times = Float64Array.from(paths, (path) => timeTo(target, path, current)).map((days) =>
    days > horizon ? Number.POSITIVE_INFINITY : days,
  )
  times.sort()
  const chance = times.filter((days) => days !== Number.POSITIVE_INFINITY).length / times.length
  const from = quantile(times, EDGE)
  const to = quantile(times, 1 - EDGE)
  const dayOf = (days: number) => londonDate(new Date(now.getTime() + days * DAY_MS))
  if (from === Number.POSITIVE_INFINITY) return { kind: 'unlikely' }
  return { kind: 'range', from: dayOf(from), to: to === Number.POSITIVE_INFINITY ? null : dayOf(to), chance }
}

/** After how many days a path has the target, within a day in proportion; infinite when it never has. */
function timeTo(target: number, path: Float64Array, current: number): number {
  const day = path.findIndex((count) => count >= target)
  if (day < 0) return Number.POSITIVE_INFINITY
  const before = day === 0 ? current : (path[day - 1] ?? current)
  const after = path[day] ?? target
  return day + (target - before) / (after - before)
}

function outlookOf(paths: readonly Float64Array[], current: number, now: Date): Outlook[] {
  const length = paths[0]?.length ?? 0
  const counts = new Float64Array(paths.length)
  const ahead = Array.from({ length }, (_, day) => {
    paths.forEach((path, place) => {
      counts[place] = path[day] ?? current
    })
    counts.sort()
    const [low, middle, high] = [EDGE, 0.5, 1 - EDGE].map((share) => Math.round(quantile(counts, share)))
    return { at: new Date(now.getTime() + (day + 1) * DAY_MS), low: low ?? 0, middle: middle ?? 0, high: high ?? 0 }
  })
  return [{ at: now, low: current, middle: current, high: current }, ...ahead]
}

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
