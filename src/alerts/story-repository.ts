/** Stories and the items that report them, as rows. */
import { type ExpressionBuilder, type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Kind, Mention, Reason, Stage } from '../news/understanding.ts'
import type { Engine } from '../store/engine.ts'
import type { Schema, StoryRow } from '../store/schema.ts'
import type { Database } from '../store/store.ts'
import type { Instant } from '../time.ts'
import { namedIds, outletOf, type Source, type Story } from './story.ts'

/** A story with what `news` compares, as kept: a list with the traits of some of its items. */
export interface Candidate extends Story {
  readonly traits: readonly unknown[]
}

export type StoryFields = Omit<Story, 'id' | 'sources'> & { readonly traits: readonly unknown[] }

/** Any number; it names the lock among all advisory locks of the database. */
const STORIES_LOCK = 7_042_013

/**
 * Lets only one transaction at a time decide which story an item belongs to: two at once would each begin the same story.
 * On SQLite a transaction that writes is alone anyway.
 */
export async function lockStories(db: Database, engine: Engine): Promise<void> {
  if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${STORIES_LOCK})`.execute(db)
}

/** Keeps a new story and gives its id. */
export async function insertStory(db: Database, fields: StoryFields, now: Instant): Promise<number> {
  const row: Insertable<StoryRow> = { ...asColumns(fields), last_changed_at: now, relevant: 1 }
  const { id } = await db.insertInto('stories').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Keeps what a story has become. */
export async function updateStory(db: Database, id: number, fields: StoryFields, now: Instant): Promise<void> {
  const changes: Updateable<StoryRow> = { ...asColumns(fields), last_changed_at: now }
  await db.updateTable('stories').set(changes).where('id', '=', id).execute()
}

/** Remembers which bodies and systems a story names. */
export async function nameBodies(db: Database, storyId: number, bodyIds: readonly string[]): Promise<void> {
  if (bodyIds.length === 0) return
  await db
    .insertInto('story_bodies')
    .values(bodyIds.map((body_id) => ({ story_id: storyId, body_id })))
    .onConflict((c) => c.doNothing())
    .execute()
}

export async function joinItem(db: Database, itemId: number, storyId: number): Promise<void> {
  await db.updateTable('items').set({ story_id: storyId }).where('id', '=', itemId).execute()
}

/** Puts all items of one story to another. */
export async function moveItems(db: Database, from: number, to: number): Promise<void> {
  await db.updateTable('items').set({ story_id: to }).where('story_id', '=', from).execute()
}

export async function deleteStory(db: Database, id: number): Promise<void> {
  await db.deleteFrom('stories').where('id', '=', id).execute()
}

/** Of the stories of one body, so many of the newest are looked at. */
const MOST_OF_BODIES = 400

/**
 * Stories that began since then, of any of the scopes, that name one of the bodies or none at all (any story, where no
 * body is given); the last changed first. However many others there are, only rows that an index leads to are read.
 */
export async function storiesToCompare(
  db: Database,
  wanted: { scopes: readonly string[] | 'all'; bodyIds: readonly string[]; since: Instant; limit: number },
): Promise<Candidate[]> {
  const { scopes, bodyIds, since, limit } = wanted
  const ids = await lastChanged(db, scopes, limit, bodyIds.length > 0)
  if (bodyIds.length > 0) {
    const named = await db
      .selectFrom('story_bodies')
      .select('story_id')
      .distinct()
      .where('body_id', 'in', bodyIds)
      .orderBy('story_id', 'desc')
      .limit(MOST_OF_BODIES)
      .execute()
    ids.push(...named.map(({ story_id }) => story_id))
  }
  if (ids.length === 0) return []
  const rows = await db.selectFrom('stories').selectAll().where('id', 'in', ids).execute()
  return rows
    .filter((row) => row.relevant === 1 && row.first_seen_at >= since)
    .filter((row) => scopes === 'all' || scopes.includes(row.scope))
    .toSorted((one, other) => other.last_changed_at.localeCompare(one.last_changed_at) || other.id - one.id)
    .slice(0, limit)
    .map((row) => ({ ...readStory(row, []), traits: JSON.parse(row.traits) }))
}

/** The stories that changed last; with `isNameless` of those alone that name no body. */
async function lastChanged(
  db: Database,
  scopes: readonly string[] | 'all',
  limit: number,
  isNameless: boolean,
): Promise<number[]> {
  const rows = await db
    .selectFrom('stories')
    .select('id')
    .$if(isNameless, (query) => query.where('names_bodies', '=', 0))
    .$if(scopes !== 'all', (query) => query.where('scope', 'in', scopes as readonly string[]))
    .orderBy('last_changed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** The items of each story, in the order in which they came. */
async function sourcesOf(db: Database, storyIds: readonly number[]): Promise<Map<number, Source[]>> {
  const sources = new Map<number, Source[]>(storyIds.map((id) => [id, []]))
  if (storyIds.length === 0) return sources
  const rows = await db
    .selectFrom('items')
    .innerJoin('feeds', 'feeds.id', 'items.feed_id')
    .select([
      'items.id',
      'items.story_id',
      'items.title',
      'items.url',
      'items.outlet',
      'items.published_at',
      'feeds.tenant',
      'feeds.title as feed_title',
    ])
    .where('items.story_id', 'in', storyIds)
    .orderBy('items.id')
    .execute()
  for (const { id, story_id, feed_title, title, url, outlet, published_at, tenant } of rows) {
    const source = {
      itemId: id,
      title,
      url,
      outlet: outletOf({ outlet, url }, feed_title),
      publishedAt: published_at,
      tenant,
    }
    if (story_id !== null) sources.get(story_id)?.push(source)
  }
  return sources
}

/** What may be asked of the stories that there are. */
export interface StoryQuery {
  /** Whose stories besides the shared ones; as "discord:123". */
  readonly tenant: string
  /** Bodies and systems, one of which must be named; without it, any or none may be. */
  readonly bodies?: ReadonlySet<string>
  readonly kinds?: readonly Kind[]
  /** Published (or, where the feed does not say, first seen) at or after this moment. */
  readonly since?: Instant
  readonly limit: number
  readonly offset?: number
}

/** The stories that fit, without their sources, the newest first. */
export async function findStories(db: Database, query: StoryQuery): Promise<Story[]> {
  const { bodies, kinds = [], since } = query
  // The wide columns are read for the page that is asked for alone, however many stories there are.
  const page = db
    .selectFrom('stories')
    .select('id')
    .where('relevant', '=', 1)
    .where('scope', 'in', ['', query.tenant])
    .$if(bodies !== undefined, (q) =>
      q.where('id', 'in', (e) =>
        e
          .selectFrom('story_bodies')
          .select('story_id')
          .where('body_id', 'in', [...(bodies ?? []), '']),
      ),
    )
    .$if(kinds.length > 0, (q) => q.where((e) => e.or(kinds.map((kind) => e('kinds', 'like', `%"${kind}"%`)))))
    .$if(since !== undefined, (q) => q.where((e) => e(publishedOrSeen(e), '>=', since ?? '')))
    .orderBy(publishedOrSeen, 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit)
    .offset(query.offset ?? 0)
  const rows = await db
    .selectFrom('stories')
    .selectAll()
    .where('id', 'in', page)
    .orderBy(publishedOrSeen, 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => readStory(row, []))
}

/** The stories with these ids, whoever's they are, with all their sources, in order of ids. */
export async function storiesByIds(db: Database, ids: readonly number[]): Promise<Story[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('stories').selectAll().where('id', 'in', ids).orderBy('id').execute()
  const sources = await sourcesOf(db, ids)
  return rows.map((row) => readStory(row, sources.get(row.id) ?? []))
}

/** The same stories with all their sources. */
export async function withSources(db: Database, stories: readonly Story[]): Promise<Story[]> {
  const sources = await sourcesOf(
    db,
    stories.map(({ id }) => id),
  )
  return stories.map((story) => ({ ...story, sources: sources.get(story.id) ?? [] }))
}

function publishedOrSeen(e: ExpressionBuilder<Schema, 'stories'>) {
  return e.fn.coalesce('published_at', 'first_seen_at')
}

function asColumns(fields: StoryFields) {
  return {
    scope: fields.scope,
    title: fields.title,
    url: fields.url,
    outlet: fields.outlet,
    published_at: fields.publishedAt,
    first_seen_at: fields.firstSeenAt,
    kinds: JSON.stringify(fields.kinds),
    stage: fields.stage,
    effective: fields.effective,
    mentions: JSON.stringify(fields.mentions),
    names_bodies: namedIds(fields.mentions).length > 0 ? (1 as const) : (0 as const),
    why: JSON.stringify(fields.why),
    traits: JSON.stringify(fields.traits),
  }
}

function readStory(row: Selectable<StoryRow>, sources: readonly Source[]): Story {
  return {
    id: row.id,
    scope: row.scope,
    title: row.title,
    url: row.url,
    outlet: row.outlet,
    publishedAt: row.published_at,
    firstSeenAt: row.first_seen_at,
    kinds: JSON.parse(row.kinds) as Kind[],
    stage: row.stage as Stage | null,
    effective: row.effective,
    mentions: JSON.parse(row.mentions) as Mention[],
    why: JSON.parse(row.why) as Reason[],
    sources,
  }
}
