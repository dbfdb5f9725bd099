import type { Hit, Idea, Reading } from '../reading.ts'
import { wordSet } from '../word-set.ts'
import { roleAt } from './clauses.ts'
import { type Evidence, evidenceOf, heavier, weightiest } from './evidence.ts'
import { nearestTo } from './near.ts'
import { matchPattern, oneSentence } from './pattern.ts'
import { tellingOf } from './telling.ts'

/** An application that is made or being made, and not one that will be made some day. */
export function application(reading: Reading): Evidence | null {
  const applied = weightiest(reading, reading.hits.get('APPLIED'), (hit) => {
    const later = nearestTo(reading, hit, ['APPLY_LATER'], 4)
    const overlaps = (reading.hits.get('APPLY_LATER') ?? []).some(({ from, to }) => from < hit.to && hit.from < to)
    const will = nearestTo(reading, hit, ['WILL'], 1, 'before') ?? nearestTo(reading, hit, ['HEDGED'], 0, 'before')
    const isNoun = APPLICATIONS.has(reading.tokens.keys[hit.to - 1] ?? '')
    const isComing = will !== null || (!isNoun && tellingOf(reading, hit) === 'coming')
    const willDo = isComing && !nearestTo(reading, hit, ['NOW'], 12)
    const isOnlookers =
      ASKING_FOR.has(reading.tokens.keys[hit.from] ?? '') && nearestTo(reading, hit, ['ONLOOKER'], 3, 'before') !== null
    return later || overlaps || willDo || isOnlookers || roleAt(reading, hit) === 'condition' ? null : [hit]
  })
  const sent = weightiest(reading, reading.hits.get('SENT'), (hit) => sentAt(reading, hit))
  const asked =
    matchPattern(reading, 'AUTHORITY >4 BE_ASKED') ??
    (matchPattern(reading, 'ONLOOKER >3 SEEK')
      ? null
      : (matchPattern(reading, 'SEEK >4 CONSENT') ?? matchPattern(reading, 'SEEK >3 AUTHORITY')))
  return heavier(applied, heavier(sent, evidenceOf(reading, asked)))
}

const ASKING_FOR = wordSet('ask asks asked seek seeks seeking')
const APPLICATIONS = wordSet('application applications bid request')

/** "The application now goes to NHS England", "will send their application on Monday", "NHS England has the proposal". */
function sentAt(reading: Reading, hit: Hit): Hit[] | null {
  const what =
    nearestTo(reading, hit, ['APPLICATION'], 3) ??
    ((reading.tokens.keys[hit.from] ?? '').startsWith('lodge')
      ? nearestTo(reading, hit, ['SCHEME'], 2, 'after')
      : null) ??
    (nearestTo(reading, hit, ['AUTHORITY'], 5, 'after') ? nearestTo(reading, hit, ['SCHEME'], 3, 'after') : null)
  if (!what || roleAt(reading, hit) === 'condition') return null
  const telling = tellingOf(reading, hit)
  if (telling === 'possible' || telling === 'denied') return null
  if (telling !== 'fact' && telling !== 'had' && !nearestTo(reading, hit, ['NOW'], 8)) return null
  return what.before ? [what.hit, hit] : [hit, what.hit]
}

/** The members or the public are being asked, or have answered and nothing has followed. */
export function consultation(reading: Reading): Evidence | null {
  if (matchPattern(reading, 'title: PETITION')) return null
  if (matchPattern(reading, 'NO_CONSULTATION') && !matchPattern(reading, 'title: ASKING')) return null
  const found = heavier(ballot(reading), asking(reading))
  return found?.standing === 'background' ? null : found
}

/** The members are voting or are to vote: the vote is still out, and it is not the regulator who is asked. */
function ballot(reading: Reading): Evidence | null {
  if (matchPattern(reading, 'RESULT') || isWon(reading)) return null
  return weightiest(reading, reading.hits.get('BALLOT'), (vote) =>
    nearestTo(reading, vote, ['AUTHORITY'], 3, 'before') ||
    nearestTo(reading, vote, ['DEMAND'], 1, 'before') ||
    isOfBoard(reading, vote) ||
    isVoteForLater(reading, vote)
      ? null
      : [vote],
  )
}

const SOON_AFTER = 5

/** "vote next month", "a September vote": one that is not open yet. */
function isVoteForLater(reading: Reading, vote: Hit): boolean {
  if ((reading.hits.get('MONTH') ?? []).some(({ to }) => to === vote.from)) return true
  return (reading.hits.get('LATER') ?? []).some(
    (later) => later.from >= vote.from && later.from < vote.to + SOON_AFTER && oneSentence(reading, later, vote),
  )
}

/** "The board meets to vote": the nearest before the vote are no members. */
function isOfBoard(reading: Reading, vote: Hit): boolean {
  const board = nearestTo(reading, vote, ['BOARD'], 4, 'before')
  if (!board || nearestTo(reading, vote, ['VOTERS'], 2, 'after')) return false
  const voters = nearestTo(reading, vote, ['VOTERS'], 4, 'before')
  return voters === null || board.gap < voters.gap
}

/** "Members of both groups backed it": the ballot is over. */
function isWon(reading: Reading): boolean {
  const yes = [...(reading.hits.get('APPROVED') ?? []), ...(reading.hits.get('AGREED') ?? [])]
  return yes.some(
    (hit) =>
      (reading.tokens.keys[hit.to - 1] ?? '').endsWith('ed') &&
      tellingOf(reading, hit) === 'fact' &&
      nearestTo(reading, hit, ['VOTERS'], 4, 'before') !== null,
  )
}

const OPENINGS = wordSet('engagement consultation begin launch open start public')

/** "asked to begin engagement on": in the text, what has not been opened; "invited to comment" has. */
function isYetToOpen(reading: Reading, hit: Hit): boolean {
  if (hit.from < reading.titleEnd || !OPENINGS.has(reading.tokens.keys[hit.from] ?? '')) return false
  const telling = tellingOf(reading, hit)
  return telling === 'coming' || telling === 'possible'
}

const ASKED: readonly Idea[] = ['ASKING', 'ASKS', 'CONSULTATION_PAPER']

/** "People will be asked next month", "a consultation is planned for June". */
function isForLater(reading: Reading): boolean {
  return (reading.hits.get('LATER') ?? []).some((later) => {
    const asked = nearestTo(reading, later, ASKED, 4, 'before')
    if (!asked) return false
    return tellingOf(reading, asked.hit) === 'coming' || nearestTo(reading, asked.hit, ['TAKES_PLACE'], 1) !== null
  })
}

/** People are asked; a consultation of the staff is about their jobs, and does not ask whether to merge. */
function asking(reading: Reading): Evidence | null {
  if (isForLater(reading)) return null
  const told = weightiest(reading, reading.hits.get('ASKING'), (asked) =>
    nearestTo(reading, asked, ['STAFF'], 1) ||
    nearestTo(reading, asked, ['STAFF'], 5, 'before') ||
    nearestTo(reading, asked, ['JOBS'], 4, 'after') ||
    isYetToOpen(reading, asked)
      ? null
      : [asked],
  )
  const people = weightiest(reading, reading.hits.get('ASKS'), (hit) => {
    const whom = nearestTo(reading, hit, ['PEOPLE'], 3, 'after')
    const telling = tellingOf(reading, hit)
    const isAsked =
      telling === 'fact' || (telling === 'coming' && nearestTo(reading, hit, ['WHETHER'], 10, 'after') !== null)
    const isPaperForBoard =
      reading.tokens.keys[whom?.hit.from ?? 0] === 'members' && nearestTo(reading, hit, ['BOARD'], 1, 'before') !== null
    return whom && isAsked && !isPaperForBoard && roleAt(reading, hit) === 'main' ? [hit, whom.hit] : null
  })
  const headed = weightiest(reading, reading.hits.get('CONSULTATION_PAPER'), (hit) =>
    hit.from < reading.titleEnd &&
    !nearestTo(reading, hit, ['STAFF', 'SHAM'], 2) &&
    !nearestTo(reading, hit, ['DEMAND'], 2, 'before')
      ? [hit]
      : null,
  )
  const reported = weightiest(reading, reading.hits.get('CONSULTATION_PAPER'), (hit) => {
    const findings = nearestTo(reading, hit, ['FINDINGS'], 1) ?? nearestTo(reading, hit, ['RUNS'], 2, 'after')
    return findings && !nearestTo(reading, hit, ['STAFF', 'SHAM'], 2) ? [hit, findings.hit] : null
  })
  const invited = weightiest(reading, reading.hits.get('INVITED'), (hit) => {
    const whom = nearestTo(reading, hit, ['PEOPLE'], 3, 'before')
    return whom ? [whom.hit, hit] : null
  })
  return [told, people, headed, invited].reduce(heavier, reported)
}
