/** The outbox as rows, from the side that owes: what is to be posted, refreshed, edited, and what is kept. */
import { randomBytes } from 'node:crypto'
import type { Message } from '../chat/message.ts'
import type { Place, PlatformName } from '../chat/platform.ts'
import type { DeliveryState } from '../store/schema.ts'
import type { Database } from '../store/store.ts'
import type { Instant } from '../time.ts'
import { readMessage, writeMessage } from './message-text.ts'
import type { DigestMode } from './modes.ts'

export interface NewDelivery extends Place {
  /** What makes it one delivery and no other; a second one with the same key is not kept. */
  readonly dedupe: string
  readonly purpose: 'alert' | 'digest' | 'notice' | 'edit'
  readonly message: Message
  readonly dueAt: Instant
  readonly storyId?: number
  readonly watchId?: number
  /** For an edit: the delivery whose message is to be changed. */
  readonly editsId?: number
  /** For an alert that is not sent by itself, but waits until `dueAt` for the channel's digest. */
  readonly digest?: DigestMode
}

/** An alert that a channel has or is to get, as far as a story that grows must know. */
export interface Told extends Place {
  readonly id: number
  readonly storyId: number
  readonly state: DeliveryState
  readonly dueAt: Instant
  /** The digest that it went into; null before it did, and for an alert of its own. */
  readonly digestId: number | null
  readonly message: Message
}

/** A delivery as it is shown to a person. */
export interface DeliverySeen {
  readonly purpose: 'alert' | 'digest' | 'notice' | 'edit'
  /** How often it is told in a digest; null for an alert of its own. */
  readonly digest: DigestMode | null
  /** The watch that asked for it; null where none did. */
  readonly watchId: number | null
  readonly state: DeliveryState
  readonly dueAt: Instant
  readonly postedAt: Instant | null
  readonly lastError: string | null
}

/** What makes an alert one: however many watches and items lead to it, a channel is told of a story once. */
export function alertKey(storyId: number, where: Place): string {
  return `alert:${storyId}:${where.platform}:${where.tenant}:${where.channel}`
}

/** So many rows a statement: SQLite takes 32,766 values in one (sqlite.org/limits.html), and a row has twenty. */
const ROWS_AT_ONCE = 500
/** 24 hexadecimal digits: nonces have at most 25 characters (platform.ts), and must differ even from those of a database that was thrown away. */
const NONCE_BYTES = 12

/** Keeps deliveries in the outbox, in the caller's transaction; gives how many were not there before. */
export async function enqueue(db: Database, deliveries: readonly NewDelivery[], now: Instant): Promise<number> {
  let added = 0
  for (let start = 0; start < deliveries.length; start += ROWS_AT_ONCE) {
    const result = await db
      .insertInto('deliveries')
      .values(deliveries.slice(start, start + ROWS_AT_ONCE).map((delivery) => asRow(delivery, now)))
      .onConflict((c) => c.column('dedupe').doNothing())
      .executeTakeFirst()
    added += Number(result.numInsertedOrUpdatedRows ?? 0)
  }
  return added
}

/** The alerts that channels were, are or will be told of these stories. */
export async function toldOf(db: Database, storyIds: readonly number[]): Promise<Told[]> {
  if (storyIds.length === 0) return []
  const rows = await db
    .selectFrom('deliveries')
    .select(['id', 'story_id', 'platform', 'tenant', 'channel', 'state', 'due_at', 'digest_id', 'message'])
    .where('story_id', 'in', storyIds)
    .where('purpose', '=', 'alert')
    .orderBy('id')
    .execute()
  return rows.map(({ story_id, due_at, digest_id, platform, message, ...rest }) => ({
    ...rest,
    storyId: story_id ?? 0,
    platform: platform as PlatformName,
    dueAt: due_at,
    digestId: digest_id,
    message: readMessage(message),
  }))
}

/** Makes the alerts of one story those of another, except in channels that have one of the other already. */
export async function takeOverAlerts(db: Database, from: number, to: number): Promise<void> {
  const there = new Set((await toldOf(db, [to])).map((told) => alertKey(to, told)))
  for (const told of await toldOf(db, [from])) {
    const dedupe = alertKey(to, told)
    if (there.has(dedupe)) continue
    await db.updateTable('deliveries').set({ story_id: to, dedupe }).where('id', '=', told.id).execute()
  }
}

/** Changes what a delivery says. True when it is still to come and no sender has it in hand, so that it will be sent like this. */
export async function rewrite(db: Database, id: number, message: Message): Promise<boolean> {
  const text = writeMessage(message)
  const unbegun = await db
    .updateTable('deliveries')
    .set({ message: text })
    .where('id', '=', id)
    .where('state', 'in', ['due', 'waiting'])
    .where('first_tried_at', 'is', null)
    .where('lease_owner', 'is', null)
    .executeTakeFirst()
  if (unbegun.numUpdatedRows > 0n) return true
  await db.updateTable('deliveries').set({ message: text }).where('id', '=', id).execute()
  return false
}

/** The notices whose keys begin like that (no % and no _ in it), with their places. */
export async function noticesLike(db: Database, beginning: string): Promise<(Place & { readonly id: number })[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['id', 'platform', 'tenant', 'channel'])
    .where('dedupe', 'like', `${beginning}%`)
    .where('purpose', '=', 'notice')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, platform: row.platform as PlatformName }))
}

/** The newest edit that waits for each alert of these stories: its id by the alert's. */
export async function waitingEdits(db: Database, storyIds: readonly number[]): Promise<Map<number, number>> {
  if (storyIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('deliveries')
    .select(['id', 'edits_id'])
    .where('story_id', 'in', storyIds)
    .where('purpose', '=', 'edit')
    .where('state', '=', 'due')
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.edits_id ?? 0, row.id]))
}

/** Drops the alerts and digests that wait for a channel and that no sender has in hand; gives how many. */
export async function dropWaiting(db: Database, where: Place, why: string): Promise<number> {
  const result = await db
    .updateTable('deliveries')
    .set({ state: 'dropped', last_error: why })
    .where('platform', '=', where.platform)
    .where('tenant', '=', where.tenant)
    .where('channel', '=', where.channel)
    .where('purpose', 'in', ['alert', 'digest'])
    .where('state', 'in', ['due', 'waiting'])
    .where('first_tried_at', 'is', null)
    .where('lease_owner', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** What this channel was told of a story, in order. */
export async function deliveriesOf(db: Database, storyId: number, where: Place): Promise<DeliverySeen[]> {
  const rows = await db
    .selectFrom('deliveries as one')
    .leftJoin('deliveries as within', 'within.id', 'one.digest_id')
    .select(['one.purpose', 'one.digest', 'one.watch_id', 'one.due_at'])
    .select((e) => [
      e.fn.coalesce('within.state', 'one.state').as('state'),
      e.fn.coalesce('within.posted_at', 'one.posted_at').as('posted_at'),
      e.fn.coalesce('within.last_error', 'one.last_error').as('last_error'),
    ])
    .where('one.story_id', '=', storyId)
    .where('one.platform', '=', where.platform)
    .where('one.tenant', '=', where.tenant)
    .where('one.channel', '=', where.channel)
    .orderBy('one.id')
    .execute()
  return rows.map((row) => ({
    purpose: row.purpose,
    digest: row.digest,
    watchId: row.watch_id,
    state: row.state,
    dueAt: row.due_at,
    postedAt: row.posted_at,
    lastError: row.last_error,
  }))
}

/** How many messages are due now and since when the oldest of them, by platform. */
export async function countDue(db: Database, now: Instant): Promise<Map<string, { count: number; oldest: Instant }>> {
  const rows = await db
    .selectFrom('deliveries')
    .select((e) => ['platform', e.fn.countAll<number>().as('count'), e.fn.min('due_at').as('oldest')])
    .where('state', '=', 'due')
    .where('due_at', '<=', now)
    .groupBy('platform')
    .execute()
  return new Map(rows.map((row) => [row.platform, { count: Number(row.count), oldest: row.oldest ?? now }]))
}

/** Forgets the deliveries that were settled and made before that moment; gives how many. */
export async function forgetSettled(db: Database, before: Instant): Promise<number> {
  const result = await db
    .deleteFrom('deliveries')
    .where('state', 'not in', ['due', 'waiting'])
    .where('created_at', '<', before)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

function asRow(delivery: NewDelivery, now: Instant) {
  return {
    dedupe: delivery.dedupe,
    nonce: randomBytes(NONCE_BYTES).toString('hex'),
    platform: delivery.platform,
    tenant: delivery.tenant,
    channel: delivery.channel,
    purpose: delivery.purpose,
    story_id: delivery.storyId ?? null,
    watch_id: delivery.watchId ?? null,
    edits_id: delivery.editsId ?? null,
    digest: delivery.digest ?? null,
    digest_id: null,
    message: writeMessage(delivery.message),
    state: delivery.digest === undefined ? ('due' as const) : ('waiting' as const),
    due_at: delivery.dueAt,
    lease_owner: null,
    lease_until: null,
    tries: 0,
    first_tried_at: null,
    posted_at: null,
    message_id: null,
    last_error: null,
    created_at: now,
  }
}
