/** What can be suggested while somebody types, and the texts by which each thing is found. */
import { bodyName, councilNames, councilPlace, systemName, writeYears } from '../names.ts'
import { fold } from '../normalise.ts'
import type { Register } from '../register.ts'
import type { Completion, Thing } from './answer.ts'
import { idOf } from './name-index.ts'

export interface Item {
  readonly thing: Thing
  readonly completion: Completion
  /** Names, folded, as people begin to type them. */
  readonly names: readonly string[]
  /** The same without spaces: for "stokeon". */
  readonly runs: readonly string[]
  /** Codes and ids, folded: never guessed at. */
  readonly codes: readonly string[]
}

/** Discord's limit for the name and the value of an autocomplete choice (its API reference, Application Commands). */
export const TEXT_AT_MOST = 100

/** Every body, system and council; each group by name. */
export function completionItems(register: Register): Item[] {
  return [bodyItems(register), systemItems(register), councilItems(register)].flatMap((items) =>
    items.toSorted((one, other) => one.completion.name.localeCompare(other.completion.name, 'en')),
  )
}

/** What somebody has typed so far, or a name, as they are compared: folded, without a leading "NHS" or "the". */
export function foldName(text: string): string {
  return fold(text).replace(/^(?:(?:nhs|the) )+/, '')
}

function makeItem(thing: Thing, label: string, names: readonly string[], codes: readonly string[]): Item {
  const letters = Array.from(label)
  const name = letters.length > TEXT_AT_MOST ? `${letters.slice(0, TEXT_AT_MOST - 1).join('')}…` : label
  const folded = [...new Set(names.map(foldName))]
  return {
    thing,
    completion: { name, value: idOf(thing) },
    names: folded,
    runs: folded.map((one) => one.replaceAll(' ', '')),
    codes: codes.filter((code) => code !== '').map(fold),
  }
}

function bodyItems(register: Register): Item[] {
  const aliases = Map.groupBy(register.aliases, (row) => row.bodyId)
  return [...register.bodies.values()].map((body) => {
    const also = aliases.get(body.id)?.map((row) => row.alias) ?? []
    const inFull = body.name.replace(/CCG$/, 'Clinical Commissioning Group')
    const label = `${bodyName(body)} (${body.odsCode}, ${writeYears(body)})`
    const names = [body.shortName, bodyName(body), inFull, ...also]
    return makeItem({ kind: 'body', body }, label, names, [body.odsCode, body.onsCode, body.id])
  })
}

function systemItems(register: Register): Item[] {
  return [...register.systems.values()].map((system) => {
    const label = `${systemName(system)} (${system.odsCode || system.id})`
    const inFull = `${system.place} integrated care system`
    const names = [systemName(system), inFull, system.name, ...system.formerNames]
    return makeItem({ kind: 'system', system }, label, names, [system.odsCode, system.id])
  })
}

function councilItems(register: Register): Item[] {
  return [...register.councils.values()].map((council) => {
    const tier = council.kind === 'upper' ? 'county council' : 'council'
    const label = `${councilPlace(council)} (${tier}${council.status === 'live' ? '' : ', abolished'})`
    const names = councilNames(council).flatMap((name) => [name, `${name} council`])
    return makeItem({ kind: 'council', council }, label, [...names, ...council.formerNames], [council.id])
  })
}
