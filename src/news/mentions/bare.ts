import { daysBetween } from '../../time.ts'
import { BREAK } from '../tokens.ts'
import { wordSet } from '../word-set.ts'
import { acting } from './acting.ts'
import { footprintFrom } from './ahead.ts'
import { bareLists, groupLists, systemsOf } from './bare-lists.ts'
import { namesBeside } from './beside.ts'
import { bracketedNames } from './brackets.ts'
import { impliedTopic } from './implied.ts'
import { bearersOf, type Piece } from './lists.ts'
import { namesElsewhere } from './nameless.ts'
import type { Sort } from './names.ts'
import { choose, record, type Scene } from './scene.ts'
import { isElse, isOthers } from './somebody-else.ts'

const FIRST_CCGS = '2013-04-01'
/** A body that opens later than this is not yet spoken of by its name. */
const COMING_DAYS = 540
const FIRST_ICBS = '2022-07-01'
/** From now on "NHS Somerset" beside "NHS Somerset CCG" is the board that follows it. */
const SUCCESSORS_KNOWN = '2021-11-01'
const AREA = wordSet('area footprint patch system one counterpart counterparts neighbour draft constitution')
/** What is drafted for a board before it starts. */
const DRAFTED = wordSet('draft constitution')
/** What belongs to a body. */
const OWNED = wordSet(
  'staff board boards chief chair chairman governing members boss bosses tie merger future finances directors bid application constitution ballot group groups commissioners commissioner with',
)
const PLANS = wordSet('one plan plans partnership system scheme document draft')
const GROUPS = wordSet('groups boards commissioners')
/** "the eight in Kent and Medway", "those in Kent and Medway" */
const COUNTED = wordSet('two three four five six seven eight nine ten all those')
const NUMBERS = wordSet('two three four five six seven eight nine ten all')

/** Finds names without "CCG", "ICB" or "ICS" beside them, where the words around show that a commissioning body is meant. */
export function bareNames(given: Scene): void {
  const scene = withTopic(given)
  const taken = new Uint8Array(scene.tokens.keys.length + 1)
  for (const { from, to } of scene.found) taken.fill(1, from, to)
  const free = (piece: Piece): boolean => taken[piece.from] === 0 && taken[piece.to - 1] === 0
  if (!given.topic) for (const list of groupLists(scene)) taken.fill(1, list.from, list.piece.to)
  if (scene.topic) for (const list of bareLists(scene, scene.topic, free)) taken.fill(1, list.from, list.piece.to)
  for (const here of scene.pieces) {
    const longest = here.at(-1)
    if (!longest || !free(longest)) continue
    const named =
      behindNhs(scene, longest) ||
      possessive(scene, longest) ||
      areaOf(scene, longest) ||
      thoseFor(scene, longest) ||
      behindColon(scene, longest) ||
      telling(scene, longest) ||
      acting(scene, longest)
    if (named) taken.fill(1, longest.from, longest.to)
  }
  namesBeside(scene, free, ({ from, to }) => taken.fill(1, from, to))
  if (scene.topic) bracketedNames(scene, scene.topic)
  if (scene.topic === 'ics' && scene.unnamed.has('ics')) systemsOf(scene, free)
  namesElsewhere(scene, free, given.topic === null)
}

/** The scene of an item that names no kind of body, with the kind that it means. */
function withTopic(scene: Scene): Scene {
  const topic = scene.topic ?? (scene.pieces.length > 0 ? impliedTopic(scene) : null)
  return topic === scene.topic ? scene : { ...scene, topic, isAboutBodies: () => true }
}

/** "NHS Sussex": the body of that name which was alive then, or else the sort that the item speaks of. */
function behindNhs(scene: Scene, piece: Piece): boolean {
  const { tokens, published } = scene
  const led = tokens.keys[piece.from - 1] === 'nhs' && tokens.breaks[piece.from] === BREAK.none
  if (!led || isElse(tokens, piece.from, piece.to) || (published && published < FIRST_CCGS)) return false
  for (const sort of nhsSorts(scene, piece)) {
    if (bearersOf(piece.name, sort, 'full').length === 0) continue
    const bearer = choose(scene, piece.name, sort)
    if (!bearer || (published && daysBetween(published, bearer.opened) > COMING_DAYS)) continue
    record(scene, bearer, piece.from - 1, piece.to)
    return true
  }
  return false
}

function nhsSorts({ published, topic, found }: Scene, piece: Piece): Sort[] {
  const isHeir =
    published !== null &&
    published >= SUCCESSORS_KNOWN &&
    found.some(
      ({ sort, id, from }) =>
        sort === 'ccg' && from < piece.from && piece.name.namings.some(({ bearer }) => bearer.id === id),
    )
  if (published) return published >= FIRST_ICBS || isHeir ? ['icb', 'ccg'] : ['ccg', 'icb']
  return topic === 'ccg' ? ['ccg', 'icb'] : ['icb', 'ccg']
}

/** "the chairs of Devon ICB, Dorset's and Somerset's": of the same sort as the body named before. */
function possessive(scene: Scene, piece: Piece): boolean {
  const { tokens, found } = scene
  if (tokens.keys[piece.to] !== 's' || isElse(tokens, piece.from, piece.to)) return false
  const ends = (tokens.breaks[piece.to + 1] ?? BREAK.stop) !== BREAK.none || tokens.keys[piece.to + 1] === 'and'
  if (tokens.keys[piece.to + 1] === 'system' && footprintFrom(scene, piece.from)) return true
  if (topicOwns(scene, piece)) return true
  const before = ends ? found.findLast(({ to }) => to <= piece.from && piece.from - to < 16) : undefined
  if (!before || tokens.sentences[before.from] !== tokens.sentences[piece.from]) return false
  const bearer = choose(scene, piece.name, before.sort)
  if (bearer) record(scene, bearer, piece.from, piece.to)
  return bearer !== null
}

/** "with those for Dorset and for Kent and Medway": two words and more, that are no place of a shorter name. */
function thoseFor(scene: Scene, { from, to, name }: Piece): boolean {
  const { tokens, topic } = scene
  if (topic !== 'icb' || to - from < 2 || tokens.keys[from - 1] !== 'for' || isOthers(tokens, to)) return false
  const before = tokens.keys.slice(Math.max(0, from - 8), from - 1)
  const bearer =
    before.includes('those') && bearersOf(name, topic, 'full').length > 0 ? choose(scene, name, topic) : null
  if (bearer) record(scene, bearer, from, to)
  return bearer !== null
}

/** "A year of integrated care systems: Frimley": what stands behind the colon is one of them. */
function behindColon(scene: Scene, { from, to, name }: Piece): boolean {
  const { tokens, designators } = scene
  if (tokens.breaks[from] !== BREAK.colon || tokens.breaks[to] === BREAK.none) return false
  const system = designators.some(({ to: end, value }) => end === from && value.sort === 'ics')
  return system && bearersOf(name, 'ics', 'full').length > 0 && footprintFrom(scene, from, 1, 'itself')
}

/** "Frimley's staff", in an item about ICBs. */
function topicOwns(scene: Scene, { from, to, name }: Piece): boolean {
  const { tokens, topic } = scene
  const owned = tokens.keys[to + 1] ?? ''
  if (topic === null || topic === 'ics' || !OWNED.has(owned)) return false
  if (tokens.keys[from - 1] === 'greater') return false
  if (owned === 'commissioners' && scene.designators.some(({ value }) => value.plural)) return false
  const bearer = bearersOf(name, topic, 'full').length > 0 ? choose(scene, name, topic) : null
  if (bearer) record(scene, bearer, from, to)
  return bearer !== null
}

/** "the Surrey Heartlands area", "its Coventry counterpart", "five in Mid and South Essex". */
function areaOf(scene: Scene, piece: Piece): boolean {
  const { tokens, topic } = scene
  const word = tokens.keys[piece.to] ?? ''
  if (topic === null) return false
  const isSystem = bearersOf(piece.name, 'ics', 'full').length > 0
  if (isSystem && tokens.keys[piece.from - 1] === 'in' && COUNTED.has(tokens.keys[piece.from - 2] ?? ''))
    return footprintFrom(scene, piece.from)
  const theOneFor = topic === 'ics' && isSystem && tokens.keys[piece.from - 1] === 'for'
  if (theOneFor && PLANS.has(tokens.keys[piece.from - 2] ?? '')) return footprintFrom(scene, piece.from)
  if (isSystem && isGroupsOf(tokens.keys, piece)) return footprintFrom(scene, piece.from)
  if (!AREA.has(word) || tokens.breaks[piece.to] !== BREAK.none || (word === 'one' && topic !== 'ics')) return false
  if (word.startsWith('counterpart') || word === 'neighbour' || (topic === 'icb' && isOfBoard(tokens.keys, piece))) {
    const bearer = choose(scene, piece.name, topic)
    if (bearer) record(scene, bearer, piece.from, piece.to)
    return bearer !== null
  }
  return isSystem && !DRAFTED.has(word) && footprintFrom(scene, piece.from)
}

/** "the Devon draft", "Devon System Update"; but "the Devon system" is the system. */
function isOfBoard(keys: readonly string[], { from, to }: Piece): boolean {
  return DRAFTED.has(keys[to] ?? '') || (keys[to] === 'system' && keys[from - 1] !== 'the')
}

/** "Derbyshire's four groups", "four groups in Derbyshire". */
function isGroupsOf(keys: readonly string[], { from, to }: Piece): boolean {
  const at = keys[to] === 's' ? to + 1 : to
  const behind = NUMBERS.has(keys[at] ?? '') && GROUPS.has(keys[at + 1] ?? '')
  if (GROUPS.has(keys[to] ?? '') && NUMBERS.has(keys[from - 1] ?? '')) return true
  const placed = ['in', 'across', 'of'].includes(keys[from - 1] ?? '')
  return behind || (placed && GROUPS.has(keys[from - 2] ?? '') && NUMBERS.has(keys[from - 3] ?? ''))
}

/** "Bristol, North Somerset and South Gloucestershire (BNSSG) CCGs": short for what is named before it. */
function isBracketed({ tokens, found }: Scene, { from }: Piece): boolean {
  return tokens.breaks[from] === BREAK.bracket && found.some(({ to }) => to === from)
}

/** A name that nothing but a commissioner has; an acronym only as it is written. */
function telling(scene: Scene, piece: Piece): boolean {
  const { tokens, topic, published } = scene
  const { written } = piece.name
  if (written && tokens.text.slice(tokens.starts[piece.from], tokens.ends[piece.to - 1]) !== written) return false
  if (isElse(tokens, piece.from, piece.to)) return false
  if (written && isBracketed(scene, piece)) return true
  const sorts: Sort[] = topic ? [topic, 'ccg', 'icb', 'ics'] : ['ccg', 'icb']
  for (const sort of sorts) {
    if (bearersOf(piece.name, sort, 'telling').length === 0) continue
    if (piece.name.namings.some(({ bearer }) => scene.found.some(({ name }) => name === bearer.name))) return true
    if (topic === null && written && written.length < 4) return false
    const bearer = choose(scene, piece.name, sort)
    if (sort !== topic && bearer?.closed && published && bearer.closed <= published) return false
    if (bearer) record(scene, bearer, piece.from, piece.to)
    return bearer !== null
  }
  return false
}
