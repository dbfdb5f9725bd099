import type { Hit, Reading } from '../reading.ts'
import type { Kind, Reason } from '../understanding.ts'
import { ASIDE_RULES, ELSEWHERE_RULES } from './aside.ts'
import type { Verdict } from './merger.ts'
import { nearestTo } from './near.ts'
import { firstRule, type Rule, tryRule } from './rule.ts'

/** What is about the structure of systems even in an item about a merger. */
const STRONG_RULES: readonly Rule[] = [
  {
    name: 'system-boundaries',
    says: 'It is about the boundaries of a system.',
    any: [
      'SYSTEM|NAMED_SYSTEM|ICB ~8 BOUNDARY',
      'MOVE >12 NAMED_SYSTEM >4 NAMED_SYSTEM',
      'title: MOVE & NAMED_SYSTEM',
      'MOVE >2 NAMED_SYSTEM',
      'BOUNDARY & SYSTEM',
      'MOVE >12 BODY >4 BODY',
      'LEAVE_SYSTEM',
    ],
    unless: ['CLINICAL ~3 MOVE', 'COURT'],
  },
  {
    name: 'system-law',
    says: 'It is about the law on integrated care.',
    any: [
      'SYSTEM|NAMED_SYSTEM|ICB|CONTRACT_MODEL ~14 LAW|COURT|PARLIAMENT',
      'title: LAW & ICB|SYSTEM',
      'title: ICB|SYSTEM & STATUTE',
    ],
    unless: ['CCG & DELAYED|REJECTED'],
  },
  {
    name: 'boards-set-up',
    says: 'Integrated Care Boards take the place of CCGs.',
    any: [
      'ICB >12 REPLACE >4 CCG',
      'CCG >8 REPLACE >4 ICB|SYSTEM',
      'FORM >10 REPLACE >4 CCG',
      'SYSTEM|ICB >4 REPLACE >4 CCG',
      'ICB ~14 STATUTORY',
      'title: ICB & STATUTORY',
      'ICB & CCG & ABOLISHED|BORN',
    ],
    unless: ['CLINICAL', 'title: FINANCE'],
  },
]

/** What is about the structure of systems where no body merges. */
const WEAK_RULES: readonly Rule[] = [
  {
    name: 'systems-designated',
    says: 'An Integrated Care System is designated or set up.',
    any: [
      'SYSTEM|NAMED_SYSTEM ~6 DESIGNATE',
      'FORM >4 SYSTEM|NAMED_SYSTEM',
      'SYSTEM >3 FORM',
      'DELAYED ~4 ICB|SYSTEM',
      'ICB|SYSTEM >3 STARTS',
    ],
    unless: ['ICB|SYSTEM ~3 CLINICAL|ROLE', 'NOT_DELAY'],
  },
  {
    name: 'system-structure',
    says: 'It is about how systems are built and to whom they answer.',
    any: ['SYSTEM|NAMED_SYSTEM|CONTRACT_MODEL ~10 STRUCTURE', 'ICB ~3 STRUCTURE', 'title: CONSTITUTION & ICB'],
    unless: ['STAFF ~8 BALLOT'],
  },
  {
    name: 'campaign-on-systems',
    says: 'People campaign about systems or their plans.',
    any: ['SYSTEM|NAMED_SYSTEM|CONTRACT_MODEL ~16 PETITION', 'SYSTEM|CONTRACT_MODEL & PETITION'],
  },
]

const TITLE_RULE: Rule = {
  name: 'title-on-systems',
  says: 'The headline is about Integrated Care Systems.',
  any: ['title: SYSTEM|NAMED_SYSTEM|CONTRACT_MODEL'],
  unless: ['title: SYSTEM|NAMED_SYSTEM >0 ROLE', 'title: WITHIN_SYSTEMS'],
}

interface FurtherRule extends Rule {
  readonly kind: Kind
  /** What must be true besides. */
  readonly holds?: (reading: Reading) => boolean
}

const FURTHER_RULES: readonly FurtherRule[] = [
  {
    kind: 'consultation',
    name: 'people-asked',
    says: 'People are asked what they think of it.',
    any: ['CONSULTATION'],
    unless: ['NO_CONSULTATION'],
  },
  { kind: 'petition', name: 'campaign', says: 'There is a petition or a campaign about it.', any: ['PETITION'] },
  {
    kind: 'legal',
    name: 'law-or-court',
    says: 'It is before Parliament or a court.',
    any: ['STATUTE|PARLIAMENT|COURT', 'title: LAW'],
  },
]

const MONEY_RULES: readonly FurtherRule[] = [
  {
    kind: 'finance',
    name: 'money-of-a-body',
    says: 'A commissioning body is in deficit, in special measures, or ordered to cut its costs.',
    any: ['FINANCE & CCG|ICB|BODY|COMMISSIONER'],
    holds: (reading) => (reading.hits.get('FINANCE') ?? []).some((hit) => isOurs(reading, hit)),
  },
  {
    kind: 'procurement',
    name: 'contract-of-a-body',
    says: 'A commissioning body lets a contract.',
    any: ['PROCUREMENT & CCG|ICB|BODY|COMMISSIONER|SUPPORT_UNIT'],
  },
]

/** Whether an item is about the structure of systems, and why; or what it is about instead. */
export function icsVerdict(reading: Reading, merger: boolean): Verdict {
  const yes = firstRule(reading, STRONG_RULES) ?? (merger ? null : firstRule(reading, [...WEAK_RULES, TITLE_RULE]))
  if (!yes) return { yes: null, instead: null }
  const instead = firstRule(reading, merger ? ELSEWHERE_RULES : [...ELSEWHERE_RULES, ...ASIDE_RULES])
  return instead ? { yes: null, instead } : { yes, instead: null }
}

/** The kinds beside these two: money goes with any item, the others only with a merger or the structure of systems. */
export function furtherKinds(reading: Reading, structural: boolean): { kind: Kind; reason: Reason }[] {
  return (structural ? [...FURTHER_RULES, ...MONEY_RULES] : MONEY_RULES).flatMap((rule) => {
    const reason = rule.holds?.(reading) === false ? null : tryRule(reading, rule)
    return reason ? [{ kind: rule.kind, reason }] : []
  })
}

/** Whether a debt or a cut is a commissioning body's, and not that of a trust beside it. */
function isOurs(reading: Reading, money: Hit): boolean {
  const theirs = nearestTo(reading, money, ['SPENDER'], 8)
  const ours = theirs ? nearestTo(reading, money, ['CCG', 'ICB', 'COMMISSIONER', 'BODY'], 8) : null
  return !theirs || (ours !== null && ours.gap <= theirs.gap)
}
