/** A push: a campaign's drive to take a petition to a target by a day, with tasks that its members share out. */
import type { Place, PlatformName } from '../chat/platform.ts'
import { addDays, daysBetween, type Instant, type IsoDate } from '../time.ts'

export interface Push {
  readonly id: number
  /** Who started it, as "discord:123". */
  readonly tenant: string
  readonly title: string
  /** What it is about, as the register writes areas: "england", "body:icb-…". */
  readonly area: string
  readonly petitionId: number
  readonly petitionTitle: string
  readonly petitionUrl: string
  readonly target: number
  /** Its last day. */
  readonly byDay: IsoDate
  readonly state: 'live' | 'finished'
  readonly startedAt: Instant
  readonly startCount: number
  /** The newest count that is known. */
  readonly count: number
  readonly countedAt: Instant
  readonly finishedAt: Instant | null
  /** A sentence, or ''. */
  readonly whyFinished: string
  /** How often it was reopened. */
  readonly round: number
  /** Grows with every change. */
  readonly revision: number
}

/** Somebody, as far as a push knows people: an id on a platform. */
export interface Person {
  readonly platform: PlatformName
  readonly tenant: string
  readonly userId: string
}

export interface Task {
  readonly id: number
  readonly pushId: number
  readonly text: string
  readonly state: 'open' | 'claimed' | 'done'
  /** Who has it or did it; null when nobody has it, and when that person asked to be forgotten. */
  readonly claimant: Person | null
  /** When the claimant last gave a sign. */
  readonly activeAt: Instant | null
  readonly nudgedAt: Instant | null
  /** The push's last day, once the claimant was reminded that it is near. */
  readonly endTold: IsoDate | null
}

/** How many of a push's tasks are in which state. */
export type TaskCounts = Readonly<Record<Task['state'], number>>

/** Nobody is told anything in these hours, in London, who has not said otherwise with /push remind. */
export const QUIET_HOURS = '21:00-09:00'
/** So many claims at once a person may have in a push. */
export const MOST_CLAIMS = 3

export const PLATFORM_NAMES: Readonly<Record<PlatformName, string>> = {
  discord: 'Discord',
  slack: 'Slack',
  console: 'the console',
}

/** The days that are left, with today; 0 when it is over. */
export function daysLeft({ byDay }: Pick<Push, 'byDay'>, today: IsoDate): number {
  return Math.max(0, daysBetween(today, addDays(byDay, 1)))
}

/** How many signatures a day take it to the target from now on; 0 when it is there, null when no day is left. */
export function paceNeeded(push: Pick<Push, 'target' | 'count' | 'byDay'>, today: IsoDate): number | null {
  const missing = push.target - push.count
  if (missing <= 0) return 0
  const days = daysLeft(push, today)
  return days === 0 ? null : Math.ceil(missing / days)
}

/** The end of an outbox key: one for each place. */
export function placeKey({ platform, tenant, channel }: Place): string {
  return `${platform}:${tenant}:${channel}`
}

/** A direct message to somebody. */
export function directTo({ platform, tenant, userId }: Person): Place {
  return { platform, tenant, channel: `user:${userId}` }
}

/** Whether nobody could see a text: it is of spaces and of characters without a shape. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{C}]/u.test(text)
}
