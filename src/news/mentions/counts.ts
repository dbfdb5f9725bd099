import type { Tokens } from '../tokens.ts'
import type { PlacedMention } from './scene.ts'

const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
/** So many words before the name of an area its bodies may be counted: "eight commissioning groups across the". */
const FAR = 6

/** The number, from two to twelve, that a word stands for, else 0. */
export function numberAt({ keys }: Tokens, at: number): number {
  const index = NUMBERS.indexOf(keys[at] ?? '')
  return index < 0 ? 0 : index + 2
}

/** How many bodies an area is said to have, as in "the eight CCGs in Kent and Medway"; 0 where the text does not say. */
export function countOf(tokens: Tokens, { from, to }: PlacedMention): number {
  for (let at = to + 1; at >= from - FAR; at--)
    if (tokens.sentences[at] === tokens.sentences[from] && numberAt(tokens, at) > 0) return numberAt(tokens, at)
  return 0
}

/** How many are counted right before a word: "three CCGs", "the three towns' CCGs"; 0 where none are. */
export function countBefore(tokens: Tokens, at: number): number {
  return numberAt(tokens, at - 1) || numberAt(tokens, at - 2)
}
