/** The tasks of pushes as rows, and the people who take part. */
import type { Selectable } from 'kysely'
import type { PlatformName } from '../chat/platform.ts'
import type { PushTaskRow } from '../store/push-rows.ts'
import type { Database, DatabaseTransaction } from '../store/store.ts'
import type { Instant } from '../time.ts'
import type { Person, Task, TaskCounts } from './push.ts'
import { forgetReminderWish } from './reminder-repository.ts'

type Db = Database | DatabaseTransaction

const NOBODY = {
  platform: null,
  tenant: null,
  user_id: null,
  active_at: null,
  nudged_at: null,
  end_told: null,
} as const

export async function insertTask(trx: DatabaseTransaction, pushId: number, text: string, now: Instant): Promise<Task> {
  const row = await trx
    .insertInto('push_tasks')
    .values({ push_id: pushId, text, state: 'open', added_at: now, done_at: null, ...NOBODY })
    .returningAll()
    .executeTakeFirstOrThrow()
  return readTask(row)
}

export async function tasksOf(db: Db, pushId: number): Promise<Task[]> {
  const rows = await db.selectFrom('push_tasks').selectAll().where('push_id', '=', pushId).orderBy('id').execute()
  return rows.map(readTask)
}

export async function taskById(db: Db, id: number): Promise<Task | null> {
  const row = await db.selectFrom('push_tasks').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? readTask(row) : null
}

/** How many tasks pushes have in which state, by their ids. */
export async function countTasksIn(db: Db, pushIds: readonly number[]): Promise<ReadonlyMap<number, TaskCounts>> {
  const rows = await db
    .selectFrom('push_tasks')
    .select((e) => ['push_id', 'state', e.fn.countAll<number>().as('count')])
    .where('push_id', 'in', pushIds)
    .groupBy(['push_id', 'state'])
    .execute()
  const byPush = Map.groupBy(rows, (row) => row.push_id)
  return new Map(
    pushIds.map((id) => {
      const count = (state: Task['state']) => Number(byPush.get(id)?.find((row) => row.state === state)?.count ?? 0)
      return [id, { open: count('open'), claimed: count('claimed'), done: count('done') }]
    }),
  )
}

/** Gives a task to somebody, or says that somebody did it. In a transaction that has the push for itself. */
export async function giveTask(
  trx: DatabaseTransaction,
  id: number,
  { platform, tenant, userId }: Person,
  state: 'claimed' | 'done',
  now: Instant,
): Promise<void> {
  const done_at = state === 'done' ? now : null
  await trx
    .updateTable('push_tasks')
    .set({ state, platform, tenant, user_id: userId, active_at: now, nudged_at: null, end_told: null, done_at })
    .where('id', '=', id)
    .execute()
}

/** Lets anybody take the task again. */
export async function freeTask(trx: DatabaseTransaction, id: number): Promise<void> {
  await trx
    .updateTable('push_tasks')
    .set({ state: 'open', done_at: null, ...NOBODY })
    .where('id', '=', id)
    .execute()
}

export async function removeTask(trx: DatabaseTransaction, id: number): Promise<void> {
  await trx.deleteFrom('push_tasks').where('id', '=', id).execute()
}

/** Notes a sign of the claimant. */
export async function renewClaim(trx: DatabaseTransaction, id: number, now: Instant): Promise<void> {
  await trx.updateTable('push_tasks').set({ active_at: now, nudged_at: null }).where('id', '=', id).execute()
}

/** Lets somebody take part. False when they did already. */
export async function addMember(
  trx: DatabaseTransaction,
  pushId: number,
  { platform, tenant, userId }: Person,
  now: Instant,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('push_members')
    .values({ push_id: pushId, platform, tenant, user_id: userId, joined_at: now })
    .onConflict((c) => c.columns(['push_id', 'platform', 'user_id']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Lets somebody take part no more. False when they did not. */
export async function removeMember(
  trx: DatabaseTransaction,
  pushId: number,
  { platform, userId }: Pick<Person, 'platform' | 'userId'>,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('push_members')
    .where('push_id', '=', pushId)
    .where('platform', '=', platform)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** How many people take part in a push. */
export async function countMembers(db: Db, pushId: number): Promise<number> {
  return (await countMembersIn(db, [pushId])).get(pushId) ?? 0
}

/** How many people take part in pushes, by their ids. */
export async function countMembersIn(db: Db, pushIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('push_members')
    .select((e) => ['push_id', e.fn.countAll<number>().as('count')])
    .where('push_id', 'in', pushIds)
    .groupBy('push_id')
    .execute()
  const counts = new Map(rows.map((row) => [row.push_id, Number(row.count)]))
  return new Map(pushIds.map((id) => [id, counts.get(id) ?? 0]))
}

/** What was removed of a person: of how many pushes and tasks. */
export interface Forgotten {
  readonly joined: number
  readonly released: number
  readonly done: number
  /** Whether they had said how they want to be reminded. */
  readonly hadWish: boolean
  /** The pushes whose cards show something else now. */
  readonly touched: ReadonlySet<number>
}

/**
 * Removes an id from everything that pushes keep: what they joined, what they have claimed, what they have done (the task
 * stays done, by nobody), how they want to be reminded, and the messages that were sent to them.
 */
export async function forgetPerson(
  trx: DatabaseTransaction,
  { platform, userId }: Pick<Person, 'platform' | 'userId'>,
): Promise<Forgotten> {
  const released = await trx
    .updateTable('push_tasks')
    .set({ state: 'open', ...NOBODY })
    .where('platform', '=', platform)
    .where('user_id', '=', userId)
    .where('state', '=', 'claimed')
    .returning('push_id')
    .execute()
  const done = await trx
    .updateTable('push_tasks')
    .set(NOBODY)
    .where('platform', '=', platform)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  const joined = await trx
    .deleteFrom('push_members')
    .where('platform', '=', platform)
    .where('user_id', '=', userId)
    .returning('push_id')
    .execute()
  await trx
    .deleteFrom('deliveries')
    .where('platform', '=', platform)
    .where('channel', '=', `user:${userId}`)
    .where('dedupe', 'like', 'push:%')
    .execute()
  const hadWish = await forgetReminderWish(trx, { platform, userId })
  return {
    hadWish,
    joined: joined.length,
    released: released.length,
    done: Number(done.numUpdatedRows),
    touched: new Set([...released, ...joined].map((row) => row.push_id)),
  }
}

export function readTask(row: Selectable<PushTaskRow>): Task {
  const { platform, tenant, user_id: userId } = row
  const isKnown = platform !== null && tenant !== null && userId !== null
  return {
    id: row.id,
    pushId: row.push_id,
    text: row.text,
    state: row.state,
    claimant: isKnown ? { platform: platform as PlatformName, tenant, userId } : null,
    activeAt: row.active_at,
    nudgedAt: row.nudged_at,
    endTold: row.end_told,
  }
}
