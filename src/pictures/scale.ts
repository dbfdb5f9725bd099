/** Scales: from values to places in a picture, and the round values to name on an axis. */

export type Scale = (value: number) => number

/** A straight scale; a span of nothing maps to the beginning. */
export function linearScale(from: number, to: number, start: number, end: number): Scale {
  const perUnit = from === to ? 0 : (end - start) / (to - from)
  return (value) => start + (value - from) * perUnit
}

const ROUND_STEPS = [1, 2, 2.5, 5, 10]

/** Round whole numbers from 0 to the first at or above `most`, in at most so many equal steps. */
export function roundTicks(most: number, steps: number): number[] {
  const least = Math.max(most, 1) / steps
  const power = 10 ** Math.floor(Math.log10(least))
  const step = ROUND_STEPS.map((round) => round * power).find((one) => one >= least && Number.isInteger(one)) ?? 1
  const count = Math.max(1, Math.ceil(Math.max(most, 1) / step))
  return Array.from({ length: count + 1 }, (_, place) => place * step)
}

/** "800", "12,000", "1.5m": short enough for an axis. */
export function writeTick(value: number): string {
  if (value >= 1_000_000) return `${(value / 1_000_000).toLocaleString('en-GB', { maximumFractionDigits: 2 })}m`
  return value.toLocaleString('en-GB')
}
