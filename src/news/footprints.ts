import { createLineage } from '../register/lineage.ts'
import { councilNames } from '../register/names.ts'
import type { Register } from '../register/register.ts'
import type { PlacedMention } from './mentions/scene.ts'
import { type Tokens, tokenise } from './tokens.ts'
import { matchesFrom, plant, startsAt, type Trie } from './trie.ts'

/** Finds the footprints that an item is about: ids of systems, in alphabetical order. */
export type FindFootprints = (tokens: Tokens, mentions: readonly PlacedMention[]) => string[]

/** A name that lies in more footprints than this says nothing about where. */
const MOST_FOOTPRINTS = 2
const MOST_OF_AN_ITEM = 12

/**
 * Makes the finder for the places of a register: the footprints of the bodies that an item names, and of the towns and counties that
 * it speaks of, since one outlet writes "four CCGs in Herefordshire" where another lists them. A place counts only with a capital.
 */
export function createFindFootprints(register: Register): FindFootprints {
  const lineage = createLineage(register)
  const footprints = new Map<string, readonly string[]>()
  const footprintsOf = (id: string): readonly string[] => {
    const known = footprints.get(id)
    if (known) return known
    const [system] = lineage.systemsOf(id)
    const found = system ? [system.id] : []
    footprints.set(id, found)
    return found
  }
  const places: Trie<ReadonlySet<string>> = []
  const name = (text: string, footprints: readonly string[]): void => {
    const words = tokenise(text).keys
    if (words.length > 0) plant(places, words, (known) => new Set([...(known ?? []), ...footprints]))
  }
  for (const body of register.bodies.values()) name(body.shortName, footprintsOf(body.id))
  for (const system of register.systems.values())
    for (const part of [system.place, ...system.place.split(/, | and /)]) name(part, [system.id])
  for (const council of register.councils.values())
    for (const called of councilNames(council)) name(called, [...new Set(council.ccgIds2020.flatMap(footprintsOf))])
  return (tokens, mentions) => {
    const found = new Set<string>()
    for (const { id, kind } of mentions) {
      const ofMention = id === null ? [] : kind === 'system' ? [id] : footprintsOf(id)
      for (const footprint of ofMention) found.add(footprint)
    }
    for (let at = 0; at < tokens.keys.length; ) {
      const match =
        startsAt(places, tokens, at) && isCapital(tokens, at) ? matchesFrom(places, tokens, at).at(-1) : undefined
      if (match && match.value.size <= MOST_FOOTPRINTS) for (const footprint of match.value) found.add(footprint)
      at = match?.to ?? at + 1
    }
    return [...found].sort().slice(0, MOST_OF_AN_ITEM)
  }
}

function isCapital(tokens: Tokens, at: number): boolean {
  return /\p{Lu}/u.test(tokens.text.charAt(tokens.starts[at] ?? 0))
}
