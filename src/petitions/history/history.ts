/** The count of a petition over time, as it was seen: the site keeps no history, so this is all there is. */
import type { Instant } from '../../time.ts'

/** So many signatures at a moment. */
export interface Sample {
  readonly at: Instant
  readonly signatures: number
}

/**
 * The count at a moment, between two samples in proportion; null before the first. After the last it is the last: what
 * was seen then is the newest that is known. The samples are in order of time.
 */
export function countAt(samples: readonly Sample[], moment: number): number | null {
  const next = firstAfter(samples, moment)
  const before = samples[next - 1]
  const after = samples[next]
  if (!before) return null
  if (!after) return before.signatures
  const [start, end] = [Date.parse(before.at), Date.parse(after.at)]
  const share = end === start ? 1 : (moment - start) / (end - start)
  return before.signatures + share * (after.signatures - before.signatures)
}

/** The place of the first sample that is later than the moment. */
function firstAfter(samples: readonly Sample[], moment: number): number {
  let [low, high] = [0, samples.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (Date.parse(samples[middle]?.at ?? '') > moment) high = middle
    else low = middle + 1
  }
  return low
}
