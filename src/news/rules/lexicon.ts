import { plant, type Trie } from '../trie.ts'
import { ACTORS } from './words-actors.ts'
import { MATTERS } from './words-matters.ts'
import { STEPS } from './words-steps.ts'

/**
 * The vocabulary of the rules: for each idea the words that journalists use for it.
 *
 * Phrases are parted by commas. `word(s|ed)` is "word", "words" or "worded"; `bod(y|ies)!` must have one of the endings.
 */
export const LEXICON = { ...ACTORS, ...MATTERS, ...STEPS } as const

export type Concept = keyof typeof LEXICON

export type Vocabulary = Trie<readonly Concept[]>

/** The vocabulary as a tree of words, each phrase with the ideas that it stands for. */
export function vocabularyTree(): Vocabulary {
  const tree: Vocabulary = []
  for (const [concept, phrases] of Object.entries(LEXICON) as [Concept, string][])
    for (const phrase of phrases.split(',').flatMap((written) => spellOut(written.trim())))
      plant(tree, phrase.split(/\s+/), (old = []) => (old.includes(concept) ? old : [...old, concept]))
  return tree
}

/** "bod(y|ies)! of" as "body of" and "bodies of"; without the "!", also without any ending. */
function spellOut(written: string): string[] {
  const opened = written.indexOf('(')
  if (opened < 0) return [written]
  const closed = written.indexOf(')', opened)
  const required = written.charAt(closed + 1) === '!'
  const endings = written.slice(opened + 1, closed).split('|')
  const rest = spellOut(written.slice(closed + (required ? 2 : 1)))
  const starts = [...(required ? [] : ['']), ...endings].map((ending) => written.slice(0, opened) + ending)
  return starts.flatMap((start) => rest.map((end) => start + end))
}
