/** One change of a push at a time, after which its cards in every chat show it at once. */
import { Refusal } from '../chat/command.ts'
import type { Petitions } from '../petitions/petitions.ts'
import type { Database, DatabaseTransaction } from '../store/store.ts'
import { type Clock, instant } from '../time.ts'
import { type Haste, keepCards } from './cards.ts'
import { liveCard, type Standing } from './live-card.ts'
import { paceHad } from './pace.ts'
import type { Push } from './push.ts'
import { changePush, lockPush, pushById } from './push-repository.ts'
import { countMembers, countTasks } from './task-repository.ts'

export interface LedgerNeeds {
  readonly db: Database
  readonly petitions: Pick<Petitions, 'show' | 'track' | 'list' | 'history'>
  readonly clock: Clock
}

const PACE_DAYS_MS = 8 * 86_400_000

/**
 * Changes a push in a transaction that has it for itself, then owes what its cards show. Throws `Refusal` when there is no
 * such push, and whatever `act` throws, with nothing changed.
 */
export async function changing<Result>(
  { db, petitions, clock }: LedgerNeeds,
  pushId: number,
  act: (trx: DatabaseTransaction, push: Push, now: Date) => Promise<Result>,
  haste: Haste = 'now',
): Promise<Result> {
  const known = await pushById(db, pushId)
  if (!known) throw noSuchPush(pushId)
  const now = clock()
  const pace = await paceOf(petitions, known, now)
  return db.transaction().execute(async (trx) => {
    const push = await lockPush(trx, pushId)
    if (!push) throw noSuchPush(pushId)
    const result = await act(trx, push, now)
    const changed = await pushById(trx, pushId)
    if (changed) await keepCards(trx, pushId, liveCard(await standingOf(trx, changed, pace), now), haste, now)
    return result
  })
}

/** How a push stands, for its card. */
export async function standingOf(
  db: Database | DatabaseTransaction,
  push: Push,
  pace: number | null,
): Promise<Standing> {
  return { push, tasks: await countTasks(db, push.id), members: await countMembers(db, push.id), paceHad: pace }
}

/** Signatures a day, as it goes at that moment. */
export async function paceOf(
  petitions: LedgerNeeds['petitions'],
  push: Pick<Push, 'petitionId' | 'count' | 'countedAt'>,
  now: Date,
): Promise<number | null> {
  const samples = await petitions.history(push.petitionId, instant(new Date(now.getTime() - PACE_DAYS_MS)))
  const isNewer = push.countedAt > (samples.at(-1)?.at ?? '')
  return paceHad(isNewer ? [...samples, { at: push.countedAt, signatures: push.count }] : samples, now)
}

/** The petition's count as the site has it now; as it was known where the site does not answer. */
export async function newestCount({ petitions }: LedgerNeeds, push: Push): Promise<Pick<Push, 'count' | 'countedAt'>> {
  const found = await petitions.show(String(push.petitionId))
  return found.kind === 'petition' ? { count: found.petition.signatures, countedAt: found.asAt } : push
}

/** Brings a live push's count up to date. */
export async function recount(needs: LedgerNeeds, push: Push): Promise<void> {
  if (push.state !== 'live') return
  const { count, countedAt } = await newestCount(needs, push)
  const act = async (trx: DatabaseTransaction, current: Push) => {
    if (current.state === 'live' && countedAt > current.countedAt)
      await changePush(trx, push.id, { count, counted_at: countedAt })
  }
  await changing(needs, push.id, act, 'soon')
}

export function noSuchPush(id: number): Refusal {
  return new Refusal(`Push ${id} does not take place in this channel. /push list shows what does.`)
}

/** Throws `Refusal` when the push has ended. */
export function mustBeLive(push: Push): void {
  if (push.state === 'live') return
  throw new Refusal(`“${push.title}” has ended. An organiser can take it up again with /push reopen.`)
}
