import type { Hit, Idea, Reading } from '../reading.ts'
import { BREAK } from '../tokens.ts'
import { wordSet } from '../word-set.ts'
import { roleAt } from './clauses.ts'
import { type Evidence, evidenceOf, heavier, weightiest } from './evidence.ts'
import { nearestTo } from './near.ts'
import { matchPattern } from './pattern.ts'
import { isDone, tellingOf } from './telling.ts'

/** An approval by those who have the power, or by nobody named; not by members or boards, and not one that is hoped for. */
export function approval(reading: Reading): Evidence | null {
  const said = weightiest(reading, reading.hits.get('APPROVED'), (hit) => {
    if (isNotYet(reading, hit)) return null
    const before =
      isGiven(reading, hit) || endsHeadline(reading, hit) || nearestTo(reading, hit, ['SCHEME'], 0, 'before')
        ? null
        : nearestTo(reading, hit, ['AUTHORITY', 'MEMBERS', 'ONLOOKER'], 5, 'before')
    const who = by(reading, hit) ?? before?.hit
    if (!who) return isOfBoards(reading, hit) ? null : [hit]
    return isAt(reading, 'AUTHORITY', who) ? [who, hit] : null
  })
  const permission = matchPattern(reading, 'AUTHORITY >3 GIVES >5 CONSENT|BACKING')
  const given = permission?.[1] && !isNotYet(reading, permission[1]) ? evidenceOf(reading, permission) : null
  const agreed = weightiest(reading, reading.hits.get('AGREED'), (hit) => {
    if (HAD.has(reading.tokens.keys[hit.from - 1] ?? '')) return null
    const who =
      by(reading, hit) ?? nearestTo(reading, hit, ['AUTHORITY', 'MEMBERS', 'ONLOOKER', 'BODY'], 4, 'before')?.hit
    return who && isAt(reading, 'AUTHORITY', who) && !isNotYet(reading, hit) ? [who, hit] : null
  })
  const law = weightiest(reading, reading.hits.get('MADE_LAW'), (hit) => (isNotYet(reading, hit) ? null : [hit]))
  return [given, agreed, law, knownDecision(reading)].reduce(heavier, said)
}

/** "NHS England's decision to merge", "the decision by ministers to move": one that is spoken of as known. */
function knownDecision(reading: Reading): Evidence | null {
  const known = matchPattern(reading, 'AUTHORITY >1 DECISION_TO') ?? matchPattern(reading, 'DECISION_OF >1 AUTHORITY')
  const last = known?.at(-1)
  return last && !nearestTo(reading, last, ['REJECTED', 'DELAYED', 'DROPS'], 1, 'after')
    ? evidenceOf(reading, known)
    : null
}

const ENDS_OF_NHS_ENGLAND: readonly Idea[] = ['ABOLISH', 'ABOLISHED', 'MERGE']

/** "NHS England is to be scrapped": ministers need nobody's approval but Parliament's, and what they have said counts as approved. */
export function decree(reading: Reading): Evidence | null {
  if (!reading.hits.has('NHS_ENGLAND') || matchPattern(reading, 'title: BILL')) return null
  const ends = ENDS_OF_NHS_ENGLAND.flatMap((idea) => reading.hits.get(idea) ?? [])
  return weightiest(reading, ends, (hit) => {
    if (roleAt(reading, hit) === 'condition') return null
    if (isAt(reading, 'MERGE', hit))
      return isUnderWay(reading, hit) && nearestTo(reading, hit, ['NHS_IMPROVEMENT'], 3, 'after') ? [hit] : null
    const after = isAt(reading, 'ABOLISH', hit) ? nearestTo(reading, hit, ['NHS_ENGLAND'], 2, 'after') : null
    const what =
      after ?? (isAt(reading, 'ABOLISHED', hit) ? nearestTo(reading, hit, ['NHS_ENGLAND'], 6, 'before') : null)
    const telling = tellingOf(reading, hit)
    return !what || telling === 'possible' || telling === 'denied' ? null : [what.hit, hit]
  })
}

/** "is being abolished": it has been decided. */
export function isUnderWay({ tokens }: Reading, { from }: Hit): boolean {
  return tokens.keys[from - 1] === 'being' && (tokens.keys[from - 2] === 'is' || tokens.keys[from - 2] === 'are')
}

/** "Merger gets approval", above a text in which boards agree to ask for it: the approval is theirs. */
function isOfBoards(reading: Reading, hit: Hit): boolean {
  return hit.from < reading.titleEnd && matchPattern(reading, 'BOARD >30 AGREED >4 SENT|SEEK|AUTHORITY') !== null
}

/** "if NHS England approves", "could be given the go-ahead": a yes that has not been given. A comma ends what such a word governs. */
function isNotYet(reading: Reading, hit: Hit): boolean {
  const telling = tellingOf(reading, hit)
  const goesAhead = telling === 'coming' && isGoingAhead(reading, hit)
  if (telling === 'possible' || telling === 'denied' || (telling === 'coming' && !goesAhead)) return true
  if (roleAt(reading, hit) === 'condition') return true
  if (nearestTo(reading, hit, ['NOT_GIVEN'], 3, 'after') || isToCome(reading, hit)) return true
  const none = isDone(reading, hit) ? nearestTo(reading, hit, ['NONE'], 8, 'before') : null
  const condition = nearestTo(reading, hit, ['NOT_YET'], 3, 'before') ?? none
  if (!condition) return false
  const { breaks } = reading.tokens
  return !breaks.slice(condition.hit.to, hit.from + 1).some((brk) => brk >= BREAK.comma)
}

/** "Approval should follow": what a noun is followed by. */
function isToCome({ tokens }: Reading, { to }: Hit): boolean {
  return !(tokens.keys[to - 1] ?? '').endsWith('ed') && TO_COME.has(tokens.keys[to] ?? '')
}

const TO_COME = wordSet('will should could would may might must process procedure meeting panel criteria')

/** "The merger will go ahead" has been approved; a headline says "to go ahead". */
function isGoingAhead({ tokens, titleEnd }: Reading, { from, to }: Hit): boolean {
  if (tokens.keys[from] !== 'go' || tokens.keys[to - 1] !== 'ahead') return false
  return tokens.keys[from - 1] === 'will' || (from < titleEnd && tokens.keys[from - 1] === 'to')
}

/** "had the support of practices": whoever stands before it has it. */
const HAD = wordSet('the had with their its of')
const GIVEN = wordSet(`
  been was were be get gets got given received receives win wins won gain gains
`)

/** "Merger of two CCGs approved": a participle at the end is said of the merger, and not of who stands before it. */
function endsHeadline(reading: Reading, { from, to }: Hit): boolean {
  const { keys, breaks } = reading.tokens
  if (to > reading.titleEnd || (breaks[to] ?? BREAK.stop) < BREAK.comma || !(keys[to - 1] ?? '').endsWith('ed'))
    return false
  return nearestTo(reading, { from, to }, ['SCHEME'], 8, 'before') !== null
}

/** "have been authorised", "get the green light": whoever stands before it has it, and does not give it. */
function isGiven({ tokens }: Reading, { from }: Hit): boolean {
  return (
    tokens.keys[from] === 'it' ||
    GIVEN.has(tokens.keys[from - 1] ?? '') ||
    (tokens.keys[from - 1] === 'the' && GIVEN.has(tokens.keys[from - 2] ?? ''))
  )
}

/** "approved by its members", "go-ahead from NHS bosses": whoever stands behind the "by". */
function by(reading: Reading, hit: Hit): Hit | null {
  for (let at = hit.to; at < hit.to + 4; at++) {
    const word = reading.tokens.keys[at]
    if (word !== 'by' && word !== 'from') continue
    const who = nearestTo(reading, { from: at, to: at + 1 }, ['AUTHORITY', 'MEMBERS', 'ONLOOKER'], 3, 'after')
    return who?.hit ?? null
  }
  return null
}

/** Whether an idea stands at exactly these words. */
export function isAt(reading: Reading, idea: Idea, where: Hit): boolean {
  return (reading.hits.get(idea) ?? []).some(({ from, to }) => from === where.from && to === where.to)
}
