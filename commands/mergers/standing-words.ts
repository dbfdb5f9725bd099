/** How a merger stands, and how well that is attested, in words. */

import type { Standing } from '../../src/mergers/merger.ts'
import type { Confidence } from '../../src/mergers/mergers.ts'

/** "Approved", at the beginning of a line. */
export const STANDING_TITLES: Readonly<Record<Standing, string>> = {
  exploring: 'Exploring a cluster',
  clustered: 'In a cluster',
  proposed: 'Proposed',
  consulting: 'Out to consultation',
  applied: 'Applied for',
  approved: 'Approved',
  rejected: 'Rejected',
  delayed: 'Delayed',
  effective: 'In effect',
}

/** "3 approved", "8 in clusters", "1 in a cluster". */
export function tellCount(number: number, standing: Standing): string {
  const words = standing === 'clustered' && number !== 1 ? 'In clusters' : STANDING_TITLES[standing]
  return `${number} ${words.charAt(0).toLowerCase()}${words.slice(1)}`
}

export const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  official: 'from an official source',
  several: 'from several outlets',
  single: 'from one outlet alone',
  organiser: 'as an organiser here says',
}
