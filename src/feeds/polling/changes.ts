/** What a reading changes in a feed's row. */
import type { Answered } from '../../net/fetcher.ts'
import { type Instant, instant } from '../../time.ts'
import type { FeedChange, StoredFeed } from '../feed-repository.ts'
import type { Feed } from '../reading/clean-feed.ts'
import { askedByFeed } from './asked.ts'
import * as health from './health.ts'
import { hostOf } from './host-turns.ts'
import { type Memory, readMemory, writeMemory } from './memory.ts'
import { nextAfterFailure, nextAfterSuccess, type Rhythm } from './next-check.ts'

/** The feed's name: its own, once known; until then its host's. */
export function titleOf(row: StoredFeed, feed: Feed | null): string {
  return row.title || feed?.title || hostOf(row.url)
}

export interface GoodReading {
  readonly answer: Answered
  /** Null when the answer was that nothing has changed. */
  readonly feed: Feed | null
  readonly bodyHash: string | null
  /** Where the feed is read from now on. */
  readonly url: string
  readonly newItems: number
}

/** After a good read, with or without news. */
export function afterSuccess(row: StoredFeed, reading: GoodReading, now: Date, rhythm: Rhythm): FeedChange {
  const { answer, feed } = reading
  const before = readMemory(row.polling)
  const memory: Memory = {
    ...before,
    ...(feed ? askedByFeed(feed.hints) : {}),
    listedAs: reading.url === row.url ? before.listedAs : (before.listedAs ?? row.url),
    validatedUrl: answer.url,
    failingSince: null,
  }
  const validators = validatorsOf(answer, row)
  const lastNewAt = reading.newItems > 0 ? instant(now) : row.last_new_at
  const hasValidators = validators.etag !== null || validators.last_modified !== null
  const next = nextAfterSuccess(now, { headers: answer.headers, memory, hasValidators, lastNewAt }, rhythm)
  return {
    url: reading.url,
    title: titleOf(row, feed),
    home: feed?.home || row.home,
    baselined: 1,
    ...validators,
    body_hash: reading.bodyHash ?? row.body_hash,
    last_checked_at: instant(now),
    last_ok_at: instant(now),
    last_new_at: lastNewAt,
    next_check_at: instant(next),
    failures: 0,
    state: 'ok',
    health: feed ? health.reads(feed) : row.state === 'ok' ? row.health : health.READS_AGAIN,
    polling: writeMemory(memory),
  }
}

/** A 304 need not repeat the validators (RFC 9110, section 15.4.5): what it leaves out stays as it was. */
function validatorsOf(answer: Answered, row: StoredFeed): { etag: string | null; last_modified: string | null } {
  const isUnchanged = answer.status === 304
  return {
    etag: answer.headers.get('etag') ?? (isUnchanged ? row.etag : null),
    last_modified: answer.headers.get('last-modified') ?? (isUnchanged ? row.last_modified : null),
  }
}

/** Why a reading failed: with a status that was answered, or with a sentence. */
export interface BadReading {
  readonly why: string | null
  readonly answer: Answered | null
}

export function afterFailure(row: StoredFeed, reading: BadReading, now: Date, rhythm: Rhythm): FeedChange {
  const before = readMemory(row.polling)
  const since: Instant = before.failingSince ?? instant(now)
  const failures = row.failures + 1
  const next = nextAfterFailure(now, { failures, headers: reading.answer?.headers ?? null }, rhythm)
  const sentence =
    reading.why === null && reading.answer
      ? health.failingWithStatus(reading.answer.status, since, next, now)
      : health.failingBecause(reading.why ?? 'It could not be read.', since, next, now)
  return {
    last_checked_at: instant(now),
    next_check_at: instant(next),
    failures,
    state: 'failing',
    health: sentence,
    polling: writeMemory({ ...before, failingSince: since }),
  }
}

/** After a fault of our own with what the feed brought: nothing of the reading is kept, so that it comes again. */
export function afterOwnFault(row: StoredFeed, now: Date, rhythm: Rhythm): FeedChange {
  const failures = row.failures + 1
  const next = nextAfterFailure(now, { failures, headers: null }, rhythm)
  return { next_check_at: instant(next), failures, state: 'failing', health: health.notHandled(next, now) }
}

/** After an answer that there is nothing to read here any more. */
export function afterRetirement(sentence: string, now: Date): FeedChange {
  return { last_checked_at: instant(now), state: 'retired', health: sentence }
}
