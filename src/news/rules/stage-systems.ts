import type { Reading } from '../reading.ts'
import type { Reason, Stage } from '../understanding.ts'
import { pastVerbBefore, type SpokenDate } from './dates.ts'
import type { Staged } from './evidence.ts'
import { matchPattern } from './pattern.ts'
import { approval } from './powers.ts'
import { type Rule, reasonOf, tryRule } from './rule.ts'
import { delay } from './turns.ts'

const DELAYED = { name: 'put-off', says: 'It was put off.' }
const APPROVED = { name: 'approved', says: 'NHS England or ministers have approved it.' }
const ASKED: Rule = {
  name: 'being-asked',
  says: 'The public or the members are being asked.',
  any: [
    'ASKING ~6 SYSTEM|NAMED_SYSTEM|ICB|LAW',
    'title: CONSTITUTION & ASKING|CONSULTATION_PAPER',
    'ASKING & CONSTITUTION',
    'title: FORM >3 ICB & ASKING',
    'ASKS >3 PEOPLE & STATUTORY|BOUNDARY|CONSTITUTION|DESIGNATE',
  ],
  unless: ['NO_CONSULTATION', 'COURT', 'title: PETITION', 'SIGNED'],
}
const ANSWERED: Rule = {
  name: 'being-asked',
  says: 'Somebody answers a consultation.',
  any: ['ANSWERS ~8 CONSULTATION_PAPER'],
  unless: ['NO_CONSULTATION', 'COURT', 'title: PETITION', 'SIGNED'],
}
const PLANNED: Rule = {
  name: 'system-change-planned',
  says: 'A change to a system is floated, planned or wanted.',
  any: ['PLANNED >8 BOUNDARY|LEAVE_SYSTEM', 'BOUNDARY >2 PLANNED', 'BOUNDARY ~8 PARLIAMENT', 'HEDGED ~6 DESIGNATE'],
  unless: ['title: PETITION'],
}
const DESIGNATED: Rule = {
  name: 'designated',
  says: 'Systems are designated.',
  any: [
    'DESIGNATE ~8 SYSTEM|NAMED_SYSTEM',
    'title: AUTHORITY >3 NAMES >4 SYSTEM|NAMED_SYSTEM',
    'SYSTEM|NAMED_SYSTEM & DESIGNATE',
    'title: SYSTEM|NAMED_SYSTEM >1 STATUS',
    'APPROVED >3 APPLICATION & SYSTEM|NAMED_SYSTEM',
  ],
  unless: ['HEDGED ~6 DESIGNATE', 'title: APPOINTMENT', 'REJECTED >2 APPROVED'],
}
const STARTED: Rule = {
  name: 'has-happened',
  says: 'It has happened, or happens today.',
  any: ['FROM_TODAY ~8 SYSTEM|NAMED_SYSTEM|ICB'],
  unless: ['PETITION', 'title: HEDGED'],
}
const DRAWN: Rule = {
  name: 'map-published',
  says: 'The areas of systems have been settled and published.',
  any: ['DRAWN ~8 PUBLISHED'],
  unless: ['DRAFT', 'PETITION', 'PARLIAMENT'],
}
const DECIDED: Rule = {
  name: 'boundary-decided',
  says: 'The boundary of a system has been decided.',
  any: ['title: BOUNDARY ~1 DECISION'],
  unless: ['HEDGED', 'WILL', 'DELAYED', 'PARLIAMENT'],
}
const TOLD_TO_JOIN: Rule = {
  name: 'will-join',
  says: 'It is told as settled that an area joins a system.',
  any: ['WILL ~1 JOIN >3 SYSTEM|NAMED_SYSTEM'],
  unless: ['HEDGED', 'PETITION', 'PARLIAMENT >6 JOIN'],
}
/** A bill is a plan until it is law. */
const BEFORE_PARLIAMENT: Rule = {
  name: 'not-yet-law',
  says: 'It is put forward in a bill or for one, and not yet law.',
  any: ['BILL'],
  unless: ['ENACTED', 'title: EXPLAINS'],
}
const IN_COURT: Rule = {
  name: 'in-court',
  says: 'A court decides on it, which is no step of a merger.',
  any: ['COURT'],
}

/** How far a change to systems has come. Most items about them have no stage; a designation and a change of boundary do. */
export function stageOfSystem(reading: Reading, start: SpokenDate | null): Staged {
  const because = (stage: Stage | null, reason: Reason | null): Staged => ({ stage, reason })
  const court = tryRule(reading, IN_COURT)
  if (court) return because(null, court)
  const late =
    matchPattern(reading, 'PETITION') || !matchPattern(reading, 'SYSTEM|NAMED_SYSTEM|DESIGNATE|LAW|ICB')
      ? null
      : delay(reading)
  if (late) return because('delayed', reasonOf(reading, DELAYED, late.hits))
  const started = tryRule(reading, STARTED)
  if (started) return because('effective', started)
  const settles =
    matchPattern(reading, 'BOUNDARY|MOVE|LEAVE_SYSTEM') ??
    matchPattern(reading, 'title: APPROVED') ??
    matchPattern(reading, 'MADE_LAW') ??
    matchPattern(reading, 'PLACED >6 SYSTEM|NAMED_SYSTEM')
  const approved = settles ? approval(reading) : null
  if (approved) return because('approved', reasonOf(reading, APPROVED, approved.hits))
  const asked = tryRule(reading, ASKED) ?? tryRule(reading, ANSWERED)
  if (asked) return because('consulting', asked)
  const bill = tryRule(reading, BEFORE_PARLIAMENT)
  if (bill) return because('proposed', bill)
  const drawn = tryRule(reading, DRAWN) ?? tryRule(reading, DECIDED) ?? tryRule(reading, TOLD_TO_JOIN)
  if (drawn) return because('approved', drawn)
  const planned = tryRule(reading, PLANNED)
  if (planned) return because('proposed', planned)
  const designated = tryRule(reading, DESIGNATED)
  if (designated) return because('approved', designated)
  const { published } = reading
  if (!start) return because(null, null)
  const rule = { name: 'has-a-start', says: 'It gives the day on which the system starts.' }
  if (reading.tokens.keys[start.from - 1] === 'by' || matchPattern(reading, 'DRAFT_OF_IT'))
    return because('proposed', reasonOf(reading, rule, [start]))
  const isPast = published ? start.date <= published : pastVerbBefore(reading.tokens, start.from) !== null
  return because(isPast ? 'effective' : 'approved', reasonOf(reading, rule, [start]))
}
