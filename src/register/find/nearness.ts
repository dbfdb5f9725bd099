/** Which names come near to what was typed: by spelling as a whole, and word by word. */
import { distance } from 'fastest-levenshtein'
import { weighty } from '../normalise.ts'
import type { Name } from './name-index.ts'

interface Near {
  readonly name: Name
  /** 0 to 1. */
  readonly score: number
}

export interface Nearness {
  /** Names that have every word typed, whole, best first. */
  readonly withWords: (words: readonly string[]) => readonly Near[]
  /** Names spelt much like the text, or with words spelt much like its words, best first. */
  readonly spelt: (key: string, words: readonly string[]) => readonly Near[]
}

const WORDS_AT_MOST = 12
/** One or two letters are a part of too many acronyms to mean one. */
const LEAST_LETTERS = 3
/** Below this, two texts have no more in common than chance gives. */
const LEAST_SCORE = 0.5

export function createNearness(names: readonly Name[], byWord: ReadonlyMap<string, readonly Name[]>): Nearness {
  const vocabulary = [...byWord.keys()]
  const whole = names.filter((name) => name.words.length > 0)

  const withWords = (typed: readonly string[]): Near[] => {
    const words = [...new Set(weighty(typed))].slice(0, WORDS_AT_MOST)
    const [first, ...rest] = words.map((word) => byWord.get(word) ?? [])
    const length = lengthOf(words)
    if (!first || length < LEAST_LETTERS) return []
    return first
      .filter((name) => rest.every((others) => others.includes(name)))
      .map((name) => ({ name, score: 0.6 + (0.3 * length) / Math.max(length, lengthOf(name.words)) }))
      .toSorted(bestFirst)
  }

  const spelt = (key: string, typed: readonly string[]): Near[] => {
    const found = new Map<Name, number>()
    const keep = (name: Name, score: number): void => {
      if (score >= LEAST_SCORE && score > (found.get(name) ?? 0)) found.set(name, score)
    }
    for (const name of whole) keep(name, similarity(key, name.key))
    const words = [...new Set(weighty(typed))].slice(0, WORDS_AT_MOST)
    if (lengthOf(words) >= LEAST_LETTERS) for (const [name, score] of byWords(words)) keep(name, score)
    return [...found].map(([name, score]) => ({ name, score })).toSorted(bestFirst)
  }

  /** How much of what was typed is in each name's words, and how much of the name was typed. */
  function byWords(typed: readonly string[]): Map<Name, number> {
    const alike = new Map<Name, number>()
    for (const word of typed) {
      const best = new Map<Name, number>()
      for (const known of vocabulary) {
        const score = known === word ? 1 : similarity(word, known)
        if (score === 0) continue
        for (const name of byWord.get(known) ?? []) best.set(name, Math.max(best.get(name) ?? 0, score))
      }
      for (const [name, score] of best) alike.set(name, (alike.get(name) ?? 0) + score * word.length)
    }
    const length = lengthOf(typed)
    for (const [name, sum] of alike)
      alike.set(name, 0.9 * (sum / length) * (0.6 + 0.4 * Math.min(1, sum / lengthOf(name.words))))
    return alike
  }

  return { withWords, spelt }
}

/**
 * 1 for equal texts, less for each letter that differs; 0 where so many differ that it is another word. Two neighbours
 * swapped, or the wrong letter doubled, are one slip; a second slip weighs more than the first: Workington is no misspelt
 * Warrington.
 */
export function similarity(typed: string, known: string): number {
  const longer = Math.max(typed.length, known.length)
  const allowed = longer <= 2 ? 0 : longer <= 4 ? 1 : longer <= 8 ? 2 : Math.min(6, Math.ceil(longer / 4))
  if (Math.abs(typed.length - known.length) > allowed) return 0
  const apart = distance(typed, known)
  if (apart > allowed) return 0
  const slips = apart === 2 && (isSwap(typed, known) || undoubled(typed) === undoubled(known)) ? 1 : apart
  return 1 - (slips + SECOND_SLIP * Math.max(0, slips - 1)) / longer
}

const SECOND_SLIP = 0.25

/** Whether the texts are the same but for two neighbouring letters the other way round. */
function isSwap(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  let at = 0
  while (one[at] === other[at]) at++
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2)
}

function undoubled(text: string): string {
  return text.replace(/(.)\1/g, '$1')
}

function lengthOf(words: readonly string[]): number {
  return Math.max(
    1,
    words.reduce((sum, word) => sum + word.length, 0),
  )
}

function bestFirst(one: Near, other: Near): number {
  return other.score - one.score || one.name.key.localeCompare(other.name.key, 'en')
}
