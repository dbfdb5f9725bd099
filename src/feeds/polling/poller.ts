/** What reading feeds needs, gives, and how it is leased. */
import type { Log } from '../../log.ts'
import type { Fetcher } from '../../net/fetcher.ts'
import type { Engine } from '../../store/engine.ts'
import type { Database, DatabaseTransaction } from '../../store/store.ts'
import { type Clock, instant } from '../../time.ts'
import { type Lease, renewLease, type StoredFeed } from '../feed-repository.ts'
import type { HostTurns } from './host-turns.ts'
import type { NewItem } from './new-items.ts'
import type { Rhythm } from './next-check.ts'

export interface PollerNeeds {
  readonly db: Database
  readonly engine: Engine
  readonly fetcher: Fetcher
  readonly turns: HostTurns
  readonly clock: Clock
  readonly log: Log
  /** This process, as leases name it. */
  readonly owner: string
  readonly rhythm: Rhythm
  readonly timeoutMs: number
}

/** The feed that new items came from. */
export interface NewsSource {
  readonly id: number
  /** '' when it is shared. */
  readonly tenant: string
  readonly title: string
  readonly url: string
}

/**
 * Told of new items, oldest first, within the transaction that stores them; what it throws undoes the reading, which
 * then comes again. `isBaseline` at a feed's first good reading, whose items are old news.
 */
export type OnNew = (
  trx: DatabaseTransaction,
  feed: NewsSource,
  items: readonly NewItem[],
  isBaseline: boolean,
) => Promise<void>

/** How a reading went; `lost` when another process has the feed. */
export type Result =
  | { readonly kind: 'changed'; readonly newItems: number }
  | { readonly kind: 'unchanged' | 'failed' | 'retired' | 'lost' | 'stopped' }

export const FEED_ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5'

/** How long a process may take for one feed before another may take it up. */
const LEASE_MS = 5 * 60_000

/** A lease from now, for this process. */
export function newLease(needs: Pick<PollerNeeds, 'clock' | 'owner'>): Lease {
  const now = needs.clock()
  return { owner: needs.owner, now: instant(now), until: instant(new Date(now.getTime() + LEASE_MS)) }
}

/** A lease that has long to run is not renewed: each renewal is a write that must reach the disk. */
export async function stillLeased(needs: PollerNeeds, row: StoredFeed): Promise<boolean> {
  const leftMs = Date.parse(row.lease_until ?? '') - needs.clock().getTime()
  return leftMs > LEASE_MS / 2 || renewLease(needs.db, row.id, newLease(needs))
}
