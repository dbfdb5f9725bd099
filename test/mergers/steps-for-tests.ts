/** Steps in memory, for tests of what is made of them. */
import type { Correction, Standing, Step } from '../../src/mergers/merger.ts'

let ids = 0

/** A step of merger 1, known since its own day. */
export function step(standing: Standing, day: string, more: Partial<Step> = {}): Step {
  ids += 1
  return {
    id: ids,
    mergerId: 1,
    storyId: ids,
    scope: '',
    standing,
    day,
    target: null,
    into: '',
    bodyIds: ['ccg-wirral', 'ccg-halton'],
    title: 'A report',
    url: 'https://paper.example/report',
    addedAt: `${day}T12:00:00.000Z`,
    ...more,
  }
}

export function correction(standing: Correction['standing'], at: string, day: string | null = null): Correction {
  return { mergerId: 1, standing, day, by: 'U1', at: `${at}T12:00:00.000Z` }
}
