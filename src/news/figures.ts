import type { Tokens } from './tokens.ts'
import { wordSet } from './word-set.ts'

const NUMBER_WORDS = wordSet(
  'three four five six seven eight nine ten eleven twelve fourteen fifteen sixteen eighteen twenty',
)
const MONTHS = wordSet(`january february march april may june july august september october november december
  jan feb mar apr jun jul aug sept sep oct nov dec`)
const FIGURE = /^\d{1,7}(?:m|bn|k)?$/
const YEAR = /^(?:19|20)\d\d$/
const MOST_FIGURES = 12

/**
 * How many, how much and which months a text speaks of: "eight", "28", "2m", "july 2022"; no bare years, no days of a month and no lone
 * digits.
 */
export function figuresOf({ keys }: Tokens): string[] {
  const figures = new Set<string>()
  for (const [at, word] of keys.entries()) {
    if (NUMBER_WORDS.has(word)) figures.add(word)
    if (YEAR.test(word) && MONTHS.has(keys[at - 1] ?? '')) figures.add(`${keys[at - 1]} ${word}`)
    if (!FIGURE.test(word) || YEAR.test(word)) continue
    const isDay = MONTHS.has(keys[at + 1] ?? '') || MONTHS.has(keys[at - 1] ?? '')
    if (!isDay && word.length > 1) figures.add(word)
  }
  return [...figures].sort().slice(0, MOST_FIGURES)
}
