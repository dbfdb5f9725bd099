/** What people wish of reminders, as rows; without a row somebody has what everybody has. */
import type { Database, DatabaseTransaction } from '../store/store.ts'
import { type Person, QUIET_HOURS } from './push.ts'

type Db = Database | DatabaseTransaction
type Known = Pick<Person, 'platform' | 'userId'>

export interface ReminderWish {
  readonly isOn: boolean
  /** When no reminder is to come, in London, as "21:00-09:00"; '' for never. */
  readonly quiet: string
}

const USUAL: ReminderWish = { isOn: true, quiet: QUIET_HOURS }

export async function reminderWishOf(db: Db, { platform, userId }: Known): Promise<ReminderWish> {
  const row = await db
    .selectFrom('push_reminders')
    .select(['is_on', 'quiet'])
    .where('platform', '=', platform)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return readWish(row?.is_on ?? null, row?.quiet ?? null)
}

export async function keepReminderWish(
  trx: DatabaseTransaction,
  { platform, userId }: Known,
  { isOn, quiet }: ReminderWish,
): Promise<void> {
  const wish = { is_on: isOn ? 1 : 0, quiet } as const
  await trx
    .insertInto('push_reminders')
    .values({ platform, user_id: userId, ...wish })
    .onConflict((c) => c.columns(['platform', 'user_id']).doUpdateSet(wish))
    .execute()
}

/** Forgets a wish. False when there was none. */
export async function forgetReminderWish(trx: DatabaseTransaction, { platform, userId }: Known): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('push_reminders')
    .where('platform', '=', platform)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** The wish in columns that are null where there is no row. */
export function readWish(isOn: 0 | 1 | null, quiet: string | null): ReminderWish {
  return isOn === null || quiet === null ? USUAL : { isOn: isOn === 1, quiet }
}
