/** Claims that go quiet: asked after once, then open to others again; and a reminder of all before their push ends. */
import { enqueue } from '../alerts/outbox-repository.ts'
import { afterQuiet } from '../alerts/quiet-hours.ts'
import { addDays, DAY_MS, instant, londonDate, londonMoment } from '../time.ts'
import { endCard, nudgeCard } from './claim-cards.ts'
import {
  type Claim,
  claimsNearEnd,
  noteEndTold,
  noteNudge,
  nudgeKey,
  putOff,
  quietClaims,
  unbegunToPeople,
  unsay,
} from './claim-repository.ts'
import { changing, type LedgerNeeds } from './ledger.ts'
import { directTo, type Task } from './push.ts'
import { reminderWishOf } from './reminder-repository.ts'
import { freeTask, taskById, tasksOf } from './task-repository.ts'

const QUIET_DAYS = 3
const DAYS_AFTER_NUDGE = 1
/** Who wishes no reminders has as long as others; whose hours never let one through, somewhat longer. */
const LONGEST_QUIET_DAYS = { unasked: QUIET_DAYS + DAYS_AFTER_NUDGE, unreachable: 7 } as const

/** The claims at which something is due now: nothing where the claimant is to be asked first and has quiet hours. */
export async function claimsDue({ db }: LedgerNeeds, now: Date): Promise<readonly Claim[]> {
  const claims = await quietClaims(db, daysBefore(now, QUIET_DAYS), daysBefore(now, DAYS_AFTER_NUDGE))
  return claims.filter((claim) => stepFor(claim, now) !== 'nothing')
}

/** Asks the claimant once whether they are still on it; a day later, without a sign, lets others take the task. */
export async function askAfter(needs: LedgerNeeds, claim: Claim): Promise<void> {
  await changing(needs, claim.task.pushId, async (trx, push, now) => {
    const task = await taskById(trx, claim.task.id)
    if (!isAsItWas(task, claim.task)) return
    if (stepFor(claim, now) === 'free' || task.claimant === null) {
      await unsay(trx, [task])
      return freeTask(trx, task.id)
    }
    await noteNudge(trx, task.id, instant(now))
    const nudge = {
      ...directTo(task.claimant),
      purpose: 'notice' as const,
      dedupe: nudgeKey(task),
      message: nudgeCard(task, push),
      dueAt: instant(now),
    }
    await enqueue(trx, [nudge], instant(now))
  })
}

/** The claims of whose push's end, tomorrow or today, their claimants are to be reminded now: a list for each person and push. */
export async function endingsDue({ db }: LedgerNeeds, now: Date): Promise<readonly (readonly Claim[])[]> {
  const today = londonDate(now)
  const claims = await claimsNearEnd(db, today, addDays(today, 1), instant(londonMoment(today, '00:00')))
  const reachable = claims.filter(({ wish }) => wish.isOn && afterQuiet(wish.quiet, now) <= now)
  const keyOf = ({ task: { pushId, claimant } }: Claim) => `${pushId} ${claimant?.platform} ${claimant?.userId}`
  return [...Map.groupBy(reachable, keyOf).values()]
}

/** Reminds one person that a push ends in which they have these tasks. */
export async function remindOfEnd(needs: LedgerNeeds, claims: readonly Claim[]): Promise<void> {
  const [first] = claims
  if (!first?.task.claimant) return
  const { pushId, claimant } = first.task
  await changing(needs, pushId, async (trx, push, now) => {
    const tasks = await tasksOf(trx, pushId)
    const still = claims.flatMap(({ task }) => tasks.find((one) => one.id === task.id && isAsItWas(one, task)) ?? [])
    if (push.state !== 'live' || still.length === 0) return
    const ids = still.map(({ id }) => id)
    await noteEndTold(trx, ids, push.byDay)
    const reminder = {
      ...directTo(claimant),
      purpose: 'notice' as const,
      dedupe: `push:ends:${ids.join(',')}:${push.byDay}`,
      message: endCard(still, push, londonDate(now)),
      dueAt: instant(now),
    }
    await enqueue(trx, [reminder], instant(now))
  })
}

/** What could not be sent in time waits for the end of the quiet hours that have begun since. */
export async function holdBack({ db }: LedgerNeeds, now: Date): Promise<void> {
  for (const { id, ...person } of await unbegunToPeople(db, instant(now))) {
    const dueAt = afterQuiet((await reminderWishOf(db, person)).quiet, now)
    if (dueAt > now) await putOff(db, id, instant(dueAt))
  }
}

function stepFor({ task: { activeAt, nudgedAt }, wish }: Claim, now: Date): 'ask' | 'free' | 'nothing' {
  if (nudgedAt !== null) return 'free'
  const isOlderThan = (days: number) => activeAt !== null && activeAt <= daysBefore(now, days)
  if (!wish.isOn) return isOlderThan(LONGEST_QUIET_DAYS.unasked) ? 'free' : 'nothing'
  if (afterQuiet(wish.quiet, now) <= now) return 'ask'
  return isOlderThan(LONGEST_QUIET_DAYS.unreachable) ? 'free' : 'nothing'
}

/** Whether nobody has done anything with a claim since it was read. */
function isAsItWas(task: Task | null, before: Task): task is Task {
  return (
    task?.state === 'claimed' &&
    task.activeAt === before.activeAt &&
    task.nudgedAt === before.nudgedAt &&
    task.endTold === before.endTold
  )
}

function daysBefore(now: Date, days: number): string {
  return instant(new Date(now.getTime() - days * DAY_MS))
}
