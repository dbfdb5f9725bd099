/** Claims as rows, with what their claimants wish of reminders, and what waits to be said to them. */
import type { Selectable } from 'kysely'
import type { PlatformName } from '../chat/platform.ts'
import type { PushTaskRow } from '../store/push-rows.ts'
import type { Database, DatabaseTransaction } from '../store/store.ts'
import type { Instant, IsoDate } from '../time.ts'
import type { Task } from './push.ts'
import { type ReminderWish, readWish } from './reminder-repository.ts'
import { readTask } from './task-repository.ts'

type Db = Database | DatabaseTransaction

export async function noteNudge(trx: DatabaseTransaction, id: number, now: Instant): Promise<void> {
  await trx.updateTable('push_tasks').set({ nudged_at: now }).where('id', '=', id).execute()
}

/** A claim with what its claimant wishes of reminders. */
export interface Claim {
  readonly task: Task
  readonly wish: ReminderWish
}

/** The claims in live pushes that have been quiet since a moment, not yet nudged; and those nudged before another. */
export async function quietClaims(db: Db, quietSince: Instant, nudgedBefore: Instant): Promise<Claim[]> {
  const rows = await liveClaims(db)
    .where((e) =>
      e.or([
        e.and([e('push_tasks.nudged_at', 'is', null), e('push_tasks.active_at', '<=', quietSince)]),
        e('push_tasks.nudged_at', '<=', nudgedBefore),
      ]),
    )
    .orderBy('push_tasks.id')
    .execute()
  return rows.map(readClaim)
}

/** The claims older than a moment in live pushes whose last day lies between two days, of which no reminder has gone. */
export async function claimsNearEnd(db: Db, from: IsoDate, to: IsoDate, olderThan: Instant): Promise<Claim[]> {
  const rows = await liveClaims(db)
    .where('pushes.by_day', '>=', from)
    .where('pushes.by_day', '<=', to)
    .where('push_tasks.active_at', '<', olderThan)
    .where((e) => e.or([e('push_tasks.end_told', 'is', null), e('push_tasks.end_told', '!=', e.ref('pushes.by_day'))]))
    .orderBy('push_tasks.id')
    .execute()
  return rows.map(readClaim)
}

export async function noteEndTold(trx: DatabaseTransaction, ids: readonly number[], day: IsoDate): Promise<void> {
  await trx.updateTable('push_tasks').set({ end_told: day }).where('id', 'in', ids).execute()
}

function liveClaims(db: Db) {
  return db
    .selectFrom('push_tasks')
    .innerJoin('pushes', 'pushes.id', 'push_tasks.push_id')
    .leftJoin('push_reminders', (join) =>
      join
        .onRef('push_reminders.platform', '=', 'push_tasks.platform')
        .onRef('push_reminders.user_id', '=', 'push_tasks.user_id'),
    )
    .selectAll('push_tasks')
    .select(['push_reminders.is_on as is_on', 'push_reminders.quiet as quiet'])
    .where('pushes.state', '=', 'live')
    .where('push_tasks.state', '=', 'claimed')
}

/** Takes back what waits to be said to the claimants of these tasks, as it is true no longer. Gives the keys of what was. */
export async function unsay(trx: DatabaseTransaction, tasks: readonly Task[]): Promise<ReadonlySet<string>> {
  const keys = tasks.flatMap((task) => [nudgeKey(task), assignedKey(task.id, task.activeAt ?? '')])
  if (keys.length === 0) return new Set()
  const unsaid = await trx
    .deleteFrom('deliveries')
    .where('dedupe', 'in', keys)
    .where('state', '=', 'due')
    .where('first_tried_at', 'is', null)
    .where('lease_owner', 'is', null)
    .returning('dedupe')
    .execute()
  return new Set(unsaid.map((row) => row.dedupe))
}

/** What is due to people now and no sender has begun with, as after a time in which a platform was away. */
export async function unbegunToPeople(
  db: Db,
  now: Instant,
): Promise<{ readonly id: number; readonly platform: PlatformName; readonly userId: string }[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['id', 'platform', 'channel'])
    .where('state', '=', 'due')
    .where('first_tried_at', 'is', null)
    .where('lease_owner', 'is', null)
    .where('due_at', '<=', now)
    .where('channel', 'like', 'user:%')
    .where('dedupe', 'like', 'push:%')
    .orderBy('id')
    .execute()
  return rows.map(({ id, platform, channel }) => ({
    id,
    platform: platform as PlatformName,
    userId: channel.slice('user:'.length),
  }))
}

/** Puts off what no sender has begun with. */
export async function putOff(db: Db, id: number, dueAt: Instant): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ due_at: dueAt })
    .where('id', '=', id)
    .where('state', '=', 'due')
    .where('first_tried_at', 'is', null)
    .where('lease_owner', 'is', null)
    .execute()
}

/** The key of the question after a claim in the outbox: one for each time that it went quiet. */
export function nudgeKey({ id, activeAt }: Pick<Task, 'id' | 'activeAt'>): string {
  return `push:nudge:${id}:${activeAt ?? ''}`
}

/** The key of the message that somebody was given a task at that moment. */
export function assignedKey(id: number, at: Instant): string {
  return `push:assigned:${id}:${at}`
}

function readClaim(row: Selectable<PushTaskRow> & { is_on: 0 | 1 | null; quiet: string | null }): Claim {
  return { task: readTask(row), wish: readWish(row.is_on, row.quiet) }
}
