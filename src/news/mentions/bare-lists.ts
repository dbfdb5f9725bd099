import { BREAK, type Tokens } from '../tokens.ts'
import { wordSet } from '../word-set.ts'
import { bearersOf, type NameList, type Piece, piecesOf } from './lists.ts'
import type { Sort } from './names.ts'
import { choose, record, type Scene } from './scene.ts'
import { isElse, isOthers } from './somebody-else.ts'

/** So many words name a system even when it stands alone. */
const LONG_NAME = 3
/** What two bodies do together. */
const TOGETHER = wordSet('share shares merge unite pair join')
const PLACES = wordSet('areas places boroughs towns cities counties districts parts')
const MERGING = wordSet('merging merge uniting unite combining combine')
const MERGERS = wordSet('merger merging union joining combination marriage')
/** Capitals before a comma that begin no list of places: "approved by NHS England, Brent and Ealing". */
const NO_PLACE = wordSet(
  'england improvement nhs monday tuesday wednesday thursday friday april march october september',
)

/** Lists of full names in an item about CCGs: "Corby and Nene vote next week". */
export function bareLists(scene: Scene, sort: Sort, free: (piece: Piece) => boolean): NameList[] {
  const { tokens } = scene
  const kept: NameList[] = []
  const { best } = scene.lists(sort)
  const longest = new Map<number, NameList>()
  for (const list of best.values()) {
    const known = longest.get(list.from)
    if (!known || list.piece.to > known.piece.to) longest.set(list.from, list)
  }
  for (const list of longest.values()) {
    if (list.count < (sort === 'ics' ? 3 : 2) || isElse(tokens, list.from, list.piece.to)) continue
    if (goesOnBefore(scene, list.from)) continue
    const whole = piecesOf(list)
    const pieces = whole.slice(whole.findLastIndex((piece) => !free(piece)) + 1)
    if (pieces.length < 2 || isOfPlaces(tokens, list.piece.to)) continue
    const areShort = pieces.every(({ from, to }) => to - from === 1)
    if (areShort && (isForPlaces(scene, list.from) || isWithPlaces(tokens.keys, list.from))) continue
    if (!pieces.every(({ name }) => bearersOf(name, sort).length > 0)) continue
    const after = tokens.keys[list.piece.to] ?? ''
    const areTheirs = TOGETHER.has(after) || after === (sort === 'icb' ? 'boards' : 'groups')
    const full = pieces.filter(({ name }) => bearersOf(name, sort, 'full').length > 0).length
    if (full < pieces.length - 1 || (full < 2 && !isMergerOf(tokens.keys, list.from) && !areTheirs)) continue
    for (const piece of pieces) {
      const bearer = choose(scene, piece.name, sort)
      if (bearer) record(scene, bearer, piece.from, piece.to)
    }
    kept.push(list)
  }
  return kept
}

/** "the merger of Vale of York and Scarborough" */
function isMergerOf(keys: readonly string[], from: number): boolean {
  const before = keys[from - 1] ?? ''
  return MERGING.has(before) || ((before === 'of' || before === 'between') && MERGERS.has(keys[from - 2] ?? ''))
}

/** "the Dudley, Walsall and Wolverhampton groups", in an item that never says "CCG". */
export function groupLists(scene: Scene): NameList[] {
  const { keys } = scene.tokens
  const saysGroups = keys.includes('groups') || keys.includes('commissioners')
  const lists = [...scene.lists('ccg').best.values()].filter(
    (list) => list.count > 1 && (keys[list.piece.to] === 'groups' || (saysGroups && isLongList(scene, list))),
  )
  for (const piece of lists.flatMap(piecesOf)) {
    const bearer = choose(scene, piece.name, 'ccg')
    if (bearer) record(scene, bearer, piece.from, piece.to)
  }
  return lists
}

/** "Newham, Tower Hamlets and other areas" */
function isOfPlaces({ keys }: Tokens, to: number): boolean {
  return keys[to] === 'and' && keys[to + 1] === 'other' && PLACES.has(keys[to + 2] ?? '')
}

/** "shares managers with Oxfordshire and Buckinghamshire", but not "a merger with Corby and Nene". */
function isWithPlaces(keys: readonly string[], from: number): boolean {
  const head = keys[from - 2] ?? ''
  return keys[from - 1] === 'with' && !MERGING.has(head) && !MERGERS.has(head)
}

/** "services for Dorset and Somerset", but not "a CCG for Corby and Nene", "those for Corby and Nene". */
function isForPlaces({ tokens: { keys }, designators }: Scene, from: number): boolean {
  return keys[from - 1] === 'for' && keys[from - 2] !== 'those' && !designators.some(({ to }) => to === from - 1)
}

/** Three full names of groups or more, one of four or more may be short, that are nobody else's. */
function isLongList(scene: Scene, list: NameList): boolean {
  if (list.count < 3 || isElse(scene.tokens, list.from, list.piece.to) || goesOnBefore(scene, list.from)) return false
  return (
    piecesOf(list).filter(({ name }) => bearersOf(name, 'ccg', 'full').length > 0).length >= Math.max(3, list.count - 1)
  )
}

/** "in Buckinghamshire, Bristol and Leeds": a list that begins with names of no body is a list of places. */
function goesOnBefore({ tokens }: Scene, from: number): boolean {
  const { breaks, keys, text, starts } = tokens
  const listed = breaks[from] === BREAK.comma || (breaks[from] === BREAK.none && keys[from - 1] === 'and')
  const before = keys[from - 1] === 'and' ? from - 2 : from - 1
  return listed && before >= 0 && !NO_PLACE.has(keys[before] ?? '') && /\p{Lu}/u.test(text.charAt(starts[before] ?? 0))
}

/** In an item about systems that names none as one, two or more full names of systems are systems. */
export function systemsOf(scene: Scene, free: (piece: Piece) => boolean): void {
  const full: Piece[] = []
  let end = 0
  for (const here of scene.pieces) {
    const piece = here.findLast(({ name }) => bearersOf(name, 'ics', 'full').length > 0)
    if (!piece || piece.from < end) continue
    end = piece.to
    if (!free(piece) || isOthers(scene.tokens, piece.to)) continue
    if (piece.to - piece.from >= LONG_NAME || !isElse(scene.tokens, piece.from, piece.to)) full.push(piece)
  }
  const [only] = full
  if (full.length < 2 && !(only && only.to - only.from >= LONG_NAME)) return
  for (const { from, to, name } of full) {
    const bearer = choose(scene, name, 'ics')
    if (bearer) record(scene, bearer, from, to)
  }
}
