import type { Hit, Reading } from '../reading.ts'
import type { Kind, Reason } from '../understanding.ts'
import { wordSet } from '../word-set.ts'
import { ABROAD_RULE, ASIDE_RULES, ELSEWHERE_RULES, MONEY_ASIDE_RULES } from './aside.ts'
import type { Verdict } from './merger.ts'
import { type FurtherRule, MONEY_RULES, SYSTEM_MONEY_RULES } from './money.ts'
import { nearestTo } from './near.ts'
import { matchPattern } from './pattern.ts'
import { firstRule, type Rule, tryRule } from './rule.ts'

/** What is about the structure of systems even in an item about a merger. */
const STRONG_RULES: readonly Rule[] = [
  {
    name: 'system-boundaries',
    says: 'It is about the boundaries of a system.',
    any: [
      'SYSTEM|NAMED_SYSTEM|ICB ~8 BOUNDARY',
      'title: ICB & BOUNDARY',
      'MOVE >12 NAMED_SYSTEM >4 NAMED_SYSTEM',
      'title: MOVE & NAMED_SYSTEM',
      'MOVE >2 NAMED_SYSTEM',
      'BOUNDARY & SYSTEM',
      'BOUNDARY ~8 HEALTH_SYSTEM',
      'LEAVE_SYSTEM',
      'JOIN >2 NAMED_SYSTEM',
    ],
    unless: ['CLINICAL ~3 MOVE', 'COURT', 'APPOINTMENT|ROLE ~10 JOIN'],
  },
  {
    name: 'area-changes-system',
    says: 'An area moves from one board to another.',
    any: ['MOVE >12 BODY >4 BODY', 'MOVE >4 PLACE >6 BODY|ICB'],
    unless: [
      'CLINICAL ~3 MOVE',
      'COURT',
      'title: CLINICAL|APPOINTMENT|PROCUREMENT',
      'REPLACE ~8 CCG',
      'MOVE >4 MERGE|ONE_BODY',
      'title: OTHER',
    ],
  },
  {
    name: 'system-law',
    says: 'It is about the law on integrated care.',
    any: [
      'SYSTEM|NAMED_SYSTEM|CONTRACT_MODEL ~14 LAW|COURT|PARLIAMENT',
      'ICB ~14 LAW',
      'ICB ~14 COURT & ABOLISH|ABOLISHED|MERGE|CONSTITUTION',
      'ICB ~14 PARLIAMENT & CCG',
      'title: LAW & ICB|SYSTEM',
      'title: ICB|SYSTEM & STATUTE',
      'title: SYSTEM_LAW',
      'SYSTEM_LAW & CCG|STRUCTURE|PETITION',
      'title: INTEGRATED & LAW',
    ],
    unless: ['CCG & DELAYED|REJECTED', 'WATCHDOG ~8 ABOLISH|ABOLISHED|ENDING'],
  },
  {
    name: 'boards-set-up',
    says: 'Integrated Care Boards take the place of CCGs.',
    any: [
      'CCG|NAMED_CCG & ICB|NAMED_ICB & ABOLISHED|BORN|REPLACE|ENDS|TRANSITION',
      'CCG|NAMED_CCG & ABOLISHED|REPLACE & FORM ~4 SYSTEM|NAMED_SYSTEM',
      'CCG|NAMED_CCG & ABOLISH ~3 CCG|NAMED_CCG & ICB|NAMED_ICB',
      'SYSTEM|NAMED_SYSTEM >12 REPLACE >4 CCG',
      'CCG >8 REPLACE >4 SYSTEM|NAMED_SYSTEM',
      'REPLACE >2 CCG & ICB|SYSTEM|NAMED_SYSTEM',
      'REPLACE|TRANSITION >6 SYSTEM|NAMED_SYSTEM & CCG & ABOLISH|ABOLISHED|ENDS',
      'MERGE >6 SYSTEM_TO_BE & CCG',
      'FORM >10 REPLACE >4 CCG & ICB|SYSTEM',
      'CCG|NAMED_CCG >5 TAKEN_INTO >6 SYSTEM|NAMED_SYSTEM|ICB',
    ],
    unless: ['title: CLINICAL', 'title: FINANCE'],
  },
  {
    name: 'boards-in-law',
    says: 'Integrated Care Boards become bodies in law.',
    any: ['ICB ~14 STATUTORY', 'title: ICB & STATUTORY', 'title: ICB ~3 BLUEPRINT', 'title: STATUTE & ICB'],
    unless: ['title: CLINICAL', 'title: FINANCE', 'CLUSTER|SHARED_MANAGEMENT', 'WATCHDOG ~8 ABOLISH|ABOLISHED'],
  },
]

/** What makes of a merger news of systems as well. */
const MERGER_RULES: readonly Rule[] = [
  {
    name: 'merger-for-a-system',
    says: 'The merger is a step towards an Integrated Care System.',
    any: ['MERGE|SHARED_MANAGEMENT & FOR_A_SYSTEM >2 SYSTEM'],
  },
  {
    name: 'system-consultation',
    says: 'People are asked about systems.',
    any: ['CONSULTATION >3 SYSTEM'],
    unless: ['SHARED_MANAGEMENT'],
  },
  {
    name: 'headline-on-systems',
    says: 'The headline is about systems, and the text about what becomes of bodies with them.',
    any: ['title: SYSTEM', 'ONE_SYSTEM & ABOLISHED|REPLACE|ENDS'],
    unless: [
      'title: CCG|ICB|BODY|MERGE',
      'title: SYSTEM >2 ROLE',
      'title: CLINICAL|FINANCE|COSTS|PROCUREMENT|RATING|APPOINTMENT',
      'SHARED_MANAGEMENT',
    ],
  },
]

/** What is about the structure of systems where no body merges. */
const WEAK_RULES: readonly Rule[] = [
  {
    name: 'boards-in-parliament',
    says: 'Parliament is told of Integrated Care Boards.',
    any: ['ICB ~14 PARLIAMENT', 'title: ICB & PARLIAMENT'],
    unless: ['title: CLINICAL', 'CCG & DELAYED|REJECTED'],
  },
  {
    name: 'systems-designated',
    says: 'An Integrated Care System is designated or set up.',
    any: [
      'SYSTEM|NAMED_SYSTEM ~6 DESIGNATE',
      'FORM >4 SYSTEM|NAMED_SYSTEM',
      'SYSTEM >3 FORM',
      'GETS >2 SYSTEM',
      'DELAYED ~4 ICB|SYSTEM',
      'ICB|SYSTEM >3 STARTS',
    ],
    unless: ['ICB|SYSTEM ~3 CLINICAL|ROLE', 'NOT_DELAY', 'FORM_PART', 'title: JOBS'],
  },
  {
    name: 'system-structure',
    says: 'It is about how systems are built and to whom they answer.',
    any: [
      'SYSTEM|NAMED_SYSTEM|CONTRACT_MODEL ~10 STRUCTURE',
      'ICB ~3 STRUCTURE',
      'title: CONSTITUTION & ICB',
      'title: ICB & CONSTITUTION',
      'title: FORM >3 ICB',
      'title: ICB & DESIGN',
      'title: OPPOSING >2 ICB|SYSTEM|CONTRACT_MODEL',
      'REJECTED|OPPOSING >3 SYSTEM',
    ],
    unless: ['STAFF ~8 BALLOT', 'COSTS & MEANING', 'title: CONTRACT'],
  },
  {
    name: 'campaign-on-systems',
    says: 'People campaign about systems or their plans.',
    any: [
      'SYSTEM|NAMED_SYSTEM|CONTRACT_MODEL ~16 PETITION',
      'SYSTEM|CONTRACT_MODEL & PETITION',
      'title: ICB & PETITION & STRUCTURE',
      'title: PETITION & ICB & STRUCTURE',
    ],
    unless: ['title: CLINICAL'],
  },
]

const TITLE_RULE: Rule = {
  name: 'title-on-systems',
  says: 'The headline is about Integrated Care Systems.',
  any: ['title: SYSTEM|NAMED_SYSTEM|CONTRACT_MODEL'],
  unless: [
    'title: SYSTEM|NAMED_SYSTEM >2 ROLE',
    'title: WITHIN_SYSTEMS',
    'COSTS|FINANCE',
    'CLINICAL',
    'RATING',
    'title: AFFAIRS',
    'PROCUREMENT & ICB|CCG',
  ],
}

const WEAK_AND_TITLE: readonly Rule[] = [...WEAK_RULES, TITLE_RULE]

const FURTHER_RULES: readonly FurtherRule[] = [
  {
    kind: 'consultation',
    name: 'people-asked',
    says: 'People are asked what they think of it.',
    any: ['CONSULTATION', 'ASK >3 PUBLIC', 'ASK >8 PRACTICES >6 WHETHER', 'PUBLIC >4 BE_ASKED'],
    unless: ['COURT', 'UNCONSULTED >2 ASK'],
    holds: isAsked,
  },
  { kind: 'petition', name: 'campaign', says: 'There is a petition or a campaign about it.', any: ['STREET'] },
  {
    kind: 'petition',
    name: 'campaign',
    says: 'There is a petition or a campaign about it.',
    any: ['PETITION'],
    unless: ['STREET', 'COURT'],
  },
  {
    kind: 'legal',
    name: 'law-or-court',
    says: 'It is before Parliament or a court.',
    any: ['STATUTE|PARLIAMENT|COURT', 'title: LAW', 'SYSTEM_LAW'],
  },
]

/** Whether an item is about the structure of systems, and why; or what it is about instead. */
export function icsVerdict(reading: Reading, merger: boolean): Verdict {
  const abroad = tryRule(reading, ABROAD_RULE)
  if (abroad) return { yes: null, instead: merger ? abroad : null }
  const yes = firstRule(reading, STRONG_RULES) ?? firstRule(reading, merger ? MERGER_RULES : WEAK_AND_TITLE)
  if (!yes) return { yes: null, instead: null }
  const instead = firstRule(
    reading,
    merger ? ELSEWHERE_RULES : [...ELSEWHERE_RULES, ...ASIDE_RULES, ...MONEY_ASIDE_RULES],
  )
  return instead ? { yes: null, instead } : { yes, instead: null }
}

/** The kinds beside these two: money goes with any item, the others only with a merger or the structure of systems. */
export function furtherKinds(reading: Reading, structural: boolean): { kind: Kind; reason: Reason }[] {
  return (structural ? [...FURTHER_RULES, ...MONEY_RULES] : [...MONEY_RULES, ...SYSTEM_MONEY_RULES]).flatMap((rule) => {
    const reason = tryRule(reading, rule)
    return reason && rule.holds?.(reading) !== false ? [{ kind: rule.kind, reason }] : []
  })
}

/** An engagement strategy asks nobody yet. */
const TO_COME = wordSet('strategy plan plans adviser advisers advice institute firm')

/** "A survey of ICS websites" asks nobody. */
function isStudy({ hits }: Reading, { from }: Hit): boolean {
  return hits.get('STUDY')?.some((study) => study.from === from) ?? false
}

/** Whether there is more than a wish for a consultation, and more than one about services. */
function isAsked(reading: Reading): boolean {
  const consultations = reading.hits.get('CONSULTATION') ?? []
  if (consultations.length === 0) return true
  const isSettled = matchPattern(reading, 'title: AUTHORITY ~6 APPROVED') !== null
  const isDone = matchPattern(reading, 'AUTHORITY >3 APPROVED') !== null
  return consultations.some(
    (hit) =>
      !(isSettled && hit.from >= reading.titleEnd) &&
      !(isDone && nearestTo(reading, hit, ['STAFF'], 0, 'before')) &&
      !isStudy(reading, hit) &&
      !TO_COME.has(reading.tokens.keys[hit.to] ?? '') &&
      !nearestTo(reading, hit, ['UNCONSULTED'], 1, 'before') &&
      !nearestTo(reading, hit, ['CLINICAL'], 3, 'after'),
  )
}
