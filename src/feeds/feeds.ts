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
import type { OnNew, PollerNeeds } from './polling/poller.ts'
import { type Seeded, seedFeeds } from './seed.ts'
import { createFeedChecker, type FeedChecker } from './subscribing/check-feed.ts'
import { TIMEOUT_MS } from './subscribing/find-feed.ts'
import {
  type AddOutcome,
  addFeed,
  exportFeeds,
  type ImportOutcome,
  importFeeds,
  type RemoveOutcome,
  removeFeed,
  type Subscriber,
} from './subscribing/subscriptions.ts'

export type { FeedStatus } from './feed-status.ts'
export type { NewItem } from './polling/new-items.ts'
export type { PollSummary } from './polling/poll-due.ts'
export type { NewsSource, OnNew } from './polling/poller.ts'
export type { FeedCheck } from './subscribing/check-feed.ts'

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

export interface Feeds extends FeedChecker {
  /**
   * Brings the shared feeds into line with the operator's OPML, or with the shipped list when `opml` is null.
   * Throws a sentence when the OPML cannot be read.
   */
  seed(opml: string | null): Promise<Seeded>
  /** Reads every feed that is due, and tells `onNew` what is new. Throws when the database fails. */
  pollDue(onNew: OnNew, signal?: AbortSignal): Promise<PollSummary>
  /** The shared feeds and the tenant's own, by title. `tenant` is as in `feeds.tenant`: "discord:123". */
  list(tenant: string): Promise<FeedStatus[]>
  /** Adds the feed at an address, or the one of the page there, for one tenant. Makes two requests at most. */
  add(address: string, subscriber: Subscriber): Promise<AddOutcome>
  /** Removes one of the tenant's own feeds. */
  remove(id: number, tenant: string): Promise<RemoveOutcome>
  /** Adds the feeds of an OPML file for one tenant; they are read in the next round. */
  importOpml(opml: string, subscriber: Subscriber): Promise<ImportOutcome>
  /** The feeds that the tenant gets stories from, as OPML. */
  exportOpml(tenant: string): Promise<string>
}

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
    add: (address, subscriber) => addFeed(poller, address, subscriber),
    remove: (id, tenant) => removeFeed(db, id, tenant),
    ...createFeedChecker(poller),
    importOpml: (opml, subscriber) => importFeeds(poller, opml, subscriber),
    exportOpml: (tenant) => exportFeeds(db, tenant),
  }
}
