/** What can happen to a petition that is worth telling, each time once. */
import type { IsoDate } from '../time.ts'
import type { Petition } from './petition.ts'

export type Milestone =
  /** So many signatures, which bring a response or a debate that is considered. */
  | { readonly kind: 'threshold'; readonly signatures: number; readonly brings: 'response' | 'debate' }
  | { readonly kind: 'response' }
  /** Scheduled, or moved to another day. */
  | { readonly kind: 'debate-scheduled'; readonly on: IsoDate }
  | { readonly kind: 'debate-held' }
  /** It was decided not to debate it. */
  | { readonly kind: 'debate-declined' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'rejected' }
  /** Parliament was dissolved, and the petition is in the archive. */
  | { readonly kind: 'archived' }
  /** The site has removed it. */
  | { readonly kind: 'removed' }

/** The milestone as the table of them names it: the same twice is one. */
export function milestoneKey(milestone: Milestone): string {
  switch (milestone.kind) {
    case 'threshold':
      return `signatures:${milestone.brings}`
    case 'debate-scheduled':
      return `debate-scheduled:${milestone.on}`
    default:
      return milestone.kind
  }
}

/**
 * Every milestone that the petition has behind it. A threshold counts as reached by the site's word or by the count: once
 * noted it stays so, though a purge lower the count again.
 */
export function milestonesOf(petition: Petition): Milestone[] {
  const { signatures, thresholds, state } = petition
  return [
    signatures >= thresholds.response || petition.responseThresholdReachedAt !== null
      ? ({ kind: 'threshold', signatures: thresholds.response, brings: 'response' } as const)
      : null,
    signatures >= thresholds.debate || petition.debateThresholdReachedAt !== null
      ? ({ kind: 'threshold', signatures: thresholds.debate, brings: 'debate' } as const)
      : null,
    petition.respondedAt !== null || petition.response !== null ? ({ kind: 'response' } as const) : null,
    petition.debateOn !== null ? ({ kind: 'debate-scheduled', on: petition.debateOn } as const) : null,
    outcomeOf(petition),
    petition.parliament !== null ? ({ kind: 'archived' } as const) : null,
    state === 'closed' && petition.parliament === null ? ({ kind: 'closed' } as const) : null,
    state === 'rejected' ? ({ kind: 'rejected' } as const) : null,
  ].filter((milestone) => milestone !== null)
}

/** An outcome without a day is that there is no debate (alphagov/e-petitions, `app/models/debate_outcome.rb`). */
function outcomeOf({ debate, debateOutcomeAt }: Petition): Milestone | null {
  if (debate !== null) return { kind: debate.on === null ? 'debate-declined' : 'debate-held' }
  return debateOutcomeAt === null ? null : { kind: 'debate-held' }
}
