/** Looking at the tracked petitions that are due, so many a round. */
import { claimDue, type StoredPetition } from '../petition-repository.ts'
import type { Reading } from './ask.ts'
import { keepTogether, type LookResult, look } from './look.ts'
import { newLease, type OnEvent, type TrackerNeeds } from './tracker.ts'

/** How one round went, in numbers of petitions. */
export interface LookSummary {
  readonly changed: number
  readonly unchanged: number
  readonly failed: number
  readonly ended: number
}

/** Petitions that are taken up together; more are taken when these are done. */
const CLAIMED_AT_ONCE = 5
/**
 * What a round may cost, in looks at a count; reading and keeping a whole document costs several. The rest stays due, and
 * comes with the next round: a thousand that fell due while nothing ran do not hold up everything else.
 */
const MOST_COST = 30
const DOCUMENT_COST = 5
/** What was read is kept after so long at the latest, however slowly the site answers. */
const LONGEST_UNKEPT_MS = 5_000

/** Looks at petitions that are due, the longest due first, one after the other. Stops early on the signal. Throws when the database fails. */
export async function pollDue(needs: TrackerNeeds, onEvent: OnEvent, signal?: AbortSignal): Promise<LookSummary> {
  const results: LookResult[] = []
  for (let cost = 0; cost < MOST_COST && !signal?.aborted; ) {
    const claimed = await claimDue(needs.db, needs.engine, newLease(needs), CLAIMED_AT_ONCE)
    if (claimed.length === 0) break
    let unkept: { readonly row: StoredPetition; readonly reading: Reading }[] = []
    for (const row of claimed) {
      const looked = await look(needs, row, onEvent, signal)
      if ('result' in looked) results.push(looked.result)
      else unkept.push(looked)
      cost += 'reading' in looked && looked.reading.isWhole ? DOCUMENT_COST : 1
      const [first] = unkept
      if (first && needs.clock().getTime() - first.reading.at.getTime() >= LONGEST_UNKEPT_MS) {
        results.push(...(await keepTogether(needs, unkept, onEvent)))
        unkept = []
      }
    }
    results.push(...(await keepTogether(needs, unkept, onEvent)))
  }
  const count = (result: LookResult) => results.filter((one) => one === result).length
  return { changed: count('changed'), unchanged: count('unchanged'), failed: count('failed'), ended: count('ended') }
}
