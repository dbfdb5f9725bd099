/** Looks at tracked petitions: ask, keep the count, note what has happened, tell it once. */
import type { DatabaseTransaction } from '../../store/store.ts'
import { instant } from '../../time.ts'
import { type Milestone, milestoneKey, milestonesOf } from '../milestone.ts'
import type { Petition } from '../petition.ts'
import {
  noteMilestones,
  readPetition,
  renewLease,
  type StoredPetition,
  saveAndRelease,
} from '../petition-repository.ts'
import type { Refused } from '../site/site.ts'
import { tracksOf } from '../track-repository.ts'
import { ask, type Reading } from './ask.ts'
import { keep } from './keep.ts'
import { untilNextTry } from './next-look.ts'
import { newLease, type OnEvent, type TrackerNeeds } from './tracker.ts'

export type LookResult = 'changed' | 'unchanged' | 'failed' | 'ended' | 'lost' | 'stopped'

/** What a look at a petition that this process has leased gave. */
export type Looked =
  | { readonly row: StoredPetition; readonly reading: Reading }
  /** There is nothing to keep, or it has been. */
  | { readonly result: LookResult }

/** Looks at a petition that this process has leased. What it reads is for `keepTogether`. Throws only when the database fails. */
export async function look(
  needs: TrackerNeeds,
  row: StoredPetition,
  onEvent: OnEvent,
  signal: AbortSignal | undefined,
): Promise<Looked> {
  const reading = await ask(needs, row, signal)
  return 'kind' in reading ? { result: await refused(needs, row, reading, onEvent) } : { row, reading }
}

/**
 * Keeps what several looks read, in one transaction: a commit costs more than all the rest of a look. When one of them
 * cannot be kept, each is kept by itself. Throws only when the database fails.
 */
export async function keepTogether(
  needs: TrackerNeeds,
  looks: readonly { readonly row: StoredPetition; readonly reading: Reading }[],
  onEvent: OnEvent,
): Promise<LookResult[]> {
  if (looks.length === 0) return []
  try {
    return await needs.db.transaction().execute(async (trx) => {
      const results: LookResult[] = []
      for (const { row, reading } of looks) results.push(await keepOne(trx, needs, row, reading, onEvent))
      return results
    })
  } catch (fault) {
    const [first, ...others] = looks
    if (others.length > 0) {
      const results: LookResult[] = []
      for (const one of looks) results.push(...(await keepTogether(needs, [one], onEvent)))
      return results
    }
    needs.log.error(
      { err: fault, petition: first?.row.id },
      'What the petitions site said could not be kept; it is asked again.',
    )
    return first ? [await failed(needs, first.row, 'What the site said could not be kept.', 0)] : []
  }
}

async function keepOne(
  trx: DatabaseTransaction,
  needs: TrackerNeeds,
  row: StoredPetition,
  reading: Reading,
  onEvent: OnEvent,
): Promise<LookResult> {
  if (!(await renewLease(trx, row.id, newLease(needs)))) return 'lost'
  const before = readPetition(row)
  const change = await keep(trx, needs, row, reading)
  // Those of the petition as it was kept before have been noted with it.
  const noted = new Set(milestonesOf(before).map(milestoneKey))
  const milestones = milestonesOf(reading.petition).filter((one) => !noted.has(milestoneKey(one)))
  await tell(trx, needs, reading.petition, milestones, onEvent)
  await saveAndRelease(trx, row.id, needs.owner, change)
  if (change.ended) return 'ended'
  return reading.petition.signatures === before.signatures ? 'unchanged' : 'changed'
}

/** Notes milestones and tells those that are new. */
async function tell(
  trx: DatabaseTransaction,
  needs: Pick<TrackerNeeds, 'clock'>,
  petition: Petition,
  milestones: readonly Milestone[],
  onEvent: OnEvent,
): Promise<void> {
  const fresh = await noteMilestones(trx, petition.id, milestones.map(milestoneKey), instant(needs.clock()))
  if (fresh.size === 0) return
  const tracks = await tracksOf(trx, petition.id)
  for (const milestone of milestones) {
    const key = milestoneKey(milestone)
    if (fresh.has(key)) await onEvent(trx, { petition, milestone, key: `petition:${petition.id}:${key}`, tracks })
  }
}

async function refused(
  needs: TrackerNeeds,
  row: StoredPetition,
  answer: Refused,
  onEvent: OnEvent,
): Promise<LookResult> {
  switch (answer.kind) {
    case 'stopped':
      await saveAndRelease(needs.db, row.id, needs.owner, {})
      return 'stopped'
    case 'trouble':
      return failed(needs, row, answer.why, answer.afterMs)
    case 'missing':
      return failed(needs, row, answer.why, 0)
    case 'gone':
      return needs.db.transaction().execute(async (trx) => {
        if (!(await renewLease(trx, row.id, newLease(needs)))) return 'lost'
        await tell(trx, needs, readPetition(row), [{ kind: 'removed' }], onEvent)
        await saveAndRelease(trx, row.id, needs.owner, { ended: answer.why, health: answer.why })
        return 'ended'
      })
  }
}

async function failed(needs: TrackerNeeds, row: StoredPetition, why: string, afterMs: number): Promise<LookResult> {
  const failures = row.failures + 1
  const next = new Date(needs.clock().getTime() + untilNextTry(failures, afterMs, needs.rhythm))
  await saveAndRelease(needs.db, row.id, needs.owner, { failures, health: why, next_look_at: instant(next) })
  return 'failed'
}
