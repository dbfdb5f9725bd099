import type { Hit, Reading } from '../reading.ts'
import { BREAK } from '../tokens.ts'
import { wordSet } from '../word-set.ts'

/**
 * How a step is told, by the small words before it: as a fact, as one that lay before the others ("had refused"), as resolved
 * ("voted to delay"), as coming ("will apply", "to be approved"), as possible ("could be delayed"), or as not so.
 */
export type Telling = 'fact' | 'had' | 'resolved' | 'coming' | 'possible' | 'denied'

const DENIES = wordSet('not no never without nor neither cannot nobody none hardly')
/** What an apostrophe leaves of "hasn't". */
const CUT_SHORT = wordSet('don won hasn haven isn aren wasn weren didn doesn couldn wouldn shouldn hadn')
const POSSIBLE = wordSet('could may might would should can')
const COMING = wordSet('will ll shall must')
const RESOLVES = wordSet(
  'vote votes voted decide decides decided agree agrees agreed chose choose chosen opt opts opted resolved',
)
/** What may stand between a verb, or the noun made of it, and the word that says how it is told. */
const BETWEEN = wordSet(`
  be being been have has having ve is are was were s get gets got getting give gives gave given giving grant grants granted
  win wins won gain gains gained receive receives received secure secures secured the a an its their his her final formal full
  official conditional outline provisional already also now today still soon both all then again in principle
  start starts begin begins
`)
const REACH = 8

/** How the words before a hit tell it. */
export function tellingOf({ tokens }: Reading, { from }: Hit): Telling {
  const { keys, breaks } = tokens
  for (let at = from - 1; at >= 0 && at >= from - REACH; at--) {
    if ((breaks[at + 1] ?? BREAK.stop) >= BREAK.comma) return 'fact'
    const word = keys[at] ?? ''
    if (DENIES.has(word) || (word === 't' && CUT_SHORT.has(keys[at - 1] ?? ''))) return 'denied'
    if (POSSIBLE.has(word)) return 'possible'
    if (COMING.has(word)) return 'coming'
    if (word === 'had') return 'had'
    if (word === 'to') return isResolved(keys, at) ? 'resolved' : 'coming'
    if (!BETWEEN.has(word) && !word.endsWith('ly')) return 'fact'
  }
  return 'fact'
}

/** When one agrees: "agreed on Wednesday to". */
const WHEN = wordSet(`
  on this last week month night yesterday today unanimously narrowly formally overwhelmingly now monday tuesday wednesday thursday
  friday saturday sunday
`)

function isResolved(keys: readonly string[], to: number): boolean {
  let at = to - 1
  while (at > to - 4 && WHEN.has(keys[at] ?? '')) at--
  return RESOLVES.has(keys[at] ?? '')
}

const PERFECT = wordSet('have has ve was were been having')

/** "have merged", "was at last replaced": a verb told as done. */
export function isDone({ tokens }: Reading, { from }: Hit): boolean {
  const { keys, breaks } = tokens
  for (let at = from - 1; at >= 0 && at >= from - REACH; at--) {
    if ((breaks[at + 1] ?? BREAK.stop) >= BREAK.comma) return false
    const word = keys[at] ?? ''
    if (PERFECT.has(word)) return true
    if (!BETWEEN.has(word) && !word.endsWith('ly')) return false
  }
  return false
}
