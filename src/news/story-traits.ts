import type { IsoDate } from '../time.ts'
import { figuresOf } from './figures.ts'
import { rareWords } from './rare-words.ts'
import { tokenise } from './tokens.ts'
import type { Kind, NewsItem, Stage, Understanding } from './understanding.ts'

/** What is kept of an item to tell whether another one is the same story. Plain data, as JSON keeps it. */
export interface StoryTraits {
  readonly relevant: boolean
  /** Names of bodies and systems, in alphabetical order. */
  readonly bodies: readonly string[]
  /** The footprints of the bodies and places that it speaks of, in alphabetical order. */
  readonly footprints: readonly string[]
  readonly kinds: readonly Kind[]
  readonly stage: Stage | null
  readonly effective: IsoDate | null
  readonly published: IsoDate | null
  /** The words that tell it from other items, in alphabetical order. */
  readonly words: readonly string[]
  /** How many and how much, without days and years: "eight", "28", "2m". In alphabetical order. */
  readonly figures: readonly string[]
}

const MOST_WORDS = 40

/** The traits of an item, from what it says and what it was understood to say. */
export function storyTraits(item: NewsItem, understanding: Understanding): StoryTraits {
  const tokens = tokenise(`${item.title}\n${item.summary}`)
  const names = new Set(understanding.mentions.flatMap(({ name, words }) => tokenise(`${name} ${words}`).keys))
  const named = tokens.keys.flatMap((word, at) => (names.has(word) ? [{ from: at, to: at + 1 }] : []))
  return {
    relevant: understanding.relevant,
    bodies: [...new Set(understanding.mentions.map(({ name }) => name))].sort(),
    footprints: understanding.footprints,
    kinds: understanding.kinds,
    stage: understanding.stage,
    effective: understanding.effective,
    published: item.published,
    words: rareWords(tokens, named, MOST_WORDS),
    figures: figuresOf(tokens),
  }
}

/**
 * The traits of an item as they were kept, whole also where they were kept by a version that knew fewer of them.
 */
export function keptTraits(kept: Partial<StoryTraits> & Omit<StoryTraits, 'footprints' | 'figures'>): StoryTraits {
  return { footprints: [], figures: [], ...kept }
}
