/** What part of a body went to another, as the register's notes tell it. */
import type { Step } from '../../src/register/lineage.ts'

/**
 * "Hertfordshire", "92 of its 804 neighbourhoods", "4 neighbourhoods in Chichester district"; '' when the whole body
 * went, or no note says what part did. An LSOA, which is what the notes count, is a neighbourhood of about 1,500 people.
 */
export function partOf(step: Step): string {
  const partial = step.kind === 'split' || step.kind === 'boundary_change' || step.share !== null
  if (!partial) return ''
  const clause = (step.note.split(';')[0] ?? '')
    .replace(/ \((?:sub-ICB locations? |E01)[^)]*\)/, '')
    .replace(/ (?:went here|moved)$/, '')
    .replace(/ moved /, ' ')
  const counted = /^(\d+)(?: of (\d+))? LSOAs(.*)$/.exec(clause)
  if (!counted) return clause
  const [, some, all, where = ''] = counted
  return all === undefined ? `${some} neighbourhoods${where}` : `${some} of its ${all} neighbourhoods${where}`
}
