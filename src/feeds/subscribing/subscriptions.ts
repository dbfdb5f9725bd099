/** The feeds that a tenant adds for itself. */

import { readWebAddress, whyNoWebAddress } from '../../net/web-address.ts'
import type { Database } from '../../store/store.ts'
import { instant } from '../../time.ts'
import {
  changeFeed,
  deleteFeed,
  feedById,
  feedsOf,
  insertFeed,
  REPORTED,
  SHARED,
  type StoredFeed,
} from '../feed-repository.ts'
import { type FeedStatus, feedStatus } from '../feed-status.ts'
import { newFeed } from '../new-feed.ts'
import { type ListedFeed, readOpml, writeOpml } from '../opml.ts'
import { hostOf } from '../polling/host-turns.ts'
import { comparableUrl } from '../reading/item-url.ts'
import { howFound } from './check-feed.ts'
import { asAddress, type FindNeeds, findFeed } from './find-feed.ts'

/** A tenant may add so many: one group cannot keep the bot busy for all others. */
const MAX_OWN_FEEDS = 50

export interface SubscriptionNeeds extends FindNeeds {
  readonly db: Database
}

/** Who adds a feed, and for whom. */
export interface Subscriber {
  /** As in `feeds.tenant`: "discord:123". */
  readonly tenant: string
  /** The person's id. */
  readonly by: string
}

export type AddOutcome =
  /** `says` tells in sentences what was found. */
  | { readonly kind: 'added'; readonly feed: FeedStatus; readonly says: string }
  | { readonly kind: 'refused'; readonly why: string }

/** Adds the feed at an address, or the feed of the page there, for one tenant. Reads it at most twice. */
export async function addFeed(needs: SubscriptionNeeds, typed: string, subscriber: Subscriber): Promise<AddOutcome> {
  const early = await refusal(needs.db, asAddress(typed), subscriber.tenant)
  if (early) return { kind: 'refused', why: early.why }
  const found = await findFeed(needs, typed)
  if (found.kind === 'nothing') return { kind: 'refused', why: found.why }
  const { url, feed } = found
  const late = await refusal(needs.db, url, subscriber.tenant)
  if (late) return { kind: 'refused', why: late.why }
  const listed = { url, title: feed.title || hostOf(url), home: feed.home, isEnabled: true }
  const row = await insertOrRevive(needs, listed, subscriber)
  const says = [tellBaseline(feed.items.length), ...howFound(found)].join(' ')
  return { kind: 'added', feed: feedStatus({ ...row, items: 0 }), says }
}

/** What is in a feed when it is added is not told to anybody. */
function tellBaseline(items: number): string {
  if (items === 0) return 'It has no items yet.'
  return items === 1 ? 'The 1 item in it now is not news.' : `The ${items} items in it now are not news.`
}

/** A feed that was retired is read again when it is added again. */
async function insertOrRevive(needs: SubscriptionNeeds, feed: ListedFeed, subscriber: Subscriber): Promise<StoredFeed> {
  const fresh = newFeed({ ...feed, ...subscriber }, instant(needs.clock()))
  const inserted = await insertFeed(needs.db, fresh)
  if (inserted) return inserted
  const own = await feedsOf(needs.db, [subscriber.tenant])
  const retired = own.find((row) => row.url === feed.url)
  if (!retired) throw new Error('The feed could neither be added nor found.')
  const { next_check_at, failures, health, state } = fresh
  await changeFeed(needs.db, retired.id, { next_check_at, failures, health, state })
  return { ...retired, next_check_at, failures, health, state }
}

interface Refusal {
  readonly isKnown: boolean
  readonly why: string
}

/** Why that address cannot be added for the tenant, or null. */
async function refusal(db: Database, address: string, tenant: string): Promise<Refusal | null> {
  const wrong = whyNoWebAddress(address)
  if (wrong) return { isKnown: false, why: wrong }
  const feeds = await feedsOf(db, [SHARED, tenant])
  const isRead = (feed: StoredFeed) => feed.enabled === 1 && feed.state !== 'retired'
  const same = feeds.find((feed) => isRead(feed) && comparableUrl(feed.url) === comparableUrl(address))
  if (same) {
    const whose = same.tenant === SHARED ? 'it is one of the feeds that everyone gets' : 'it was added here'
    return { isKnown: true, why: `${same.title || hostOf(same.url)} is read already: ${whose}.` }
  }
  const isFull = feeds.filter((feed) => feed.tenant === tenant).length >= MAX_OWN_FEEDS
  return isFull ? { isKnown: false, why: `At most ${MAX_OWN_FEEDS} feeds can be added here; remove one first.` } : null
}

export type RemoveOutcome =
  | { readonly kind: 'removed'; readonly title: string }
  | { readonly kind: 'refused'; readonly why: string }

/** Removes one of the tenant's own feeds. */
export async function removeFeed(db: Database, id: number, tenant: string): Promise<RemoveOutcome> {
  const feed = await feedById(db, id)
  const title = feed?.title || hostOf(feed?.url ?? '')
  if (feed?.tenant === SHARED)
    return {
      kind: 'refused',
      why: `${title} is one of the feeds that everyone gets, so it cannot be removed here; whoever runs the bot can switch it off in its list of feeds.`,
    }
  if (!feed || feed.tenant !== tenant || feed.url === REPORTED)
    return { kind: 'refused', why: `There is no feed with the number ${id} here.` }
  await deleteFeed(db, id)
  return { kind: 'removed', title }
}

export type ImportOutcome =
  | {
      readonly kind: 'imported'
      readonly added: readonly string[]
      /** How many were read already. */
      readonly already: number
      readonly refused: readonly { readonly url: string; readonly why: string }[]
    }
  | { readonly kind: 'refused'; readonly why: string }

/** Adds the feeds of an OPML file, without reading them yet: `/feeds list` tells soon how each is. */
export async function importFeeds(
  needs: SubscriptionNeeds,
  opml: string,
  subscriber: Subscriber,
): Promise<ImportOutcome> {
  const read = readOpml(opml)
  if (read.kind === 'unreadable') return { kind: 'refused', why: read.why }
  const added: string[] = []
  const refusals: { url: string; why: string }[] = []
  let already = 0
  for (const feed of read.feeds.filter((one) => one.isEnabled)) {
    const refused = await refusal(needs.db, feed.url, subscriber.tenant)
    if (refused?.isKnown) already += 1
    else if (refused) refusals.push({ url: feed.url, why: refused.why })
    else {
      const url = readWebAddress(feed.url).href
      const row = await insertOrRevive(needs, { ...feed, url, title: feed.title || hostOf(url) }, subscriber)
      added.push(row.title)
    }
  }
  return { kind: 'imported', added, already, refused: refusals }
}

/** The feeds that a tenant gets stories from, as OPML. */
export async function exportFeeds(db: Database, tenant: string): Promise<string> {
  const rows = await feedsOf(db, [SHARED, tenant])
  const feeds = rows.map((row) => ({ url: row.url, title: row.title, home: row.home, isEnabled: row.enabled === 1 }))
  return writeOpml(feeds, 'Feeds read by Mergerwatch')
}
