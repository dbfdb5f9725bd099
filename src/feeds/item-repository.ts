/** The table of items: what has been seen. */
import type { Insertable } from 'kysely'
import type { ItemRow } from '../store/schema.ts'
import type { DatabaseTransaction } from '../store/store.ts'
import type { Instant } from '../time.ts'

/** As much of a stored item as tells whether another is the same. */
export interface SeenItem {
  readonly identity: string
  readonly title: string
  readonly url: string
  readonly published_at: Instant | null
}

/** Databases limit the parameters of one statement (SQLite 32,766; PostgreSQL 65,535). */
const KEYS_AT_ONCE = 2_000
const ROWS_AT_ONCE = 200

/** The feed's items under any of the identities, or at any of the addresses. */
export async function seenItems(
  trx: DatabaseTransaction,
  feedId: number,
  identities: readonly string[],
  urls: readonly string[],
): Promise<SeenItem[]> {
  const find = (column: 'identity' | 'url', keys: readonly string[]) =>
    trx
      .selectFrom('items')
      .select(['identity', 'title', 'url', 'published_at'])
      .where('feed_id', '=', feedId)
      .where(column, 'in', keys)
      .execute()
  const seen: SeenItem[] = []
  for (const keys of chunks(identities, KEYS_AT_ONCE)) seen.push(...(await find('identity', keys)))
  for (const keys of chunks(urls, KEYS_AT_ONCE)) seen.push(...(await find('url', keys)))
  return seen
}

/** Stores items; gives the id of each by its identity, of those only that were not stored before. */
export async function insertItems(
  trx: DatabaseTransaction,
  rows: readonly Insertable<ItemRow>[],
): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  for (const some of chunks(rows, ROWS_AT_ONCE)) {
    const stored = await trx
      .insertInto('items')
      .values(some)
      .onConflict((c) => c.columns(['feed_id', 'identity']).doNothing())
      .returning(['id', 'identity'])
      .execute()
    for (const row of stored) ids.set(row.identity, row.id)
  }
  return ids
}

function chunks<Element>(list: readonly Element[], size: number): Element[][] {
  const pieces: Element[][] = []
  for (let at = 0; at < list.length; at += size) pieces.push(list.slice(at, at + size))
  return pieces
}
