/** One change of a push at a time, after which its cards in every chat show it at once. */
import { Refusal } from '../chat/command.ts'
import type { Petitions } from '../petitions/petitions.ts'
import type { Database, DatabaseTransaction } from '../store/store.ts'
import type { Clock } from '../time.ts'
import { type Haste, keepCards } from './cards.ts'
import { liveCard, type Standing } from './live-card.ts'
import type { PaceOf } from './pace.ts'
import type { Push } from './push.ts'
import { lockPush, pushById } from './push-repository.ts'
import { countMembers, countTasksIn } from './task-repository.ts'

export interface LedgerNeeds {
  readonly db: Database
  readonly petitions: Pick<Petitions, 'show' | 'track' | 'standings' | 'history'>
  readonly clock: Clock
  readonly paceOf: PaceOf
}

/**
 * Changes a push in a transaction that has it for itself, then owes what its cards show. Throws `Refusal` when there is no
 * such push, and whatever `act` throws, with nothing changed.
 */
export async function changing<Result>(
  { db, clock, paceOf }: LedgerNeeds,
  pushId: number,
  act: (trx: DatabaseTransaction, push: Push, now: Date) => Promise<Result>,
  haste: Haste = 'now',
): Promise<Result> {
  const known = await pushById(db, pushId)
  if (!known) throw noSuchPush(pushId)
  const now = clock()
  const pace = await paceOf(known, now)
  return db.transaction().execute((trx) => changeIn(trx, { pushId, pace, now, haste }, act))
}

/** As `changing`, in a transaction that is there already. Several pushes are changed in the order of their ids, lest two such wait for each other. */
export async function changeIn<Result>(
  trx: DatabaseTransaction,
  { pushId, pace, now, haste }: { pushId: number; pace: number | null; now: Date; haste: Haste },
  act: (trx: DatabaseTransaction, push: Push, now: Date) => Promise<Result>,
): Promise<Result> {
  const push = await lockPush(trx, pushId)
  if (!push) throw noSuchPush(pushId)
  const result = await act(trx, push, now)
  const changed = await pushById(trx, pushId)
  if (changed) await keepCards(trx, pushId, liveCard(await standingOf(trx, changed, pace), now), haste, now)
  return result
}

/** How a push stands, for its card. */
export async function standingOf(
  db: Database | DatabaseTransaction,
  push: Push,
  pace: number | null,
): Promise<Standing> {
  const tasks = (await countTasksIn(db, [push.id])).get(push.id) ?? { open: 0, claimed: 0, done: 0 }
  return { push, tasks, members: await countMembers(db, push.id), paceHad: pace }
}

export function noSuchPush(id: number): Refusal {
  return new Refusal(`Push ${id} does not take place in this channel. /push list shows what does.`)
}

/** Throws `Refusal` when the push has ended. */
export function mustBeLive(push: Push): void {
  if (push.state === 'live') return
  throw new Refusal(`“${push.title}” has ended. An organiser can take it up again with /push reopen.`)
}
