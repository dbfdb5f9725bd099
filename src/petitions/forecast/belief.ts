/**
 * What the last days tell of a petition's pace, with how sure that is.
 *
 * The logarithm of a day's signatures is taken for a level that wanders, with a slope that may change, seen through the
 * noise of single days and perhaps a rhythm of the week. How much it wanders, how noisy days are and whether it has a
 * slope are not known: each combination of a grid is followed through the days by a Kalman filter, and believed in as far
 * as it foretold them (and as petitions commonly behave). Few days thus give wide forecasts, and steady ones narrow them.
 */
import type { Chance } from './chance.ts'

/** One combination, after all days. */
export interface Belief {
  /** The level after the last day (of the logarithm of signatures a day), and its slope a day, with their covariance. */
  readonly level: number
  readonly slope: number
  readonly covariance: Covariance
  /** By how much the level and the slope wander a day, and the noise of a day on top of chance: standard deviations. */
  readonly wander: number
  readonly bend: number
  readonly noise: number
  /** What is added to the level on each of the next seven days, and so on with each week. */
  readonly rhythm: readonly number[]
  /** How much it is believed in, from 0 to 1. */
  readonly weight: number
}

interface Covariance {
  readonly level: number
  readonly slope: number
  readonly both: number
}

/** A value with its share of belief before anything is seen. */
type Prior<Value> = readonly (readonly [value: Value, share: number])[]

const WANDERS: Prior<number> = [
  [0.003, 12],
  [0.05, 3],
  [0.12, 3],
  [0.25, 1],
  [0.5, 0.2],
]
const NOISES: Prior<number> = [
  [0.02, 1],
  [0.12, 2],
  [0.25, 2],
  [0.45, 1],
  [0.8, 0.3],
]
/** No slope; one that stays; one that bends, as before and after a peak. */
const SLOPES: Prior<{ readonly spread: number; readonly bend: number }> = [
  [{ spread: 0, bend: 0 }, 8],
  [{ spread: 0.08, bend: 0 }, 4],
  [{ spread: 0.1, bend: 0.02 }, 3],
]
/** Nothing is known of the level before the first day. */
const FIRST_VARIANCE = 25
/** Keeps a day without signatures from being infinitely far from one with a few. */
const LEAST = 0.5

/** With so many in a block of days, or after so many days, the next block begins. */
const ENOUGH = 10
const LONGEST_BLOCK = 7
/** A rhythm of the week is looked for in two weeks of so many signatures a day, and believed in three times in ten. */
const WEEK = 7
const RHYTHM_FROM = { days: 2 * WEEK, perDay: 3 }
const RHYTHM_PRIOR = 0.3

/** The beliefs that days of so many signatures (oldest first, none below 0) leave. */
export function believe(days: readonly number[]): Belief[] {
  const followed = followAll(days, NO_RHYTHM, 0)
  const rhythm = rhythmOf(days)
  // Six numbers were fitted to find the rhythm, which makes it look better than it is (Schwarz's criterion).
  const doubt = Math.log(RHYTHM_PRIOR) - (WEEK - 1) * 0.5 * Math.log(days.length)
  if (rhythm !== null) followed.push(...followAll(days, rhythm, doubt))
  const best = Math.max(...followed.map((one) => one.weight))
  const weights = followed.map((one) => Math.exp(one.weight - best))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return followed.map((one, place) => ({ ...one, weight: (weights[place] ?? 0) / total }))
}

const NO_RHYTHM: readonly number[] = Array.from({ length: WEEK }, () => 0)

function followAll(days: readonly number[], rhythm: readonly number[], prior: number): Belief[] {
  const seen = blocksOf(days, rhythm)
  const ahead = NO_RHYTHM.map((_, day) => rhythm[(days.length + day) % WEEK] ?? 0)
  return WANDERS.flatMap(([wander, a]) =>
    NOISES.flatMap(([noise, b]) =>
      SLOPES.map(([slope, c]) => ({
        ...follow(seen, { wander, noise, ...slope }, prior + Math.log(a * b * c)),
        rhythm: ahead,
      })),
    ),
  )
}

/**
 * By how much the logarithm of each day of the week differs from the week's, by the day's place modulo 7; null when there
 * is too little to tell. Each week counts the same, so that one of many signatures does not speak for all.
 */
function rhythmOf(days: readonly number[]): number[] | null {
  const weeks = Math.floor(days.length / WEEK)
  const first = days.length - weeks * WEEK
  const means = Array.from({ length: weeks }, (_, week) => {
    const start = first + week * WEEK
    return days.slice(start, start + WEEK).reduce((sum, count) => sum + count, 0) / WEEK
  })
  if (days.length < RHYTHM_FROM.days || means.some((mean) => mean < RHYTHM_FROM.perDay)) return null
  return NO_RHYTHM.map((_, place) => {
    const shares = means.map((mean, week) => {
      const start = first + week * WEEK
      const count = days[start + ((place - start + WEEK * days.length) % WEEK)] ?? 0
      return (count + LEAST) / (mean + LEAST)
    })
    return Math.log(shares.reduce((sum, share) => sum + share, 0) / weeks)
  })
}

/** One or several days together. */
interface Seen {
  readonly days: number
  /** The logarithm of signatures a day, with the variance that chance gives it. */
  readonly level: number
  readonly variance: number
}

/** The days, with the rhythm taken out; as many together as it takes for their sum to tell something. */
function blocksOf(days: readonly number[], rhythm: readonly number[]): Seen[] {
  const blocks: Seen[] = []
  let [length, sum, even] = [0, 0, 0]
  for (let place = days.length - 1; place >= 0; place -= 1) {
    const count = days[place] ?? 0
    length += 1
    sum += count
    even += count / Math.exp(rhythm[place % WEEK] ?? 0)
    if (sum < ENOUGH && length < LONGEST_BLOCK && place > 0) continue
    blocks.unshift({ days: length, level: Math.log((even + LEAST) / length), variance: 1 / (sum + LEAST) })
    ;[length, sum, even] = [0, 0, 0]
  }
  return blocks
}

interface Combination {
  readonly wander: number
  readonly noise: number
  readonly spread: number
  readonly bend: number
}

/** The Kalman filter for one combination; its weight is the logarithm of how well it foretold the days, added to `prior`. */
function follow(seen: readonly Seen[], { wander, noise, spread, bend }: Combination, prior: number) {
  let [level, slope, weight] = [seen[0]?.level ?? 0, 0, prior]
  let covariance: Covariance = { level: FIRST_VARIANCE, slope: spread ** 2, both: 0 }
  for (const { days, ...block } of seen) {
    const expected = covariance.level + block.variance + noise ** 2 / days
    const surprise = block.level - level
    weight -= 0.5 * (Math.log(expected) + surprise ** 2 / expected)
    const gain = { level: covariance.level / expected, slope: covariance.both / expected }
    level += gain.level * surprise
    slope += gain.slope * surprise
    const known: Covariance = {
      level: covariance.level * (1 - gain.level),
      both: covariance.both * (1 - gain.level),
      slope: covariance.slope - gain.slope * covariance.both,
    }
    level += slope * days
    covariance = {
      level: known.level + 2 * days * known.both + days ** 2 * known.slope + days * wander ** 2,
      both: known.both + days * known.slope,
      slope: known.slope + days * bend ** 2,
    }
  }
  return { level, slope, covariance, wander, bend, noise, weight }
}

/** One of the beliefs, each as often as it is believed in. */
export function drawBelief(beliefs: readonly Belief[], chance: Chance): Belief {
  let left = chance.even()
  for (const belief of beliefs) {
    left -= belief.weight
    if (left <= 0) return belief
  }
  return beliefs[beliefs.length - 1] as Belief
}

/** A level and a slope that a belief leaves possible. */
export function drawState({ level, slope, covariance }: Belief, chance: Chance): [level: number, slope: number] {
  const spread = Math.sqrt(covariance.level)
  const first = chance.normal()
  const tied = covariance.both / spread
  const rest = Math.sqrt(Math.max(0, covariance.slope - tied ** 2))
  return [level + spread * first, slope + tied * first + rest * chance.normal()]
}
