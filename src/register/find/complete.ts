/** Suggestions while somebody types, from memory. */
import { distance } from 'fastest-levenshtein'
import { wasAlive } from '../lineage.ts'
import { bodyName, councilNames, councilPlace, systemName, writeYears } from '../names.ts'
import { fold } from '../normalise.ts'
import type { Register } from '../register.ts'
import type { Completion, FindOptions, SoughtKind, Thing } from './answer.ts'
import { idOf } from './name-index.ts'

/** Discord's limits for autocomplete: 25 choices, names and values of 100 characters (its API reference, Application Commands). */
const CHOICES_AT_MOST = 25
const TEXT_AT_MOST = 100

/** Something that can be suggested, and the folded texts by which it is found. */
interface Item {
  readonly thing: Thing
  readonly completion: Completion
  readonly keys: readonly string[]
}

export type Complete = (partial: string, options: FindOptions) => readonly Completion[]

export function createComplete(register: Register): Complete {
  const items = [...bodyItems(register), ...systemItems(register), ...councilItems(register)]

  return (partial, options) => {
    const typed = fold(partial.slice(0, TEXT_AT_MOST)).replace(/^(?:nhs|the) /, '')
    const sought = items.filter((item) => isSought(item.thing, options.kinds ?? []))
    if (typed === '')
      return sought
        .filter((item) => isLive(item.thing, options))
        .slice(0, CHOICES_AT_MOST)
        .map(toCompletion)
    const run = typed.replaceAll(' ', '')
    const ranked = ranking(sought, (key) => literalRank(key, typed, run))
    const enough = ranked.length >= CHOICES_AT_MOST
    const misspelt = enough
      ? []
      : ranking(
          sought.filter((item) => !ranked.some((one) => one.item === item)),
          (key) => speltRank(key, typed),
        )
    return [...order(ranked, options), ...order(misspelt, options)].slice(0, CHOICES_AT_MOST).map(toCompletion)
  }
}

interface Ranked {
  readonly item: Item
  readonly rank: number
}

/** The items of which some key has a rank, with their best. */
function ranking(items: readonly Item[], rankOf: (key: string) => number | null): Ranked[] {
  return items.flatMap((item) => {
    let best: number | null = null
    for (const key of item.keys) {
      const rank = rankOf(key)
      if (rank !== null && (best === null || rank < best)) best = rank
    }
    return best === null ? [] : [{ item, rank: best }]
  })
}

/** 0 the whole key, 1 its beginning, 2 the beginning of one of its words, 3 anywhere in it. */
function literalRank(key: string, typed: string, run: string): number | null {
  if (key === typed) return 0
  if (key.startsWith(typed)) return 1
  const at = key.indexOf(typed)
  if (at > 0) return key[at - 1] === ' ' ? 2 : 3
  return run.length > 3 && key.replaceAll(' ', '').startsWith(run) ? 3 : null
}

/** How many letters the beginning of the key differs in, where few enough do. */
function speltRank(key: string, typed: string): number | null {
  const allowed = typed.length < 3 ? 0 : typed.length < 6 ? 1 : typed.length < 12 ? 2 : 3
  if (allowed === 0 || key.length < typed.length - allowed) return null
  const apart = distance(typed, key.slice(0, typed.length))
  return apart <= allowed ? apart : null
}

function order(ranked: readonly Ranked[], options: FindOptions): Item[] {
  const weight = ({ thing }: Item): number =>
    isLive(thing, options) ? 0 : thing.kind === 'body' ? 1 : thing.kind === 'system' ? 2 : 3
  return ranked
    .toSorted(
      (one, other) =>
        one.rank - other.rank ||
        weight(one.item) - weight(other.item) ||
        (one.item.completion.name < other.item.completion.name ? -1 : 1),
    )
    .map((one) => one.item)
}

function toCompletion(item: Item): Completion {
  return item.completion
}

function isLive(thing: Thing, options: FindOptions): boolean {
  return thing.kind === 'body' && wasAlive(thing.body, options.on ?? options.today)
}

/** Councils lead to bodies, so they are offered unless only systems are sought. */
function isSought(thing: Thing, kinds: readonly SoughtKind[]): boolean {
  if (kinds.length === 0) return true
  if (thing.kind === 'system') return kinds.includes('system')
  if (thing.kind === 'body') return kinds.includes(thing.body.kind)
  return kinds.some((kind) => kind !== 'system')
}

function item(thing: Thing, name: string, keys: readonly string[]): Item {
  const letters = Array.from(name)
  const cut = letters.length > TEXT_AT_MOST ? `${letters.slice(0, TEXT_AT_MOST - 1).join('')}…` : name
  return {
    thing,
    completion: { name: cut, value: idOf(thing) },
    keys: [...new Set(keys.map((key) => fold(key).replace(/^(?:nhs|the) /, '')).filter((key) => key !== ''))],
  }
}

function bodyItems(register: Register): Item[] {
  const aliases = Map.groupBy(register.aliases, (row) => row.bodyId)
  return [...register.bodies.values()]
    .map((body) => {
      const also = aliases.get(body.id)?.map((row) => row.alias) ?? []
      const named = [bodyName(body), body.name.replace(/CCG$/, 'Clinical Commissioning Group')]
      const name = `${bodyName(body)} (${body.odsCode}, ${writeYears(body)})`
      return item({ kind: 'body', body }, name, [...named, body.odsCode, body.onsCode, body.id, ...also])
    })
    .toSorted(byName)
}

function systemItems(register: Register): Item[] {
  return [...register.systems.values()]
    .map((system) =>
      item({ kind: 'system', system }, `${systemName(system)} (${system.odsCode || system.id})`, [
        ...[systemName(system), `${system.place} integrated care system`, system.name, ...system.formerNames],
        ...[system.odsCode, system.id],
      ]),
    )
    .toSorted(byName)
}

function councilItems(register: Register): Item[] {
  return [...register.councils.values()]
    .map((council) => {
      const status = council.status === 'live' ? '' : ', abolished'
      const tier = council.kind === 'upper' ? 'county council' : 'council'
      return item({ kind: 'council', council }, `${councilPlace(council)} (${tier}${status})`, [
        ...councilNames(council).map((name) => `${name} council`),
        ...council.formerNames,
        council.id,
      ])
    })
    .toSorted(byName)
}

function byName(one: Item, other: Item): number {
  return one.completion.name.localeCompare(other.completion.name, 'en')
}
