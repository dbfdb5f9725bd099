/** Feeds as the rest of the program sees them: plain texts, absolute addresses, dates that can be true. */
import type { Instant } from '../../time.ts'
import { readFeedDate } from './feed-date.ts'
import { itemUrl } from './item-url.ts'
import { cutText, dropTails, plainText } from './plain-text.ts'
import type { FeedFormat, RawFeed, RawItem } from './raw-feed.ts'

/** One entry of a feed. All texts are plain: no markup, no entities, on one line. */
export interface FeedItem {
  /** The feed's own id or guid, as written; may be ''. */
  readonly id: string
  /** Never empty; at most 500 characters. */
  readonly title: string
  /** At most 2,000 characters; may be ''. */
  readonly summary: string
  /** Absolute, http or https; '' when the item has no address. */
  readonly url: string
  readonly published: Instant | null
  /** Who first published it, when the feed says so; else ''. */
  readonly source: string
}

/** How often a feed asks to be read, as it says itself; texts as written. */
export type FeedHints = Pick<RawFeed, 'ttl' | 'skipHours' | 'skipDays' | 'updatePeriod' | 'updateFrequency'>

export interface Feed {
  readonly format: FeedFormat
  /** The feed's name, tidied; '' when it has none. */
  readonly title: string
  /** Its own page, or ''. */
  readonly home: string
  readonly hints: FeedHints
  /** In the feed's own order. */
  readonly items: readonly FeedItem[]
}

const MAX_TITLE = 500
const MAX_SUMMARY = 2_000
const MAX_NAME = 120
/** A clock may be wrong by a zone, not by more: what claims to be from later is undated. */
const FUTURE_ALLOWED_MS = 86_400_000
/** Summaries shorter than this give way to the content, if that is longer. */
const SHORT_SUMMARY = 40

/** Cleans a feed that was read from `feedUrl` at `now`. */
export function cleanFeed(raw: RawFeed, feedUrl: string, now: Date): Feed {
  const home = itemUrl(raw.home, [raw.base, feedUrl])
  const bases = [raw.base, home, feedUrl]
  return {
    format: raw.format,
    title: tidyName(plainText(raw.title)),
    home,
    hints: {
      ttl: raw.ttl,
      skipHours: raw.skipHours,
      skipDays: raw.skipDays,
      updatePeriod: raw.updatePeriod,
      updateFrequency: raw.updateFrequency,
    },
    items: raw.items.map((item) => cleanItem(item, bases, now)),
  }
}

function cleanItem(raw: RawItem, bases: readonly string[], now: Date): FeedItem {
  const url = itemUrl(raw.link, [raw.base, ...bases])
  const source = cutText(plainText(raw.source), MAX_NAME)
  const summary = cutText(summaryOf(raw), MAX_SUMMARY)
  const title = withoutSource(plainText(raw.title), source) || summary || url || 'Untitled'
  return {
    id: raw.id.trim(),
    title: cutText(title, MAX_TITLE),
    summary,
    url,
    published: possibleDate(raw.date, now),
    source,
  }
}

function summaryOf(raw: RawItem): string {
  const summary = dropTails(plainText(raw.summary))
  if (summary.length >= SHORT_SUMMARY || raw.content === '' || raw.content === raw.summary) return summary
  const content = dropTails(plainText(raw.content))
  return content.length > summary.length ? content : summary
}

/** "Headline - The Outlet" of feeds that collect from others, without the outlet. */
function withoutSource(title: string, source: string): string {
  const tail = ` - ${source}`
  return source !== '' && title.endsWith(tail) ? title.slice(0, -tail.length).trimEnd() : title
}

function possibleDate(written: string, now: Date): Instant | null {
  const date = readFeedDate(written)
  return date !== null && Date.parse(date) <= now.getTime() + FUTURE_ALLOWED_MS ? date : null
}

/** A feed's name without what only says that it is a feed: "Department of Health - Activity on GOV.UK", "News RSS feed". */
function tidyName(name: string): string {
  const tidied = name
    .replace(/\s[-–|:]\s(?:activity(?: on gov\.uk)?|rss(?: feed)?|feed|atom(?: feed)?|latest news)$/i, '')
    .replace(/\s(?:rss|atom)(?: feed)?$/i, '')
    .trim()
  return cutText(tidied || name, MAX_NAME)
}
