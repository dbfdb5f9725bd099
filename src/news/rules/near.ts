import type { Hit, Idea, Reading } from '../reading.ts'
import { wordSet } from '../word-set.ts'
import { firstFrom, oneSentence } from './pattern.ts'

/** Words that do not count as distance: "merger of the three CCGs" has nothing between. */
const SLIGHT = wordSet(`
  of the a an between both all its their nhs s our local with single new two three four five six seven eight nine
  ten health these those that to by
`)

export type Side = 'before' | 'after' | 'either'

export interface Near {
  readonly hit: Hit
  /** Words of weight between the two. */
  readonly gap: number
  readonly before: boolean
}

/** The nearest place of some ideas to a word, in its sentence, on the sides that are asked for. */
export function nearestTo(
  reading: Reading,
  word: Hit,
  ideas: readonly Idea[],
  reach: number,
  side: Side = 'either',
): Near | null {
  let best: Near | null = null
  for (const idea of ideas) {
    const hits = reading.hits.get(idea)
    if (!hits) continue
    const next = firstFrom(hits, word.to)
    const candidates = [
      side === 'after' ? undefined : lastBefore(hits, next, word),
      side === 'before' ? undefined : hits[next],
    ]
    for (const hit of candidates) {
      if (!hit || !oneSentence(reading, hit, word)) continue
      const before = hit.from < word.from
      const gap = before ? weightBetween(reading, hit.to, word.from) : weightBetween(reading, word.to, hit.from)
      if (gap <= reach && (!best || gap < best.gap || (gap === best.gap && before && !best.before)))
        best = { hit, gap, before }
    }
  }
  return best
}

/** The last hit that ends before a word starts; a few may overlap the word itself. */
function lastBefore(hits: readonly Hit[], next: number, word: Hit): Hit | undefined {
  for (let at = next - 1; at >= 0 && at >= next - 6; at--) {
    const hit = hits[at]
    if (hit && hit.to <= word.from) return hit
  }
  return undefined
}

function weightBetween({ tokens }: Reading, from: number, to: number): number {
  let weight = 0
  for (let at = from; at < to && weight < 40; at++) if (!SLIGHT.has(tokens.keys[at] ?? '')) weight++
  return weight
}
