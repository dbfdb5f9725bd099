import type { Idea } from '../reading.ts'
import type { Side } from './near.ts'
import type { Rule } from './rule.ts'

/** Whoever merges with NHS England, NHS England itself merges. */
export const CENTRE_RULE: Rule = {
  name: 'nhs-england-merging',
  says: 'NHS England itself merges.',
  any: [
    'JOINS_NHS_ENGLAND',
    'NATIONAL_PARTNER >6 MERGE >2 INTO & NHS_ENGLAND',
    'NHS_ENGLAND >1 NATIONAL_PARTNER >8 MERGE',
    'NATIONAL_BODY >6 ABOLISHED|ENDS',
    'ABOLISH >2 NATIONAL_BODY',
  ],
}

/** Ways to say it in which nobody else can be meant. */
export const PLAIN_RULES: readonly Rule[] = [
  {
    name: 'nhs-england-abolished',
    says: 'NHS England itself is abolished or merged.',
    any: [
      'ABOLISH >3 NHS_ENGLAND',
      'ENDING >1 NHS_ENGLAND',
      'NHS_ENGLAND >6 ABOLISHED',
      'MERGE >3 NHS_IMPROVEMENT & NHS_ENGLAND',
      'ABOLISH >1 QUANGO & NHS_ENGLAND',
      'NHS_ENGLAND >1 ENDS',
      'title: NHS_ENGLAND & DEPARTMENT & MERGE',
      'NHS_ENGLAND >2 NHS_IMPROVEMENT >4 MERGE',
      'NHS_ENGLAND ~2 NHS_IMPROVEMENT ~6 SHARED_MANAGEMENT',
      'NHS_ENGLAND ~2 NHS_IMPROVEMENT ~24 ONE_TEAM',
      'MERGE >3 NHS_ENGLAND >2 NHS_IMPROVEMENT',
    ],
  },
  {
    name: 'nhs-england-decides',
    says: 'NHS England decides on a merger, and nobody else is said to merge.',
    any: ['title: MERGE & NHS_ENGLAND'],
    unless: ['OTHER', 'title: CLINICAL', 'NHS_ENGLAND >0 MERGE'],
  },
  {
    name: 'joins-another',
    says: 'One commissioning body joins another.',
    any: [
      'SHARES_WITH >3 BODY|CCG|ICB',
      'JOINING >3 SEVERAL',
      'JOINING >3 BODY >4 BODY',
      'TAKEOVER >3 CCG|ICB|BODY',
      'BODY >5 JOIN >4 BODY',
      'CCG|ICB >4 JOIN >4 CCG|ICB|BODY',
    ],
    unless: ['APPOINTMENT ~3 JOIN'],
  },
  {
    name: 'body-splits',
    says: 'A commissioning body is divided, or a board made anew.',
    any: ['title: CCG >8 SPLIT', 'title: NEW >5 HEALTH_BOARD'],
    unless: ['title: CLINICAL'],
  },
  { name: 'fewer-bodies', says: 'The number of commissioning bodies is to change.', any: ['FEWER'] },
  {
    name: 'new-body',
    says: 'A new commissioning body is to be made.',
    any: [
      'COMING_BODY',
      'CREATE >2 BODY',
      'NEW >1 BODY',
      'SHARED >0 BODY',
      'ONE_BODY',
      'SINGLE >1 CCG|ICB|COMMISSIONER',
      'BODY ~2 BORN',
      'title: CCG|ICB ~3 BORN',
    ],
    unless: ['NEW ~4 ROLE'],
  },
  {
    name: 'body-replaces-bodies',
    says: 'One commissioning body takes the place of others.',
    any: [
      'BODY >3 REPLACE >3 BODY|CCG|ICB',
      'CCG|ICB|BODY >8 REPLACE >5 BODY|ICB|SYSTEM',
      'FORM >10 REPLACE >4 CCG|ICB',
      'REPLACE >2 BODIES',
      'MOVE >10 CCG >3 ICB',
      'ICB|SYSTEM >8 REPLACE >4 CCG',
      'CCG|NAMED_CCG >5 TAKEN_INTO >6 SYSTEM|NAMED_SYSTEM|ICB',
      'REPLACE >2 CCG & ICB|SYSTEM',
      'BODY|ICB|CCG >3 REPLACE >4 GROUPS',
    ],
    unless: ['title: CLINICAL|PROCUREMENT'],
  },
  {
    name: 'boards-replace-groups',
    says: 'An Integrated Care Board takes the place of CCGs.',
    any: [
      'ICB|NAMED_ICB ~12 REPLACE ~12 CCG|NAMED_CCG',
      'CCG|NAMED_CCG >3 ENDS & ICB|NAMED_ICB|SYSTEM|STATUTE',
      'ENDS >3 CCG & ICB|NAMED_ICB',
      'title: ENDS & CCG & ICB|NAMED_ICB',
      'CCG|NAMED_CCG ~14 TRANSITION ~18 ICB|NAMED_ICB',
      'ENDING >1 CCG',
      'ABOLISH >2 GROUPS & CCG',
      'CCG & ONE_SYSTEM & REPLACE',
    ],
    unless: ['title: CLINICAL', 'title: FINANCE|COSTS|PROCUREMENT'],
  },
  {
    name: 'future-of-bodies',
    says: 'It is about what becomes of commissioning bodies.',
    any: ['FUTURE >3 CCG|ICB|COMMISSIONER', 'ARRANGING'],
    unless: ['CLINICAL'],
  },
  {
    name: 'one-commissioner',
    says: 'There is to be one commissioner.',
    any: ['SHARED >1 COMMISSIONER'],
    unless: ['title: OTHER'],
  },
  {
    name: 'one-officer',
    says: 'Several commissioning bodies are to have one accountable officer.',
    any: ['SHARED >0 OFFICER'],
    unless: ['title: OTHER'],
  },
  {
    name: 'members-vote',
    says: 'The members of commissioning bodies vote on what becomes of them.',
    any: ['BALLOT ~8 CCG', 'KEEP >2 CCG'],
    unless: ['CLINICAL', 'APPOINTMENT', 'BALLOT ~8 STAFF|BYSTANDER'],
  },
  {
    name: 'area-moves-between-bodies',
    says: 'An area moves from one commissioning body to another.',
    any: ['MOVE >12 BODY >4 BODY', 'MOVE >4 PLACE >6 BODY|ICB'],
    unless: [
      'CLINICAL ~3 MOVE',
      'PARLIAMENT',
      'title: CLINICAL|APPOINTMENT|PROCUREMENT',
      'title: OTHER',
      'NAMED_SYSTEM & BOUNDARY',
    ],
  },
  {
    name: 'boundary-of-bodies',
    says: 'The boundary of a commissioning body is to change.',
    any: ['BOUNDARY ~6 ICB|CCG', 'title: BOUNDARY & ICB|CCG'],
    unless: ['CLINICAL ~3 BOUNDARY', 'PARLIAMENT', 'NAMED_SYSTEM & BOUNDARY'],
  },
]

export interface OwnedRule extends Pick<Rule, 'name' | 'says'> {
  readonly idea: Idea
  /** How far from the word its subject may stand, in words of weight, and on which side. */
  readonly reach: number
  readonly side: Side
}

/** Words that say it only if a commissioning body is their subject or object. */
export const OWNED_RULES: readonly OwnedRule[] = [
  { idea: 'MERGE', reach: 12, side: 'either', name: 'bodies-merging', says: 'Commissioning bodies are merging.' },
  {
    idea: 'CLUSTER',
    reach: 10,
    side: 'either',
    name: 'bodies-clustering',
    says: 'Commissioning bodies form a cluster.',
  },
  { idea: 'ABOLISHED', reach: 6, side: 'before', name: 'bodies-abolished', says: 'Commissioning bodies are to end.' },
  { idea: 'ABOLISH', reach: 2, side: 'after', name: 'bodies-abolished', says: 'Commissioning bodies are to end.' },
  {
    idea: 'SHARED_MANAGEMENT',
    reach: 14,
    side: 'either',
    name: 'shared-management',
    says: 'Commissioning bodies are to share one management.',
  },
]
