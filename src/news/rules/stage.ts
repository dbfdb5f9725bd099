import { daysBetween, type IsoDate } from '../../time.ts'
import type { Reading } from '../reading.ts'
import type { Reason, Stage } from '../understanding.ts'
import { matchPattern } from './pattern.ts'
import { type Rule, tryRule } from './rule.ts'

/** How far it has come, the most telling first: the first rule that fires decides. */
const STAGE_RULES: readonly (Rule & { readonly stage: Stage })[] = [
  {
    stage: 'rejected',
    name: 'refused',
    says: 'It was refused, voted down or dropped.',
    any: ['REJECT ~8 MERGE|ABOLISH|CLUSTER|PLANNED|APPLY'],
    unless: ['PAST ~4 REJECT', 'APPLIED', 'REJECT & STRONG_APPROVE'],
  },
  {
    stage: 'delayed',
    name: 'put-off',
    says: 'It was put off.',
    any: ['DELAY ~10 MERGE|ABOLISH|CLUSTER|PLANNED|CCG|ICB|SYSTEM'],
  },
  {
    stage: 'effective',
    name: 'has-happened',
    says: 'It has happened, or happens today.',
    any: ['HAPPENED'],
    unless: ['NOT_YET', 'STRONG_APPROVE'],
  },
  {
    stage: 'approved',
    name: 'approved-by-authority',
    says: 'NHS England or ministers have approved it.',
    any: ['APPROVER ~8 STRONG_APPROVE', 'STRONG_APPROVE', 'APPROVER >3 APPROVE'],
    unless: ['NOT_YET & APPLIED'],
  },
  {
    stage: 'applied',
    name: 'applied-for',
    says: 'The application is sent, being sent or under review.',
    any: ['APPLIED'],
  },
  {
    stage: 'consulting',
    name: 'being-asked',
    says: 'The public or the members are being asked.',
    any: ['CONSULTATION', 'BALLOT'],
    unless: ['NO_CONSULTATION'],
  },
]

const PLANNED: Rule = { name: 'planned', says: 'It is floated, planned or wanted.', any: ['PLANNED'] }
const SYSTEM_PLANNED: Rule = {
  name: 'system-change-planned',
  says: 'A change to a system is floated, planned or wanted.',
  any: ['PLANNED ~8 BOUNDARY|DESIGNATE|LEAVE_SYSTEM', 'BOUNDARY ~8 PARLIAMENT'],
}

/** A start that is nearer than this and is told as settled has been approved: approval comes in the autumn before an April. */
const SETTLED_DAYS = 170

/** The stage that the text speaks of, with the rule that says so; `starts` is the day of effect that it gives. */
export function stageOf(
  reading: Reading,
  merger: boolean,
  starts: IsoDate | null,
): { stage: Stage | null; reason: Reason | null } {
  for (const rule of STAGE_RULES) {
    const reason = tryRule(reading, rule)
    if (reason) return { stage: rule.stage, reason }
  }
  const settled = settledReason(reading, starts)
  if (settled) return { stage: 'approved', reason: settled }
  const planned = tryRule(reading, merger ? PLANNED : SYSTEM_PLANNED)
  if (planned) return { stage: 'proposed', reason: planned }
  if (!merger) return { stage: null, reason: null }
  const says = 'It tells of no approval and of no day that has passed, so it counts as proposed.'
  return { stage: 'proposed', reason: { rule: 'nothing-further-said', says, words: [] } }
}

/** A start within months, or a body that the register knows to have opened within months, and no "could" or "plan" beside it. */
function settledReason(reading: Reading, starts: IsoDate | null): Reason | null {
  const { published, mentions } = reading
  if (!published || matchPattern(reading, 'HEDGED')) return null
  const isSoon = (day: IsoDate | null): boolean =>
    day !== null && day > published && daysBetween(published, day) <= SETTLED_DAYS
  const coming = mentions.find(({ opened }) => isSoon(opened))
  if (!coming && !isSoon(starts)) return null
  return {
    rule: 'settled',
    says: 'It starts within months and is told as settled, so it has been approved.',
    words: coming ? [coming.words] : [],
  }
}
