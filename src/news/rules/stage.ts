import type { Reading } from '../reading.ts'
import type { Reason, Stage } from '../understanding.ts'
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
  { stage: 'proposed', name: 'planned', says: 'It is floated, planned or wanted.', any: ['PLANNED'] },
]

/** The stage that the text speaks of, with the rule that says so. */
export function stageOf(reading: Reading, merger: boolean): { stage: Stage | null; reason: Reason | null } {
  for (const rule of STAGE_RULES) {
    const reason = tryRule(reading, rule)
    if (reason) return { stage: rule.stage, reason }
  }
  if (!merger) return { stage: null, reason: null }
  const reason: Reason = {
    rule: 'nothing-further-said',
    says: 'It says of no approval or date that has passed, so it counts as proposed.',
    words: [],
  }
  return { stage: 'proposed', reason }
}
