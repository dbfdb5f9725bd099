import { numberOf, wordOf } from './word-numbers.ts'

/** A set of words, written as a sentence is: parted by spaces. Texts are searched for them by number. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(
    words
      .trim()
      .split(/\s+/)
      .map((word) => wordOf(numberOf(word))),
  )
}

/** The numbers of some words, for what is asked of every word of a text. */
export function numberSet(words: Iterable<string>): ReadonlySet<number> {
  return new Set([...words].map(numberOf))
}
