/** Pushes as rows, with the channels that take part, their codes, and what was announced. */
import type { Selectable } from 'kysely'
import type { Place, PlatformName } from '../chat/platform.ts'
import type { PushRow } from '../store/push-rows.ts'
import type { Database, DatabaseTransaction } from '../store/store.ts'
import type { Instant } from '../time.ts'
import type { Push } from './push.ts'

type Db = Database | DatabaseTransaction

export type NewPush = Omit<Push, 'id' | 'state' | 'finishedAt' | 'whyFinished' | 'round' | 'revision'>
type Change = Partial<
  Pick<
    PushRow,
    'target' | 'by_day' | 'state' | 'count' | 'counted_at' | 'finished_at' | 'why_finished' | 'round' | 'petition_title'
  >
>

export async function insertPush(trx: DatabaseTransaction, push: NewPush): Promise<Push> {
  const row = await trx
    .insertInto('pushes')
    .values({
      tenant: push.tenant,
      title: push.title,
      area: push.area,
      petition_id: push.petitionId,
      petition_title: push.petitionTitle,
      petition_url: push.petitionUrl,
      target: push.target,
      by_day: push.byDay,
      state: 'live',
      started_at: push.startedAt,
      start_count: push.startCount,
      count: push.count,
      counted_at: push.countedAt,
      finished_at: null,
      why_finished: '',
      round: 0,
      revision: 0,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return readPush(row)
}

/** Takes the push for this transaction alone: whoever else wants to change it waits. Null when there is none of that id. */
export async function lockPush(trx: DatabaseTransaction, id: number): Promise<Push | null> {
  const row = await trx
    .updateTable('pushes')
    .set((e) => ({ revision: e('revision', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  return row ? readPush(row) : null
}

export async function changePush(trx: DatabaseTransaction, id: number, change: Change): Promise<Push> {
  return readPush(
    await trx.updateTable('pushes').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow(),
  )
}

export async function pushById(db: Db, id: number): Promise<Push | null> {
  const row = await db.selectFrom('pushes').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? readPush(row) : null
}

async function livePushes(db: Db): Promise<Push[]> {
  return (await db.selectFrom('pushes').selectAll().where('state', '=', 'live').orderBy('id').execute()).map(readPush)
}

/** The live pushes, and those that have ended since a moment. */
export async function pushesSince(db: Db, moment: Instant): Promise<Push[]> {
  const rows = await db
    .selectFrom('pushes')
    .selectAll()
    .where((e) => e.or([e('state', '=', 'live'), e('finished_at', '>=', moment)]))
    .orderBy('id')
    .execute()
  return rows.map(readPush)
}

/** The live pushes, each with the channels that take part. */
export async function livePushesWithChannels(
  db: Db,
): Promise<{ readonly push: Push; readonly channels: readonly Place[] }[]> {
  const rows = await db
    .selectFrom('push_channels')
    .innerJoin('pushes', 'pushes.id', 'push_channels.push_id')
    .select(['push_id', 'platform', 'push_channels.tenant as tenant', 'channel'])
    .where('pushes.state', '=', 'live')
    .execute()
  const byPush = Map.groupBy(rows, (row) => row.push_id)
  return (await livePushes(db)).map((push) => ({
    push,
    channels: (byPush.get(push.id) ?? []).map(({ platform, tenant, channel }) => ({
      platform: platform as PlatformName,
      tenant,
      channel,
    })),
  }))
}

/** How many live pushes a tenant has started. */
export async function countLive(db: Db, tenant: string): Promise<number> {
  const row = await db
    .selectFrom('pushes')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('tenant', '=', tenant)
    .where('state', '=', 'live')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** The pushes in which a channel takes part, the newest first. */
export async function pushesIn(db: Db, place: Place): Promise<Push[]> {
  const rows = await db
    .selectFrom('pushes')
    .innerJoin('push_channels', 'push_channels.push_id', 'pushes.id')
    .selectAll('pushes')
    .where('push_channels.platform', '=', place.platform)
    .where('push_channels.tenant', '=', place.tenant)
    .where('push_channels.channel', '=', place.channel)
    .orderBy('pushes.id', 'desc')
    .execute()
  return rows.map(readPush)
}

/** The channels that take part, the first to join first. */
export async function channelsOf(db: Db, pushId: number): Promise<Place[]> {
  const rows = await db
    .selectFrom('push_channels')
    .select(['platform', 'tenant', 'channel'])
    .where('push_id', '=', pushId)
    .orderBy('joined_at')
    .orderBy('platform')
    .orderBy('tenant')
    .orderBy('channel')
    .execute()
  return rows.map((row) => ({ ...row, platform: row.platform as PlatformName }))
}

/** Lets a channel take part. False when it did already. */
export async function addChannel(
  trx: DatabaseTransaction,
  pushId: number,
  { platform, tenant, channel }: Place,
  now: Instant,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('push_channels')
    .values({
      push_id: pushId,
      platform,
      tenant,
      channel,
      joined_at: now,
      card_number: 0,
      card_made_at: now,
      card_look: '',
      card_changed_at: now,
      edits: 0,
    })
    .onConflict((c) => c.columns(['push_id', 'platform', 'tenant', 'channel']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Lets a channel take part no more. False when it did not. */
export async function removeChannel(trx: DatabaseTransaction, pushId: number, place: Place): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('push_channels')
    .where('push_id', '=', pushId)
    .where('platform', '=', place.platform)
    .where('tenant', '=', place.tenant)
    .where('channel', '=', place.channel)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** What has been noted of pushes already, by their ids. */
export async function notedMilestones(
  db: Db,
  pushIds: readonly number[],
): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
  const rows = await db
    .selectFrom('push_milestones')
    .select(['push_id', 'milestone'])
    .where('push_id', 'in', pushIds)
    .execute()
  const byPush = Map.groupBy(rows, (row) => row.push_id)
  return new Map(pushIds.map((id) => [id, new Set(byPush.get(id)?.map((row) => row.milestone))]))
}

export async function noteMilestones(
  trx: DatabaseTransaction,
  pushId: number,
  milestones: readonly string[],
  at: Instant,
): Promise<void> {
  if (milestones.length === 0) return
  await trx
    .insertInto('push_milestones')
    .values(milestones.map((milestone) => ({ push_id: pushId, milestone, at })))
    .onConflict((c) => c.columns(['push_id', 'milestone']).doNothing())
    .execute()
}

/** Keeps a code, and forgets those that have run out. */
export async function keepCode(
  trx: DatabaseTransaction,
  code: { readonly code: string; readonly pushId: number; readonly expiresAt: Instant },
  now: Instant,
): Promise<void> {
  await trx.deleteFrom('push_codes').where('expires_at', '<=', now).execute()
  await trx
    .insertInto('push_codes')
    .values({ code: code.code, push_id: code.pushId, expires_at: code.expiresAt })
    .execute()
}

/** Uses a code up. Gives the push that it is for; null when there is no such code any more. */
export async function takeCode(trx: DatabaseTransaction, code: string, now: Instant): Promise<number | null> {
  const row = await trx
    .deleteFrom('push_codes')
    .where('code', '=', code)
    .where('expires_at', '>', now)
    .returning('push_id')
    .executeTakeFirst()
  return row?.push_id ?? null
}

function readPush(row: Selectable<PushRow>): Push {
  return {
    id: row.id,
    tenant: row.tenant,
    title: row.title,
    area: row.area,
    petitionId: row.petition_id,
    petitionTitle: row.petition_title,
    petitionUrl: row.petition_url,
    target: row.target,
    byDay: row.by_day,
    state: row.state,
    startedAt: row.started_at,
    startCount: row.start_count,
    count: row.count,
    countedAt: row.counted_at,
    finishedAt: row.finished_at,
    whyFinished: row.why_finished,
    round: row.round,
    revision: row.revision,
  }
}
