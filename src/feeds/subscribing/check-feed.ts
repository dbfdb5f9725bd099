/** What a reader would make of a feed, without keeping anything of it. */

import { askedByFeed } from '../polling/asked.ts'
import type { Feed, FeedItem } from '../reading/clean-feed.ts'
import { identify } from '../reading/identity.ts'
import { cutText } from '../reading/plain-text.ts'
import { readFeed } from '../reading/read-feed.ts'
import { type FindNeeds, type Found, findFeed } from './find-feed.ts'

export type FeedCheck =
  | {
      readonly kind: 'feed'
      /** Where it is; the file's name when it was a file. */
      readonly url: string
      readonly format: Feed['format']
      /** '' when it has none. */
      readonly title: string
      readonly home: string
      /** In the feed's own order. */
      readonly items: readonly FeedItem[]
      /** Sentences on how it was found and what is unusual about it; none when all is well. */
      readonly findings: readonly string[]
    }
  | { readonly kind: 'nothing'; readonly why: string }

/** Reads what nobody has subscribed to, and keeps nothing of it. */
export interface FeedChecker {
  /** What a reader would make of what is at an address. */
  check(address: string): Promise<FeedCheck>
  /** The same for a file's bytes, with the name that it is to be called by. */
  checkBytes(bytes: Uint8Array, name: string): Promise<FeedCheck>
}

export function createFeedChecker(needs: FindNeeds): FeedChecker {
  return {
    async check(address) {
      const found = await findFeed(needs, address)
      if (found.kind === 'nothing') return found
      return asCheck(found.url, found.feed, [...howFound(found), ...(found.hasValidators ? [] : [NO_VALIDATORS])])
    },
    async checkBytes(bytes, name) {
      const reading = await readFeed({ bytes, url: '', headers: new Map() }, needs.clock())
      return reading.kind === 'feed' ? asCheck(name, reading.feed, []) : { kind: 'nothing', why: reading.why }
    },
  }
}

/** How the feed was found, when it was not simply at the address. */
export function howFound(found: Extract<Found, { kind: 'feed' }>): string[] {
  if (found.page === null) return []
  const others = found.others.length === 0 ? '' : ` The page has others: ${cutText(found.others.join(', '), 500)}.`
  return [`It was found on the page ${found.page}.${others}`]
}

const NO_VALIDATORS = 'Its server gives neither ETag nor Last-Modified, so it is read less often while nothing is new.'

function asCheck(url: string, feed: Feed, findings: readonly string[]): FeedCheck {
  const { format, title, home, items } = feed
  return { kind: 'feed', url, format, title, home, items, findings: [...findings, ...oddities(feed)] }
}

function oddities(feed: Feed): string[] {
  const all = feed.items.length
  if (all === 0) return ['It has no items at present.']
  const undated = feed.items.filter((item) => item.published === null).length
  const unlinked = feed.items.filter((item) => item.url === '').length
  const repeated = all - identify(feed.items).length
  const { askedMs } = askedByFeed(feed.hints)
  return [
    ...(undated > 0 ? [`${part(undated, all)} no date that can be read; the day they are first seen is used.`] : []),
    ...(unlinked > 0 ? [`${part(unlinked, all)} no link.`] : []),
    ...(repeated > 0
      ? [`${repeated === 1 ? 'One item repeats' : `${repeated} items repeat`} another, and counts once.`]
      : []),
    ...(askedMs >= 3_600_000 ? [`It asks to be read every ${writeHours(askedMs)}.`] : []),
  ]
}

function part(some: number, all: number): string {
  if (some === all) return all === 1 ? 'Its one item has' : `All ${all} items have`
  return some === 1 ? `1 of ${all} items has` : `${some} of ${all} items have`
}

function writeHours(ms: number): string {
  const hours = Math.round(ms / 3_600_000)
  return hours === 1 ? 'hour' : hours % 24 === 0 ? (hours === 24 ? 'day' : `${hours / 24} days`) : `${hours} hours`
}
