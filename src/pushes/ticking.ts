/** What happens to live pushes as time goes by: counts, milestones, cards, ends, and claims that go quiet. */
import { afterQuiet } from '../alerts/quiet-hours.ts'
import type { Place, PlatformName } from '../chat/platform.ts'
import type { Log } from '../log.ts'
import { eventCard } from '../petitions/event-card.ts'
import { type Milestone, milestoneKey, milestonesOf } from '../petitions/milestone.ts'
import type { Petition } from '../petitions/petitions.ts'
import type { DatabaseTransaction } from '../store/store.ts'
import { instant, londonDate, writeDate } from '../time.ts'
import { tell } from './beginning.ts'
import { areCardsInStep } from './cards.ts'
import { askAfter, claimsDue, endingsDue, remindOfEnd } from './claims.ts'
import { end } from './ending.ts'
import { changing, type LedgerNeeds, paceOf, standingOf } from './ledger.ts'
import { liveCard } from './live-card.ts'
import { milestoneCard } from './milestone-card.ts'
import { keyOf, milestonesBehind, type PushMilestone, worthTelling } from './milestones.ts'
import { type Push, QUIET_HOURS } from './push.ts'
import { changePush, channelsOf, livePushes, notedMilestones, noteMilestones } from './push-repository.ts'

export interface TickNeeds extends LedgerNeeds {
  readonly log: Pick<Log, 'error'>
}

/** A petition as it was counted last. */
interface Counted {
  readonly petition: Petition
  readonly asAt: string
}

/** A push is not told of these: they end it, and its report says so. */
const ENDINGS: ReadonlySet<Milestone['kind']> = new Set(['closed', 'rejected', 'archived', 'removed'])

/** Sees to every live push and every claim; what goes wrong with one is logged, and does not stop the others. */
export async function tick(needs: TickNeeds, now: Date): Promise<void> {
  const pinned = { ...needs, clock: () => now }
  const known = createKnown(pinned)
  for (const push of await livePushes(needs.db)) {
    await orLog(needs, `Push ${push.id} could not be seen to; it is tried again at the next tick.`, async () =>
      seeTo(pinned, push, await known(push), now),
    )
  }
  for (const claim of await claimsDue(pinned, now)) {
    await orLog(needs, `Task ${claim.task.id} could not be asked after; it is tried again at the next tick.`, () =>
      askAfter(pinned, claim),
    )
  }
  for (const claims of await endingsDue(pinned, now)) {
    await orLog(needs, 'Somebody could not be reminded of a push that ends; it is tried again at the next tick.', () =>
      remindOfEnd(pinned, claims),
    )
  }
}

async function seeTo(needs: LedgerNeeds, before: Push, counted: Counted | null, now: Date): Promise<void> {
  const push = counted && counted.asAt > before.countedAt ? withCount(before, counted) : before
  const why = whyOver(push, counted?.petition ?? null, now)
  if (why !== null) {
    await end(needs, push.id, { why, count: push.count, countedAt: push.countedAt, isByPerson: false })
    return
  }
  const noted = await notedMilestones(needs.db, push.id)
  const fresh = freshOf(push, counted?.petition ?? null, noted, now)
  if (fresh.own.length === 0 && fresh.petition.length === 0 && (await isInStep(needs, push, now))) return
  await changing(
    needs,
    push.id,
    async (trx, current) => {
      if (current.state === 'finished') return
      const isNewer = push.countedAt > current.countedAt
      const latest = isNewer
        ? await changePush(trx, push.id, { count: push.count, counted_at: push.countedAt })
        : current
      await announce(trx, latest, counted?.petition ?? null, now)
    },
    'soon',
  )
}

/** Notes what is new, and owes it to every channel. In a transaction that has the push for itself. */
async function announce(trx: DatabaseTransaction, push: Push, petition: Petition | null, now: Date): Promise<void> {
  const fresh = freshOf(push, petition, await notedMilestones(trx, push.id), now)
  const keys = [...fresh.own.map(keyOf), ...fresh.petition.map((one) => `petition:${milestoneKey(one)}`)]
  if (keys.length === 0) return
  await noteMilestones(trx, push.id, keys, instant(now))
  const places = await channelsOf(trx, push.id)
  for (const milestone of fresh.petition.filter(({ kind }) => !ENDINGS.has(kind))) {
    if (petition === null) continue
    // The key is that under which the petition's own news goes out, so a channel that tracks it too is told once.
    const key = `petition:${push.petitionId}:${milestoneKey(milestone)}`
    await tell(trx, places, { key, message: eventCard(milestone, petition, now), now })
  }
  for (const milestone of worthTelling(fresh.own, push, londonDate(now))) {
    const message = milestoneCard(milestone, push, londonDate(now))
    await tell(trx, places, { key: `push:${push.id}:${keyOf(milestone)}`, message, now })
  }
}

function freshOf(
  push: Push,
  petition: Petition | null,
  noted: ReadonlySet<string>,
  now: Date,
): { readonly own: PushMilestone[]; readonly petition: Milestone[] } {
  const mayRemind = afterQuiet(QUIET_HOURS, now) <= now
  const own = milestonesBehind(push, londonDate(now)).filter((one) => mayRemind || one.kind !== 'ending')
  const events = petition === null ? [] : milestonesOf(petition)
  return {
    own: own.filter((one) => !noted.has(keyOf(one))),
    petition: events.filter((one) => !noted.has(`petition:${milestoneKey(one)}`)),
  }
}

async function isInStep(needs: LedgerNeeds, push: Push, now: Date): Promise<boolean> {
  const standing = await standingOf(needs.db, push, await paceOf(needs.petitions, push, now))
  return areCardsInStep(needs.db, push.id, liveCard(standing, now), now)
}

/** Why a push is over, as a sentence; null while it is not. */
function whyOver(push: Push, petition: Petition | null, now: Date): string | null {
  if (petition !== null && petition.parliament !== null) return 'Parliament was dissolved, which closes every petition.'
  if (petition?.state === 'closed') return 'The petition has closed.'
  if (petition?.state === 'rejected') return 'The petitions site has rejected the petition.'
  return londonDate(now) > push.byDay ? `It ran to its last day, ${writeDate(push.byDay)}.` : null
}

function withCount(push: Push, { petition, asAt }: Counted): Push {
  return { ...push, count: petition.signatures, countedAt: asAt }
}

/**
 * Gives what is known of a push's petition: from the tracker, each tenant's read once a tick. Where a tenant has stopped
 * tracking it, the site is asked (which is bounded in time, and remembers).
 */
function createKnown({ petitions }: LedgerNeeds): (push: Push) => Promise<Counted | null> {
  const tenants = new Map<string, Promise<ReadonlyMap<number, Counted>>>()
  return async (push) => {
    const tracked = tenants.get(push.tenant) ?? trackedBy(petitions, push.tenant)
    tenants.set(push.tenant, tracked)
    const counted = (await tracked).get(push.petitionId)
    if (counted) return counted
    const found = await petitions.show(String(push.petitionId))
    return found.kind === 'petition' ? { petition: found.petition, asAt: found.asAt } : null
  }
}

async function trackedBy(petitions: LedgerNeeds['petitions'], home: string): Promise<ReadonlyMap<number, Counted>> {
  const colon = home.indexOf(':')
  const tenant: Pick<Place, 'platform' | 'tenant'> = {
    platform: home.slice(0, colon) as PlatformName,
    tenant: home.slice(colon + 1),
  }
  return new Map((await petitions.list(tenant)).map(({ petition, asAt }) => [petition.id, { petition, asAt }]))
}

async function orLog({ log }: TickNeeds, says: string, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (err) {
    log.error({ err }, says)
  }
}
