/** How often a feed, and the server that gives it, ask to be read. */
import { MINUTE_MS } from '../../time.ts'
import type { FeedHints } from '../reading/clean-feed.ts'
import type { Memory } from './memory.ts'

/** Nothing is asked to wait longer than this (miniflux has the same limit). */
export const LONGEST_WAIT_MS = 24 * 3_600_000

/** RSS 1.0 Syndication module. */
const PERIODS: Readonly<Record<string, number>> = {
  hourly: 60 * MINUTE_MS,
  daily: 1_440 * MINUTE_MS,
  weekly: 10_080 * MINUTE_MS,
  monthly: 43_200 * MINUTE_MS,
  yearly: 525_600 * MINUTE_MS,
}
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/**
 * What the feed's own elements ask: RSS 2.0 ttl (minutes), skipHours and skipDays (GMT), and sy:updatePeriod with
 * sy:updateFrequency, which take the place of the skips (B. Hammersley, Content Syndication with RSS).
 */
export function askedByFeed(hints: FeedHints): Pick<Memory, 'askedMs' | 'skipHours' | 'skipDays'> {
  const period = PERIODS[hints.updatePeriod.trim().toLowerCase()]
  const frequency = positive(hints.updateFrequency) ?? 1
  const ttl = positive(hints.ttl) ?? 0
  const askedMs = Math.max(ttl * MINUTE_MS, period === undefined ? 0 : period / frequency)
  if (period !== undefined) return { askedMs, skipHours: [], skipDays: [] }
  const hours = [...hints.skipHours.matchAll(/\d{1,2}/g)].map(([hour]) => Number(hour) % 24)
  const days = DAYS.flatMap((day, number) => (hints.skipDays.toLowerCase().includes(day) ? [number] : []))
  return { askedMs, skipHours: [...new Set(hours)], skipDays: days }
}

function positive(text: string): number | null {
  const number = Number(text.trim())
  return text.trim() !== '' && Number.isFinite(number) && number > 0 ? number : null
}

/** How long the answer may be taken for fresh: Cache-Control max-age, else Expires (RFC 9111, section 4.2.1); 0 when unsaid. */
export function freshFor(headers: ReadonlyMap<string, string>, now: Date): number {
  const control = headers.get('cache-control')?.toLowerCase() ?? ''
  if (/\bno-(?:cache|store)\b/.test(control)) return 0
  const maxAge = /(?:^|[\s,])max-age\s{0,3}=\s{0,3}"?(\d{1,9})/.exec(control)
  if (maxAge) return Math.max(0, Number(maxAge[1]) - (Number(headers.get('age')) || 0)) * 1_000
  const expires = Date.parse(headers.get('expires') ?? '')
  const date = Date.parse(headers.get('date') ?? '') || now.getTime()
  return Number.isNaN(expires) ? 0 : Math.max(0, expires - date)
}

/** Retry-After in milliseconds from now: seconds, or a date (RFC 9110, section 10.2.3); 0 when it is missing or past. */
export function retryAfter(headers: ReadonlyMap<string, string>, now: Date): number {
  const written = headers.get('retry-after')?.trim() ?? ''
  const ms = /^\d{1,9}$/.test(written) ? Number(written) * 1_000 : Date.parse(written) - now.getTime()
  return ms > 0 ? Math.min(ms, LONGEST_WAIT_MS) : 0
}
