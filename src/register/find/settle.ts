/**
 * Chooses among the things that bear a name.
 *
 * - What the text says ("CCG", "ICB", "ICS", "council") and what the caller seeks narrow the choice.
 * - A body goes before a council of its name, if both are the same place: for "Wirral" the answer is NHS Wirral CCG.
 *   They are the same place if the name is the body's own, or if the body is the council's main CCG, or if lineage joins
 *   it to all of the council's CCGs.
 * - A body or council goes before a system of its name: the ICB took over the footprint, name, code and all.
 * - On a day, bodies that were alive go before those that were not. If none of the name was alive, the answer says so and
 *   gives what was there instead: "Kirklees" is the CCG of 2021, and on a day in 2020 the two CCGs that it was made of.
 * - What is then still several is a choice for the person who asked.
 */
import type { IsoDate } from '../../time.ts'
import { type Lineage, wasAlive } from '../lineage.ts'
import { councilPlace } from '../names.ts'
import type { Body, Council } from '../register.ts'
import type { FindAnswer, Match } from './answer.ts'
import type { MakeMatch, Sought } from './match.ts'
import { type Entry, idOf } from './name-index.ts'
import { absence, listed, presence } from './words.ts'

/** Discord shows at most 25 options in one menu (its API reference, String Select). */
const CHOICES_AT_MOST = 25

/** What was typed. */
export interface Typed {
  /** In quotation marks, for sentences. */
  readonly quoted: string
  readonly saysCouncil: boolean
  /** "ICB" where the text says that it means one; null where it says nothing, or several kinds. */
  readonly saysBody: 'CCG' | 'ICB' | null
}

export interface Settle {
  /** Answers with the things that fit what was said and sought; null if none does. */
  readonly among: (entries: readonly Entry[], typed: Typed, sought: Sought) => FindAnswer | null
  /** Offers things of the name that are of another kind than was sought ("Kernow ICB"); null if there are none. */
  readonly misnamed: (entries: readonly Entry[], typed: Typed, sought: Sought) => FindAnswer | null
}

export function createSettle(makeMatch: MakeMatch, lineage: Lineage): Settle {
  const among: Settle['among'] = (entries, typed, sought) => {
    const fitting = narrow(distinct(entries), typed, sought, lineage)
    if (fitting.length === 0) return null
    const bodies = fitting.filter(isBody)
    const councils = liveFirst(fitting.filter(isCouncil))
    const others = fitting.filter((entry) => !isBody(entry) && !isCouncil(entry))

    if (bodies.length === 0) return councils.length > 0 ? standIn(choose(councils), typed) : choose(others)
    const { on } = sought
    const alive = bodies.filter((entry) => on === null || wasAlive(entry.thing.body, on))
    const otherPlaces = councils.filter((council) => !bodies.some((body) => isSamePlace(body, council.thing.council)))
    if (alive.length + otherPlaces.length > 0) return choose([...alive, ...otherPlaces])
    return notThen(bodies, on ?? sought.today)

    function choose(chosen: readonly Entry[]): FindAnswer {
      const matches = chosen.map((entry) => makeMatch(entry, sought)).toSorted(liveAndBestFirst)
      const [match] = matches
      if (match && matches.length === 1) return { answer: 'match', match }
      const why = `${typed.quoted} fits ${listed(matches.map((one) => one.name))}.`
      return { answer: 'choice', matches: matches.slice(0, CHOICES_AT_MOST), why }
    }

    function notThen(bodies: readonly BodyEntry[], day: IsoDate): FindAnswer {
      const namesake = councils.flatMap((council) => makeMatch(council, sought).bodies)
      const successors = bodies.flatMap((entry) => lineage.bodiesOn(entry.thing.body.id, day))
      const instead = [...new Set(namesake.length > 0 ? namesake : successors)]
      const said = bodies.map((entry) => absence(entry.thing.body, day))
      const matches = bodies.map((entry) => makeMatch(entry, sought)).toSorted(liveAndBestFirst)
      return { answer: 'not-then', matches, instead, why: [...said, presence(instead, day)].join(' ') }
    }

    function isSamePlace(entry: BodyEntry, council: Council): boolean {
      if (entry.foundBy === 'name' || council.ccgIds2020[0] === entry.thing.body.id) return true
      const kin = new Set([
        entry.thing.body.id,
        ...lineage.forward(entry.thing.body.id).map((step) => step.to.id),
        ...lineage.backward(entry.thing.body.id).map((step) => step.from.id),
      ])
      return council.ccgIds2020.every((id) => kin.has(id))
    }
  }

  const misnamed: Settle['misnamed'] = (entries, typed, sought) => {
    if (entries.length === 0) return null
    const matches = distinct(entries).map((entry) => makeMatch({ ...entry, score: MISNAMED_SCORE }, sought))
    const why = `Nothing of that kind is called ${typed.quoted}; there is ${listed(matches.map((one) => one.name))}.`
    return { answer: 'nearest', matches: matches.toSorted(liveAndBestFirst), isClear: matches.length === 1, why }
  }

  return { among, misnamed }
}

const MISNAMED_SCORE = 0.75

/** Says so where a council is answered with because no body of the kind that was typed has the name. */
function standIn(answer: FindAnswer, { saysBody, saysCouncil }: Typed): FindAnswer {
  if (answer.answer !== 'match' || answer.match.thing.kind !== 'council' || !saysBody || saysCouncil) return answer
  const place = councilPlace(answer.match.thing.council)
  const note = [`No ${saysBody} was called ${place}: this goes by the council’s area.`, answer.match.note]
  return { answer: 'match', match: { ...answer.match, note: note.filter((one) => one !== null).join(' ') } }
}

type BodyEntry = Entry & { readonly thing: { readonly kind: 'body'; readonly body: Body } }
type CouncilEntry = Entry & { readonly thing: { readonly kind: 'council'; readonly council: Council } }

function isBody(entry: Entry): entry is BodyEntry {
  return entry.thing.kind === 'body'
}

function isCouncil(entry: Entry): entry is CouncilEntry {
  return entry.thing.kind === 'council'
}

/** Each thing once, by the first name it was found by. */
function distinct(entries: readonly Entry[]): Entry[] {
  const seen = new Map<string, Entry>()
  for (const entry of entries) {
    const id = idOf(entry.thing)
    if (!seen.has(id)) seen.set(id, entry)
  }
  return [...seen.values()]
}

/** Leaves the things of the kinds that were sought. Councils are left where no body is, as ways to bodies. */
function narrow(entries: readonly Entry[], typed: Typed, sought: Sought, lineage: Lineage): readonly Entry[] {
  const { kinds } = sought
  const isOnlySystems = kinds?.size === 1 && kinds.has('system')
  if (isOnlySystems) {
    const systems = entries.filter((entry) => entry.thing.kind === 'system')
    return systems.length > 0 ? systems : distinct(entries.flatMap((entry) => systemsOf(entry, lineage)))
  }
  if (typed.saysCouncil) return entries.filter(isCouncil)
  return entries.filter(({ thing, foundBy }) => {
    if (thing.kind === 'council' || foundBy === 'sub-icb-location' || kinds === null) return true
    return kinds.has(thing.kind === 'body' ? thing.body.kind : 'system')
  })
}

/** The footprints that a body or a council lay in, as found by way of it. */
function systemsOf(entry: Entry, lineage: Lineage): Entry[] {
  const { thing, label } = entry
  const members = thing.kind === 'body' ? [thing.body.id] : thing.kind === 'council' ? thing.council.ccgIds2020 : []
  return members
    .flatMap((id) => lineage.systemsOf(id))
    .map((system) => ({ thing: { kind: 'system', system }, foundBy: 'member', label }))
}

/** If a live council has the name, the abolished ones of the same name (a county made one unitary) are left out. */
function liveFirst(councils: readonly CouncilEntry[]): readonly CouncilEntry[] {
  const live = councils.filter((entry) => entry.thing.council.status === 'live')
  return live.length > 0 ? live : councils
}

function liveAndBestFirst(one: Match, other: Match): number {
  return other.score - one.score || Number(isClosed(one)) - Number(isClosed(other)) || compareNames(one, other)
}

function isClosed(match: Match): boolean {
  return match.thing.kind === 'body' && match.thing.body.closed !== null
}

function compareNames(one: Match, other: Match): number {
  return one.name.localeCompare(other.name, 'en')
}
