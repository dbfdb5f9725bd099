import { BREAK, type Tokens } from '../tokens.ts'
import { wordSet } from '../word-set.ts'
import { bearersOf, COMPASS, type Piece } from './lists.ts'
import { choose, record, type Scene } from './scene.ts'
import { isElse, isOthers } from './somebody-else.ts'

/** What a body does, or is to do. */
const ACTS = wordSet(`
  is was are were has had have will would wants wanted could may might must should cannot can did does
  votes voted joins joined says said merges merged joining merging agreed agrees rejects rejected backed backs opposed opposes
  stays stayed leaves left becomes became opted refused refuses declined declines prefers preferred supports supported
  looks seeks sought asks asked chooses chose weighs plans planned hopes hoped considers considered turns turned
  faces faced remains remained also clusters clustered warns warned expects expected needs needed aims intends intended
  pulls pulled walks walked drops dropped withdrew withdraws objected objects approves approved accepts accepted
  reports reported forecasts ended ends began begins started starts appointed appoints hired named announced announces
  confirmed confirms argues argued insists insisted fears feared hands handed takes took gets got went goes keeps kept
  pays paid owes owed spends spent signs signed launched launches holds held replaces replaced absorbs absorbed
  shares shared pairs paired teams teamed pledged recommended recommends dissolves dissolved closes closed lost loses
  won decided decides dismissed abandoned paused delayed applied applies submitted submits opts quits quit exits eyes
  mulls snubs snubbed ditches ditched shuns rebuffs rebuffed spurns spurned welcomes welcomed threatens threatened risks
  struggles struggled signalled signals favours favoured wins gains gained covers covered posted broke breaks
`)
/** A town does these as well. */
const OF_TOWNS = wordSet(`
  is was are were has had have will would could may might must should cannot can did does needs needed wants wanted got
  gets goes went keeps kept begins began starts started ends ended takes took gains gained wins won loses lost closes closed
`)
const ACTS_TO = wordSet('join merge unite combine pair become form stay cluster go leave share')
/** So far on from the first word of a sentence "a merger with" still tells of what is named there. */
const FAR = 12
/** What stands before the other side of a merger. */
const PARTNERED = wordSet('with form forms formed forming become join joins joining joined called')
/** Whoever leads a board, or leaves it, does so by the name of its place: "already runs Sussex". */
const LED = wordSet(`
  lead leads led leading run runs ran running heads headed heading chairs chaired chairing
  leave leaves leaving quits quitting
`)
const HEADS = wordSet('head chair chief boss leader officer executive')
/** "health leaders in Devon" */
const LEADERS = wordSet('leaders bosses chiefs commissioners directors')
const MERGERS = wordSet('merger merge merges merging merged talks cluster clustering together union up')
const APPROACHED = wordSet('tie ties talking and close closer next linked move moves moved moving')
/** Behind these a name is a place: "the population of Somerset is growing". */
const OF_PLACES = wordSet('of in for across from and')
/** What the members of a CCG do as its members. */
const VOTES = wordSet(`
  vote voted votes voting reject rejected rejects back backed backs support supported oppose opposed approve approved
  agree agreed refuse refused decline declined endorse endorsed
`)
/** "practices across Brighton and Hove voted" */
const MEMBERS = wordSet('practices members surgeries')
const BOARDS = wordSet('board boards chair body')
const FIRST_CCGS = '2013-04-01'
/** So many words are seldom said of a place, if they are a board's name. */
const LONG_NAME = 3
const CLOSING = wordSet('and or with but while to as than by where which who whose after before when if instead next')

/** "Somerset is talking to Dorset": a place that does what bodies do, in an item about bodies, is the body of that name. */
export function acting(scene: Scene, piece: Piece): boolean {
  const { tokens, topic } = scene
  if (topic === null || topic === 'ics' || bearersOf(piece.name, topic, 'full').length === 0) return false
  const means =
    hasMembers(scene, piece) ||
    isPartner(scene, piece) ||
    (!isElse(tokens, piece.from, piece.to) && (isSubject(scene, piece) || isLongName(scene, piece)))
  const bearer = means ? choose(scene, piece.name, topic) : null
  if (bearer) record(scene, bearer, piece.from, piece.to)
  return bearer !== null
}

/** Whether a word is something that bodies do. */
export function isAct(tokens: Tokens, at: number): boolean {
  return tokens.breaks[at] === BREAK.none && ACTS.has(tokens.keys[at] ?? '')
}

/** "Hounslow practices", "the Trafford governing body", "the Devon board". */
function hasMembers(scene: Scene, { from, to, name }: Piece): boolean {
  const { tokens, topic, published } = scene
  const { keys, breaks } = tokens
  if (breaks[to] !== BREAK.none || (breaks[from] === BREAK.none && COMPASS.has(keys[from - 1] ?? ''))) return false
  const after = keys[to] ?? ''
  if (topic === 'ccg' && MEMBERS.has(keys[from - 2] ?? '') && VOTES.has(after)) return true
  if (topic === 'icb')
    return BOARDS.has(keys[after === 'nhs' ? to + 1 : to] ?? '') && !OF_PLACES.has(keys[from - 1] ?? '')
  if (after === 'group') return true
  if (after === 'governing') return /^bod(?:y|ies)$/.test(keys[to + 1] ?? '')
  const areMembers = after === 'practices' || (after === 'gps' && VOTES.has(keys[to + 1] ?? ''))
  return areMembers && (choose(scene, name, 'ccg')?.opened ?? '') <= (published ?? FIRST_CCGS)
}

/** "a merger with Dorset", "the chair of Devon", "confirmed at Dorset". */
function isPartner(scene: Scene, { from, to }: Piece): boolean {
  const { tokens, topic } = scene
  const before = tokens.keys[from - 1] ?? ''
  if (tokens.breaks[from] !== BREAK.none || isOthers(tokens, to)) return false
  const beforeThat = tokens.keys[from - 2] ?? ''
  if (before === 'with') {
    const isLong = to - from > 1
    return MERGERS.has(beforeThat) || (isLong && (speaksOf(scene, from) || isWithAnother(scene, from)))
  }
  const isLed =
    before === 'at' || before === 'under' || LED.has(before) || (before === 'for' && isPerson(tokens, from - 2))
  if (before === 'by' && beforeThat === 'up') return true
  if (topic === 'icb' && isLed) return !isPartOfName(tokens, to)
  if (before === 'in' && LEADERS.has(beforeThat)) return !isPartOfName(tokens, to)
  return (
    PARTNERED.has(before) ||
    (before === 'of' && HEADS.has(beforeThat)) ||
    (before === 'to' && APPROACHED.has(beforeThat))
  )
}

/** "Rob Webster for West Yorkshire": two words with capitals that end here. */
function isPerson({ text, keys, starts, breaks }: Tokens, at: number): boolean {
  const isCapital = (word: number): boolean => /^\p{Lu}\p{Ll}/u.test(text.slice(starts[word], (starts[word] ?? 0) + 2))
  return (
    at > 0 &&
    breaks[at] === BREAK.none &&
    breaks[at + 1] === BREAK.none &&
    isCapital(at) &&
    isCapital(at - 1) &&
    keys[at - 1] !== 'the'
  )
}

function isSubject(scene: Scene, { from, to }: Piece): boolean {
  const { tokens } = scene
  const { keys, breaks } = tokens
  if (breaks[from] === BREAK.stop && isToMergeWith(tokens, to)) return true
  const before = keys[from - 1] ?? ''
  if (breaks[to] !== BREAK.none || (OF_PLACES.has(before) && breaks[from] === BREAK.none)) return false
  if (breaks[from] === BREAK.none && COMPASS.has(before)) return false
  if (to - from === 1 && OF_TOWNS.has(keys[to] ?? '') && !scene.isAboutBodies()) return false
  return ACTS.has(keys[to] ?? '') || (keys[to] === 'to' && ACTS_TO.has(keys[to + 1] ?? ''))
}

/** "Somerset wary of merger with Dorset": who stands at the head of such a sentence is the one to merge. */
function isToMergeWith({ keys, sentences }: Tokens, from: number): boolean {
  for (let at = from; at < from + FAR && sentences[at] === sentences[from]; at++)
    if (keys[at + 1] === 'with' && MERGERS.has(keys[at] ?? '')) return true
  return false
}

/** "West Midlands ICBs: Coventry and Warwickshire" */
function isLongName({ tokens, topic }: Scene, { from, to }: Piece): boolean {
  if (topic !== 'icb' || to - from < LONG_NAME) return false
  const { keys, breaks } = tokens
  if (breaks[from] === BREAK.none && OF_PLACES.has(keys[from - 1] ?? '')) return false
  return breaks[to] !== BREAK.none || CLOSING.has(keys[to] ?? '')
}

/** "Frimley Park", "Dorset HealthCare": the capitals go on. */
export function isPartOfName({ text, starts, breaks }: Tokens, to: number): boolean {
  return breaks[to] === BREAK.none && /\p{Lu}/u.test(text.charAt(starts[to] ?? 0))
}

/** Whether the sentence names another body before: "Crawley and Horsham will share a chief with East Surrey". */
function isWithAnother({ tokens, found, topic }: Scene, at: number): boolean {
  return found.some(({ from, sort }) => sort === topic && from < at && tokens.sentences[from] === tokens.sentences[at])
}

/** Whether the sentence of a name says "CCG" or the like. */
function speaksOf({ tokens, designators }: Scene, from: number): boolean {
  return designators.some((designator) => tokens.sentences[designator.from] === tokens.sentences[from])
}
