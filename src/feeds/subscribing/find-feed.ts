/** What feed is at an address that somebody typed. */
import type { Answered, Fetcher } from '../../net/fetcher.ts'
import type { Clock } from '../../time.ts'
import { answered } from '../polling/health.ts'
import type { HostTurns } from '../polling/host-turns.ts'
import { FEED_ACCEPT } from '../polling/poller.ts'
import type { Feed } from '../reading/clean-feed.ts'
import { isChallenge } from '../reading/not-a-feed.ts'
import { MAX_FEED_BYTES, type Reading, readFeed } from '../reading/read-feed.ts'
import { pageFeeds } from './page-feeds.ts'

export interface FindNeeds {
  readonly fetcher: Fetcher
  readonly clock: Clock
  /** The queue for each host, where others ask the same hosts. */
  readonly turns?: HostTurns
  /** The longest that one request may take; 20 seconds when not given. */
  readonly timeoutMs?: number
}

export const TIMEOUT_MS = 20_000

export type Found =
  | {
      readonly kind: 'feed'
      readonly feed: Feed
      /** Where to read it: after permanent redirects. */
      readonly url: string
      /** Whether an unchanged feed can say so. */
      readonly hasValidators: boolean
      /** The page that it was found on, or null when the address was the feed's own. */
      readonly page: string | null
      /** Other feeds that the page declares. */
      readonly others: readonly string[]
    }
  | { readonly kind: 'nothing'; readonly why: string }

/**
 * Gets what is at the address. A page leads to its feed with one further request at most: to the first feed that it
 * declares, else to the likeliest place. Never throws.
 */
export async function findFeed(needs: FindNeeds, typed: string): Promise<Found> {
  const first = await look(needs, asAddress(typed))
  if (first.kind !== 'page') return first
  const { declared, likely } = pageFeeds(first.html, first.url)
  const [target = likely[0], ...others] = declared
  const second = await look(needs, target)
  if (second.kind === 'feed') return { ...second, page: first.url, others }
  if (declared.length === 0)
    return { kind: 'nothing', why: `${first.why} It names no feed, and there is none at ${target}.` }
  return { kind: 'nothing', why: `${first.why} The feed that it names, ${target}, could not be read: ${second.why}` }
}

/** What people type and paste: without a scheme, with `feed:`, in angle brackets. */
export function asAddress(typed: string): string {
  const bare = typed
    .trim()
    .replace(/^<|>$/g, '')
    .replace(/^feed:(?:\/\/)?/i, '')
  return /^[a-z][a-z\d+.-]{0,20}:/i.test(bare) && !/^[\w.-]+:\d/.test(bare) ? bare : `https://${bare}`
}

type Look = Found | { readonly kind: 'page'; readonly html: string; readonly url: string; readonly why: string }

async function look(needs: FindNeeds, url: string): Promise<Look> {
  const timeoutMs = needs.timeoutMs ?? TIMEOUT_MS
  const get = () => needs.fetcher.get({ url, maxBytes: MAX_FEED_BYTES, timeoutMs, accept: FEED_ACCEPT })
  const fetched = await (needs.turns ? needs.turns.take(url, get) : get())
  if (fetched.kind === 'failed') return { kind: 'nothing', why: fetched.why }
  const reading = await readFeed({ bytes: fetched.body, url: fetched.url, headers: fetched.headers }, needs.clock())
  if (fetched.status < 200 || fetched.status > 299) return { kind: 'nothing', why: refusal(fetched, reading) }
  if (reading.kind === 'not-a-feed')
    return reading.isPage && !isChallenge(reading.text, fetched.headers)
      ? { kind: 'page', html: reading.text, url: fetched.url, why: reading.why }
      : { kind: 'nothing', why: reading.why }
  return {
    kind: 'feed',
    feed: reading.feed,
    url: fetched.movedTo ?? new URL(url).href,
    hasValidators: fetched.headers.has('etag') || fetched.headers.has('last-modified'),
    page: null,
    others: [],
  }
}

function refusal(answer: Answered, reading: Reading): string {
  if (reading.kind === 'not-a-feed' && isChallenge(reading.text, answer.headers)) return reading.why
  return `${answered(answer.status)}.`
}
