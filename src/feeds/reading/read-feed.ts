/** Bytes to a feed. */
import { cleanFeed, type Feed } from './clean-feed.ts'
import { decodeFeed } from './decode-feed.ts'
import { describeNotAFeed, isPage } from './not-a-feed.ts'
import { parseFeed } from './parse-feed.ts'
import { parseOtherwise } from './parse-otherwise.ts'
import type { RawFeed } from './raw-feed.ts'

/** The most that is read of a feed, in bytes and in characters of text. */
export const MAX_FEED_BYTES = 10_000_000

/** What bytes turned out to be. */
export type Reading =
  | { readonly kind: 'feed'; readonly feed: Feed }
  /** `text` is what was decoded, in which a page's own feed may be named. */
  | { readonly kind: 'not-a-feed'; readonly why: string; readonly isPage: boolean; readonly text: string }

export interface FeedBytes {
  readonly bytes: Uint8Array
  /** Where they came from, against which relative links are resolved. */
  readonly url: string
  /** The answer's headers by lower-case name; empty for a file. */
  readonly headers: ReadonlyMap<string, string>
}

/** Reads a feed from bytes. Never throws; bounded in time by the size alone. */
export async function readFeed(source: FeedBytes, now: Date): Promise<Reading> {
  const text = decodeFeed(source.bytes.subarray(0, MAX_FEED_BYTES), source.headers.get('content-type'))
  const isWebPage = isPage(text)
  const raw = isWebPage ? null : await parse(text)
  if (raw) return { kind: 'feed', feed: cleanFeed(raw, source.url, now) }
  return { kind: 'not-a-feed', why: describeNotAFeed(text, source.headers), isPage: isWebPage, text }
}

/** The second reader has its turn when the first reads nothing, or a feed without items. */
async function parse(text: string): Promise<RawFeed | null> {
  const first = await parseFeed(text)
  if (first && first.items.length > 0) return first
  const second = parseOtherwise(text)
  return first && !second?.items.length ? first : second
}
