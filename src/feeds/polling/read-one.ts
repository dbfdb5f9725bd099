/** One reading of one feed: ask, understand the answer, store what is new. */
import { createHash } from 'node:crypto'
import type { Log } from '../../log.ts'
import type { Answered, Fetcher } from '../../net/fetcher.ts'
import type { Engine } from '../../store/engine.ts'
import type { Database, DatabaseTransaction } from '../../store/store.ts'
import { type Clock, instant } from '../../time.ts'
import {
  type FeedChange,
  type Lease,
  otherFeedAt,
  renewLease,
  type StoredFeed,
  saveAndRelease,
} from '../feed-repository.ts'
import { isChallenge } from '../reading/not-a-feed.ts'
import { MAX_FEED_BYTES, readFeed } from '../reading/read-feed.ts'
import {
  afterFailure,
  afterOwnFault,
  afterRetirement,
  afterSuccess,
  type BadReading,
  type GoodReading,
  titleOf,
} from './changes.ts'
import { gone, movedToKnown } from './health.ts'
import { type HostTurns, hostOf } from './host-turns.ts'
import { readMemory } from './memory.ts'
import { type NewItem, storeNewItems } from './new-items.ts'
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

/** Taken for a first read, it would make news of everything in the second. */
const NEVER_READ = 'It answered that nothing has changed, although it has never been read.'

/** A lease from now, for this process. */
export function newLease(needs: Pick<PollerNeeds, 'clock' | 'owner'>): Lease {
  const now = needs.clock()
  return { owner: needs.owner, now: instant(now), until: instant(new Date(now.getTime() + LEASE_MS)) }
}

/** Reads a feed that this process has leased. Throws only when the database fails. */
export async function readOne(
  needs: PollerNeeds,
  row: StoredFeed,
  onNew: OnNew,
  signal: AbortSignal | undefined,
): Promise<Result> {
  const fetched = await needs.turns.take(row.url, async () => {
    if (signal?.aborted || !(await stillLeased(needs, row))) return null
    const url = readMemory(row.polling).validatedUrl ?? row.url
    return needs.fetcher.get({
      url: row.url,
      validators: { url, etag: row.etag, lastModified: row.last_modified },
      maxBytes: MAX_FEED_BYTES,
      timeoutMs: needs.timeoutMs,
      accept: FEED_ACCEPT,
      ...(signal ? { signal } : {}),
    })
  })
  if (fetched === null) return signal?.aborted ? giveBack(needs, row) : { kind: 'lost' }
  if (fetched.kind === 'answered') return understand(needs, row, fetched, onNew)
  if (fetched.what === 'stopped') return giveBack(needs, row)
  return fail(needs, row, { why: fetched.why, answer: null })
}

/** A lease that has long to run is not renewed: each renewal is a write that must reach the disk. */
async function stillLeased(needs: PollerNeeds, row: StoredFeed): Promise<boolean> {
  const leftMs = Date.parse(row.lease_until ?? '') - needs.clock().getTime()
  return leftMs > LEASE_MS / 2 || renewLease(needs.db, row.id, newLease(needs))
}

async function understand(needs: PollerNeeds, row: StoredFeed, answer: Answered, onNew: OnNew): Promise<Result> {
  if (answer.status === 304 && row.baselined === 0) return fail(needs, row, { why: NEVER_READ, answer })
  if (answer.status === 304) return succeed(needs, row, { answer, feed: null, bodyHash: null }, onNew)
  if (answer.status === 410) return retire(needs, row, gone(needs.clock()))
  if (answer.status < 200 || answer.status > 299) return fail(needs, row, { why: challengeIn(answer), answer })
  const bodyHash = createHash('sha256').update(answer.body).digest('hex')
  if (bodyHash === row.body_hash) return succeed(needs, row, { answer, feed: null, bodyHash }, onNew)
  const reading = await readFeed({ bytes: answer.body, url: answer.url, headers: answer.headers }, needs.clock())
  if (reading.kind === 'not-a-feed') return fail(needs, row, { why: reading.why, answer })
  return succeed(needs, row, { answer, feed: reading.feed, bodyHash }, onNew)
}

function challengeIn(answer: Answered): string | null {
  const beginning = new TextDecoder().decode(answer.body.subarray(0, 60_000))
  return isChallenge(beginning, answer.headers)
    ? 'It answers with a Cloudflare challenge (a check that asks for a browser), not with a feed.'
    : null
}

type Good = Pick<GoodReading, 'answer' | 'feed' | 'bodyHash'>

async function succeed(needs: PollerNeeds, row: StoredFeed, reading: Good, onNew: OnNew): Promise<Result> {
  const now = needs.clock()
  try {
    return await needs.db.transaction().execute(async (trx) => {
      if (!(await renewLease(trx, row.id, newLease(needs)))) return { kind: 'lost' }
      const url = reading.answer.movedTo ?? row.url
      const isMovedToKnown = url !== row.url && (await otherFeedAt(trx, row, url))
      const newItems = isMovedToKnown ? [] : await storeAndTell(trx, row, reading, url, now, onNew)
      const change = isMovedToKnown
        ? afterRetirement(movedToKnown(url), now)
        : afterSuccess(row, { ...reading, url, newItems: newItems.length }, now, needs.rhythm)
      await saveAndRelease(trx, row.id, needs.owner, change)
      if (isMovedToKnown) return { kind: 'retired' }
      return reading.feed ? { kind: 'changed', newItems: newItems.length } : { kind: 'unchanged' }
    })
  } catch (fault) {
    needs.log.error({ err: fault, ...named(row) }, 'What a feed brought could not be stored; it will be read again.')
    return save(needs, row, afterOwnFault(row, now, needs.rhythm), 'failed')
  }
}

async function storeAndTell(
  trx: DatabaseTransaction,
  row: StoredFeed,
  reading: Good,
  url: string,
  now: Date,
  onNew: OnNew,
): Promise<NewItem[]> {
  if (!reading.feed) return []
  const title = titleOf(row, reading.feed)
  const items = await storeNewItems(trx, { id: row.id, title }, reading.feed.items, instant(now))
  if (items.length > 0) await onNew(trx, { id: row.id, tenant: row.tenant, title, url }, items, row.baselined === 0)
  return items
}

async function fail(needs: PollerNeeds, row: StoredFeed, reading: BadReading): Promise<Result> {
  const change = afterFailure(row, reading, needs.clock(), needs.rhythm)
  needs.log.warn({ ...named(row), failures: change.failures }, String(change.health))
  return save(needs, row, change, 'failed')
}

async function retire(needs: PollerNeeds, row: StoredFeed, sentence: string): Promise<Result> {
  needs.log.warn(named(row), sentence)
  return save(needs, row, afterRetirement(sentence, needs.clock()), 'retired')
}

/** The feed as the log names it: its address may have a secret key in it. */
function named(row: StoredFeed): { readonly feed: number; readonly host: string } {
  return { feed: row.id, host: hostOf(row.url) }
}

async function giveBack(needs: PollerNeeds, row: StoredFeed): Promise<Result> {
  return save(needs, row, {}, 'stopped')
}

async function save(
  needs: PollerNeeds,
  row: StoredFeed,
  change: FeedChange,
  kind: 'failed' | 'retired' | 'stopped',
): Promise<Result> {
  await saveAndRelease(needs.db, row.id, needs.owner, change)
  return { kind }
}
