/** What a look leaves behind: the count, the areas, and when to look again. */
import type { DatabaseTransaction } from '../../store/store.ts'
import { addDays, DAY_MS, HOUR_MS, instant, londonDate } from '../../time.ts'
import { countAt, type Sample } from '../history/history.ts'
import { addSamples, keepAreas, lastSample, samplesOf, thinSamples } from '../history-repository.ts'
import type { Petition } from '../petition.ts'
import type { PetitionChange, StoredPetition } from '../petition-repository.ts'
import type { Reading } from './ask.ts'
import { untilNextDocument, untilNextLook } from './next-look.ts'
import type { TrackerNeeds } from './tracker.ts'

/** How far back the pace is taken that says when to look again. */
const LATELY_MS = 6 * HOUR_MS
/** Areas of today and yesterday are compared; a day more is kept in case a day's reading fails. */
const AREA_DAYS_KEPT = 3

/** Keeps the count and the areas; gives what changes in the row. */
export async function keep(
  trx: DatabaseTransaction,
  { rhythm }: Pick<TrackerNeeds, 'rhythm'>,
  row: StoredPetition,
  { at: now, petition, areas, isWhole, freshMs, memory }: Reading,
): Promise<PetitionChange> {
  const at = instant(now)
  const lately = await samplesOf(trx, row.id, instant(new Date(now.getTime() - LATELY_MS - DAY_MS)))
  const last = lately.at(-1) ?? (await lastSample(trx, row.id))
  if (last?.signatures !== petition.signatures) {
    // Where the count stood still, the moment at which it was last seen standing is kept too: growth began after it.
    const stood = last && row.counted_at > last.at ? [{ at: row.counted_at, signatures: last.signatures }] : []
    const fresh = [...stood, { at, signatures: petition.signatures }]
    await addSamples(trx, row.id, fresh)
    lately.push(...fresh)
  }
  const today = londonDate(now)
  if (areas) await keepAreas(trx, row.id, today, areas, addDays(today, 1 - AREA_DAYS_KEPT))
  if (isWhole) await thinSamples(trx, row.id, now)
  const later = (ms: number) => instant(new Date(now.getTime() + ms))
  const documentDue = isWhole ? later(untilNextDocument(rhythm)) : row.document_due_at
  return {
    document: JSON.stringify(petition),
    counted_at: at,
    next_look_at: later(untilNextLook(petition, perHour(lately, now), freshMs, rhythm)),
    document_due_at: petition.state === 'open' ? documentDue : at,
    polling: JSON.stringify(memory),
    failures: 0,
    health: '',
    ended: endOf(petition),
  }
}

/** Signatures an hour over the last six hours that are known. */
function perHour(samples: readonly Sample[], now: Date): number {
  const [first] = samples
  if (!first) return 0
  const from = Math.max(now.getTime() - LATELY_MS, Date.parse(first.at))
  const hours = (now.getTime() - from) / HOUR_MS
  return hours <= 0 ? 0 : ((countAt(samples, now.getTime()) ?? 0) - (countAt(samples, from) ?? 0)) / hours
}

/** Why there is nothing more to expect of a petition, or null. */
export function endOf(petition: Petition): string | null {
  if (petition.parliament !== null) return 'Parliament was dissolved, and the petition is in the archive.'
  if (petition.state === 'rejected') return 'The petition was rejected.'
  if (petition.state !== 'closed') return null
  if (petition.debate !== null && petition.debate.on === null) return 'The petition is closed and will not be debated.'
  if (petition.debateOutcomeAt !== null || petition.debate !== null) return 'The petition is closed and was debated.'
  const expectsMore =
    petition.responseThresholdReachedAt !== null || petition.signatures >= petition.thresholds.response
  return expectsMore ? null : 'The petition is closed.'
}
