import type { Register, System } from '../../register/register.ts'
import type { IsoDate } from '../../time.ts'
import { tokenise } from '../tokens.ts'
import { lookUp, plant, type Trie } from '../trie.ts'
import {
  BODY_VARIANTS,
  COUNTY_SHORT_FORMS,
  EARLY_SYSTEMS,
  SYSTEM_VARIANTS,
  TELLING_NAMES,
  UNTELLING_ACRONYMS,
} from './variants.ts'

/** What a word such as "CCG" behind a name makes of it. */
export type Sort = 'ccg' | 'icb' | 'ics'

/** One body or system that goes by a name. */
export interface Bearer {
  readonly sort: Sort
  /** Null for a system that is in no register. */
  readonly id: string | null
  /** As it is written in an answer: "NHS Wirral CCG", "NHS Sussex ICB", "Sussex ICS". */
  readonly name: string
  readonly opened: IsoDate
  readonly closed: IsoDate | null
}

/** How a name may stand in a text. */
export type Standing =
  /** A full name of its own: it may stand in a list without "CCG" behind each. */
  | 'full'
  /** Names a commissioner wherever it stands, because nothing else is called that: "HVCCG", "Surrey Heartlands". */
  | 'telling'
  /** Only with "CCG", "ICB" or "ICS" beside it: "Bradford", "York". */
  | 'short'

export interface Name {
  readonly namings: readonly { readonly bearer: Bearer; readonly standing: Standing }[]
  /** An acronym counts on its own only when written just so: "BOB", "BaNES". */
  readonly written: string | null
  /** The bearers are named together by it: "BHR CCGs" are three. */
  readonly together: boolean
}

export type Names = Trie<Name>

const DESIGNATED = /^(.+?) (CCGs?|ICB|ICS|ICP|STP|Integrated Care Board)$/
const NHS = /^NHS /
const ONE_WORD_BODY = /^\w*(?:CCG|ICB|ICS|HCP)$/
const PARTNERSHIP = /(?: Health and (?:Social )?Care(?: Partnership)?(?: ICS)?| \(Health and Care Partnership\))$/
const TELLING = new Set(TELLING_NAMES.map((text) => tokenise(text).keys.join(' ')))

/** All names of all bodies and systems, as a tree of words. */
export function nameTree(register: Register): Names {
  const tree: Names = []
  const bearers = bearersOf(register)
  const systemOfIcb = new Map([...register.systems.values()].map((system) => [system.icbId, system.id]))
  const add = (bearer: Bearer | undefined, text: string, standing: Standing, together = false): void => {
    if (bearer) for (const words of wordings(text)) plantName(tree, words, text, bearer, standing, together)
  }
  const addIcbAndSystem = (icbId: string, text: string, standing: Standing): void => {
    add(bearers.get(icbId), text, standing)
    add(bearers.get(systemOfIcb.get(icbId) ?? ''), text, standing)
  }
  for (const body of register.bodies.values()) {
    if (body.kind === 'icb') addIcbAndSystem(body.id, body.shortName, 'full')
    else add(bearers.get(body.id), body.shortName, 'full')
  }
  for (const system of register.systems.values()) {
    const texts = [system.place, system.name, system.name.replace(PARTNERSHIP, ''), ...system.formerNames]
    for (const text of texts) {
      add(bearers.get(system.id), text, 'full')
      if (system.ccgIds.length > 0) add(bearers.get(system.icbId), text, 'full')
    }
  }
  for (const bearer of bearers.values())
    if (bearer.sort !== 'ccg') for (const text of looselyWritten(placeOf(bearer.name))) add(bearer, text, 'short')
  for (const { bodyId, alias } of register.aliases) {
    const bare = alias.replace(NHS, '')
    const designated = DESIGNATED.exec(bare)
    const text = designated?.[1] ?? bare
    const standing = standingOf(text, designated !== null, bare !== alias)
    if (bodyId.startsWith('icb')) addIcbAndSystem(bodyId, text, standing)
    else add(bearers.get(bodyId), text, standing, designated?.[2] === 'CCGs')
  }
  for (const { id, says } of BODY_VARIANTS) for (const text of says) add(bearers.get(id), text, 'short')
  for (const { place, opened, closed } of EARLY_SYSTEMS)
    add({ sort: 'ics', id: null, name: `${place} ICS`, opened, closed }, place, 'full')
  const byPlace = new Map([...register.systems.values()].map((system) => [system.place, system.id]))
  for (const { place, says } of SYSTEM_VARIANTS)
    for (const text of says) add(bearers.get(byPlace.get(place) ?? ''), text, text.includes(' ') ? 'full' : 'short')
  return tree
}

/** The name that these words are, if they are one. */
export function nameOf(names: Names, words: readonly string[]): Name | undefined {
  return lookUp(names, words)
}

function bearersOf(register: Register): Map<string, Bearer> {
  const all = new Map<string, Bearer>()
  for (const { id, kind, shortName, opened, closed } of register.bodies.values())
    all.set(id, {
      sort: kind,
      id,
      name: `NHS ${shortName.replaceAll('&', 'and')} ${kind.toUpperCase()}`,
      opened,
      closed,
    })
  for (const system of register.systems.values()) all.set(system.id, systemBearer(system))
  return all
}

/** "Kent, Medway" and "Medway and Kent", as headlines have "Kent and Medway". */
function looselyWritten(place: string): string[] {
  const [one, other, more] = place.split(' and ')
  const isPair = one !== undefined && other !== undefined && more === undefined && !place.includes(',')
  return [place.replaceAll(' and ', ' '), ...(isPair ? [`${other} and ${one}`] : [])]
}

/** "Sussex" of "NHS Sussex ICB" and of "Sussex ICS". */
export function placeOf(name: string): string {
  return name.replace(/^NHS | (?:CCG|ICB|ICS)$/g, '')
}

function systemBearer(system: System): Bearer {
  const merged = system.ccgIds.length === 0
  return {
    sort: 'ics',
    id: system.id,
    name: `${system.place} ICS`,
    opened: '2015-12-22',
    closed: merged ? '2018-04-01' : null,
  }
}

function standingOf(text: string, designated: boolean, behindNhs: boolean): Standing {
  if (ONE_WORD_BODY.test(text)) return 'telling'
  if (isAcronym(text)) return UNTELLING_ACRONYMS.has(text) ? 'full' : 'telling'
  return designated || behindNhs ? 'short' : 'full'
}

const HAS_ACRONYM = /^(?:[^ ]*[A-Z][^ ]*[A-Z][^ ]*|[A-Z]{3,} .*)$/

function isAcronym(text: string): boolean {
  return !text.includes(' ') && /[A-Z].*[A-Z]/.test(text)
}

/** The ways to write a name: as it is, without what is in brackets, without a leading "The", with counties shortened. */
function wordings(text: string): string[][] {
  const forms = [text, text.replace(/ ?\([^)]*\)/, ''), text.replace(/^The /, ''), text.replaceAll(' the ', ' ')]
  const written = new Map<string, string[]>()
  for (const form of forms) {
    const words = [...tokenise(form).keys]
    const counties = words.map((word) => COUNTY_SHORT_FORMS[word] ?? word)
    for (const way of [words, counties, compassShort(words), compassShort(counties)]) written.set(way.join(' '), way)
  }
  return [...written.values()].filter((words) => words.length > 0 && words[0] !== '')
}

/** "North West London" as "NW London". */
function compassShort(words: readonly string[]): string[] {
  const short = words.join(' ').replace(/\b(n|s)(?:orth|outh) (e|w)(?:ast|est)\b/g, '$1$2')
  return short.split(' ')
}

function plantName(
  tree: Names,
  words: readonly string[],
  text: string,
  bearer: Bearer,
  standing: Standing,
  together: boolean,
): void {
  const written = HAS_ACRONYM.test(text) ? text : null
  const kept = TELLING.has(words.join(' ')) ? 'telling' : standing
  plant(tree, words, (old) => ({
    namings: withNaming(old?.namings ?? [], bearer, kept),
    written: old?.written ?? written,
    together: together || (old?.together ?? false),
  }))
}

const RANK: Record<Standing, number> = { short: 0, full: 1, telling: 2 }

function withNaming(old: Name['namings'], bearer: Bearer, standing: Standing): Name['namings'] {
  const known = old.find((naming) => naming.bearer.name === bearer.name)
  if (!known) return [...old, { bearer, standing }]
  if (RANK[known.standing] >= RANK[standing]) return old
  return old.map((naming) => (naming === known ? { bearer, standing } : naming))
}
