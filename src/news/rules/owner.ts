import type { Hit, Idea, Reading } from '../reading.ts'
import { BREAK } from '../tokens.ts'
import { wordSet } from '../word-set.ts'
import { type Near, nearestTo, type Side } from './near.ts'

/** Who may be the subject of a word such as "merge": the commissioning side, or somebody else. */
export interface Owner {
  readonly hit: Hit
  readonly commissioner: boolean
  /** "health services", "a policy": too vague to say who merges where the text says it more plainly. */
  readonly vague: boolean
}

/** The commissioning side, by whatever name. */
export const COMMISSIONERS: readonly Idea[] = ['CCG', 'ICB', 'COMMISSIONER', 'BODY']

/** "The CCG approves the merger of two surgeries": behind these words stands what is merged. */
const OBJECT_FOLLOWS = wordSet('of between involving')
const OBJECT_REACH = 8
const BYSTANDER_REACH = 2
const FURTHER = 4

/** "GP merger", "commissioning merger": the word before says whose it is. */
const DESCRIBES = new Map([
  ['gp', false],
  ['commissioning', true],
])
const HEARS = wordSet('heard told said says hears learned learnt understands')
/** Whoever stands behind these only lets others merge. */
const AGENT = wordSet('by ask asks asked asking told tell tells')

/** Who is told to merge, or wants to merge, is who merges. */
const TOLD_OR_WILLING = wordSet('told asked urged advised want wants wanted')

/** Whoever stands nearest to a word, in its sentence; of two as near, the commissioning body. Null when nobody does. */
export function ownerOf(reading: Reading, word: Hit, reach: number, side: Side): Owner | null {
  const described = DESCRIBES.get(reading.tokens.keys[word.from - 1] ?? '')
  if (described !== undefined)
    return { hit: { from: word.from - 1, to: word.from }, commissioner: described, vague: false }
  const next = nearestTo(reading, word, ['OTHER'], 0, 'after')
  if (next && !speaks(reading, next.hit, word) && reading.tokens.breaks[word.to] === BREAK.none)
    return somebodyElse(next.hit)
  const object = OBJECT_FOLLOWS.has(reading.tokens.keys[word.to] ?? '') && side !== 'after'
  if (object) {
    const owner = ownerOf(reading, word, OBJECT_REACH, 'after')
    if (owner) return owner
  }
  const ours = nearestTo(reading, word, COMMISSIONERS, reach, side)
  const theirs = nearestOther(reading, word, reach, side === 'after' ? 'after' : 'either')
  if (!ours) return theirs ? somebodyElse(theirs.hit, theirs.vague) : null
  if (theirs && !ours.before && isOnlyAgent(reading, ours.hit)) return somebodyElse(theirs.hit)
  const covered = theirs && theirs.hit.from <= ours.hit.from && theirs.hit.to >= ours.hit.to
  if (!ours.before && isOwnerOfOthers(reading, ours.hit)) return somebodyElse(ours.hit)
  if (isHalfOfPair(reading, ours.hit)) return somebodyElse(ours.hit)
  const oursIsNearer = theirs === null || (distance(reading, word, ours) <= distance(reading, word, theirs) && !covered)
  if (oursIsNearer) return { hit: ours.hit, commissioner: true, vague: false }
  return somebodyElse(theirs.hit, theirs.vague)
}

function somebodyElse(hit: Hit, vague = false): Owner {
  return { hit, commissioner: false, vague }
}

/** How far somebody is from a word, in words of weight: whoever stands behind a colon or a dash is further away. */
export function distance({ tokens }: Reading, word: Hit, near: Near): number {
  const [from, to] = near.before ? [near.hit.to, word.from] : [word.to, near.hit.from]
  for (let at = from; at <= to; at++) if ((tokens.breaks[at] ?? 0) >= BREAK.dash) return near.gap + FURTHER
  return near.gap
}

/** "Two trusts may merge, the board has heard." */
function isHearer({ tokens }: Reading, { from, to }: Hit): boolean {
  const start = tokens.keys[from - 1] === 'the' ? from - 1 : from
  if ((tokens.breaks[start] ?? 0) === BREAK.none) return false
  return [0, 1, 2].some((ahead) => HEARS.has(tokens.keys[to + ahead] ?? ''))
}

/** "Practices told to merge by the CCG", "with the support of the CCG", "want to merge and have asked the CCG". */
function isOnlyAgent(reading: Reading, ours: Hit): boolean {
  const { keys } = reading.tokens
  return (
    nearestTo(reading, ours, ['BLESSED'], 1, 'before') !== null ||
    AGENT.has(keys[ours.from - 1] ?? '') ||
    (keys[ours.from - 1] === 'the' && AGENT.has(keys[ours.from - 2] ?? '')) ||
    isHearer(reading, ours)
  )
}

/** "South Lincolnshire practices": they merge, and not the body of that name. */
function isOwnerOfOthers(reading: Reading, ours: Hit): boolean {
  const next = nearestTo(reading, ours, ['OTHER'], 0, 'after')
  return next?.hit.from === ours.to && reading.tokens.breaks[ours.to] === BREAK.none && !speaks(reading, next.hit, ours)
}

/** "The council and the CCG": these two merge or share something, and not two commissioning bodies. */
function isHalfOfPair(reading: Reading, ours: Hit): boolean {
  if (reading.hits.has('SEVERAL')) return false
  const { keys } = reading.tokens
  const partner = nearestTo(reading, ours, ['COUNCIL'], 2)
  if (!partner) return false
  const [from, to] = partner.before ? [partner.hit.to, ours.from] : [ours.to, partner.hit.from]
  for (let at = from; at < to; at++) if (keys[at] === 'and') return true
  return false
}

/** Not practices that vote or councils that fear: those speak of others. */
function nearestOther(reading: Reading, word: Hit, reach: number, side: Side): (Near & { vague: boolean }) | null {
  const other = nearestTo(reading, word, ['OTHER'], reach, side)
  if (other && !speaks(reading, other.hit, word)) return { ...other, vague: false }
  const bystander = nearestTo(reading, word, ['BYSTANDER'], BYSTANDER_REACH, side)
  return bystander && !speaks(reading, bystander.hit, word) ? { ...bystander, vague: true } : null
}

/** "Practices fear the merger" tells who fears; "practice merger approved" and "practices told to merge" tell who merges. */
function speaks(reading: Reading, other: Hit, word: Hit): boolean {
  const speech = nearestTo(reading, other, ['SPEAKING'], 1, 'after')
  if (!speech) return false
  const mergesItself =
    word.from === speech.hit.to + 1 && TOLD_OR_WILLING.has(reading.tokens.keys[speech.hit.from] ?? '')
  const isBehindWord = other.to <= word.from && speech.hit.from >= word.to
  return !mergesItself && !isBehindWord
}

/** Whether an item names others who might merge as often as it names commissioning bodies, or more often. */
export function othersPrevail(reading: Reading): boolean {
  const others = reading.hits.get('OTHER') ?? []
  if (others.length === 0) return false
  const ours = COMMISSIONERS.map((idea) => reading.hits.get(idea)?.length ?? 0)
  return others.length >= Math.max(...ours)
}
