import type { Hit, Idea, Reading } from '../reading.ts'
import type { Kind } from '../understanding.ts'
import { wordSet } from '../word-set.ts'
import { nearestTo } from './near.ts'
import { distance } from './owner.ts'
import { matchPattern } from './pattern.ts'
import type { Rule } from './rule.ts'

/** A rule for a kind that goes with others. */
export interface FurtherRule extends Rule {
  readonly kind: Kind
  /** What must be true besides. */
  readonly holds?: (reading: Reading) => boolean
}

const DEBT: Pick<FurtherRule, 'kind' | 'name' | 'says' | 'holds'> = {
  kind: 'finance',
  name: 'money-of-a-body',
  says: 'A commissioning body is in deficit, in special measures, or ordered to cut its costs.',
  holds: (reading) => isAnyOurs(reading, 'FINANCE'),
}

const OURS: readonly Idea[] = ['CCG', 'ICB', 'COMMISSIONER', 'BODY']

/** Money and contracts: these go with any item. */
export const MONEY_RULES: readonly FurtherRule[] = [
  { ...DEBT, any: ['FINANCE & CCG|ICB|BODY|COMMISSIONER'] },
  { ...DEBT, any: ['POUND >2 DEBTS & CCG|ICB|BODY|COMMISSIONER'], holds: (reading) => isAnyOurs(reading, 'DEBTS') },
  {
    kind: 'finance',
    name: 'costs-of-a-body',
    says: 'Commissioning bodies are ordered to cut what it costs to run them.',
    any: [
      'COSTS & CCG|ICB|BODY|COMMISSIONER',
      'COSTS & NHS_ENGLAND & ABOLISH|ABOLISHED|GROUPS',
      'HALF ~4 SPENDING & CCG|ICB|BODY|COMMISSIONER',
      'HALF ~4 SPENDING & NHS_ENGLAND|NATIONAL_BODY & ABOLISH|ABOLISHED|MERGE',
      'HALF ~4 COSTS & GROUPS|VAGUE_BODY & MERGE|CLUSTER|SHARED_MANAGEMENT',
      'ORDERED >10 SAVE >8 ADMINISTRATION & CCG|ICB|BODY|COMMISSIONER',
    ],
    holds: isOrdered,
  },
  {
    kind: 'procurement',
    name: 'contract-of-a-body',
    says: 'A commissioning body lets a contract.',
    any: [
      'PROCUREMENT & CCG|ICB|BODY|COMMISSIONER|SUPPORT_UNIT',
      'AWARD >5 DEAL & CCG|ICB|BODY|COMMISSIONER',
      'LET >7 CONTRACT & CCG|ICB|BODY|COMMISSIONER',
    ],
  },
]

/** The debts of whole systems: these are told of only where they are the news. */
export const SYSTEM_MONEY_RULES: readonly FurtherRule[] = [{ ...DEBT, any: ['FINANCE & SYSTEM|NAMED_SYSTEM'] }]

function isAnyOurs(reading: Reading, idea: Idea): boolean {
  return (reading.hits.get(idea) ?? []).some((hit) => isOurs(reading, hit))
}

/** Whether a debt or a cut is a commissioning body's, and not that of a trust beside it. */
function isOurs(reading: Reading, money: Hit): boolean {
  if (nearestTo(reading, money, ['THREATENED'], 1, 'before')) return false
  const theirs = nearestTo(reading, money, ['SPENDER'], 8)
  if (!theirs) return true
  const { keys } = reading.tokens
  const isOfSubject = [1, 2, 3].some((back) => keys[money.from - back] === 'its')
  const ours = nearestTo(reading, money, OURS, isOfSubject ? 40 : 8)
  if (isOfSubject && ours?.before && !nearestTo(reading, ours.hit, ['SPENDER'], 40, 'before')) return true
  return ours !== null && distance(reading, money, ours) <= distance(reading, money, theirs)
}

const STRUCTURAL: readonly Idea[] = ['MERGE', 'CLUSTER', 'SHARED_MANAGEMENT', 'ONE_BODY', 'ABOLISH', 'BOUNDARY']

/** "running-cost cuts" are imposed; who claims a saving says that costs are cut. */
const IMPOSED = wordSet('cuts cut reduction reductions target targets limit limits allowance allowances')
const HALVED = wordSet('half halve halved halves halving 50 percent')

/** "The merger will cut running costs" only claims a saving; that costs must fall by a fifth is an order. */
function isOrdered(reading: Reading): boolean {
  const costs = reading.hits.get('COSTS') ?? []
  if (matchPattern(reading, 'HALF ~4 SPENDING')) return true
  return costs.length === 0 || costs.some((hit) => !isClaimed(reading, hit))
}

function isClaimed(reading: Reading, costs: Hit): boolean {
  if (!STRUCTURAL.some((idea) => reading.hits.has(idea))) return false
  const { keys } = reading.tokens
  if (IMPOSED.has(keys[costs.to] ?? '')) return false
  for (let at = costs.from; at < costs.to; at++) if (HALVED.has(keys[at] ?? '')) return false
  return nearestTo(reading, costs, ['ORDERED'], 14) === null
}
