/** One reading of one feed: ask, understand the answer, store what is new. */
import { createHash } from 'node:crypto'
import type { Answered } from '../../net/fetcher.ts'
import type { DatabaseTransaction } from '../../store/store.ts'
import { instant } from '../../time.ts'
import { type FeedChange, otherFeedAt, renewLease, type StoredFeed, saveAndRelease } from '../feed-repository.ts'
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
import { hostOf } from './host-turns.ts'
import { readMemory } from './memory.ts'
import { type NewItem, storeNewItems } from './new-items.ts'
import { FEED_ACCEPT, newLease, type OnNew, type PollerNeeds, type Result, stillLeased } from './poller.ts'

/** Taken for a first read, it would make news of everything in the second. */
const NEVER_READ = 'It answered that nothing has changed, although it has never been read.'

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
