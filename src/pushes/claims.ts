/** Claims that go quiet: asked after once, then open to others again. */
import { enqueue } from '../alerts/outbox-repository.ts'
import { afterQuiet } from '../alerts/quiet-hours.ts'
import { type Clock, instant } from '../time.ts'
import { nudgeCard } from './claim-cards.ts'
import { changing, type LedgerNeeds } from './ledger.ts'
import { directTo, QUIET_HOURS, type Task } from './push.ts'
import { freeTask, noteNudge, quietClaims, taskById } from './task-repository.ts'

const DAY_MS = 86_400_000
const QUIET_DAYS = 3
const DAYS_AFTER_NUDGE = 1

/** The claims at which something is due now: nothing in the hours in which nobody is reminded. */
export async function claimsDue({ db }: LedgerNeeds, now: ReturnType<Clock>): Promise<readonly Task[]> {
  if (afterQuiet(QUIET_HOURS, now) > now) return []
  return quietClaims(db, daysBefore(now, QUIET_DAYS), daysBefore(now, DAYS_AFTER_NUDGE))
}

/** Asks the claimant once whether they are still on it; a day later, without a sign, lets others take the task. */
export async function askAfter(needs: LedgerNeeds, claim: Task): Promise<void> {
  await changing(needs, claim.pushId, async (trx, push, now) => {
    const task = await taskById(trx, claim.id)
    // Somebody has done something meanwhile.
    if (task?.state !== 'claimed' || task.activeAt !== claim.activeAt || task.nudgedAt !== claim.nudgedAt) return
    if (task.nudgedAt !== null || task.claimant === null) return freeTask(trx, task.id)
    await noteNudge(trx, task.id, instant(now))
    const nudge = {
      ...directTo(task.claimant),
      purpose: 'notice' as const,
      dedupe: `push:nudge:${task.id}:${task.activeAt}`,
      message: nudgeCard(task, push),
      dueAt: instant(now),
    }
    await enqueue(trx, [nudge], instant(now))
  })
}

function daysBefore(now: Date, days: number): string {
  return instant(new Date(now.getTime() - days * DAY_MS))
}
