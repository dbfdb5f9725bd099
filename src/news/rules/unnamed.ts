import { numberAt } from '../mentions/counts.ts'
import type { Hit, Idea, Reading } from '../reading.ts'
import type { Reason } from '../understanding.ts'
import { wordSet } from '../word-set.ts'
import { isToldBefore } from './foreground.ts'
import { type Near, nearestTo } from './near.ts'
import { firstFrom, oneSentence } from './pattern.ts'
import { reasonOf } from './rule.ts'

/**
 * Reporters often leave out what kind of body merges: "NHS group merger", "six boards are to be three". Who reads it knows
 * from the other words that it is about who buys care, and that no trust, practice or council is there that could be meant.
 */

/** What ends or joins a body for good; one management is shared by many others as well. */
const ENDS_OR_JOINS: readonly Idea[] = ['MERGE', 'ABOLISHED', 'ABOLISH', 'CLUSTER', 'FEWER']
const BUYS_CARE: readonly Idea[] = ['BUYS_CARE', 'SYSTEM', 'NAMED_SYSTEM', 'BODY', 'CCG', 'ICB', 'NHS_ENGLAND']
const REACH = 6
/** So far behind the number of bodies there were is the number that there will be. */
const COUNT_REACH = 12
const TURNS = wordSet(`
  become becoming becomes became be are is to into not instead rather from made make over reduced cut took take closed
  closes phased favour created replaced replace abolished
`)
/** Others who are seldom meant where "bodies" or "groups" merge. */
const SELDOM_MEANT = wordSet(
  'borough boroughs ward wards provider providers department departments care local authorities units unit',
)

/** The reason why an item is about a merger of bodies that it calls groups, boards or bodies only; null if it is not. */
export function unnamedMerger(reading: Reading, isAnotherSense: (hit: Hit) => boolean): Reason | null {
  const { hits } = reading
  if (!hits.has('HEALTH') || !(hits.has('VAGUE_BODY') || hits.has('MERGE'))) return null
  const rivals = rivalsOf(reading)
  if (rivals[0] && rivals[0].from < reading.titleEnd) return null
  const isSure = BUYS_CARE.some((idea) => hits.has(idea))
  const counted = fewerOf(reading, rivals[0], isSure ? 2 : 3)
  if (counted)
    return reasonOf(reading, { name: 'fewer-boards', says: 'Several health bodies are to become fewer.' }, counted)
  const rule = {
    name: 'unnamed-bodies-merging',
    says: 'Health bodies merge or end that can only be those who buy care.',
  }
  for (const idea of ENDS_OR_JOINS)
    for (const hit of hits.get(idea) ?? []) {
      if (rivals[0] && rivals[0].from < hit.from) break
      const owner = ownerOf(reading, idea, hit, isSure)
      if (owner && !isAnotherSense(hit) && !isOfRival(reading, hit, rivals))
        return reasonOf(reading, rule, [hit, owner.hit])
    }
  return null
}

/** Which body merges or ends: of what one does to it, the one that follows; of what it does, the one before. */
function ownerOf(reading: Reading, idea: Idea, hit: Hit, isSure: boolean): Near | null {
  if (idea === 'ABOLISH') return nearestTo(reading, hit, ['VAGUE_BODY'], 2, 'after')
  const ends = idea === 'ABOLISHED'
  if (ends && nearestTo(reading, hit, ['JOBS'], REACH, 'before')) return null
  const saysItself = isSure && /^(?:organisation|body)$/.test(reading.tokens.keys[hit.to - 1] ?? '')
  if (idea === 'MERGE' && saysItself) return { hit, gap: 0, before: true }
  return nearestTo(reading, hit, ['VAGUE_BODY'], isSure ? REACH : REACH / 2, ends ? 'before' : 'either')
}

/** "Six boards are to be three", "three of these bodies instead of six". */
function fewerOf(reading: Reading, rival: Hit | undefined, fewest: number): Hit[] | null {
  const { tokens, hits } = reading
  for (const body of hits.get('VAGUE_BODY') ?? []) {
    if (rival && rival.from < body.from) break
    if (isToldBefore(reading, body)) continue
    const numbers: number[] = []
    const places: number[] = []
    let turns = false
    for (let at = Math.max(0, body.from - COUNT_REACH); at < body.to + COUNT_REACH; at++) {
      if (tokens.sentences[at] !== tokens.sentences[body.from]) continue
      const number = countAt(reading, at)
      if (number > 0) {
        numbers.push(number)
        places.push(at)
      } else if (places.length > 0 && TURNS.has(tokens.keys[at] ?? '')) turns = true
    }
    const first = places.findIndex((at) => at < body.from && body.from - at < 4)
    const [counted] = first < 0 ? [] : [places[first]]
    const isOther = numbers.some((number) => number !== numbers[first] && Math.min(number, numbers[first] ?? 0) < 20)
    if (counted !== undefined && isOther && turns && Math.max(...numbers) >= fewest)
      return [{ from: counted, to: body.to }]
  }
  return null
}

function countAt({ tokens }: Reading, at: number): number {
  const key = tokens.keys[at] ?? ''
  if (key === 'one' || key === 'single') return 1
  return numberAt(tokens, at) || (/^\d{1,3}$/.test(key) ? Number(key) : 0)
}

/** Those who merge as often and are named: not who only speaks of it, and not those who are seldom meant. */
function rivalsOf(reading: Reading): Hit[] {
  const others = [...(reading.hits.get('OTHER') ?? []), ...(reading.hits.get('RIVAL') ?? [])]
  return others
    .sort((one, other) => one.from - other.from)
    .filter(
      (hit) =>
        !SELDOM_MEANT.has(reading.tokens.keys[hit.from] ?? '') && !nearestTo(reading, hit, ['SPEAKING'], 1, 'after'),
    )
}

/** Whether somebody else stands right behind the word: "merger of health bodies and two hospitals". */
function isOfRival(reading: Reading, hit: Hit, rivals: readonly Hit[]): boolean {
  const next = rivals[firstFrom(rivals, hit.to)]
  return next !== undefined && next.from - hit.to <= REACH && oneSentence(reading, next, hit)
}
