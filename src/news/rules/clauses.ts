import type { Hit, Reading } from '../reading.ts'
import { BREAK } from '../tokens.ts'
import { wordSet } from '../word-set.ts'
import { firstFrom } from './pattern.ts'

/** What a clause is for: the news, what came before the news ("after a vote"), or what it hangs on ("if ministers agree"). */
export type Role = 'main' | 'background' | 'condition'

const BEFORE_THE_NEWS = wordSet('after following since despite although though having whereas')
const HANGS_ON = wordSet('if unless until once when before whether pending provided')
/** Words that lead back to the news. */
const BACK_TO_THE_NEWS = wordSet('but yet so')
/** What makes of "as" no clause of its own: "as planned". */
const AS_HOW = wordSet('planned expected intended hoped well soon part one a an the of to proposed agreed')
const LONGEST_CLAUSE = 25

/** The role of the clause that a word stands in: of the word that opens it, if one stands between it and the last comma. */
export function roleAt(reading: Reading, { from }: Hit): Role {
  const { keys, breaks } = reading.tokens
  for (let at = from; at > 0 && at > from - LONGEST_CLAUSE; at--) {
    const brk = breaks[at] ?? BREAK.stop
    if (brk >= BREAK.bracket || (brk === BREAK.comma && !isListComma(reading, at))) return 'main'
    const word = keys[at - 1] ?? ''
    if (BACK_TO_THE_NEWS.has(word) || (word === 'as' && !AS_HOW.has(keys[at] ?? ''))) return 'main'
    if (BEFORE_THE_NEWS.has(word) && keys[at - 2] !== 'the') return 'background'
    if (HANGS_ON.has(word)) return 'condition'
  }
  return 'main'
}

/** A comma between two names parts no clauses. */
function isListComma(reading: Reading, at: number): boolean {
  return isNamed(reading, at - 1) && isNamed(reading, at)
}

function isNamed({ mentions }: Reading, word: number): boolean {
  const last = mentions[firstFrom(mentions, word + 1) - 1]
  return last !== undefined && last.from <= word && word < last.to
}
