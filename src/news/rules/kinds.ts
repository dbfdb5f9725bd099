import type { Reading } from '../reading.ts'
import type { Kind, Reason } from '../understanding.ts'
import { firstRule, type Rule, tryRule } from './rule.ts'

/** What makes an item one about the structure of Integrated Care Systems. */
export const ICS_RULES: readonly Rule[] = [
  {
    name: 'systems-designated',
    says: 'An Integrated Care System is designated or set up.',
    any: ['SYSTEM|NAMED_SYSTEM ~6 DESIGNATE', 'FORM >4 SYSTEM|NAMED_SYSTEM', 'SYSTEM >3 FORM'],
  },
  {
    name: 'system-boundaries',
    says: 'It is about the boundaries of a system.',
    any: ['SYSTEM|NAMED_SYSTEM|ICB ~8 BOUNDARY', 'MOVE >12 BODY >4 BODY', 'LEAVE_SYSTEM'],
    unless: ['CLINICAL ~3 MOVE'],
  },
  {
    name: 'system-law',
    says: 'It is about the law on integrated care.',
    any: ['SYSTEM|NAMED_SYSTEM|ICB|CONTRACT_MODEL ~12 LAW|COURT|PARLIAMENT'],
  },
  {
    name: 'system-structure',
    says: 'It is about how systems are built and to whom they answer.',
    any: ['SYSTEM|NAMED_SYSTEM|CONTRACT_MODEL ~10 STRUCTURE', 'ICB ~3 STRUCTURE'],
  },
  {
    name: 'campaign-on-systems',
    says: 'People campaign about systems or their plans.',
    any: ['SYSTEM|NAMED_SYSTEM|CONTRACT_MODEL ~16 PETITION'],
  },
  {
    name: 'title-on-systems',
    says: 'The headline is about Integrated Care Systems.',
    any: ['title: SYSTEM|NAMED_SYSTEM'],
  },
]

/** What an item about a system may be about instead. */
export const NOT_STRUCTURE_RULES: readonly Rule[] = [
  { name: 'appointments', says: 'It is about who is appointed.', any: ['title: APPOINTMENT'] },
  { name: 'ratings', says: 'It is about ratings or awards.', any: ['title: RATING'] },
  { name: 'services', says: 'It is about services or clinical policy.', any: ['title: CLINICAL'] },
  { name: 'abroad', says: 'It is about another country.', any: ['ABROAD'] },
  { name: 'calendar-file', says: 'It is about calendar files.', any: ['CALENDAR_FILE'] },
]

const CONSULTATION: Rule = {
  name: 'people-asked',
  says: 'People are asked what they think of it.',
  any: ['CONSULTATION'],
  unless: ['NO_CONSULTATION'],
}
const PETITION: Rule = { name: 'campaign', says: 'There is a petition or a campaign about it.', any: ['PETITION'] }
const LEGAL: Rule = { name: 'law-or-court', says: 'It is before Parliament or a court.', any: ['LAW|PARLIAMENT|COURT'] }
const FINANCE: Rule = {
  name: 'money-of-a-body',
  says: 'A commissioning body is in deficit, in special measures, or ordered to cut its costs.',
  any: ['FINANCE & CCG|ICB|BODY|COMMISSIONER'],
}
const PROCUREMENT: Rule = {
  name: 'contract-of-a-body',
  says: 'A commissioning body lets a contract.',
  any: ['PROCUREMENT & CCG|ICB|BODY|COMMISSIONER'],
}

/** The kinds that may go with any item, and those that need a merger or the structure of systems. */
export function furtherKinds(reading: Reading, structural: boolean): { kind: Kind; reason: Reason }[] {
  const rules: [Kind, Rule][] = structural
    ? [
        ['consultation', CONSULTATION],
        ['petition', PETITION],
        ['legal', LEGAL],
      ]
    : []
  rules.push(['finance', FINANCE], ['procurement', PROCUREMENT])
  return rules.flatMap(([kind, rule]) => {
    const reason = tryRule(reading, rule)
    return reason ? [{ kind, reason }] : []
  })
}

/** Why an item is about the structure of systems; or the near miss: what it is about instead. */
export function icsReason(reading: Reading): { readonly yes: Reason | null; readonly instead: Reason | null } {
  const yes = firstRule(reading, ICS_RULES)
  if (!yes) return { yes: null, instead: null }
  const instead = firstRule(reading, NOT_STRUCTURE_RULES)
  return instead ? { yes: null, instead } : { yes, instead: null }
}
