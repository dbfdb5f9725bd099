/** What is kept of a history as it ages, so that years of it take kilobytes. */
import { DAY_MS, HOUR_MS, type Instant } from '../../time.ts'

/** Up to an age, one sample in each span of so long is kept: the last in it. Younger than a day, all are. */
const FINENESS: readonly { readonly upToMs: number; readonly spanMs: number }[] = [
  { upToMs: 14 * DAY_MS, spanMs: HOUR_MS },
  { upToMs: 90 * DAY_MS, spanMs: 6 * HOUR_MS },
  { upToMs: Number.POSITIVE_INFINITY, spanMs: DAY_MS },
]

/** Those of the samples (in order of time) that may be forgotten now. The first and the last always stay. */
export function superfluous<Kept extends { readonly at: Instant }>(samples: readonly Kept[], now: Date): Kept[] {
  return samples.filter((sample, place) => {
    const next = samples[place + 1]
    const age = now.getTime() - Date.parse(sample.at)
    if (place === 0 || next === undefined || age < DAY_MS) return false
    const spanMs = FINENESS.find((one) => age < one.upToMs)?.spanMs ?? DAY_MS
    return spanOf(sample.at, spanMs) === spanOf(next.at, spanMs)
  })
}

function spanOf(at: Instant, spanMs: number): number {
  return Math.floor(Date.parse(at) / spanMs)
}
