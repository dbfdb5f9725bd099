/** Every name and code in the register, and what bears it. Built once. */
import type { Lineage } from '../lineage.ts'
import { councilNames } from '../names.ts'
import { readWording, weighty } from '../normalise.ts'
import type { Register, System } from '../register.ts'
import type { FoundBy, Thing } from './answer.ts'

/** A thing, and one of the names or codes by which it is found. */
export interface Entry {
  readonly thing: Thing
  readonly foundBy: FoundBy
  /** The name or code as the register has it. */
  readonly label: string
  /** How well it fits, 0 to 1, where that is not plain from how it was found. */
  readonly score?: number
}

/** A name: the things that bear it, and its weighty words (none for a sub-ICB location, which is found by its whole name only). */
export interface Name {
  readonly key: string
  readonly words: readonly string[]
  readonly entries: readonly Entry[]
}

export interface NameIndex {
  /** By the id in lower case, also in the forms "body:…", "system:…", "council:…". */
  readonly ids: ReadonlyMap<string, Entry>
  /** By ODS or ONS code in capitals, earlier ones too. */
  readonly codes: ReadonlyMap<string, readonly Entry[]>
  /** By a wording's key. */
  readonly names: ReadonlyMap<string, Name>
  /** By a wording's looser key. */
  readonly looseNames: ReadonlyMap<string, readonly Entry[]>
  /** By each weighty word, the names that have it. */
  readonly words: ReadonlyMap<string, readonly Name[]>
}

/** Acronyms are not spelt loosely: "N&W" is no short form of "north west". */
const LETTERS_OF_A_WORD = 4

export function buildNameIndex(register: Register, lineage: Lineage): NameIndex {
  const ids = new Map<string, Entry>()
  const codes = new Map<string, Entry[]>()
  const looseNames = new Map<string, Entry[]>()
  const names = new Map<string, { key: string; words: string[]; entries: Entry[] }>()

  const addId = (thing: Thing, id: string): void => {
    ids.set(`${thing.kind}:${id}`.toLowerCase(), { thing, foundBy: 'id', label: id })
    if (thing.kind === 'body') ids.set(id, { thing, foundBy: 'id', label: id })
  }
  const addCode = (thing: Thing, foundBy: FoundBy, code: string): void => {
    if (code !== '') addOnce(codes, code, { thing, foundBy, label: code })
  }
  const addName = (thing: Thing, foundBy: FoundBy, label: string): void => {
    const entry = { thing, foundBy, label }
    const { key, looseKey, words } = readWording(label)
    if (words.some((word) => word.length >= LETTERS_OF_A_WORD)) addOnce(looseNames, looseKey, entry)
    const name = names.get(key)
    if (!name) names.set(key, { key, words: foundBy === 'sub-icb-location' ? [] : weighty(words), entries: [entry] })
    else if (!name.entries.some((known) => idOf(known.thing) === idOf(thing))) name.entries.push(entry)
  }

  for (const body of register.bodies.values()) {
    const thing: Thing = { kind: 'body', body }
    addId(thing, body.id)
    addCode(thing, 'ods-code', body.odsCode)
    addCode(thing, 'ons-code', body.onsCode)
    addName(thing, 'name', body.shortName)
    const location = lineage.subIcbLocation(body.id)
    if (location) addName(thing, 'sub-icb-location', location.name)
  }
  for (const span of register.onsCodes) {
    const body = register.bodies.get(span.bodyId)
    if (body) addCode({ kind: 'body', body }, 'ons-code', span.onsCode)
  }
  for (const { bodyId, alias } of register.aliases) {
    const body = register.bodies.get(bodyId)
    if (body) addName({ kind: 'body', body }, 'alias', alias)
  }
  for (const system of register.systems.values()) {
    const thing: Thing = { kind: 'system', system }
    addId(thing, system.id)
    addCode(thing, 'ods-code', system.odsCode)
    for (const code of [system.id, ...earlierCodes(system.note)]) addCode(thing, 'ons-code', code)
    for (const name of [system.place, system.name]) addName(thing, 'name', name)
    for (const name of system.formerNames) addName(thing, 'former-name', name)
    for (const alias of aliasesOf(system, register)) addName(thing, 'alias', alias)
  }
  for (const council of register.councils.values()) {
    const thing: Thing = { kind: 'council', council }
    addId(thing, council.id)
    for (const code of [council.id, ...earlierCodes(council.note)]) addCode(thing, 'ons-code', code)
    for (const name of councilNames(council)) addName(thing, 'council', name)
    for (const name of council.formerNames) addName(thing, 'former-name', name)
  }

  const words = new Map<string, Name[]>()
  for (const name of names.values()) for (const word of new Set(name.words)) addOnce(words, word, name)
  return { ids, codes, names, looseNames, words }
}

/** A text that tells a thing from every other, and that `find` answers with it: "ccg-wirral", "system:E54000008", "E08000015", "CH41". */
export function idOf(thing: Thing): string {
  switch (thing.kind) {
    case 'body':
      return thing.body.id
    case 'system':
      return `system:${thing.system.id}`
    case 'council':
      return thing.council.id
    case 'outcode':
      return thing.outcode.outcode
  }
}

/** An ICB's other names are names of the footprint that it took over, whose ODS code it has. */
function aliasesOf(system: System, register: Register): string[] {
  const icb = register.bodies.get(system.icbId)
  if (!icb || icb.odsCode !== system.odsCode) return []
  return [icb.shortName, ...register.aliases.filter((row) => row.bodyId === icb.id).map((row) => row.alias)]
}

/** The notes give earlier codes as "ONS code E54000005 until 2020" and "earlier ONS code E08000016". */
function earlierCodes(note: string): string[] {
  return [...note.matchAll(/ONS code (E\d{8})/g)].flatMap((match) => match[1] ?? [])
}

function addOnce<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key)
  if (!values) map.set(key, [value])
  else if (!values.includes(value)) values.push(value)
}
