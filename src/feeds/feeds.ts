/** Feeds: which are read, how they are, and what is new in them. Knows nothing of what becomes of the news. */
import type { Log } from '../log.ts'
import type { Fetcher } from '../net/fetcher.ts'
import type { Engine } from '../store/engine.ts'
import type { Database } from '../store/store.ts'
import type { Clock } from '../time.ts'
import { feedsOf, SHARED } from './feed-repository.ts'
import { type FeedStatus, feedStatus } from './feed-status.ts'
import { createHostTurns } from './polling/host-turns.ts'
import { type PollSummary, pollDue } from './polling/poll-due.ts'
import type { OnNew, PollerNeeds } from './polling/read-one.ts'
import { type Seeded, seedFeeds } from './seed.ts'

export type { FeedStatus } from './feed-status.ts'
export type { NewItem } from './polling/new-items.ts'
export type { PollSummary } from './polling/poll-due.ts'
export type { NewsSource, OnNew } from './polling/read-one.ts'

export interface FeedsNeeds {
  readonly db: Database
  readonly engine: Engine
  readonly fetcher: Fetcher
  readonly clock: Clock
  readonly log: Log
  /** This process, as leases name it: no two at a time have the same. */
  readonly owner: string
  /** FEED_MIN_INTERVAL: the least time between two reads of one feed. */
  readonly minIntervalMs: number
  /** The longest that one request may take; 20 seconds when not given. */
  readonly timeoutMs?: number
  /** From 0 to 1; `Math.random` when not given. */
  readonly random?: () => number
}

export interface Feeds {
  /**
   * Brings the shared feeds into line with the operator's OPML, or with the shipped list when `opml` is null.
   * Throws a sentence when the OPML cannot be read.
   */
  seed(opml: string | null): Promise<Seeded>
  /** Reads every feed that is due, and tells `onNew` what is new. Throws when the database fails. */
  pollDue(onNew: OnNew, signal?: AbortSignal): Promise<PollSummary>
  /** The shared feeds and the tenant's own, by title. `tenant` is as in `feeds.tenant`: "discord:123". */
  list(tenant: string): Promise<FeedStatus[]>
}

const TIMEOUT_MS = 20_000

export function createFeeds(needs: FeedsNeeds): Feeds {
  const { db, engine, fetcher, clock, log, owner } = needs
  const turns = createHostTurns()
  const timeoutMs = needs.timeoutMs ?? TIMEOUT_MS
  const rhythm = { minIntervalMs: needs.minIntervalMs, random: needs.random ?? Math.random }
  const poller: PollerNeeds = { db, engine, fetcher, turns, clock, log, owner, rhythm, timeoutMs }
  return {
    seed: (opml) => seedFeeds(db, opml, clock()),
    pollDue: (onNew, signal) => pollDue(poller, onNew, signal),
    list: async (tenant) => (await feedsOf(db, [SHARED, tenant])).map(feedStatus),
  }
}
