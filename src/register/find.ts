/** Finds what somebody means by a name, a code, a council or a postcode. Pure: the register in memory, and nothing else. */
import { createCover } from './coverage.ts'
import type { Completion, FindAnswer, FindOptions, SoughtKind } from './find/answer.ts'
import { COMPLETIONS_AT_MOST, createComplete } from './find/complete.ts'
import { PLACES_ELSEWHERE, sentenceElsewhere } from './find/elsewhere.ts'
import { createMatch, type Sought } from './find/match.ts'
import { buildNameIndex, type Entry } from './find/name-index.ts'
import { createNearest } from './find/nearest.ts'
import { createNearness } from './find/nearness.ts'
import { createFindPostcode } from './find/postcodes.ts'
import { createSettle, type Typed } from './find/settle.ts'
import { absence, listed, quoted } from './find/words.ts'
import { createLineage, type Lineage, wasAlive } from './lineage.ts'
import { bodyName } from './names.ts'
import { fold, readWording, type SaidKind, type Wording } from './normalise.ts'
import { findPostcode, readPostcode } from './postcode.ts'
import type { Register } from './register.ts'

export type {
  Completion,
  FindAnswer,
  FindOptions,
  Match,
  UndecidedPostcode,
} from './find/answer.ts'

export interface Finder {
  /**
   * Finds by id, ODS or ONS code (earlier ones too), full or short name, alias, council (also abolished ones and former
   * names), postcode or postcode district, some words of a name, or a misspelling of any of these; of all times, or on
   * a day. Never throws; see `FindAnswer` for what comes back.
   */
  readonly find: (text: string, options: FindOptions) => FindAnswer
  /** At most 25 suggestions for what somebody has typed so far, best first. Each one's `value` is found as exactly that thing. */
  readonly complete: (partial: string, options: FindOptions) => readonly Completion[]
}

/** Longer texts are no names; the longest in the register has 96 characters. */
const TEXT_AT_MOST = 100

const TRY =
  'Try a CCG or ICB (Wirral, or NHS Sussex ICB), a council (City of Bristol), a code (12F) or a postcode (CH41).'

/** "City of York", "Wirral borough": a council, though the word is not said. */
const STYLED = /^(?:the )?(?:city|county) of (.+)$|^(.+) (?:city|borough|county|district|mbc)$/i

/** Builds the indexes over the register, once. */
export function createFinder(register: Register, lineage: Lineage = createLineage(register)): Finder {
  const index = buildNameIndex(register, lineage)
  const cover = createCover(register, lineage)
  const makeMatch = createMatch(cover)
  const settle = createSettle(makeMatch, lineage)
  const findByPostcode = createFindPostcode(register, lineage, cover, makeMatch)
  const nearness = createNearness([...index.names.values()], index.words)
  const findNearest = createNearest(nearness, settle)

  const find = (text: string, options: FindOptions): FindAnswer => {
    const typed = text.trim()
    if (typed.length > TEXT_AT_MOST) {
      return nothing(`That is too long for a name: use at most ${TEXT_AT_MOST} characters. ${TRY}`)
    }
    const wording = readWording(typed)
    const said = readTyped(typed, wording)
    const sought: Sought = {
      on: options.on ?? null,
      today: options.today,
      kinds: soughtKinds(wording.says, options.kinds ?? []),
    }
    const id = index.ids.get(typed.toLowerCase())
    if (id) return withAbsence({ answer: 'match', match: makeMatch(id, sought) }, sought)
    const code = byCode(wording.key, said, sought)
    if (code) return code
    const postcode = readPostcode(typed)
    if (postcode) return findByPostcode(postcode, sought)
    if (fold(typed) === '') return nothing(`Type a name, a code or a postcode. ${TRY}`)
    if (wording.key === '') return nothing(`Which one? ${TRY}`)

    const named = index.names.get(wording.key)?.entries ?? index.looseNames.get(wording.looseKey) ?? []
    const found = settle.among(named, said, sought)
    if (found) return found
    const styled = STYLED.exec(typed)
    const council = styled ? find(`${styled[1] ?? styled[2]} council`, options) : null
    if (council?.answer === 'match') return council
    const elsewhere = PLACES_ELSEWHERE.get(wording.key)
    if (elsewhere) return { answer: 'elsewhere', ...elsewhere, why: sentenceElsewhere(elsewhere) }
    return (
      within(typed, wording, said, sought) ??
      settle.misnamed(named, said, sought) ??
      findNearest(wording, said, sought) ??
      nothing(`Nothing is called ${said.quoted}. ${TRY}`)
    )
  }

  /** A code of one body is that body, whatever the day; a code that a body shares with its footprint is the body's. */
  function byCode(key: string, said: Typed, sought: Sought): FindAnswer | null {
    const entries = index.codes.get(key.toUpperCase()) ?? index.codes.get(withZeros(key).toUpperCase())
    if (!entries) return null
    const answer =
      settle.among(entries, said, { ...sought, on: null }) ??
      settle.among(entries, said, { ...sought, on: null, kinds: null })
    return answer && withAbsence(answer, sought)
  }

  /** A postcode, a code or a postcode district in a longer text; or some words of a name. */
  function within(typed: string, wording: Wording, said: Typed, sought: Sought): FindAnswer | null {
    const postcode = findPostcode(typed)
    if (postcode) return findByPostcode(postcode, sought)
    for (const word of wording.words) {
      const code = wording.words.length > 1 ? byCode(word, said, sought) : null
      if (code) return code
      const outcode = readPostcode(word)
      if (outcode && register.outcodes.has(outcode.outcode)) return findByPostcode(outcode, sought)
    }
    const asTyped = nearness.withWords(wording.words)
    const names = asTyped.length > 0 ? asTyped : nearness.withWords(wording.looseKey.split(' '))
    const entries = names.flatMap(({ name, score }) =>
      name.entries.map((entry): Entry => ({ ...entry, foundBy: 'words', score })),
    )
    return settle.among(entries, said, sought)
  }

  const completeName = createComplete(register)
  const complete = (partial: string, options: FindOptions): readonly Completion[] => {
    const postcode = readPostcode(partial.slice(0, TEXT_AT_MOST))
    const answer = postcode && find(postcode.outcode, options)
    if (answer?.answer !== 'match' || answer.match.thing.kind !== 'outcode') return completeName(partial, options)
    const name = `${answer.match.value} (${listed(answer.match.bodies.map(bodyName))})`
    return [{ name: name.slice(0, TEXT_AT_MOST), value: answer.match.value }, ...completeName(partial, options)].slice(
      0,
      COMPLETIONS_AT_MOST,
    )
  }

  return { find, complete }
}

/** What a thing found by its id or code was on the day asked about, if it was not there. */
function withAbsence(answer: FindAnswer, sought: Sought): FindAnswer {
  if (answer.answer !== 'match' || sought.on === null || answer.match.thing.kind !== 'body') return answer
  const { body } = answer.match.thing
  if (wasAlive(body, sought.on)) return answer
  return { answer: 'match', match: { ...answer.match, note: absence(body, sought.on) } }
}

/** CCGs' codes begin with two digits, so an O there is a misread 0: "O1K". */
function withZeros(key: string): string {
  return /^[\do]{2}[\da-z]$/.test(key) ? key.slice(0, 2).replaceAll('o', '0') + key.slice(2) : key
}

function readTyped(typed: string, { says }: Wording): Typed {
  const saysBody = says.has('ccg') === says.has('icb') ? null : says.has('ccg') ? 'CCG' : 'ICB'
  return { quoted: quoted(typed), saysCouncil: says.has('council'), saysBody }
}

/** The kinds that the caller seeks, narrowed by what the text says, unless that would leave none; null for all. */
function soughtKinds(says: ReadonlySet<SaidKind>, asked: readonly SoughtKind[]): ReadonlySet<SoughtKind> | null {
  const said = [...says].filter((kind) => kind !== 'council')
  if (asked.length === 0) return said.length > 0 ? new Set(said) : null
  const both = asked.filter((kind) => said.includes(kind))
  return new Set(both.length > 0 ? both : asked)
}

function nothing(why: string): FindAnswer {
  return { answer: 'nothing', why }
}
