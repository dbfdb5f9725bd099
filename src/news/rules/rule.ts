import type { Hit, Reading } from '../reading.ts'
import { wordsBetween } from '../tokens.ts'
import type { Reason } from '../understanding.ts'
import { matchFirst, type Pattern } from './pattern.ts'

/** A rule as data: it fires when one of its patterns fits and none that excuses it does. */
export interface Rule {
  readonly name: string
  readonly says: string
  readonly any: readonly Pattern[]
  readonly unless?: readonly Pattern[]
}

/** The reason that a rule gives when it fires; null when it does not. */
export function tryRule(reading: Reading, rule: Rule): Reason | null {
  const fit = matchFirst(reading, rule.any)
  if (!fit || (rule.unless && matchFirst(reading, rule.unless))) return null
  return reasonOf(reading, rule, fit)
}

/** The first of some rules that fires. */
export function firstRule(reading: Reading, rules: readonly Rule[]): Reason | null {
  for (const rule of rules) {
    const reason = tryRule(reading, rule)
    if (reason) return reason
  }
  return null
}

export function reasonOf(reading: Reading, { name, says }: Pick<Rule, 'name' | 'says'>, hits: readonly Hit[]): Reason {
  return { rule: name, says, words: hits.map(({ from, to }) => wordsBetween(reading.tokens, from, to)) }
}
