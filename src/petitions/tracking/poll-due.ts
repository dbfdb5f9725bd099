/** Looking at all tracked petitions that are due. */
import { claimDue } from '../petition-repository.ts'
import { type LookResult, look } from './look.ts'
import { newLease, type OnEvent, type TrackerNeeds } from './tracker.ts'

/** How one round went, in numbers of petitions. */
export interface LookSummary {
  readonly changed: number
  readonly unchanged: number
  readonly failed: number
  readonly ended: number
}

/** Petitions that are taken up together; more are taken when these are done. */
const CLAIMED_AT_ONCE = 20

/** Looks at every petition that is due, one after the other. Stops early on the signal. Throws when the database fails. */
export async function pollDue(needs: TrackerNeeds, onEvent: OnEvent, signal?: AbortSignal): Promise<LookSummary> {
  const results: LookResult[] = []
  while (!signal?.aborted) {
    const claimed = await claimDue(needs.db, needs.engine, newLease(needs), CLAIMED_AT_ONCE)
    if (claimed.length === 0) break
    for (const row of claimed) results.push(await look(needs, row, onEvent, signal))
  }
  const count = (result: LookResult) => results.filter((one) => one === result).length
  return { changed: count('changed'), unchanged: count('unchanged'), failed: count('failed'), ended: count('ended') }
}
