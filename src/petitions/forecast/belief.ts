/**
 * What the last days tell of a petition's pace, with how sure that is.
 *
 * The logarithm of a day's signatures is taken for a level that wanders, with a slope, seen through the noise of single
 * days. How much it wanders, how noisy days are and what the slope is are not known: each combination of a grid is
 * followed through the days by a Kalman filter, and believed in as far as it foretold them (and as petitions commonly
 * behave: most calm down). Few days thus give wide forecasts, and steady ones narrow them.
 */
import type { Chance } from './chance.ts'

/** One combination, after all days. */
export interface Belief {
  /** The level after the last day, with its variance: of the logarithm of signatures a day. */
  readonly level: number
  readonly variance: number
  /** By how much the level wanders a day, and the noise of a day on top of chance: standard deviations. */
  readonly wander: number
  readonly noise: number
  /** What is added to the level each day. */
  readonly slope: number
  /** How much it is believed in, from 0 to 1. */
  readonly weight: number
}

/** A value with its share of belief before anything is seen. */
type Prior = readonly (readonly [value: number, share: number])[]

const WANDERS: Prior = [
  [0.005, 6],
  [0.05, 3],
  [0.12, 3],
  [0.25, 1],
  [0.5, 0.2],
]
const NOISES: Prior = [
  [0.02, 1],
  [0.12, 2],
  [0.25, 2],
  [0.45, 1],
  [0.8, 0.3],
]
const SLOPES: Prior = [
  [-0.25, 0.1],
  [-0.12, 0.5],
  [-0.06, 1],
  [-0.03, 1.5],
  [-0.01, 2],
  [0, 6],
  [0.01, 1],
  [0.03, 1],
  [0.08, 0.3],
]
/** Nothing is known of the level before the first day. */
const FIRST_VARIANCE = 25
/** Keeps a day without signatures from being infinitely far from one with a few. */
const LEAST = 0.5

/** The beliefs that days of so many signatures (oldest first, none below 0) leave. */
export function believe(days: readonly number[]): Belief[] {
  const seen = days.map((count) => ({ level: Math.log(count + LEAST), variance: 1 / (count + LEAST) }))
  const followed = WANDERS.flatMap(([wander, a]) =>
    NOISES.flatMap(([noise, b]) =>
      SLOPES.map(([slope, c]) => follow(seen, { wander, noise, slope }, Math.log(a * b * c))),
    ),
  )
  const best = Math.max(...followed.map((one) => one.weight))
  const weights = followed.map((one) => Math.exp(one.weight - best))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return followed.map((one, place) => ({ ...one, weight: (weights[place] ?? 0) / total }))
}

interface Seen {
  readonly level: number
  readonly variance: number
}

/** The Kalman filter for one combination; its weight is the logarithm of how well it foretold the days, added to `prior`. */
function follow(seen: readonly Seen[], combination: Pick<Belief, 'wander' | 'noise' | 'slope'>, prior: number): Belief {
  let level = seen[0]?.level ?? 0
  let variance = FIRST_VARIANCE
  let weight = prior
  for (const day of seen) {
    const spread = variance + day.variance + combination.noise ** 2
    const surprise = day.level - level
    weight -= 0.5 * (Math.log(spread) + surprise ** 2 / spread)
    const gain = variance / spread
    level += gain * surprise + combination.slope
    variance = variance * (1 - gain) + combination.wander ** 2
  }
  return { ...combination, level, variance, weight }
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
