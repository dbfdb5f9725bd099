import { BREAK, type Tokens, wordsBetween } from '../tokens.ts'
import type { TrieMatch } from '../trie.ts'
import { wordSet } from '../word-set.ts'
import type { Designator } from './designators.ts'
import { bearersOf, COMPASS, type NameList, type Piece, piecesOf, skipAcronym } from './lists.ts'
import type { Sort } from './names.ts'
import { choose, record, recordNew, type Scene } from './scene.ts'

/** Words that may stand between a name and its "CCGs": "Devon's two CCGs". */
const BETWEEN = wordSet(`
  two three four five six seven eight nine ten eleven twelve all both nhs local existing current former health
  area wide
`)
/** Words before a name that say that the body is still to be made: "a single West Yorkshire CCG". */
const MAKING = wordSet(`
  single new one merged combined united unified wide joint proposed enlarged create creates creating form forms
  forming become becomes called named a an
`)
const FIRST_CCGS = '2013-04-01'
/** "the Essex CCG merger" is one of CCGs in Essex, and no "Essex CCG". */
const MERGERS = wordSet('merger mergers plan plans proposal proposals ballot vote boundaries cluster map')
const OF_SEVERAL = wordSet('second third fourth another two three four five six seven eight')
const BEING = wordSet(
  'as become becomes became becoming is was be being has have been to will named designated confirmed now officially',
)
const NOT_A_PLACE = wordSet(`
  nhs the a an clinical single new one local england largest super uk three four five six seven eight first gp gps
  northern southern eastern western merged merger your our and this that joint which what why how as for in of to create form proposed
`)

/** Finds the names that stand before a "CCG", "ICB" or "ICS". Says whether there were any. */
export function namesBehind(scene: Scene, designator: TrieMatch<Designator>): boolean {
  const { tokens } = scene
  const { sort, plural } = designator.value
  for (const end of endsBefore(tokens, designator.from, sort, plural)) {
    if (recordBeingMade(scene, end, designator)) return true
    if (isPartOfCounty(scene, end, sort) || (!plural && isOneOfSeveral(scene, end, sort))) return false
    const list = listAt(scene, end, sort, plural)
    if (list && isYetToBe(scene, list, designator)) return true
    if (list) {
      for (const piece of list) recordPiece(scene, piece, sort, list.length === 1 ? designator.to : piece.to)
      return true
    }
    if (recordOtherwise(scene, end, designator)) return true
  }
  return recordUnknown(scene, designator)
}

/** "the north Essex ICB" is not Essex's. */
function isPartOfCounty(scene: Scene, end: number, sort: Sort): boolean {
  const list = sort === 'icb' ? scene.lists(sort).best.get(end) : undefined
  const isLed = list?.from === end - 1 && COMPASS.has(scene.tokens.keys[end - 2] ?? '')
  return isLed && scene.tokens.keys[end - 2] !== 'greater' && scene.tokens.breaks[end - 1] === BREAK.none
}

/** "a second North Yorkshire CCG", "three North Yorkshire CCG groups" are some of those there. */
function isOneOfSeveral(scene: Scene, end: number, sort: Sort): boolean {
  const list = sort === 'ccg' ? scene.lists(sort).best.get(end) : undefined
  if (!list || scene.tokens.breaks[list.from] !== BREAK.none) return false
  return OF_SEVERAL.has(scene.tokens.keys[list.from - 1] ?? '')
}

/** "the Coventry and Warwickshire CCG merger", before there was such a CCG: the merger of the CCGs there. */
function isYetToBe(
  { tokens, published }: Scene,
  list: readonly Piece[],
  { value, to }: TrieMatch<Designator>,
): boolean {
  const [only, more] = list
  if (value.plural || value.sort !== 'ccg' || !only || more || !/^mergers?$/.test(tokens.keys[to] ?? '')) return false
  return bearersOf(only.name, 'ccg').every(({ opened }) => opened > FIRST_CCGS && opened > (published ?? FIRST_CCGS))
}

/** "Black Country and West Birmingham CCGs": the name of an area, where the names in it are no bodies' own. */
function isArea(scene: Scene, end: number, split: NameList): boolean {
  const area = scene.lists('ics').best.get(end)
  if (!area || area.count > 1 || area.from > split.from || bearersOf(area.piece.name, 'ics', 'full').length === 0)
    return false
  return piecesOf(split).some(({ name }) => bearersOf(name, 'ccg', 'full').length === 0)
}

/** Where the name may end, likeliest first: right before, or before a bracket, a possessive, a number; or it has a bracket itself. */
function endsBefore(tokens: Tokens, from: number, sort: Sort, plural: boolean): number[] {
  const ends: number[] = []
  const link = sort === 'ics' ? linkBefore(tokens, from) : from
  if (link < from) return [link]
  const closing = tokens.breaks[from] === BREAK.bracket
  let end = from
  for (let step = 0; step < 5; step++) {
    const brk = tokens.breaks[end] ?? BREAK.stop
    const bracketed = skipAcronym(tokens, end)
    if (brk === BREAK.bracket && bracketed !== end) end = bracketed
    else if (brk !== BREAK.none) break
    ends.push(end)
    const before = tokens.keys[end - 1] ?? ''
    if (before === 's' || (plural && (BETWEEN.has(before) || /^\d{1,2}$/.test(before)))) end--
    else if (bracketed !== end) end = bracketed
    else break
  }
  return closing ? [...ends, from] : ends
}

/** "Somerset has become an ICS", "Somerset as an ICS": where the name ends. */
function linkBefore({ keys, breaks }: Tokens, from: number): number {
  const article = keys[from - 1] === 'an' || keys[from - 1] === 'a'
  if (!article || !BEING.has(keys[from - 2] ?? '')) return from
  let end = from - 1
  while (from - end < 6 && BEING.has(keys[end - 1] ?? '') && (breaks[end] ?? 0) === BREAK.none) end--
  return end
}

function listAt(scene: Scene, end: number, sort: Sort, plural: boolean): Piece[] | null {
  const { best, several } = scene.lists(sort)
  const list = best.get(end)
  if (!list) return null
  if (plural) {
    const split = several.get(end)
    if (split && split.from <= list.from && !isArea(scene, end, split)) return piecesOf(split)
    return list.piece.name.together || sort === 'ics' ? [list.piece] : null
  }
  if (list.count === 1) return [list.piece]
  return list.joined ? piecesOf(list) : [list.piece]
}

/** "a new Devon and Cornwall ICB" is one body; "Devon and Cornwall ICB agree" are two, carelessly written. */
function recordBeingMade(scene: Scene, end: number, { value, to }: TrieMatch<Designator>): boolean {
  const list = value.plural || value.sort === 'ics' ? undefined : scene.lists(value.sort).best.get(end)
  if (!list || list.count < 2 || !list.joined || !MAKING.has(scene.tokens.keys[list.from - 1] ?? '')) return false
  recordNew(scene, wordsBetween(scene.tokens, list.from, end).replaceAll('&', 'and'), value.sort, list.from, to)
  return true
}

function recordPiece(scene: Scene, piece: Piece, sort: Sort, to: number): void {
  if (piece.name.together) {
    for (const { bearer } of piece.name.namings) if (bearer.sort === sort) record(scene, bearer, piece.from, to)
    return
  }
  const bearer = choose(scene, piece.name, sort)
  if (bearer) record(scene, bearer, piece.from, to)
}

/** No body of that sort has the name: "the Kent and Medway CCGs" are a footprint, "a West Yorkshire CCG" is a body to be. */
function recordOtherwise(scene: Scene, end: number, { value, to }: TrieMatch<Designator>): boolean {
  const systems = scene.lists('ics').best.get(end)
  if (value.plural) {
    if (systems && COMPASS.has(scene.tokens.keys[systems.from - 1] ?? '')) return false
    if (!systems || value.sort === 'ics' || bearersOf(systems.piece.name, 'ics', 'full').length === 0) return false
    for (const piece of piecesOf(systems)) {
      const bearer = choose(scene, piece.name, 'ics')
      if (bearer) record(scene, bearer, piece.from, to, 'loose-area')
    }
    return true
  }
  if (MERGERS.has(scene.tokens.keys[to] ?? '') && !MAKING.has(scene.tokens.keys[(systems?.from ?? end) - 1] ?? ''))
    return false
  const making =
    MAKING.has(scene.tokens.keys[(systems?.from ?? end) - 1] ?? '') ||
    scene.tokens.keys[(systems?.from ?? end) - 1] === 'nhs'
  if (!making && systems && end - systems.piece.from < 2) return false
  const place = systems?.piece ?? scene.lists('icb').best.get(end)?.piece
  if (!place || value.sort === 'ics') return false
  const like = place.name.namings.find(({ standing }) => standing !== 'short')?.bearer
  const written = wordsBetween(scene.tokens, place.from, place.to).replaceAll('&', 'and')
  recordNew(scene, like?.name.replace(/^NHS | (?:CCG|ICB|ICS)$/g, '') ?? written, value.sort, place.from, to)
  return true
}

/** A name in capitals that no register has, where the words before it say that it is to be made. */
function recordUnknown(scene: Scene, { value, from, to }: TrieMatch<Designator>): boolean {
  if (value.plural || value.sort === 'ics') return false
  const { tokens } = scene
  let start = from
  while (start > 0 && from - start < 8 && (tokens.breaks[start] ?? BREAK.stop) <= BREAK.comma) {
    const word = tokens.keys[start - 1] ?? ''
    const joins = word === 'and' && start < from
    if (!joins && (NOT_A_PLACE.has(word) || !isCapital(tokens, start - 1))) break
    start--
  }
  if (tokens.keys[start] === 'and') start++
  if (start === from || !(MAKING.has(tokens.keys[start - 1] ?? '') || tokens.keys[start - 1] === 'nhs')) return false
  recordNew(scene, wordsBetween(tokens, start, from).replaceAll('&', 'and'), value.sort, start, to)
  return true
}

function isCapital(tokens: Tokens, at: number): boolean {
  return /^\p{Lu}\p{Ll}/u.test(tokens.text.slice(tokens.starts[at], (tokens.starts[at] ?? 0) + 4))
}
