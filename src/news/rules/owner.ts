import type { Hit, Idea, Reading } from '../reading.ts'
import { BREAK } from '../tokens.ts'
import { wordSet } from '../word-set.ts'
import { type Near, nearestTo, type Side } from './near.ts'

/** Who may be the subject of a word such as "merge": the commissioning side, or somebody else. */
export interface Owner {
  readonly hit: Hit
  readonly commissioner: boolean
}

const COMMISSIONERS: readonly Idea[] = ['CCG', 'ICB', 'COMMISSIONER', 'BODY']

/** "The CCG approves the merger of two surgeries": behind these words stands what is merged. */
const OBJECT_FOLLOWS = wordSet('of between involving')
const OBJECT_REACH = 8
const BYSTANDER_REACH = 2

/** Whoever stands nearest to a word, in its sentence; of two as near, the commissioning body. Null when nobody does. */
export function ownerOf(reading: Reading, word: Hit, reach: number, side: Side): Owner | null {
  if (reading.tokens.keys[word.from - 1] === 'gp')
    return { hit: { from: word.from - 1, to: word.from }, commissioner: false }
  const next = nearestTo(reading, word, ['OTHER'], 0, 'after')
  if (next && !speaks(reading, next.hit) && reading.tokens.breaks[word.to] === BREAK.none)
    return { hit: next.hit, commissioner: false }
  const object = OBJECT_FOLLOWS.has(reading.tokens.keys[word.to] ?? '') && side !== 'after'
  if (object) {
    const owner = ownerOf(reading, word, OBJECT_REACH, 'after')
    if (owner) return owner
  }
  const ours = nearestTo(reading, word, COMMISSIONERS, reach, side)
  const theirs = nearestOther(reading, word, reach, side === 'after' ? 'after' : 'either')
  if (!ours) return theirs ? { hit: theirs.hit, commissioner: false } : null
  if (theirs && !ours.before && nearestTo(reading, ours.hit, ['BLESSED'], 1, 'before'))
    return { hit: theirs.hit, commissioner: false }
  const covered = theirs && theirs.hit.from <= ours.hit.from && theirs.hit.to >= ours.hit.to
  if (!ours.before && isOwnerOfOthers(reading, ours.hit)) return { hit: ours.hit, commissioner: false }
  if (isHalfOfPair(reading, ours.hit)) return { hit: ours.hit, commissioner: false }
  if (!theirs || (ours.gap <= theirs.gap && !covered)) return { hit: ours.hit, commissioner: true }
  return { hit: theirs.hit, commissioner: false }
}

/** "South Lincolnshire practices": they merge, and not the body of that name. */
function isOwnerOfOthers(reading: Reading, ours: Hit): boolean {
  const next = nearestTo(reading, ours, ['OTHER'], 0, 'after')
  return next?.hit.from === ours.to && reading.tokens.breaks[ours.to] === BREAK.none && !speaks(reading, next.hit)
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
function nearestOther(reading: Reading, word: Hit, reach: number, side: Side): Near | null {
  const other = nearestTo(reading, word, ['OTHER'], reach, side)
  if (other && !speaks(reading, other.hit)) return other
  const bystander = nearestTo(reading, word, ['BYSTANDER'], BYSTANDER_REACH, side)
  return bystander && !speaks(reading, bystander.hit) ? bystander : null
}

function speaks(reading: Reading, other: Hit): boolean {
  return nearestTo(reading, other, ['SPEAKING'], 1, 'after') !== null
}

/** Whether an item names others who might merge as often as it names commissioning bodies, or more often. */
export function othersPrevail(reading: Reading): boolean {
  const others = reading.hits.get('OTHER') ?? []
  if (others.length === 0) return false
  const ours = COMMISSIONERS.map((idea) => reading.hits.get(idea)?.length ?? 0)
  return others.length >= Math.max(...ours)
}
