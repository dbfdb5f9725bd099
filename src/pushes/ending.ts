/** How a push ends, with its report, and how it goes on after all. */
import { afterQuiet } from '../alerts/quiet-hours.ts'
import { Refusal } from '../chat/command.ts'
import type { Place } from '../chat/platform.ts'
import { type IsoDate, instant, londonDate, writeDate } from '../time.ts'
import { checkGoal, mustBeHome, noteWhatWas, tell } from './beginning.ts'
import { unsay } from './claim-repository.ts'
import { type Counted, whyOver, withCount } from './counted.ts'
import { changing, type LedgerNeeds, mustBeLive, noSuchPush } from './ledger.ts'
import { type Push, QUIET_HOURS } from './push.ts'
import { changePush, channelsOf, pushById } from './push-repository.ts'
import { pushPicture, reportCard } from './report.ts'
import { tasksOf } from './task-repository.ts'

/** The newest count that is known, and why the push ends. */
interface Ending {
  readonly why: string
  readonly count: number
  readonly countedAt: string
  /** Whether a person ended it, who is there to read the report. */
  readonly isByPerson: boolean
}

/** Ends the push and owes its report to every channel. False when it had ended already. */
async function end(needs: LedgerNeeds, pushId: number, ending: Ending): Promise<boolean> {
  const known = await pushById(needs.db, pushId)
  if (!known) throw noSuchPush(pushId)
  const { count, countedAt } = ending.countedAt > known.countedAt ? ending : known
  const samples = await needs.petitions.history(known.petitionId, known.startedAt)
  const picture = await pushPicture({ ...known, count, countedAt }, samples)
  return changing(needs, pushId, async (trx, push, now) => {
    if (push.state === 'finished') return false
    const ended = await changePush(trx, pushId, {
      state: 'finished',
      count,
      counted_at: countedAt,
      finished_at: instant(now),
      why_finished: ending.why,
    })
    const tasks = await tasksOf(trx, pushId)
    // What waits for the morning about tasks of this push would lead nowhere.
    await unsay(trx, tasks)
    const message = reportCard(ended, tasks, picture)
    const dueAt = ending.isByPerson ? now : afterQuiet(QUIET_HOURS, now)
    await tell(trx, await channelsOf(trx, pushId), { key: `push:${pushId}:report:${ended.round}`, message, now, dueAt })
    return true
  })
}

/** Ends a push whose time has come, with the newest count that the site gives. */
export async function endInTime(needs: LedgerNeeds, push: Push, why: string): Promise<void> {
  const { count, countedAt } = withCount(push, await askSite(needs, push))
  await end(needs, push.id, { why, count, countedAt, isByPerson: false })
}

/** Asks the site for the newest count of a live push; ends it where the petition can be signed no more. */
export async function recount(needs: LedgerNeeds, known: Push): Promise<void> {
  if (known.state !== 'live') return
  const counted = await askSite(needs, known)
  const push = withCount(known, counted)
  const { count, countedAt } = push
  const why = whyOver(push, counted, needs.clock())
  if (why !== null) {
    await end(needs, push.id, { why, count, countedAt, isByPerson: true })
    return
  }
  await changing(
    needs,
    push.id,
    async (trx, current) => {
      if (current.state === 'live' && countedAt > current.countedAt)
        await changePush(trx, push.id, { count, counted_at: countedAt })
    },
    'soon',
  )
}

/** What the site says of a push's petition now; null where it does not answer and nothing is known. */
async function askSite({ petitions }: LedgerNeeds, push: Push): Promise<Counted | null> {
  const found = await petitions.show(String(push.petitionId))
  return found.kind === 'petition' ? found : null
}

/** Ends a push because an organiser says so. */
export async function finish(needs: LedgerNeeds, pushId: number, place: Place): Promise<Push> {
  const push = await homePush(needs, pushId, place)
  mustBeLive(push)
  const { count, countedAt } = withCount(push, await askSite(needs, push))
  await end(needs, pushId, {
    why: `An organiser ended it on ${writeDate(londonDate(needs.clock()))}.`,
    count,
    countedAt,
    isByPerson: true,
  })
  return homePush(needs, pushId, place)
}

export interface NewGoal {
  readonly by: IsoDate
  /** As it was when left out. */
  readonly target: number | undefined
}

/** Gives a live push another last day, and another target. */
export async function extend(needs: LedgerNeeds, pushId: number, goal: NewGoal, place: Place): Promise<Push> {
  mustBeLive(await homePush(needs, pushId, place))
  return goOn(needs, pushId, goal, 'live')
}

/** Takes up a push that has ended. */
export async function reopen(needs: LedgerNeeds, pushId: number, goal: NewGoal, place: Place): Promise<Push> {
  mustHaveEnded(await homePush(needs, pushId, place))
  return goOn(needs, pushId, goal, 'finished')
}

function mustHaveEnded({ state }: Push): void {
  if (state === 'live') throw new Refusal('It is under way. /push extend gives it another last day.')
}

async function goOn(needs: LedgerNeeds, pushId: number, { by, target }: NewGoal, from: Push['state']): Promise<Push> {
  const known = await pushById(needs.db, pushId)
  if (!known) throw noSuchPush(pushId)
  const found = await needs.petitions.show(String(known.petitionId))
  if (found.kind === 'nothing') throw new Refusal(found.why)
  const { petition, asAt, isRemoved } = found
  if (petition.state !== 'open' || isRemoved)
    throw new Refusal('The petition takes no more signatures, so the push stays as it is.')
  const goal = { by, target: target ?? known.target }
  // A push that has reached its target may still run on to a later day.
  checkGoal(
    target === undefined ? { ...goal, target: Number.POSITIVE_INFINITY } : goal,
    petition,
    londonDate(needs.clock()),
  )
  return changing(needs, pushId, async (trx, push, now) => {
    // Somebody else may have ended it, or taken it up, while the site was asked.
    if (from === 'live') mustBeLive(push)
    else mustHaveEnded(push)
    const changed = await changePush(trx, pushId, {
      target: goal.target,
      by_day: by,
      state: 'live',
      finished_at: null,
      why_finished: '',
      round: from === 'finished' ? push.round + 1 : push.round,
      ...(asAt > push.countedAt ? { count: petition.signatures, counted_at: asAt } : {}),
    })
    await noteWhatWas(trx, changed, from === 'finished' ? petition : null, now)
    return changed
  })
}

async function homePush({ db }: LedgerNeeds, pushId: number, place: Place): Promise<Push> {
  const push = await pushById(db, pushId)
  if (!push) throw noSuchPush(pushId)
  mustBeHome(push, place)
  return push
}
