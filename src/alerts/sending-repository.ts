/** The outbox as rows, from the side that posts: claimed with a lease, begun, settled. */
import { type ExpressionBuilder, type Selectable, sql } from 'kysely'
import type { Message } from '../chat/message.ts'
import type { Place, PlatformName } from '../chat/platform.ts'
import type { Engine } from '../store/engine.ts'
import type { DeliveryRow, DeliveryState, Schema } from '../store/schema.ts'
import type { Database } from '../store/store.ts'
import type { Instant } from '../time.ts'
import { readMessage } from './message-text.ts'

/** A delivery that a sender has claimed. */
export interface Delivery extends Place {
  readonly id: number
  readonly nonce: string
  readonly purpose: 'alert' | 'digest' | 'notice' | 'edit'
  readonly storyId: number | null
  readonly watchId: number | null
  readonly editsId: number | null
  readonly message: Message
  /** How often it has been begun. */
  readonly tries: number
  /** When a post that may have arrived was first begun; null when surely none has. */
  readonly firstTriedAt: Instant | null
  readonly createdAt: Instant
}

export interface Claim {
  readonly platform: PlatformName
  readonly owner: string
  readonly now: Instant
  readonly leaseUntil: Instant
  /** No lease that was taken by a clock like this one ends later. */
  readonly leaseHorizon: Instant
  readonly limit: number
  /** Tenants that must wait for the platform's pace. */
  readonly restingTenants: readonly string[]
  /** Channels that must wait, each as `channelKey` writes it. */
  readonly restingChannels: readonly string[]
}

/**
 * Claims what is due: of each channel the first in line, and none while another of that channel is in somebody's hands.
 * An edit waits until the message that it changes is settled.
 *
 * A clock that was put back delays nothing: what was due when it was made is due, and a lease that ends later than any
 * lease could is void.
 */
export async function claimDue(db: Database, engine: Engine, claim: Claim): Promise<Delivery[]> {
  const isLeased = (e: ExpressionBuilder<Schema, 'deliveries'>) =>
    e.and([e('lease_until', '>', claim.now), e('lease_until', '<=', claim.leaseHorizon)])
  const line = db
    .selectFrom('deliveries')
    .select((e) => [
      'id',
      sql<number>`row_number() over (partition by tenant, channel order by case when ${isLeased(e)} then 0 else 1 end, due_at, id)`.as(
        'place',
      ),
    ])
    .where('platform', '=', claim.platform)
    .where('state', '=', 'due')
    .where((e) => e.or([e('due_at', '<=', claim.now), e('due_at', '<=', e.ref('created_at')), isLeased(e)]))
    .where((e) =>
      e.or([
        e('edits_id', 'is', null),
        e.not(
          e.exists(
            e
              .selectFrom('deliveries as target')
              .select('target.id')
              .whereRef('target.id', '=', 'deliveries.edits_id')
              .where('target.state', '=', 'due'),
          ),
        ),
      ]),
    )
  const rows = await db
    .with('picked', (within) =>
      within
        .selectFrom('deliveries')
        .select('id')
        .where('id', 'in', (e) => e.selectFrom(line.as('line')).select('line.id').where('line.place', '=', 1))
        .where('state', '=', 'due')
        .where((e) => e.or([e('lease_until', 'is', null), e.not(isLeased(e))]))
        .$if(claim.restingTenants.length > 0, (q) => q.where('tenant', 'not in', claim.restingTenants))
        .$if(claim.restingChannels.length > 0, (q) =>
          q.where(sql<string>`tenant || ' ' || channel`, 'not in', claim.restingChannels),
        )
        .orderBy('due_at')
        .orderBy('id')
        .limit(claim.limit)
        .$if(engine === 'postgres', (q) => q.forUpdate().skipLocked()),
    )
    .updateTable('deliveries')
    .set({ lease_owner: claim.owner, lease_until: claim.leaseUntil })
    .where('id', 'in', (e) => e.selectFrom('picked').select('picked.id'))
    .returningAll()
    .execute()
  return rows.toSorted((a, b) => (a.due_at < b.due_at ? -1 : a.due_at > b.due_at ? 1 : a.id - b.id)).map(readDelivery)
}

/** Notes that a post is about to leave, and renews the lease; false when the delivery is no longer this owner's to post. */
export async function begin(
  db: Database,
  mark: { id: number; owner: string; now: Instant; leaseUntil: Instant },
): Promise<boolean> {
  const result = await db
    .updateTable('deliveries')
    .set((e) => ({
      tries: e('tries', '+', 1),
      first_tried_at: e.fn.coalesce('first_tried_at', e.val(mark.now)),
      lease_until: mark.leaseUntil,
    }))
    .where('id', '=', mark.id)
    .where('state', '=', 'due')
    .where('lease_owner', '=', mark.owner)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/**
 * Settles a delivery as posted, whoever holds it now: that it is there is true for all.
 * False when it was settled already.
 */
export async function confirm(db: Database, id: number, messageId: string, now: Instant): Promise<boolean> {
  const result = await db
    .updateTable('deliveries')
    .set({ state: 'posted', message_id: messageId, posted_at: now, last_error: null, ...NOT_LEASED })
    .where('id', '=', id)
    .where('state', '=', 'due')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Settles a delivery as never to be posted. False when it was settled already. */
export async function settle(db: Database, id: number, state: 'refused' | 'dropped', why: string): Promise<boolean> {
  const result = await db
    .updateTable('deliveries')
    .set({ state, last_error: why, ...NOT_LEASED })
    .where('id', '=', id)
    .where('state', '=', 'due')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Gives a delivery back until later. `surelyNotPosted`: nothing that was ever tried can have arrived. */
export async function postpone(
  db: Database,
  mark: { id: number; owner: string; dueAt: Instant; why: string; surelyNotPosted: boolean },
): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ due_at: mark.dueAt, last_error: mark.why, ...NOT_LEASED })
    .$if(mark.surelyNotPosted, (query) => query.set({ first_tried_at: null }))
    .where('id', '=', mark.id)
    .where('state', '=', 'due')
    .where('lease_owner', '=', mark.owner)
    .execute()
}

/** Lets what else is due in the channel wait as well, so that the order stays. */
export async function holdChannel(db: Database, where: Place, until: Instant): Promise<void> {
  await owedTo(db, where, ['due'])
    .set({ due_at: until })
    .where('due_at', '<', until)
    .where('lease_owner', 'is', null)
    .execute()
}

/** Drops everything else that is due in a channel, or waits there for a digest. */
export async function dropDue(db: Database, where: Place, why: string): Promise<void> {
  await owedTo(db, where, ['due', 'waiting'])
    .set({ state: 'dropped', last_error: why, ...NOT_LEASED })
    .execute()
}

/** Gives back a claim that was not begun. */
export async function release(db: Database, id: number, owner: string): Promise<void> {
  await db
    .updateTable('deliveries')
    .set(NOT_LEASED)
    .where('id', '=', id)
    .where('state', '=', 'due')
    .where('lease_owner', '=', owner)
    .execute()
}

/** For an edit: the platform's id of the message to change (null while or if there is none), and whether a newer edit waits or was made. */
export async function editTarget(
  db: Database,
  edit: { id: number; editsId: number },
): Promise<{ messageId: string | null; superseded: boolean }> {
  const target = await db
    .selectFrom('deliveries')
    .select('message_id')
    .where('id', '=', edit.editsId)
    .where('state', '=', 'posted')
    .executeTakeFirst()
  const newer = await db
    .selectFrom('deliveries')
    .select('id')
    .where('edits_id', '=', edit.editsId)
    .where('id', '>', edit.id)
    .where('state', 'in', ['due', 'posted'])
    .executeTakeFirst()
  return { messageId: target?.message_id ?? null, superseded: newer !== undefined }
}

/** When the story's article was published, where its feed says so. */
export async function publicationOf(db: Database, storyId: number): Promise<Instant | null> {
  const row = await db.selectFrom('stories').select('published_at').where('id', '=', storyId).executeTakeFirst()
  return row?.published_at ?? null
}

const NOT_LEASED = { lease_owner: null, lease_until: null }

function owedTo(db: Database, where: Place, states: readonly DeliveryState[]) {
  return db
    .updateTable('deliveries')
    .where('platform', '=', where.platform)
    .where('tenant', '=', where.tenant)
    .where('channel', '=', where.channel)
    .where('state', 'in', states)
}

function readDelivery(row: Selectable<DeliveryRow>): Delivery {
  return {
    id: row.id,
    nonce: row.nonce,
    platform: row.platform as PlatformName,
    tenant: row.tenant,
    channel: row.channel,
    purpose: row.purpose,
    storyId: row.story_id,
    watchId: row.watch_id,
    editsId: row.edits_id,
    message: readMessage(row.message),
    tries: row.tries,
    firstTriedAt: row.first_tried_at,
    createdAt: row.created_at,
  }
}
