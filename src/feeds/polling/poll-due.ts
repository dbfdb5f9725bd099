/** Reading all feeds that are due. */
import { claimDue, type StoredFeed } from '../feed-repository.ts'
import { hostOf } from './host-turns.ts'
import { newLease, type OnNew, type PollerNeeds, type Result } from './poller.ts'
import { readOne } from './read-one.ts'

/** How one round went, in numbers of feeds; `newItems` in items. */
export interface PollSummary {
  readonly changed: number
  readonly unchanged: number
  readonly failed: number
  readonly retired: number
  readonly newItems: number
}

/** Hosts that are asked at once. */
const HOSTS_AT_ONCE = 8
/** Feeds that are taken up together; more are taken when these are done. */
const CLAIMED_AT_ONCE = 64

/**
 * Reads every feed that is due: several hosts at once, one feed at a time of each. Stops early on the signal, giving
 * back what was not read. Throws when the database fails.
 */
export async function pollDue(needs: PollerNeeds, onNew: OnNew, signal?: AbortSignal): Promise<PollSummary> {
  const results: Result[] = []
  while (!signal?.aborted) {
    const claimed = await claimDue(needs.db, needs.engine, newLease(needs), CLAIMED_AT_ONCE)
    if (claimed.length === 0) break
    const hosts = [...Map.groupBy(claimed, (feed) => hostOf(feed.url)).values()]
    const readHosts = async () => {
      for (let feeds = hosts.shift(); feeds; feeds = hosts.shift())
        results.push(...(await readInTurn(needs, feeds, onNew, signal)))
    }
    await Promise.all(Array.from({ length: Math.min(HOSTS_AT_ONCE, hosts.length) }, readHosts))
  }
  return summarise(results)
}

async function readInTurn(
  needs: PollerNeeds,
  feeds: readonly StoredFeed[],
  onNew: OnNew,
  signal: AbortSignal | undefined,
): Promise<Result[]> {
  const results: Result[] = []
  for (const feed of feeds) results.push(await readOne(needs, feed, onNew, signal))
  return results
}

function summarise(results: readonly Result[]): PollSummary {
  const count = (kind: Result['kind']) => results.filter((result) => result.kind === kind).length
  return {
    changed: count('changed'),
    unchanged: count('unchanged'),
    failed: count('failed'),
    retired: count('retired'),
    newItems: results.reduce((sum, result) => sum + (result.kind === 'changed' ? result.newItems : 0), 0),
  }
}
