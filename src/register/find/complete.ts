/** Suggestions while somebody types, from memory. */
import { distance } from 'fastest-levenshtein'
import { wasAlive } from '../lineage.ts'
import type { Register } from '../register.ts'
import type { Completion, FindOptions, SoughtKind, Thing } from './answer.ts'
import { completionItems, foldName, type Item, TEXT_AT_MOST } from './complete-items.ts'

/** Discord's limit for autocomplete choices (its API reference, Application Commands). */
export const COMPLETIONS_AT_MOST = 25

export type Complete = (partial: string, options: FindOptions) => readonly Completion[]

/**
 * Suggests by the beginning or any part of a name or code; then, if that leaves room, by a beginning that is spelt much like
 * it. Best first; among equals what is alive, then other bodies, systems, councils.
 */
export function createComplete(register: Register): Complete {
  const items = completionItems(register)

  return (partial, options) => {
    const typed = foldName(partial.slice(0, TEXT_AT_MOST))
    const run = typed.replaceAll(' ', '')
    const sought = items.filter((item) => isSought(item.thing, options.kinds ?? []))
    const literal = ranking(sought, (item) => literalRank(item, typed, run))
    if (literal.length >= COMPLETIONS_AT_MOST || typed.length < SPELT_FROM) return suggest(literal, options)
    const others = sought.filter((item) => !literal.some((one) => one.item === item))
    return suggest([...literal, ...ranking(others, (item) => speltRank(item, typed))], options)
  }
}

interface Ranked {
  readonly item: Item
  readonly rank: number
}

/** Shorter beginnings are too like too many names. */
const SPELT_FROM = 4
const NOT_AT_ALL = 99
/** Literal ranks lie below this, misspelt ones from here on. */
const MISSPELT = 10

function ranking(items: readonly Item[], rankOf: (item: Item) => number): Ranked[] {
  return items.map((item) => ({ item, rank: rankOf(item) })).filter(({ rank }) => rank < NOT_AT_ALL)
}

/** 0 a whole name or code, 1 its beginning, 2 the beginning of one of its words, 3 anywhere in it. */
function literalRank(item: Item, typed: string, run: string): number {
  let best = NOT_AT_ALL
  for (const code of item.codes) {
    if (code === typed) return 0
    if (code.startsWith(typed)) best = 1
  }
  for (const name of item.names) {
    if (name === typed) return 0
    const at = name.indexOf(typed)
    if (at !== -1) best = Math.min(best, at === 0 ? 1 : name[at - 1] === ' ' ? 2 : 3)
  }
  if (best === NOT_AT_ALL && run.length >= SPELT_FROM && item.runs.some((one) => one.includes(run))) return 3
  return best
}

/** By how many letters the beginning of a name, or of one of its words, differs. */
function speltRank(item: Item, typed: string): number {
  const allowed = typed.length < 6 ? 1 : typed.length < 12 ? 2 : 3
  let best = allowed + 1
  for (const name of item.names) {
    for (let at = 0; at !== -1; at = nextWord(name, at)) {
      if (!beginsAlike(name, at, typed) || name.length - at < typed.length - allowed) continue
      for (const length of [typed.length, typed.length + 1, typed.length - 1]) {
        best = Math.min(best, distance(typed, name.slice(at, at + length)))
      }
    }
  }
  return best <= allowed ? MISSPELT + best : NOT_AT_ALL
}

function nextWord(name: string, at: number): number {
  const space = name.indexOf(' ', at)
  return space === -1 ? -1 : space + 1
}

/** Hardly anybody gets the first letter wrong, except by leaving it out or swapping it with the second. */
function beginsAlike(name: string, at: number, typed: string): boolean {
  return name[at] === typed[0] || name[at + 1] === typed[0] || name[at] === typed[1]
}

function suggest(ranked: readonly Ranked[], options: FindOptions): Completion[] {
  const day = options.on ?? options.today
  const weight = ({ thing }: Item): number => {
    if (thing.kind === 'body') return wasAlive(thing.body, day) ? 0 : 1
    return thing.kind === 'system' ? 2 : 3
  }
  return ranked
    .toSorted((one, other) => one.rank - other.rank || weight(one.item) - weight(other.item))
    .slice(0, COMPLETIONS_AT_MOST)
    .map(({ item }) => item.completion)
}

/** Councils lead to bodies, so they are offered unless only systems are sought. */
function isSought(thing: Thing, kinds: readonly SoughtKind[]): boolean {
  if (kinds.length === 0) return true
  if (thing.kind === 'system') return kinds.includes('system')
  if (thing.kind === 'body') return kinds.includes(thing.body.kind)
  return kinds.some((kind) => kind !== 'system')
}
