/** What a look leaves behind: the count, the areas, and when to look again. */
import type { DatabaseTransaction } from '../../store/store.ts'
import { addDays, instant, londonDate } from '../../time.ts'
import { countAt } from '../history/history.ts'
import { addSamples, keepAreas, lastSample, samplesOf, thinSamples } from '../history-repository.ts'
import type { Petition } from '../petition.ts'
import type { PetitionChange, StoredPetition } from '../petition-repository.ts'
import type { Reading } from './ask.ts'
import { untilNextDocument, untilNextLook } from './next-look.ts'
import type { TrackerNeeds } from './tracker.ts'

const HOUR_MS = 3_600_000
/** Areas of today and yesterday are compared; a day more is kept in case a day's reading fails. */
const AREA_DAYS_KEPT = 3

/** Keeps the count and the areas; gives what changes in the row. */
export async function keep(
  trx: DatabaseTransaction,
  needs: Pick<TrackerNeeds, 'clock' | 'rhythm'>,
  row: StoredPetition,
  { petition, areas, isWhole, freshMs, memory }: Reading,
): Promise<PetitionChange> {
  const now = needs.clock()
  const at = instant(now)
  const last = await lastSample(trx, row.id)
  if (last?.signatures !== petition.signatures) {
    // Where the count stood still, the moment at which it was last seen standing is kept too: growth began after it.
    const stood = last && row.counted_at > last.at ? [{ at: row.counted_at, signatures: last.signatures }] : []
    await addSamples(trx, row.id, [...stood, { at, signatures: petition.signatures }])
  }
  const today = londonDate(now)
  if (areas) await keepAreas(trx, row.id, today, areas, addDays(today, 1 - AREA_DAYS_KEPT))
  if (isWhole) await thinSamples(trx, row.id, now)
  const later = (ms: number) => instant(new Date(now.getTime() + ms))
  const documentDue = isWhole ? later(untilNextDocument(needs.rhythm)) : row.document_due_at
  return {
    document: JSON.stringify(petition),
    counted_at: at,
    next_look_at: later(untilNextLook(petition, await lately(trx, row.id, now), freshMs, needs.rhythm)),
    document_due_at: petition.state === 'open' ? documentDue : at,
    polling: JSON.stringify(memory),
    failures: 0,
    health: '',
    ended: endOf(petition),
  }
}

/** Signatures an hour over the last six hours that are known. */
async function lately(trx: DatabaseTransaction, id: number, now: Date): Promise<number> {
  const since = now.getTime() - 6 * HOUR_MS
  const samples = await samplesOf(trx, id, instant(new Date(since - 24 * HOUR_MS)))
  const [first] = samples
  if (!first) return 0
  const from = Math.max(since, Date.parse(first.at))
  const hours = (now.getTime() - from) / HOUR_MS
  return hours <= 0 ? 0 : ((countAt(samples, now.getTime()) ?? 0) - (countAt(samples, from) ?? 0)) / hours
}

/** Why there is nothing more to expect of a petition, or null. */
export function endOf(petition: Petition): string | null {
  if (petition.parliament !== null) return 'Parliament was dissolved, and the petition is in the archive.'
  if (petition.state === 'rejected') return 'The petition was rejected.'
  if (petition.state !== 'closed') return null
  if (petition.debateOutcomeAt !== null || petition.debate !== null) return 'The petition is closed and was debated.'
  const expectsMore =
    petition.responseThresholdReachedAt !== null || petition.signatures >= petition.thresholds.response
  return expectsMore ? null : 'The petition is closed.'
}
