/** What is known of the petitions of pushes, and whether that ends a push. */
import type { Petitions, Standing } from '../petitions/petitions.ts'
import { londonDate, writeDate } from '../time.ts'
import type { Push } from './push.ts'

/** A petition as it was counted last. */
export type Counted = Standing

/** The site is asked so often about a petition that nobody tracks any more. */
const ASK_AGAIN_MS = 10 * 60_000

/**
 * Gives what is known of the petitions of pushes: from the tracker, all at once; of one that nobody tracks any more from
 * the site, now and then. Null where nothing is known.
 */
export function createCounts(
  petitions: Pick<Petitions, 'standings' | 'show'>,
): (pushes: readonly Push[], now: Date) => Promise<(push: Push) => Promise<Counted | null>> {
  const asked = new Map<number, { readonly at: number; readonly counted: Promise<Counted | null> }>()
  return async (pushes, now) => {
    const tracked = await petitions.standings([...new Set(pushes.map(({ petitionId }) => petitionId))])
    return async ({ petitionId }) => {
      const known = tracked.get(petitionId)
      if (known) return known
      const before = asked.get(petitionId)
      if (before && now.getTime() - before.at < ASK_AGAIN_MS) return before.counted
      const counted = petitions.show(String(petitionId)).then((found) => (found.kind === 'petition' ? found : null))
      asked.set(petitionId, { at: now.getTime(), counted })
      return counted
    }
  }
}

/** Why a push is over, as a sentence; null while it is not. */
export function whyOver(push: Push, counted: Counted | null, now: Date): string | null {
  const { petition, isRemoved } = counted ?? { petition: null, isRemoved: false }
  if (isRemoved) return 'The petitions site has removed the petition, so nobody can sign it any more.'
  if (petition !== null && petition.parliament !== null) return 'Parliament was dissolved, which closes every petition.'
  if (petition?.state === 'rejected')
    return `The petitions site has rejected the petition${petition.rejection === null ? '' : `, because ${petition.rejection}`}, so nobody can sign it any more.`
  if (petition?.state === 'closed') {
    const early = push.byDay > londonDate(now) ? ` before our last day, ${writeDate(push.byDay)}` : ''
    return `The petition has closed${early}.`
  }
  return londonDate(now) > push.byDay ? `It ran to its last day, ${writeDate(push.byDay)}.` : null
}

/** The push with the newer of two counts. */
export function withCount(push: Push, counted: Counted | null): Push {
  if (counted === null || counted.asAt <= push.countedAt) return push
  return { ...push, count: counted.petition.signatures, countedAt: counted.asAt }
}
