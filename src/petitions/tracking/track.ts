/** Beginning to track a petition in a channel. */
import { instant, londonDate } from '../../time.ts'
import { addSamples, keepAreas } from '../history-repository.ts'
import type { Found } from '../looking-up.ts'
import { milestoneKey, milestonesOf } from '../milestone.ts'
import type { Petition } from '../petition.ts'
import { changePetition, insertPetition, noteMilestones, petitionById } from '../petition-repository.ts'
import { addTrack, type Track, tracksOf } from '../track-repository.ts'
import { endOf } from './keep.ts'
import type { TrackerNeeds } from './tracker.ts'

export type BeginOutcome =
  /** `isNew` unless the channel tracked it already. */
  | { readonly kind: 'tracked'; readonly petition: Petition; readonly isNew: boolean }
  /** There is nothing to wait for: it is removed, archived, rejected, or closed with no debate to come. `why` is a sentence. */
  | { readonly kind: 'ended'; readonly petition: Petition; readonly why: string }

/**
 * Adds a track, and all that looks at the petition begin with. What had happened before is noted and not told, unless
 * another channel tracks the petition already and is still to be told of it. One that was given up, as removed, is looked
 * at again: the site has it once more.
 */
export async function beginTracking(
  { db, clock }: TrackerNeeds,
  { petition, areas, asAt, isRemoved }: Extract<Found, { kind: 'found' }>,
  track: Track,
): Promise<BeginOutcome> {
  const why = isRemoved ? 'The site has removed it.' : endOf(petition)
  if (why !== null) return { kind: 'ended', petition, why }
  const now = instant(clock())
  const isNew = await db.transaction().execute(async (trx) => {
    const isFirst = (await tracksOf(trx, petition.id)).length === 0
    const lookNow = { next_look_at: now, document_due_at: now, polling: null, failures: 0, health: '', ended: null }
    const fresh = { document: JSON.stringify(petition), counted_at: asAt, ...lookNow }
    await insertPetition(trx, { ...fresh, id: petition.id, lease_owner: null, lease_until: null })
    if (isFirst) {
      await changePetition(trx, petition.id, fresh)
      await noteMilestones(trx, petition.id, milestonesOf(petition).map(milestoneKey), now)
      await addSamples(trx, petition.id, [{ at: asAt, signatures: petition.signatures }])
      if (areas) await keepAreas(trx, petition.id, londonDate(new Date(areas.asAt)), areas.counts, '')
    } else if ((await petitionById(trx, petition.id))?.ended != null) await changePetition(trx, petition.id, lookNow)
    return addTrack(trx, petition.id, track)
  })
  return { kind: 'tracked', petition, isNew }
}
