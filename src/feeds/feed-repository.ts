/** The table of feeds. */
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Engine } from '../store/engine.ts'
import type { FeedRow } from '../store/schema.ts'
import type { Database, DatabaseTransaction } from '../store/store.ts'
import type { Instant } from '../time.ts'

export type StoredFeed = Selectable<FeedRow>
export type NewFeedRow = Insertable<FeedRow>
export type FeedChange = Updateable<Omit<FeedRow, 'id' | 'tenant'>>

/** Stands for an address in the row that a tenant's reported pages belong to, which is no feed that anybody reads. */
export const REPORTED = 'reported:'

/** The tenant of the feeds that everyone gets stories from. */
export const SHARED = ''

export interface Lease {
  readonly owner: string
  readonly now: Instant
  readonly until: Instant
}

/**
 * Takes up to `limit` feeds that are due, longest due first, and leases them, so that no other process takes them
 * before the lease has ended.
 */
export async function claimDue(db: Database, engine: Engine, lease: Lease, limit: number): Promise<StoredFeed[]> {
  const claimed = await db
    .updateTable('feeds')
    .set({ lease_owner: lease.owner, lease_until: lease.until })
    .where('id', 'in', (e) =>
      e
        .selectFrom('feeds')
        .select('id')
        .where('enabled', '=', 1)
        .where('state', '!=', 'retired')
        .where('next_check_at', '<=', lease.now)
        .where((w) => w.or([w('lease_until', 'is', null), w('lease_until', '<=', lease.now)]))
        .orderBy('next_check_at')
        .limit(limit)
        // SQLite has one writer at a time, and no such clause.
        .$if(engine === 'postgres', (q) => q.forUpdate().skipLocked()),
    )
    .returningAll()
    .execute()
  return claimed.sort((a, b) => a.next_check_at.localeCompare(b.next_check_at))
}

/** Lengthens a lease. False when it has been lost: another process has the feed now. */
export async function renewLease(db: Database | DatabaseTransaction, id: number, lease: Lease): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('feeds')
    .set({ lease_until: lease.until })
    .where('id', '=', id)
    .where('lease_owner', '=', lease.owner)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Changes a feed and gives its lease back. */
export async function saveAndRelease(
  db: Database | DatabaseTransaction,
  id: number,
  owner: string,
  change: FeedChange,
): Promise<void> {
  await db
    .updateTable('feeds')
    .set({ ...change, lease_owner: null, lease_until: null })
    .where('id', '=', id)
    .where('lease_owner', '=', owner)
    .execute()
}

export async function changeFeed(db: Database | DatabaseTransaction, id: number, change: FeedChange): Promise<void> {
  await db.updateTable('feeds').set(change).where('id', '=', id).execute()
}

/** Adds a feed. Null when the tenant has one with that address already. */
export async function insertFeed(db: Database | DatabaseTransaction, feed: NewFeedRow): Promise<StoredFeed | null> {
  const row = await db
    .insertInto('feeds')
    .values(feed)
    .onConflict((c) => c.columns(['url', 'tenant']).doNothing())
    .returningAll()
    .executeTakeFirst()
  return row ?? null
}

/** The feeds of these tenants, by title. */
export async function feedsOf(
  db: Database | DatabaseTransaction,
  tenants: readonly string[],
): Promise<(StoredFeed & { items: number })[]> {
  const rows = await db
    .selectFrom('feeds')
    .selectAll('feeds')
    .select((e) =>
      e
        .selectFrom('items')
        .whereRef('items.feed_id', '=', 'feeds.id')
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('items'),
    )
    .where('tenant', 'in', tenants)
    .where('url', '!=', REPORTED)
    .orderBy('tenant')
    .orderBy('title')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, items: Number(row.items ?? 0) }))
}

export async function feedById(db: Database, id: number): Promise<StoredFeed | null> {
  return (await db.selectFrom('feeds').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Another feed of the same tenant with that address. */
export async function otherFeedAt(
  db: DatabaseTransaction,
  feed: Pick<StoredFeed, 'id' | 'tenant'>,
  url: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('feeds')
    .select('id')
    .where('url', '=', url)
    .where('tenant', '=', feed.tenant)
    .where('id', '!=', feed.id)
    .executeTakeFirst()
  return row !== undefined
}

/** Removes a feed and its items; the stories that they made stay. */
export async function deleteFeed(db: Database, id: number): Promise<void> {
  await db.deleteFrom('feeds').where('id', '=', id).execute()
}
