/** Telling the channels of a push what is new, each thing once. */
import { afterQuiet } from '../alerts/quiet-hours.ts'
import { eventCard } from '../petitions/event-card.ts'
import { type Milestone, milestoneKey, milestonesOf } from '../petitions/milestone.ts'
import type { Petition } from '../petitions/petitions.ts'
import type { DatabaseTransaction } from '../store/store.ts'
import { instant, londonDate } from '../time.ts'
import { tell } from './beginning.ts'
import { milestoneCard } from './milestone-card.ts'
import { keyOf, milestonesBehind, type PushMilestone, worthTelling } from './milestones.ts'
import { type Push, QUIET_HOURS } from './push.ts'
import { channelsOf, notedMilestones, noteMilestones } from './push-repository.ts'

/** A push is not told of these: they end it, and its report says so. */
const ENDINGS: ReadonlySet<Milestone['kind']> = new Set(['closed', 'rejected', 'archived', 'removed'])

/** What has happened to a push and its petition that is not noted yet. */
interface Fresh {
  readonly own: readonly PushMilestone[]
  readonly petition: readonly Milestone[]
}

/** Nobody is told in the night that a push ends soon: that waits for the morning. */
export function freshOf(push: Push, petition: Petition | null, noted: ReadonlySet<string>, now: Date): Fresh {
  const mayRemind = afterQuiet(QUIET_HOURS, now) <= now
  const own = milestonesBehind(push, londonDate(now)).filter((one) => mayRemind || one.kind !== 'ending')
  const events = petition === null ? [] : milestonesOf(petition)
  return {
    own: own.filter((one) => !noted.has(keyOf(one))),
    petition: events.filter((one) => !noted.has(`petition:${milestoneKey(one)}`)),
  }
}

/** Notes what is new, and owes it to every channel. In a transaction that has the push for itself. */
export async function announce(
  trx: DatabaseTransaction,
  push: Push,
  petition: Petition | null,
  now: Date,
): Promise<void> {
  const noted = (await notedMilestones(trx, [push.id])).get(push.id) ?? new Set()
  const fresh = freshOf(push, petition, noted, now)
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
