import type { Rule } from './rule.ts'

/** Headlines about something else: what the text says of mergers or systems is then said in passing. */
export const ASIDE_RULES: readonly Rule[] = [
  {
    name: 'about-appointments',
    says: 'The headline is about who is appointed or leaves.',
    any: ['title: APPOINTMENT', 'title: ROLE ~3 NAMED'],
    unless: ['title: MERGE|CLUSTER|ABOLISH|ABOLISHED|SHARED_MANAGEMENT', 'title: DELAYED ~4 SYSTEM|ICB'],
  },
  {
    name: 'about-routine',
    says: 'The headline is about a body’s yearly and daily business.',
    any: ['title: ROUTINE'],
    unless: ['title: MERGE|CLUSTER|ABOLISH|ABOLISHED|SHARED_MANAGEMENT'],
  },
  {
    name: 'about-ratings',
    says: 'The headline is about ratings or awards.',
    any: ['title: RATING'],
    unless: ['title: MERGE|CLUSTER|ABOLISH|ABOLISHED|SHARED_MANAGEMENT'],
  },
  {
    name: 'about-services',
    says: 'The headline is about services or clinical policy.',
    any: ['title: CLINICAL'],
    unless: ['title: MERGE|CLUSTER|ABOLISH|ABOLISHED|SHARED_MANAGEMENT|STATUTE'],
  },
]

/** Health boards merge elsewhere as well. */
export const ABROAD_RULE: Rule = {
  name: 'another-country',
  says: 'It is about another country.',
  any: ['NATION'],
  unless: ['BODY|NAMED_SYSTEM|SYSTEM|NHS_ENGLAND'],
}

/** Headlines about the money of systems, and about what they buy: no news of how systems are built. */
export const MONEY_ASIDE_RULES: readonly Rule[] = [
  {
    name: 'about-money',
    says: 'The headline is about money or a contract.',
    any: ['title: FINANCE|PROCUREMENT', 'title: COSTS'],
    unless: ['title: CONTRACT_MODEL|STRUCTURE|LAW|PETITION'],
  },
]

/** What an item that speaks of an "ICS" may be about altogether. */
export const ELSEWHERE_RULES: readonly Rule[] = [
  {
    name: 'another-country',
    says: 'It is about another country.',
    any: ['ABROAD'],
    unless: ['CCG|ICB|BODY|NAMED_SYSTEM|SYSTEM|CONTRACT_MODEL|SYSTEM_LAW'],
  },
  {
    name: 'another-country',
    says: 'It is about another country.',
    any: ['AMERICA'],
    unless: ['NHS_ENGLAND|BODY|NAMED_SYSTEM'],
  },
  { name: 'not-a-care-system', says: 'It is about calendar files or medicines called ICS.', any: ['CALENDAR_FILE'] },
]
