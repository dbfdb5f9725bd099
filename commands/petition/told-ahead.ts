/** What a channel is still to hear of a petition. */
import { type Milestone, milestonesOf } from '../../src/petitions/milestone.ts'
import type { Petition } from '../../src/petitions/petitions.ts'
import { number } from './growth-words.ts'

/** "when it reaches 10,000 and 100,000 signatures, when the government responds …": all but what it has behind it. */
export function tellAhead(petition: Petition): string {
  const { thresholds, state } = petition
  const isOpen = state === 'open'
  const behind = milestonesOf(petition)
  const isBehind = (kind: Milestone['kind']) => behind.some((one) => one.kind === kind)
  const counts = (['response', 'debate'] as const)
    .filter((brings) => !behind.some((one) => one.kind === 'threshold' && one.brings === brings))
    .map((brings) => number(thresholds[brings]))
  const ahead = [
    isOpen && counts.length > 0 ? `when it reaches ${counts.join(' and ')} signatures` : null,
    isBehind('response') ? null : 'when the government responds',
    isBehind('debate-held')
      ? null
      : isBehind('debate-scheduled')
        ? 'when the debate is held'
        : 'when a debate is scheduled and held',
    isOpen ? 'when it closes' : null,
  ].filter((one) => one !== null)
  const last = ahead.pop() ?? 'when anything happens to it'
  return ahead.length === 0 ? last : `${ahead.join(', ')} and ${last}`
}
