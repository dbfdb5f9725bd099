import type { Hit, Reading } from '../reading.ts'
import type { Reason, Stage } from '../understanding.ts'
import { roleAt } from './clauses.ts'
import type { SpokenDate } from './dates.ts'
import type { Rule } from './rule.ts'
import { tellingOf } from './telling.ts'

/** Where a step is told: what stands in the headline outweighs the text, and what came before the news weighs least. */
type Standing = 'headline' | 'text' | 'background'

/** Words that say that a step has been taken. */
export interface Evidence {
  readonly hits: readonly Hit[]
  readonly standing: Standing
}

/** A step that an item may tell of, and how to find the words that do. */
export interface Step extends Pick<Rule, 'name' | 'says'> {
  readonly stage: Stage
  readonly find: (reading: Reading, start: SpokenDate | null) => Evidence | null
}

/** The weightiest evidence that a test finds among some hits: in the headline, else in the text, else in the background. */
export function weightiest(
  reading: Reading,
  hits: readonly Hit[] | undefined,
  tells: (hit: Hit) => readonly Hit[] | null,
): Evidence | null {
  let best: Evidence | null = null
  for (const hit of hits ?? []) {
    const standing = standingOf(reading, hit)
    if (best && WEIGHT[best.standing] >= WEIGHT[standing]) continue
    const found = tells(hit)
    if (found) best = { hits: found, standing }
    if (best?.standing === 'headline') break
  }
  return best
}

export function heavier(one: Evidence | null, other: Evidence | null): Evidence | null {
  if (!one || !other) return one ?? other
  return WEIGHT[one.standing] >= WEIGHT[other.standing] ? one : other
}

function standingOf(reading: Reading, hit: Hit): Standing {
  if (roleAt(reading, hit) === 'background' || tellingOf(reading, hit) === 'had') return 'background'
  return hit.from < reading.titleEnd ? 'headline' : 'text'
}

/** Evidence whose first words stand where they stand. */
export function evidenceOf(reading: Reading, hits: readonly Hit[] | null): Evidence | null {
  const first = hits?.[0]
  return hits && first ? { hits, standing: standingOf(reading, first) } : null
}

const WEIGHT = { headline: 2, text: 1, background: 0 } as const

/** A stage, with the reason for it; both null where the text gives none. */
export interface Staged {
  readonly stage: Stage | null
  readonly reason: Reason | null
}
