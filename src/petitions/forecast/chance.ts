/** Chance that is the same each time: a forecast must not change because it is asked for again. */

export interface Chance {
  /** Evenly from 0 up to 1. */
  even(): number
  /** Normally about 0, with a standard deviation of 1. */
  normal(): number
  /** How many of many rare things happen when so many are expected. */
  poisson(expected: number): number
}

/** Above this, a Poisson count is drawn as a normal one, which it then resembles. */
const NORMAL_FROM = 20

/** Makes chance from a seed, a whole number (mulberry32, by Tommy Ettinger: 32 bits of state, good enough for pictures of chance). */
export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const even = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  // Box and Muller's method, which gives two at a time.
  let spare: number | null = null
  const normal = () => {
    if (spare !== null) {
      const kept = spare
      spare = null
      return kept
    }
    const [length, angle] = [Math.sqrt(-2 * Math.log(1 - even())), 2 * Math.PI * even()]
    spare = length * Math.sin(angle)
    return length * Math.cos(angle)
  }
  const poisson = (expected: number) => {
    if (expected >= NORMAL_FROM) return Math.max(0, Math.round(expected + Math.sqrt(expected) * normal()))
    const limit = Math.exp(-expected)
    let count = 0
    for (let product = even(); product > limit; product *= even()) count += 1
    return count
  }
  return { even, normal, poisson }
}
