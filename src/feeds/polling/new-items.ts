/** Which items of a reading have not been seen before. */
import type { DatabaseTransaction } from '../../store/store.ts'
import type { Instant } from '../../time.ts'
import { insertItems, seenItems } from '../item-repository.ts'
import type { FeedItem } from '../reading/clean-feed.ts'
import { type Identified, identify } from '../reading/identity.ts'

/** An item that was stored just now. */
export interface NewItem {
  /** Its row in `items`. */
  readonly id: number
  readonly identity: string
  readonly title: string
  /** Absolute, or ''. */
  readonly url: string
  readonly summary: string
  /** Who published it: whom the item names as its source, else the feed's title. */
  readonly outlet: string
  readonly published: Instant | null
  readonly firstSeen: Instant
}

/** Stores what was not seen before, and gives it oldest first; undated items keep the feed's order, which is newest first. */
export async function storeNewItems(
  trx: DatabaseTransaction,
  feed: { readonly id: number; readonly title: string },
  items: readonly FeedItem[],
  now: Instant,
): Promise<NewItem[]> {
  const identified = identify(items)
  const unseen = await withoutSeen(trx, feed.id, identified)
  const fresh = oldestFirst(unseen).map(({ item, identity }) => ({
    ...item,
    identity,
    outlet: item.source || feed.title,
  }))
  const ids = await insertItems(
    trx,
    fresh.map((item) => ({
      feed_id: feed.id,
      identity: item.identity,
      title: item.title,
      url: item.url,
      summary: item.summary,
      outlet: item.outlet,
      published_at: item.published,
      first_seen_at: now,
      story_id: null,
    })),
  )
  return fresh.flatMap(({ identity, title, url, summary, outlet, published }) => {
    const id = ids.get(identity)
    return id === undefined ? [] : [{ id, identity, title, url, summary, outlet, published, firstSeen: now }]
  })
}

/**
 * An item has been seen if it is stored under one of its identities; or, where a site has given all its items new ids,
 * if the same title with the same date is stored at the same address.
 */
async function withoutSeen(
  trx: DatabaseTransaction,
  feedId: number,
  identified: readonly Identified<FeedItem>[],
): Promise<Identified<FeedItem>[]> {
  const identities = [...new Set(identified.flatMap(({ candidates }) => candidates))]
  const urls = [...new Set(identified.flatMap(({ item }) => (item.url === '' ? [] : [item.url])))]
  const seen = await seenItems(trx, feedId, identities, urls)
  const titleOf = new Map(seen.map((row) => [row.identity, row.title]))
  const copies = new Set(seen.map((row) => copyKey(row.url, row.title, row.published_at)))
  return identified.filter(({ item, candidates: [plain = '', ...finer], isShared }) => {
    if (finer.some((candidate) => titleOf.has(candidate))) return false
    if (titleOf.has(plain) && (!isShared || titleOf.get(plain) === item.title)) return false
    return item.url === '' || !copies.has(copyKey(item.url, item.title, item.published))
  })
}

function copyKey(url: string, title: string, published: Instant | null): string {
  return JSON.stringify([url, title, published])
}

function oldestFirst(items: readonly Identified<FeedItem>[]): Identified<FeedItem>[] {
  return items
    .map((identified, position) => ({ identified, position, published: identified.item.published ?? '' }))
    .sort((a, b) => a.published.localeCompare(b.published) || b.position - a.position)
    .map(({ identified }) => identified)
}
