/** What happens to pushes as time goes by: counts, milestones, cards, ends, and claims that go quiet. */
import { afterQuiet } from '../alerts/quiet-hours.ts'
import type { Log } from '../log.ts'
import type { DatabaseTransaction } from '../store/store.ts'
import { instant, londonDate } from '../time.ts'
import { announce } from './announcing.ts'
import { askAfter, claimsDue, endingsDue, holdBack, remindOfEnd } from './claims.ts'
import { createCounts, withCount } from './counted.ts'
import { endInTime } from './ending.ts'
import { changeIn, changing, type LedgerNeeds } from './ledger.ts'
import { lookAt, type Need, type Seen } from './looking.ts'
import { paceMoment } from './pace.ts'
import { type Push, QUIET_HOURS } from './push.ts'
import { changePush, pushesSince } from './push-repository.ts'

export interface TickNeeds extends LedgerNeeds {
  readonly log: Pick<Log, 'error'>
}

/** Cards that merely count on are changed for so many pushes in a tick, those that have waited longest first. */
const EDITED_AT_ONCE = 25
/** A channel that took no posts as a push ended is told for so long after, should it take them again. */
const SEEN_AFTER_END_MS = 3 * 86_400_000

/**
 * Makes the tick: it sees to every live push and every claim; what goes wrong with one is logged, and does not stop the
 * others. A push that needed nothing is passed over until something that it depends on has changed.
 */
export function createTick(needs: TickNeeds): (now: Date) => Promise<void> {
  const countsOf = createCounts(needs.petitions)
  const settled = new Map<number, string>()

  async function seeToPushes(pinned: LedgerNeeds, now: Date): Promise<void> {
    const pushes = await pushesSince(needs.db, instant(new Date(now.getTime() - SEEN_AFTER_END_MS)))
    const ids = new Set(pushes.map(({ id }) => id))
    for (const id of settled.keys()) if (!ids.has(id)) settled.delete(id)
    const live = pushes.filter(({ state }) => state === 'live')
    const countedOf = await countsOf(live, now)
    const seen: Seen[] = []
    for (const push of pushes)
      await orLog(needs, cannotSeeTo(push.id), async () => {
        const counted = push.state === 'live' ? await countedOf(push) : null
        const one = { push: withCount(push, counted), counted }
        if (settled.get(push.id) !== stateOf(one, now)) seen.push(one)
      })
    const needOf = await lookAt(
      pinned,
      seen.map(({ push }) => push),
      now,
    )
    const behind: { readonly one: Seen; readonly since: number }[] = []
    for (const one of seen)
      await orLog(needs, cannotSeeTo(one.push.id), async () => {
        const need = await needOf(one)
        if (need.kind === 'nothing') settled.set(one.push.id, stateOf(one, now))
        else if (need.kind === 'edit') behind.push({ one, since: need.since })
        else await act(pinned, one, need)
      })
    const first = behind.toSorted((a, b) => a.since - b.since).slice(0, EDITED_AT_ONCE)
    await bringAllUpToDate(
      pinned,
      first.map(({ one }) => one),
      now,
    )
  }

  /** In one transaction, since each costs a wait for the disk; each in its own where that fails for one of them. */
  async function bringAllUpToDate(pinned: LedgerNeeds, seen: readonly Seen[], now: Date): Promise<void> {
    try {
      const paced = await Promise.all(seen.map(async (one) => ({ one, pace: await pinned.paceOf(one.push, now) })))
      await needs.db.transaction().execute(async (trx) => {
        for (const { one, pace } of paced.toSorted((a, b) => a.one.push.id - b.one.push.id))
          await changeIn(trx, { pushId: one.push.id, pace, now, haste: 'soon' }, noteCount(one))
      })
    } catch {
      for (const one of seen) await orLog(needs, cannotSeeTo(one.push.id), () => bringUpToDate(pinned, one))
    }
  }

  return async (now) => {
    const pinned = { ...needs, clock: () => now }
    await seeToPushes(pinned, now)
    await holdBack(pinned, now)
    for (const claim of await claimsDue(pinned, now)) {
      await orLog(needs, `Task ${claim.task.id} could not be asked after; it is tried again at the next tick.`, () =>
        askAfter(pinned, claim),
      )
    }
    for (const claims of await endingsDue(pinned, now)) {
      await orLog(
        needs,
        'Somebody could not be reminded of a push that ends; it is tried again at the next tick.',
        () => remindOfEnd(pinned, claims),
      )
    }
  }
}

/** All that what a push needs depends on, but for the cards of pushes that are not settled. */
function stateOf({ push, counted }: Seen, now: Date): string {
  const isNight = afterQuiet(QUIET_HOURS, now) > now
  const parts = [
    push.revision,
    counted?.asAt,
    counted?.isRemoved,
    londonDate(now),
    isNight,
    paceMoment(push, now).getTime(),
  ]
  return parts.join(' ')
}

async function act(needs: LedgerNeeds, seen: Seen, need: Need): Promise<void> {
  if (need.kind === 'end') await endInTime(needs, seen.push, need.why)
  else if (need.kind === 'announce') await bringUpToDate(needs, seen)
}

async function bringUpToDate(needs: LedgerNeeds, seen: Seen): Promise<void> {
  await changing(needs, seen.push.id, noteCount(seen), 'soon')
}

/** Writes down the newest count, and announces what is new. */
function noteCount({ push, counted }: Seen) {
  return async (trx: DatabaseTransaction, current: Push, now: Date): Promise<void> => {
    if (current.state === 'finished') return
    const isNewer = push.countedAt > current.countedAt
    const latest = isNewer ? await changePush(trx, push.id, { count: push.count, counted_at: push.countedAt }) : current
    await announce(trx, latest, counted?.petition ?? null, now)
  }
}

function cannotSeeTo(id: number): string {
  return `Push ${id} could not be seen to; it is tried again at the next tick.`
}

async function orLog({ log }: TickNeeds, says: string, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (err) {
    log.error({ err }, says)
  }
}
