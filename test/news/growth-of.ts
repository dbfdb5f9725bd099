/** Whether work grows with its size or faster: a ratio of two measures on the same machine at the same moment, not a time. */

/** Work that takes less than this is too little to be measured by itself. */
const ENOUGH_MS = 4
const TRIES = 6
/** Between in proportion (1) and the square (the factor itself), where noise does not reach. */
const LENIENCY = 3

/**
 * True when work of so many times the size takes less than three times as many times as long. Square growth at eight
 * times the size takes eight times as many. Each side counts with its quickest run, and a busy machine gets more tries.
 */
export function growthOf(factor: number, prepare: (factor: number) => () => unknown): boolean {
  const small = prepare(1)
  const large = prepare(factor)
  const repeats = repeatsFor(small)
  let quickestSmall = Number.POSITIVE_INFINITY
  let quickestLarge = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    quickestSmall = Math.min(quickestSmall, timed(small, repeats))
    quickestLarge = Math.min(quickestLarge, timed(large, Math.max(1, Math.round(repeats / factor))))
    if (quickestLarge < quickestSmall * factor * LENIENCY) return true
  }
  return false
}

/** Milliseconds for one run. */
function timed(work: () => unknown, repeats: number): number {
  const begin = performance.now()
  for (let run = 0; run < repeats; run += 1) work()
  return (performance.now() - begin) / repeats
}

function repeatsFor(work: () => unknown): number {
  for (let warm = 0; warm < 3; warm += 1) work()
  return Math.min(2_000, Math.max(1, Math.ceil(ENOUGH_MS / Math.max(timed(work, 3), 0.001))))
}
