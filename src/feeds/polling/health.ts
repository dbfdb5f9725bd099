/** How a feed is, in one sentence or two for `/feeds list`. */
import { STATUS_CODES } from 'node:http'
import { type Instant, londonDate, writeDate, writeMoment } from '../../time.ts'
import type { Feed } from '../reading/clean-feed.ts'

export const WAITING = 'Not read yet.'

/** After a good read. */
export function reads(feed: Feed): string {
  const dates = feed.items.flatMap((item) => item.published ?? []).sort()
  const newest = dates.at(-1)
  if (feed.items.length === 0) return 'Reads well, but it has no items.'
  const count = feed.items.length === 1 ? '1 item' : `${feed.items.length} items`
  if (newest === undefined) return `Reads well: ${count}, none of them dated.`
  return `Reads well: ${count}, the newest of ${writeDate(londonDate(new Date(newest)))}.`
}

/** After a good answer that said only that nothing has changed, following failures. */
export const READS_AGAIN = 'Reads well again; nothing has changed.'

/** What a feed's server answered, other than the feed: "Answered 404 (not found)". */
export function answered(status: number): string {
  return `Answered ${status} (${(STATUS_CODES[status] ?? 'an unknown status').toLowerCase()})`
}

/** A status in a row of failures: "Answered 404 (not found) since 3 November 2026; will be tried again at 14:20." */
export function failingWithStatus(status: number, since: Instant, next: Date, now: Date): string {
  return `${answered(status)} since ${writeDay(since)}; will be tried again ${writeWhen(next, now)}.`
}

/** Any other failure; `why` is a sentence. */
export function failingBecause(why: string, since: Instant, next: Date, now: Date): string {
  return `Failing since ${writeDay(since)}: ${why} Will be tried again ${writeWhen(next, now)}.`
}

export function gone(now: Date): string {
  return `Answered 410 (gone) on ${writeDate(londonDate(now))}, so it is retired and not read any more.`
}

export function movedToKnown(url: string): string {
  return `It has moved for good to ${url}, which is read already, so it is retired.`
}

/** Something of ours went wrong with what the feed brought. */
export function notHandled(next: Date, now: Date): string {
  return `Reads well, but what it brought could not be stored; it will be read again ${writeWhen(next, now)}.`
}

function writeDay(moment: Instant): string {
  return writeDate(londonDate(new Date(moment)))
}

/** "at 14:20" today, "on 4 November 2026 at 14:20" otherwise; London time. */
function writeWhen(moment: Date, now: Date): string {
  const written = writeMoment(moment)
  return londonDate(moment) === londonDate(now) ? `at ${written.slice(-5)}` : `on ${written}`
}
