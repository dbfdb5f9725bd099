import { BREAK } from '../tokens.ts'
import { wordSet } from '../word-set.ts'
import { isAct, isPartOfName } from './acting.ts'
import { longestFrom } from './ahead.ts'
import { bearersOf, type Piece, piecesOf } from './lists.ts'
import { choose, record, type Scene } from './scene.ts'
import { isOthers } from './somebody-else.ts'

/** What others of its sort are to a body. */
const NEIGHBOURS = wordSet('neighbour neighbours neighbouring counterpart counterparts')
const PLACING = wordSet('in of from for at')
const LINKS = wordSet('and or with to plus alongside both nhs the its well as neighbouring nearby also')
const JOINING = wordSet('and or with to plus alongside')
const LONGEST_LINK = 4

/** Finds the names that are beside a body's own: "its neighbours in Corby and Nene", "NHS Devon and Dorset will share a chair". */
export function namesBeside(scene: Scene, free: (piece: Piece) => boolean, take: (piece: Piece) => void): void {
  if (scene.found.length === 0 && scene.topic === null) return
  const ends = new Map<number, number>()
  for (const [at, { to }] of scene.found.entries()) ends.set(to, at)
  const designatorStarts = new Map(scene.designators.map(({ from, to }) => [to, from]))
  for (const here of scene.pieces) {
    const piece = here.findLast(free)
    if (!piece) continue
    const found = scene.found.length
    if (!neighboursFrom(scene, piece.from, free)) {
      const before = endBefore(scene, piece.from)
      const mention = before === null ? undefined : (ends.get(before) ?? ends.get(designatorStarts.get(before) ?? -1))
      if (mention !== undefined) joinTo(scene, piece, mention)
    }
    for (const [at, { from, to }] of scene.found.slice(found).entries()) {
      take({ ...piece, from, to })
      ends.set(to, found + at)
    }
  }
}

/** "its neighbour Nene", "counterparts in Doncaster and Barnsley". */
function neighboursFrom(scene: Scene, from: number, free: (piece: Piece) => boolean): boolean {
  const { tokens, topic } = scene
  const { keys, breaks } = tokens
  if (topic === null || breaks[from] !== BREAK.none) return false
  const head = PLACING.has(keys[from - 1] ?? '') && breaks[from - 1] === BREAK.none ? from - 2 : from - 1
  if (!NEIGHBOURS.has(keys[head] ?? '')) return false
  const list = longestFrom(scene, from, topic)
  if (!list || isOthers(tokens, list.piece.to)) return false
  for (const piece of piecesOf(list).filter(free)) {
    const bearer = choose(scene, piece.name, topic)
    if (bearer) record(scene, bearer, piece.from, piece.to)
  }
  return true
}

/** Where the words before " and ", " with " and the like end. */
function endBefore({ tokens }: Scene, from: number): number | null {
  const { keys, breaks } = tokens
  let at = from
  let joins = false
  while (from - at < LONGEST_LINK && LINKS.has(keys[at - 1] ?? '') && (breaks[at] ?? BREAK.stop) === BREAK.none) {
    joins ||= JOINING.has(keys[at - 1] ?? '')
    at--
  }
  return joins && (breaks[at] ?? BREAK.stop) <= BREAK.bracket ? at : null
}

/** Writes down a full name as one of the sort of the mention that it is joined to. */
function joinTo(scene: Scene, { from, to, name }: Piece, mention: number): void {
  const { tokens, found } = scene
  const joined = found[mention]
  if (joined?.as !== 'itself' || isOthers(tokens, to)) return
  if (isPartOfName(tokens, to) && !isAct(tokens, to)) return
  const bearer = bearersOf(name, joined.sort, 'full').length > 0 ? choose(scene, name, joined.sort) : null
  if (bearer) record(scene, bearer, from, to)
}
