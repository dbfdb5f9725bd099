import { BREAK } from '../tokens.ts'
import type { TrieMatch } from '../trie.ts'
import { wordSet } from '../word-set.ts'
import { countBefore } from './counts.ts'
import type { Designator } from './designators.ts'
import { bearersOf, type NameList, piecesOf } from './lists.ts'
import type { Sort } from './names.ts'
import { choose, type NamedAs, record, type Scene } from './scene.ts'

const PLACING = wordSet('in across covering within throughout serving from for of')
const LISTING = wordSet('for of in from covering serving including namely includes include')
const PASSED = wordSet(
  'the both all are is that which cover covers whole county status approved confirmed announced agreed',
)

/** Finds the names that stand after a "CCGs": "the commissioning groups for X, Y and Z", "the eight CCGs in Kent and Medway". */
export function namesAhead(scene: Scene, { from, to, value }: TrieMatch<Designator>): boolean {
  const { tokens } = scene
  let at = to
  if (tokens.breaks[at] === BREAK.bracket && isDesignation(tokens.keys[at] ?? '')) at++
  const mark = tokens.breaks[at] ?? BREAK.stop
  if (mark === BREAK.stop) return false
  let placing = false
  let listing = mark !== BREAK.none
  for (let step = 0; step < 3; step++) {
    const word = tokens.keys[at] ?? ''
    if (PLACING.has(word)) placing = true
    if (LISTING.has(word)) listing = true
    if (!PLACING.has(word) && !LISTING.has(word) && !PASSED.has(word)) break
    at++
  }
  if (placing && value.sort === 'icb' && !value.plural) return boardFrom(scene, at)
  if (value.sort === 'icb' && value.plural && listFrom(scene, at, 'icb')) return true
  if (placing && value.sort === 'ccg' && value.plural && eachFrom(scene, at)) return true
  const isUncounted = value.plural && countBefore(tokens, from) === 0
  if (placing && footprintFrom(scene, at, 1, isUncounted ? 'loose-area' : 'area')) return true
  return listing && value.plural && listFrom(scene, at, value.sort)
}

/** "the integrated care board for Kent and Medway". */
export function boardFrom(scene: Scene, at: number, shortest = 1): boolean {
  const piece = scene.pieces
    .find((pieces) => pieces[0]?.from === at)
    ?.findLast(({ name }) => choose(scene, name, 'icb'))
  const bearer = piece ? choose(scene, piece.name, 'icb') : null
  if (!piece || !bearer || piece.to - piece.from < shortest) return false
  record(scene, bearer, piece.from, piece.to)
  return true
}

/** Writes down the system whose name starts at a word. Says whether there was one. */
export function footprintFrom(scene: Scene, at: number, shortest = 1, as: NamedAs = 'area'): boolean {
  const { best } = scene.lists('ics')
  const here = scene.pieces.find((pieces) => pieces[0]?.from === at)
  const piece = here?.findLast(({ to, from }) => best.get(to)?.piece.from === from)
  const bearer = piece ? choose(scene, piece.name, 'ics') : null
  if (!piece || !bearer || piece.to - piece.from < shortest) return false
  record(scene, bearer, piece.from, piece.to, piece.to - piece.from > 1 ? as : 'loose-area')
  return true
}

/** "the commissioning groups of Bristol, North Somerset and South Gloucestershire": where each name is a body's own, it is that body's. */
function eachFrom(scene: Scene, at: number): boolean {
  let longest: NameList | null = null
  for (const [end, list] of scene.lists('ccg').several)
    if (list.from === at && end > (longest?.piece.to ?? 0)) longest = list
  if (!longest || longest.dead > 0) return false
  const pieces = piecesOf(longest)
  if (!pieces.every(({ name }) => bearersOf(name, 'ccg', 'full').length > 0)) return false
  for (const { name, from, to } of pieces) {
    const bearer = choose(scene, name, 'ccg')
    if (bearer) record(scene, bearer, from, to)
  }
  return true
}

/** Writes down the names of a list of two or more that starts at a word. Says whether there was one. */
export function listFrom(scene: Scene, at: number, sort: Sort): boolean {
  const list = longestFrom(scene, at, sort)
  if (!list || list.count < 2) return false
  for (const piece of piecesOf(list)) {
    const bearer = choose(scene, piece.name, sort)
    if (bearer) record(scene, bearer, piece.from, piece.to)
  }
  return true
}

/** The longest list of names of a sort that starts at a word. */
export function longestFrom(scene: Scene, at: number, sort: Sort): NameList | null {
  const { best, several } = scene.lists(sort)
  let longest: NameList | null = null
  for (const lists of [best, several])
    for (const [end, list] of lists) if (list.from === at && end > (longest?.piece.to ?? 0)) longest = list
  return longest
}

function isDesignation(word: string): boolean {
  return word === 'ccgs' || word === 'icbs' || word === 'icss' || word === 'stps'
}
