/** Everything ever read, found by its words and by the bodies that it names. */
import { type Selectable, sql } from 'kysely'
import type { Engine } from '../store/engine.ts'
import type { ItemRow } from '../store/schema.ts'
import type { Database } from '../store/store.ts'
import type { Instant } from '../time.ts'

/** An item that a search found; `storyId` is null when it is no news. */
export interface FoundItem {
  readonly id: number
  readonly title: string
  readonly url: string
  readonly outlet: string
  readonly publishedAt: Instant | null
  readonly firstSeenAt: Instant
  readonly storyId: number | null
}

export interface ItemQuery {
  /** All of these begin a word of the title or the summary: letters and digits, lower case, without diacritics. */
  readonly words: readonly string[]
  /** Bodies and systems, one of which is named; null when any may be, or none. */
  readonly bodies: ReadonlySet<string> | null
  /** Whose own feeds are searched besides the shared ones; as "discord:123". */
  readonly tenant: string
  readonly limit: number
  readonly offset: number
}

/** The items that fit, the newest first; none when neither words nor bodies are asked for. */
export async function findItems(db: Database, engine: Engine, query: ItemQuery): Promise<FoundItem[]> {
  const { words, bodies, tenant } = query
  if ((words.length === 0 && bodies === null) || bodies?.size === 0) return []
  const { from, where, newest } = words.length === 0 ? EVERY_ITEM : itemsWithWords(engine, words)
  const naming =
    bodies === null
      ? sql``
      : sql`and items.id in (select item_id from item_bodies where body_id in (${sql.join([...bodies])}))`
  const { rows } = await sql<FoundRow>`
    select items.id, items.title, items.url, items.outlet, items.published_at, items.first_seen_at, items.story_id
    from ${from}
    where ${where} ${naming} and items.feed_id in (select id from feeds where tenant in ('', ${tenant}))
    order by ${newest}
    limit ${query.limit} offset ${query.offset}`.execute(db)
  return rows.map(readFound)
}

/** An item with all that was kept of it; null when there is none that the tenant may see. */
export async function itemById(
  db: Database,
  id: number,
  tenant: string,
): Promise<(FoundItem & { readonly summary: string }) | null> {
  const row = await db
    .selectFrom('items')
    .innerJoin('feeds', 'feeds.id', 'items.feed_id')
    .selectAll('items')
    .where('items.id', '=', id)
    .where('feeds.tenant', 'in', ['', tenant])
    .executeTakeFirst()
  return row ? { ...readFound(row), summary: row.summary } : null
}

/** So many rows a statement: SQLite takes 32,766 values in one (sqlite.org/limits.html). */
const ROWS_AT_ONCE = 5_000

/** Remembers which bodies and systems items name. */
export async function nameBodiesOfItems(
  db: Database,
  items: readonly { readonly itemId: number; readonly bodyIds: readonly string[] }[],
): Promise<void> {
  const rows = items.flatMap(({ itemId, bodyIds }) => bodyIds.map((body_id) => ({ item_id: itemId, body_id })))
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await db
      .insertInto('item_bodies')
      .values(rows.slice(start, start + ROWS_AT_ONCE))
      .onConflict((c) => c.doNothing())
      .execute()
  }
}

type FoundRow = Pick<
  Selectable<ItemRow>,
  'id' | 'title' | 'url' | 'outlet' | 'published_at' | 'first_seen_at' | 'story_id'
>

function readFound(row: FoundRow): FoundItem {
  return {
    id: row.id,
    title: row.title,
    url: row.url,
    outlet: row.outlet,
    publishedAt: row.published_at,
    firstSeenAt: row.first_seen_at,
    storyId: row.story_id,
  }
}

const NEWEST = sql`coalesce(items.published_at, items.first_seen_at) desc, items.id desc`
const EVERY_ITEM = { from: sql`items`, where: sql`1 = 1`, newest: NEWEST }

/** The words are letters and digits alone, so that none can be taken for an operator of the query's language. */
function itemsWithWords(engine: Engine, words: readonly string[]) {
  if (engine === 'postgres') {
    const query = words.map((word) => `${word}:*`).join(' & ')
    return {
      ...EVERY_ITEM,
      from: sql`items join words_of_items on words_of_items.item_id = items.id`,
      where: sql`words_of_items.words @@ to_tsquery('simple', ${query})`,
    }
  }
  const query = words.map((word) => `"${word}"*`).join(' ')
  return {
    // A cross join keeps its order (sqlite.org/lang_select.html), and a row's number ends in the item's id (migration 0007).
    from: sql`item_words cross join items on items.id = item_words.rowid & 2147483647`,
    where: sql`item_words match ${query}`,
    newest: sql`item_words.rowid desc`,
  }
}
