import type { Hit, Idea, Reading } from '../reading.ts'
import type { Reason } from '../understanding.ts'
import { firstFrom, oneSentence } from './pattern.ts'
import { firstRule, type Rule, reasonOf } from './rule.ts'

/** Who may be merging. */
const COMMISSIONERS: readonly Idea[] = ['CCG', 'ICB', 'COMMISSIONER', 'BODY']
/** How far from the word for merging its subject may stand. */
const REACH = 16

/** Ways to say it that need no look at who is meant. */
const PLAIN_RULES: readonly Rule[] = [
  {
    name: 'nhs-england-abolished',
    says: 'NHS England itself is abolished or merged.',
    any: [
      'ABOLISH ~4 NHS_ENGLAND',
      'NHS_ENGLAND >2 NHS_IMPROVEMENT >4 MERGE',
      'MERGE >3 NHS_ENGLAND >2 NHS_IMPROVEMENT',
    ],
  },
  {
    name: 'fewer-bodies',
    says: 'The number of commissioning bodies is to change.',
    any: ['FEWER'],
  },
  {
    name: 'new-body',
    says: 'A new commissioning body is to be made.',
    any: ['COMING_BODY', 'CREATE >2 BODY', 'SINGLE >1 CCG|ICB|COMMISSIONER'],
  },
  {
    name: 'body-replaces-bodies',
    says: 'One commissioning body takes the place of others.',
    any: ['BODY >3 REPLACE >3 BODY|CCG|ICB', 'CCG|ICB|BODY >8 REPLACE >5 BODY|ICB|SYSTEM'],
    unless: ['CLINICAL'],
  },
  {
    name: 'area-moves-between-bodies',
    says: 'An area moves from one commissioning body to another.',
    any: ['MOVE >12 BODY >4 BODY', 'BOUNDARY ~8 ICB|CCG'],
    unless: ['CLINICAL ~3 MOVE'],
  },
]

/** Words for merging that need a subject, strongest first. */
const OWNED_RULES: readonly { readonly idea: Idea; readonly rule: Pick<Rule, 'name' | 'says'> }[] = [
  { idea: 'MERGE', rule: { name: 'bodies-merging', says: 'Commissioning bodies are merging.' } },
  { idea: 'CLUSTER', rule: { name: 'bodies-clustering', says: 'Commissioning bodies are forming a cluster.' } },
  {
    idea: 'ABOLISH',
    rule: { name: 'bodies-abolished', says: 'Commissioning bodies are to be abolished, replaced or split.' },
  },
  {
    idea: 'SHARED_MANAGEMENT',
    rule: { name: 'shared-management', says: 'Commissioning bodies are to share one management.' },
  },
]

/** Why an item is about commissioning bodies merging; or the near miss: who is merging instead. */
export function mergerReason(reading: Reading): { readonly yes: Reason | null; readonly instead: Reason | null } {
  let instead: Reason | null = null
  for (const { idea, rule } of OWNED_RULES)
    for (const hit of reading.hits.get(idea) ?? []) {
      const owner = ownerOf(reading, hit)
      if (owner?.commissioner) return { yes: reasonOf(reading, rule, inOrder(hit, owner.hit)), instead: null }
      if (owner)
        instead ??= reasonOf(
          reading,
          { name: 'somebody-else-merging', says: 'What merges or closes is no commissioning body.' },
          inOrder(hit, owner.hit),
        )
    }
  const plain = firstRule(reading, PLAIN_RULES)
  if (plain) return { yes: plain, instead: null }
  return { yes: instead ? null : titleSaysMerger(reading), instead }
}

interface Owner {
  readonly hit: Hit
  readonly commissioner: boolean
}

/** Whoever stands nearest to a word for merging, in its sentence; of two as near, the one before it. */
function ownerOf(reading: Reading, merging: Hit): Owner | null {
  const ours = nearestOf(reading, merging, COMMISSIONERS)
  const theirs = nearestOf(reading, merging, ['OTHER'])
  if (!ours) return theirs ? { hit: theirs.hit, commissioner: false } : null
  if (!theirs || ours.gap <= theirs.gap) return { hit: ours.hit, commissioner: true }
  return { hit: theirs.hit, commissioner: false }
}

function nearestOf(reading: Reading, to: Hit, ideas: readonly Idea[]): { hit: Hit; gap: number } | null {
  let best: { hit: Hit; gap: number } | null = null
  for (const idea of ideas) {
    const hits = reading.hits.get(idea) ?? []
    const next = firstFrom(hits, to.from)
    for (const hit of [hits[next - 1], hits[next]]) {
      if (!hit || !oneSentence(reading, hit, to)) continue
      const gap = hit.from >= to.to ? hit.from - to.to + 1 : Math.max(0, to.from - hit.to)
      if (gap <= REACH && (!best || gap < best.gap)) best = { hit, gap }
    }
  }
  return best
}

/** "Our merger proposals" over a text about CCGs: the title does not say who, the summary does. */
function titleSaysMerger(reading: Reading): Reason | null {
  const merging = reading.hits.get('MERGE')?.[0] ?? reading.hits.get('CLUSTER')?.[0]
  const about = reading.mentions.find(({ kind }) => kind !== 'system')
  const rule = { name: 'merger-of-bodies-named', says: 'It speaks of a merger and names commissioning bodies.' }
  return merging && about && merging.from < reading.titleEnd ? reasonOf(reading, rule, [merging, about]) : null
}

function inOrder(one: Hit, other: Hit): Hit[] {
  return one.from <= other.from ? [one, other] : [other, one]
}
