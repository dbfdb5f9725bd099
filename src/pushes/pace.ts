/** How fast a push's petition grows. */
import { countAt } from '../petitions/history/history.ts'
import type { Sample } from '../petitions/petitions.ts'

const DAY_MS = 86_400_000
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
