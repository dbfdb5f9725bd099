/** Digests as rows: the alerts that wait for one, and those that went into it. */
import type { Message } from '../chat/message.ts'
import type { Place, PlatformName } from '../chat/platform.ts'
import type { Database } from '../store/store.ts'
import type { Instant } from '../time.ts'
import { readMessage, writeMessage } from './message-text.ts'
import type { DigestMode } from './modes.ts'

/** An alert that is told in a digest. */
export interface Entry {
  readonly id: number
  /** Null when its story has become part of another. */
  readonly storyId: number | null
  readonly watchId: number | null
  readonly digest: DigestMode
  readonly dueAt: Instant
}

/** A digest that was written, whether it has been posted or not. */
export interface Written extends Place {
  readonly id: number
  readonly message: Message
  readonly createdAt: Instant
}

/** How an alert that waits is to be told after all. */
export interface NewTelling {
  readonly dueAt: Instant
  readonly watchId: number
  /** Null makes it an alert of its own. */
  readonly digest: DigestMode | null
  readonly message?: Message
}

const PLATFORMS: readonly PlatformName[] = ['discord', 'slack', 'console']
const COLUMNS = ['id', 'story_id', 'watch_id', 'digest', 'due_at'] as const

/** The channels in which something waits for a digest that is due. */
export async function placesWithDigest(db: Database, now: Instant): Promise<Place[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['platform', 'tenant', 'channel'])
    .distinct()
    .where('platform', 'in', PLATFORMS)
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .execute()
  return rows.map((row) => ({ ...row, platform: row.platform as PlatformName }))
}

/** Takes what waits for the digest that is due in a channel, so that no other process takes it, in the caller's transaction. */
export async function takeDue(db: Database, where: Place, now: Instant): Promise<Entry[]> {
  const rows = await db
    .updateTable('deliveries')
    .set({ state: 'gathered' })
    .where('platform', '=', where.platform)
    .where('tenant', '=', where.tenant)
    .where('channel', '=', where.channel)
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .returning(COLUMNS)
    .execute()
  return rows.map(readEntry).toSorted((one, other) => one.id - other.id)
}

/** What waits for a channel's digests, due or not. */
export async function waitingIn(db: Database, where: Place): Promise<Entry[]> {
  const rows = await entriesIn(db, where).where('state', '=', 'waiting').execute()
  return rows.map(readEntry)
}

/** What would have come in a channel's digests, had it not been dropped with that sentence; of what was owed since then. */
export async function droppedIn(db: Database, where: Place, why: string, since: Instant): Promise<Entry[]> {
  const rows = await entriesIn(db, where)
    .where('state', '=', 'dropped')
    .where('digest', 'is not', null)
    .where('last_error', '=', why)
    .where('created_at', '>=', since)
    .execute()
  return rows.map(readEntry)
}

/** Puts alerts that were taken into a digest, by the key that it was enqueued with. Gives its number. */
export async function putInto(db: Database, entryIds: readonly number[], dedupe: string): Promise<number> {
  const { id } = await db.selectFrom('deliveries').select('id').where('dedupe', '=', dedupe).executeTakeFirstOrThrow()
  await db.updateTable('deliveries').set({ digest_id: id }).where('id', 'in', entryIds).execute()
  return id
}

/** Drops alerts that are for a digest and have gone into none. */
export async function dropEntries(db: Database, ids: readonly number[], why: string): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('deliveries')
    .set({ state: 'dropped', last_error: why })
    .where('id', 'in', ids)
    .where('state', 'in', ['waiting', 'gathered'])
    .where('digest_id', 'is', null)
    .execute()
}

/** Changes how an alert that waits, or was dropped before its digest, is told. */
export async function retell(db: Database, id: number, how: NewTelling): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({
      state: how.digest === null ? 'due' : 'waiting',
      due_at: how.dueAt,
      watch_id: how.watchId,
      digest: how.digest,
      last_error: null,
      ...(how.message ? { message: writeMessage(how.message) } : {}),
    })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'dropped'])
    .execute()
}

/** The digests with these numbers that are owed or were posted. */
export async function digestsByIds(db: Database, ids: readonly number[]): Promise<Written[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('deliveries')
    .select(['id', 'platform', 'tenant', 'channel', 'message', 'created_at'])
    .where('id', 'in', ids)
    .where('purpose', '=', 'digest')
    .where('state', 'in', ['due', 'posted'])
    .orderBy('id')
    .execute()
  return rows.map(({ created_at, ...row }) => ({
    ...row,
    platform: row.platform as PlatformName,
    message: readMessage(row.message),
    createdAt: created_at,
  }))
}

/** What a digest tells of, in the order in which it came. */
export async function entriesOf(db: Database, digestId: number): Promise<Entry[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select(COLUMNS)
    .where('digest_id', '=', digestId)
    .where('state', '=', 'gathered')
    .orderBy('id')
    .execute()
  return rows.map(readEntry)
}

/** The digest of this channel that an alert went into; null when there is none. */
export async function digestOf(db: Database, where: Place, entryId: number): Promise<number | null> {
  const row = await entriesIn(db, where).select('digest_id').where('id', '=', entryId).executeTakeFirst()
  return row?.digest_id ?? null
}

/** The newest edit of a delivery that waits to be made; null when none does. */
export async function waitingEditOf(db: Database, editsId: number): Promise<number | null> {
  const row = await db
    .selectFrom('deliveries')
    .select('id')
    .where('edits_id', '=', editsId)
    .where('state', '=', 'due')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.id ?? null
}

function entriesIn(db: Database, where: Place) {
  return db
    .selectFrom('deliveries')
    .select(COLUMNS)
    .where('platform', '=', where.platform)
    .where('tenant', '=', where.tenant)
    .where('channel', '=', where.channel)
    .orderBy('id')
}

function readEntry(row: {
  id: number
  story_id: number | null
  watch_id: number | null
  digest: DigestMode | null
  due_at: Instant
}): Entry {
  return {
    id: row.id,
    storyId: row.story_id,
    watchId: row.watch_id,
    digest: row.digest ?? 'daily',
    dueAt: row.due_at,
  }
}
