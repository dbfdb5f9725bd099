/** Feedback as rows, and what it changes in the outbox. */
import type { Selectable } from 'kysely'
import type { Place, PlatformName } from '../chat/platform.ts'
import type { FeedbackRow } from '../store/schema.ts'
import type { Database } from '../store/store.ts'
import { instant } from '../time.ts'
import type { Feedback } from './feedback.ts'
import { nextDigest } from './modes.ts'

/** Owed, and not with any sender: an alert by itself, and one for a digest. */
const WAITING = ['due', 'waiting'] as const

/** All feedback; with a tenant (as "discord:123"), only that tenant's. */
export async function allFeedback(db: Database, tenant: string): Promise<Feedback[]> {
  const colon = tenant.indexOf(':')
  const rows = await db
    .selectFrom('feedback')
    .selectAll()
    .$if(tenant !== '', (query) =>
      query.where('platform', '=', tenant.slice(0, colon)).where('tenant', '=', tenant.slice(colon + 1)),
    )
    .orderBy('id')
    .execute()
  return rows.map(readFeedback)
}

/** A channel's feedback, the oldest first. */
export async function feedbackIn(db: Database, where: Place): Promise<Feedback[]> {
  const rows = await db
    .selectFrom('feedback')
    .selectAll()
    .where('platform', '=', where.platform)
    .where('tenant', '=', where.tenant)
    .where('channel', '=', where.channel)
    .orderBy('id')
    .execute()
  return rows.map(readFeedback)
}

/** Keeps feedback and gives its id; null when the channel has the same already. */
export async function insertFeedback(db: Database, one: Omit<Feedback, 'id'>): Promise<number | null> {
  const row = await db
    .insertInto('feedback')
    .values({
      platform: one.platform,
      tenant: one.tenant,
      channel: one.channel,
      effect: one.effect,
      target: one.target,
      name: one.name,
      given_by: one.givenBy,
      given_at: one.givenAt,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export async function deleteFeedback(db: Database, id: number): Promise<void> {
  await db.deleteFrom('feedback').where('id', '=', id).execute()
}

/** The stories whose alerts wait for a channel or its digest and were not begun. */
export async function waitingStories(db: Database, where: Place): Promise<number[]> {
  const rows = await waiting(db, where).select('story_id').execute()
  return rows.flatMap(({ story_id }) => story_id ?? [])
}

/** Drops the alerts of these stories that wait for a channel and were not begun; `why` is the sentence that is shown for it. */
export async function dropWaitingOf(
  db: Database,
  where: Place,
  storyIds: readonly number[],
  why: string,
): Promise<void> {
  if (storyIds.length === 0) return
  await db
    .updateTable('deliveries')
    .set({ state: 'dropped', last_error: why })
    .where('id', 'in', waiting(db, where).select('id').where('story_id', 'in', storyIds))
    // A digest may have taken it just now, and then it is no longer to be dropped.
    .where('state', 'in', WAITING)
    .execute()
}

/** Owes again what was dropped with that sentence; where its digest has come meanwhile, in the next one. */
export async function reviveDropped(
  db: Database,
  where: Place,
  storyId: number,
  why: string,
  now: Date,
): Promise<void> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['id', 'digest', 'due_at'])
    .where('platform', '=', where.platform)
    .where('tenant', '=', where.tenant)
    .where('channel', '=', where.channel)
    .where('purpose', '=', 'alert')
    .where('state', '=', 'dropped')
    .where('last_error', '=', why)
    .where('story_id', '=', storyId)
    .execute()
  for (const { id, digest, due_at } of rows) {
    const state = digest === null ? 'due' : 'waiting'
    const dueAt = digest === null || due_at > instant(now) ? due_at : instant(nextDigest(digest, now))
    await db
      .updateTable('deliveries')
      .set({ state, due_at: dueAt, last_error: null })
      .where('id', '=', id)
      .where('state', '=', 'dropped')
      .execute()
  }
}

function waiting(db: Database, where: Place) {
  return db
    .selectFrom('deliveries')
    .where('platform', '=', where.platform)
    .where('tenant', '=', where.tenant)
    .where('channel', '=', where.channel)
    .where('purpose', '=', 'alert')
    .where('state', 'in', WAITING)
    .where('first_tried_at', 'is', null)
    .where('lease_owner', 'is', null)
}

function readFeedback(row: Selectable<FeedbackRow>): Feedback {
  return {
    id: row.id,
    platform: row.platform as PlatformName,
    tenant: row.tenant,
    channel: row.channel,
    effect: row.effect,
    target: row.target,
    name: row.name,
    givenBy: row.given_by,
    givenAt: row.given_at,
  }
}
