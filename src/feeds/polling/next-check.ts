/** When a feed is read next. */
import { HOUR_MS, type Instant } from '../../time.ts'
import { freshFor, LONGEST_WAIT_MS, retryAfter } from './asked.ts'
import type { Memory } from './memory.ts'

export interface Rhythm {
  readonly minIntervalMs: number
  /** A number from 0 to 1, so that feeds that were read together drift apart. */
  readonly random: () => number
}

/** The part of an interval by which it may be shorter or longer. */
const JITTER = 0.1
/** When a host cannot be reached, it may well be our own connection that is down: that is not held against the feed for a day. */
const LONGEST_WAIT_UNREACHABLE_MS = 2 * HOUR_MS
/** A feed that never says whether it changed costs a full copy each time: it is read less often the longer nothing is new. */
const QUIET_SHARE = 48
const QUIET_LIMIT = 4

export interface Success {
  readonly headers: ReadonlyMap<string, string>
  readonly memory: Memory
  /** Whether the server gives an ETag or Last-Modified, so that an unchanged feed costs it nothing. */
  readonly hasValidators: boolean
  readonly lastNewAt: Instant | null
}

/**
 * After a good read: after the least interval, or what the feed or its server asked for if that is longer, at most a
 * day; then out of the hours and days that the feed asks to be spared.
 */
export function nextAfterSuccess(now: Date, success: Success, rhythm: Rhythm): Date {
  const asked = Math.min(LONGEST_WAIT_MS, Math.max(success.memory.askedMs, freshFor(success.headers, now)))
  const wait = Math.max(asked, jittered(leastInterval(now, success, rhythm), rhythm))
  return outOfSkips(new Date(now.getTime() + wait), success.memory)
}

function leastInterval(now: Date, success: Success, rhythm: Rhythm): number {
  if (success.hasValidators || success.lastNewAt === null) return rhythm.minIntervalMs
  const quietMs = now.getTime() - Date.parse(success.lastNewAt)
  return Math.min(Math.max(rhythm.minIntervalMs, quietMs / QUIET_SHARE), rhythm.minIntervalMs * QUIET_LIMIT)
}

export interface Failure {
  /** Failures in a row, this one included. */
  readonly failures: number
  /** The answer's headers, if there was an answer. */
  readonly headers: ReadonlyMap<string, string> | null
}

/** After a failure: twice as long each time, at most a day, and never before the time that Retry-After names. */
export function nextAfterFailure(now: Date, failure: Failure, rhythm: Rhythm): Date {
  const cap = failure.headers === null ? LONGEST_WAIT_UNREACHABLE_MS : LONGEST_WAIT_MS
  const backOff = Math.min(
    Math.max(cap, rhythm.minIntervalMs),
    rhythm.minIntervalMs * 2 ** Math.min(failure.failures, 30),
  )
  const asked = failure.headers === null ? 0 : retryAfter(failure.headers, now)
  return new Date(now.getTime() + Math.max(asked, jittered(backOff, rhythm)))
}

function jittered(ms: number, rhythm: Rhythm): number {
  return Math.round(ms * (1 - JITTER + 2 * JITTER * rhythm.random()))
}

/** The moment itself, or the beginning of the first hour after it in which the feed may be read, within a week. */
function outOfSkips(moment: Date, memory: Memory): Date {
  const isSkipped = (time: Date) =>
    memory.skipHours.includes(time.getUTCHours()) || memory.skipDays.includes(time.getUTCDay())
  if (!isSkipped(moment)) return moment
  const hour = Math.floor(moment.getTime() / HOUR_MS)
  for (let later = 1; later <= 24 * 7; later += 1) {
    const time = new Date((hour + later) * HOUR_MS)
    if (!isSkipped(time)) return time
  }
  return moment
}
