import { BREAK, tokenise } from '../tokens.ts'
import type { TrieMatch } from '../trie.ts'
import { wordSet } from '../word-set.ts'
import { boardFrom, footprintFrom, listFrom } from './ahead.ts'
import { countBefore, numberAt } from './counts.ts'
import type { Designator } from './designators.ts'
import { bearersOf, type NameList, type Piece, piecesOf } from './lists.ts'
import { nameOf, placeOf, type Sort } from './names.ts'
import { choose, record, type Scene } from './scene.ts'
import { isOthers } from './somebody-else.ts'

/** "one commissioner for the Humber" is of no system that one could be sure of. */
const SHORTEST_AREA = 2
const SINGLE = wordSet('single one strategic unified joint merged overarching lead new super')
const MAKING = wordSet('single one merged unified joint')
const COMMISSIONING = wordSet('body organisation')
const PLACING = wordSet('in for of across covering serving')
/** What may stand between "for" and the name of an area. */
const WHOLE = wordSet('the whole all of')
const BEFORE_BOARD = wordSet(`
  the a new its this that each shadow designate statutory merged single unitary successor future of
`)
/** "people in Dudley and Walsall" are no bodies. */
const PEOPLE = wordSet(`
  people patients residents families women children staff hospital hospitals services centres practices surgeries gps
  homes sites clinics councillors councils events meetings roadshows wards beds doctors
`)
const COUNTED = wordSet('groups bodies commissioners')
/** So many words behind "one system" its area may be named. */
const FAR = 10
const REGION = wordSet('county area region city patch')

/** Reads on where a text says "CCGs", "the ICB" or "a single commissioner" with no name beside it, and names the place elsewhere. */
export function namesElsewhere(scene: Scene, free: (piece: Piece) => boolean, isImplied: boolean): void {
  const counted = new Set<string>()
  for (const designator of scene.nameless) {
    const { sort, plural } = designator.value
    const count = plural && sort !== 'ics' ? countBefore(scene.tokens, designator.from) : 0
    if (count > 1 && !counted.has(`${count} ${sort}`)) countedList(scene, count, sort, free)
    counted.add(`${count} ${sort}`)
    if (!plural) bodyOfRegion(scene, designator)
  }
  commissionersFor(scene)
  boardsFor(scene)
  if (scene.topic === 'icb' && !scene.found.some(({ sort }) => sort !== 'ccg')) boardOfSentence(scene)
  if (isImplied) countedGroups(scene, free)
  if (scene.topic === 'ccg') onlyFootprint(scene)
  if (scene.topic === 'ccg') onlyGroup(scene)
}

/** "The local CCG", "the CCG in Corby", in a text with the name of one CCG only, or with a long one: it is this. */
function onlyGroup(scene: Scene): void {
  const { keys } = scene.tokens
  const groups = scene.nameless.filter(({ value }) => value.sort === 'ccg' && !value.plural)
  const isSeveral = scene.designators.some(({ value }) => value.plural)
  if (groups.length === 0 || isSeveral || scene.found.length > 0) return
  const places = fullNames(scene, 'ccg')
  const [bearer, more] = new Set(places.map(({ name }) => choose(scene, name, 'ccg')))
  const [piece] = places
  if (!bearer || more !== undefined || !piece || isListed(scene, piece)) return
  const isPlaced = groups.some(
    ({ from, to }) => keys[from - 1] === 'local' || (keys[to] === 'in' && to + 1 === piece.from),
  )
  if (isPlaced || piece.to - piece.from > 2) record(scene, bearer, piece.from, piece.to)
}

/** "The four bodies that buy care in Dudley, …", in an item that never says "CCG". */
function countedGroups(scene: Scene, free: (piece: Piece) => boolean): void {
  const { keys } = scene.tokens
  const at = keys.findIndex((key, index) => COUNTED.has(key) && numberAt(scene.tokens, index - 1) > 2)
  if (at > 0) countedList(scene, numberAt(scene.tokens, at - 1), 'ccg', free)
}

/** Where a text counts "two CCGs", "health bodies in Luton and Corby" are these: writes down the first list of just so many names. */
function countedList(scene: Scene, count: number, sort: Sort, free: (piece: Piece) => boolean): void {
  const list = [...scene.lists(sort).several.values()].find(
    (some) => some.count === count && isCounted(scene, some, sort, free),
  )
  for (const { name, from: start, to } of list ? piecesOf(list) : []) {
    const bearer = choose(scene, name, sort)
    if (bearer) record(scene, bearer, start, to)
  }
}

function isCounted(scene: Scene, list: NameList, sort: Sort, free: (piece: Piece) => boolean): boolean {
  const pieces = piecesOf(list)
  const full = pieces.filter(({ name }) => bearersOf(name, sort, 'full').length > 0).length
  if (PEOPLE.has(scene.tokens.keys[list.from - 2] ?? '') || isOthers(scene.tokens, list.piece.to)) return false
  return full >= pieces.length - 1 && pieces.every(free)
}

/** "an integrated care board for the county", "the county's CCG": that of the place that was named before. */
function bodyOfRegion(scene: Scene, { from, to, value }: TrieMatch<Designator>): void {
  const { keys } = scene.tokens
  const { sort } = value
  if (sort === 'ics') return
  const ahead =
    sort === 'icb' && PLACING.has(keys[to] ?? '') && keys[to + 1] === 'the' && REGION.has(keys[to + 2] ?? '')
  const owner = keys[from - 1] === 's' ? from - 2 : keys[from - 2] === 's' ? from - 3 : -1
  if (!ahead && !REGION.has(keys[owner] ?? '')) return
  const before = scene.found.findLast((mention) => mention.to <= from && mention.sort !== sort)
  const place = before ? nameOf(scene.names, tokenise(placeOf(before.name)).keys) : undefined
  const bearer = place ? choose(scene, place, sort) : null
  if (bearer) record(scene, bearer, from, ahead ? to + 3 : to)
}

/** "a single commissioner for the whole of Cheshire and Merseyside". */
function commissionersFor(scene: Scene): void {
  const { keys, breaks } = scene.tokens
  for (let at = keys.indexOf('commissioner'); at >= 0; at = keys.indexOf('commissioner', at + 1))
    if (isSingle(keys, at)) areaAt(scene, at + 1)
  for (let at = keys.indexOf('commissioning'); at >= 0; at = keys.indexOf('commissioning', at + 1))
    if (COMMISSIONING.has(keys[at + 1] ?? '') && breaks[at + 1] === BREAK.none && isSingle(keys, at))
      areaAt(scene, at + 2)
  for (let at = keys.indexOf('system'); at >= 0; at = keys.indexOf('system', at + 1))
    if (isSingle(keys, at)) areaBehind(scene, at + 1)
  for (let at = keys.indexOf('commission'); at >= 0; at = keys.indexOf('commission', at + 1))
    if (keys[at - 1] === 'to' && COMMISSIONING.has(keys[at - 2] ?? '') && isSingle(keys, at - 2)) {
      areaAt(scene, at + 1)
      areaAt(scene, at + 2)
    }
}

function isSingle(keys: readonly string[], at: number): boolean {
  return SINGLE.has(keys[at - 1] ?? '') || SINGLE.has(keys[at - 2] ?? '')
}

/** The area behind "for the whole of". */
function areaAt(scene: Scene, at: number): void {
  const start = placedFrom(scene, at)
  if (start !== null) footprintFrom(scene, start, SHORTEST_AREA)
}

/** "one system for two million people in Kent and Medway" */
function areaBehind(scene: Scene, from: number): void {
  const { sentences } = scene.tokens
  for (let at = from; at < from + FAR && sentences[at] === sentences[from]; at++) areaAt(scene, at)
}

/** Where the name of a place may start, behind "for", "across the whole of" and the like. */
function placedFrom({ tokens: { keys, breaks } }: Scene, at: number): number | null {
  if (!PLACING.has(keys[at] ?? '') || breaks[at] !== BREAK.none) return null
  let start = at + 1
  while (start - at < 5 && WHOLE.has(keys[start] ?? '')) start++
  return start
}

/** "the new board in Kent and Medway", "boards in Kent and Medway, Surrey Heartlands and Sussex". */
function boardsFor(scene: Scene): void {
  const { keys } = scene.tokens
  for (const [at, key] of keys.entries()) {
    if ((key !== 'board' && key !== 'boards') || (key === 'board' && !BEFORE_BOARD.has(keys[at - 1] ?? ''))) continue
    const start = keys[at + 1] === 'including' ? at + 2 : placedFrom(scene, at + 1)
    if (start === null || (scene.topic !== 'icb' && keys[at - 1] !== 'new')) continue
    if (key === 'boards') {
      if (!listFrom(scene, start, 'icb') && keys[at + 1] === 'including') boardFrom(scene, start, SHORTEST_AREA)
    } else boardFrom(scene, start, SHORTEST_AREA)
  }
}

/** A text about some board that names none means the board of the one place in the sentence that has one. */
function boardOfSentence(scene: Scene): void {
  const { tokens, nameless } = scene
  const said = new Set<number | undefined>()
  for (const { from, value } of nameless) if (value.sort === 'icb' && !value.plural) said.add(tokens.sentences[from])
  for (const [at, key] of tokens.keys.entries()) if (key === 'board') said.add(tokens.sentences[at])
  recordOnly(
    scene,
    fullNames(scene, 'icb').filter((piece) => said.has(tokens.sentences[piece.from])),
    'icb',
  )
}

/** "People in Kent and Medway will be asked about one CCG": the only area named, where bodies are not, or fewer than are counted. */
function onlyFootprint(scene: Scene): void {
  const { tokens, nameless } = scene
  const about = nameless.filter(
    ({ from, value }) => value.sort === 'ccg' && (value.plural || MAKING.has(tokens.keys[from - 1] ?? '')),
  )
  if (about.length === 0) return
  const places = fullNames(scene, 'ics')
  const counted = about.find(({ from }) => countBefore(tokens, from) > scene.found.length)
  if (scene.found.length === 0) recordOnly(scene, places, 'ics')
  else if (counted)
    recordOnly(
      scene,
      places.filter(({ from }) => tokens.sentences[from] === tokens.sentences[counted.from]),
      'ics',
    )
}

/** The longest full names of one sort, one after another. */
function fullNames({ tokens, pieces }: Scene, sort: Sort): Piece[] {
  const full: Piece[] = []
  for (const here of pieces) {
    const piece = here.findLast(({ name }) => bearersOf(name, sort, 'full').length > 0)
    if (piece && piece.from >= (full.at(-1)?.to ?? 0) && !isOthers(tokens, piece.to)) full.push(piece)
  }
  return full
}

/** Writes down the one bearer that all these names have, if it is one and its name is long enough. */
function recordOnly(scene: Scene, places: readonly Piece[], sort: 'icb' | 'ics'): void {
  const bearers = new Map(places.map((piece) => [choose(scene, piece.name, sort), piece]))
  const [only, more] = bearers
  if (!only || more) return
  const [bearer, piece] = only
  const isLong = piece.to - piece.from >= (sort === 'ics' ? 3 : 2)
  if (bearer && isLong && !isListed(scene, piece))
    record(scene, bearer, piece.from, piece.to, sort === 'ics' ? 'area' : 'itself')
}

/** "across South East London and Surrey": one place of several. */
function isListed({ tokens: { keys, breaks, text, starts } }: Scene, { to }: Piece): boolean {
  const next = keys[to] === 'and' && breaks[to] === BREAK.none ? to + 1 : breaks[to] === BREAK.comma ? to : -1
  return next > 0 && /\p{Lu}/u.test(text.charAt(starts[next] ?? text.length))
}
