/** Reminders: a week before a deadline, the day before, and on the day, each at nine in the morning in London. */
import { enqueue, type NewDelivery } from '../alerts/outbox-repository.ts'
import type { Watch } from '../alerts/watch.ts'
import { activeWatches } from '../alerts/watch-repository.ts'
import type { Place } from '../chat/platform.ts'
import type { Database } from '../store/store.ts'
import { addDays, type IsoDate, instant, londonDate, londonMoment } from '../time.ts'
import type { Concerns } from './concern.ts'
import type { Deadline } from './deadline.ts'
import { deadlinesBetween } from './diary-repository.ts'
import { byTenant, channelOf, type Follower, followersOf, tellableFrom } from './followers.ts'
import { reminderCard } from './reminder-card.ts'

export interface RemindersNeeds {
  readonly db: Database
  readonly concerns: Concerns
  readonly areaName: (written: string) => string
  /** What the register says, for every tenant that follows the area. */
  readonly fromRegister: readonly Deadline[]
}

/** Owes the reminders that are due at that moment; gives how many are new. */
export type Remind = (now: Date) => Promise<number>

/** The latest reminder of a deadline that is due: how many days before, and since when it has been. */
interface Reminder {
  readonly daysBefore: number
  readonly since: Date
}

/** The latest first. */
const DAYS_BEFORE = [0, 1, 7] as const
const FIRST_REMINDER_DAYS = 7 satisfies (typeof DAYS_BEFORE)[number]
const AT = '09:00'

/**
 * Remembers what it has owed, so that a reminder which stays due for days costs the database one look; that each goes
 * once, also after a restart and with several processes, is the outbox's doing.
 */
export function createReminders({ db, concerns, areaName, fromRegister }: RemindersNeeds): Remind {
  const owed = new Set<string>()
  let owedOn: IsoDate = ''

  return async (now) => {
    const today = londonDate(now)
    // So that the set does not grow for ever; those still due are looked at once more.
    if (owedOn !== today) owed.clear()
    owedOn = today
    const lastDay = addDays(today, FIRST_REMINDER_DAYS)
    const tenants = byTenant(await activeWatches(db, ''))
    const kept = await deadlinesBetween(db, today, lastDay)
    const known = fromRegister.filter(({ day }) => day >= today && day <= lastDay)
    const due = [
      ...kept.flatMap((one) => remindersOf(one, tenants.get(one.tenant) ?? [], one.home, now)),
      ...known.flatMap((one) => [...tenants.values()].flatMap((watches) => remindersOf(one, watches, null, now))),
    ]
    if (due.length === 0) return 0
    const added = await enqueue(db, due, instant(now))
    for (const { dedupe } of due) owed.add(dedupe)
    return added
  }

  /** For one tenant's channels that follow the area; where none does, for the one in which the deadline was added. */
  function remindersOf(deadline: Deadline, watches: readonly Watch[], home: Place | null, now: Date): NewDelivery[] {
    const reminder = reminderDue(deadline, now)
    if (!reminder) return []
    const following = followersOf(watches, deadline, concerns)
    const told = following.length === 0 && home ? [channelOf(watches, home)] : following.filter(isTold(reminder))
    return told
      .map((follower) => ({ ...follower, dedupe: reminderKey(deadline, reminder, follower.place) }))
      .filter((follower) => !owed.has(follower.dedupe) && tellableFrom(follower, now) <= now)
      .map(({ place, watches: [first], dedupe }) => ({
        ...place,
        dedupe,
        purpose: 'notice',
        message: reminderCard(deadline, areaName(deadline.area), londonDate(now)),
        dueAt: instant(now),
        ...(first ? { watchId: first.id } : {}),
      }))
  }
}

/** How many days before a deadline there will be reminders of it, as from now, the first first: 7, 1 and 0 at most. */
export function remindersAhead(deadline: Pick<Deadline, 'day' | 'time'>, now: Date): number[] {
  const over = endOf(deadline)
  return DAYS_BEFORE.filter((daysBefore) => {
    const since = momentOf(deadline, daysBefore)
    return since >= now && since < over
  }).toSorted((one, other) => other - one)
}

/** When a deadline has been. */
function endOf({ day, time }: Pick<Deadline, 'day' | 'time'>): Date {
  return time === '' ? londonMoment(addDays(day, 1), '00:00') : londonMoment(day, time)
}

function momentOf({ day }: Pick<Deadline, 'day'>, daysBefore: number): Date {
  return londonMoment(addDays(day, -daysBefore), AT)
}

/** Null before the first reminder, once the deadline is over, and when it was written down after its latest reminder. */
function reminderDue(deadline: Deadline, now: Date): Reminder | null {
  if (now >= endOf(deadline)) return null
  const reminders = DAYS_BEFORE.map((daysBefore) => ({ daysBefore, since: momentOf(deadline, daysBefore) }))
  const latest = reminders.find(({ since }) => since <= now)
  return latest && deadline.changedAt <= instant(latest.since) ? latest : null
}

/** Who began to follow after a reminder hears the next one. */
function isTold({ since }: Reminder): (follower: Follower) => boolean {
  return ({ watches }) => watches.some((watch) => watch.createdAt <= instant(since))
}

function reminderKey({ uid, day, time }: Deadline, { daysBefore }: Reminder, place: Place): string {
  return `diary:${uid}:${day}:${time}:${daysBefore}:${place.platform}:${place.tenant}:${place.channel}`
}
