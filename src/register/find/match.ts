/** Turns what a name or code belongs to into a match: with the bodies that it leads to, and what must be said about it. */
import type { IsoDate } from '../../time.ts'
import type { Cover, Place } from '../coverage.ts'
import { bodyName, councilName, councilPlace, systemName } from '../names.ts'
import type { Body } from '../register.ts'
import type { FoundBy, Match, SoughtKind, Thing } from './answer.ts'
import { type Entry, idOf } from './name-index.ts'
import { councilNote } from './words.ts'

/** What one look-up asks for, apart from the name. */
export interface Sought {
  readonly on: IsoDate | null
  readonly today: IsoDate
  /** Null for all of them. */
  readonly kinds: ReadonlySet<SoughtKind> | null
}

export type MakeMatch = (entry: Entry, sought: Sought) => Match

const SCORES: Readonly<Record<FoundBy, number>> = {
  id: 1,
  'ods-code': 1,
  'ons-code': 1,
  name: 1,
  'sub-icb-location': 1,
  council: 0.98,
  outcode: 0.98,
  'former-name': 0.97,
  alias: 0.97,
  member: 0.9,
  words: 0.8,
  spelling: 0.7,
}

export function createMatch(cover: Cover): MakeMatch {
  const bodiesOf = (thing: Thing, sought: Sought): { bodies: readonly Body[]; note: string | null } => {
    if (thing.kind === 'body') return { bodies: [thing.body], note: null }
    const { bodies, isKnown } = cover(placeOf(thing), sought.on)
    const wanted = bodies.filter((body) => sought.kinds === null || sought.kinds.has(body.kind))
    const isInferred = !isKnown && thing.kind !== 'system' && bodies.length > 1
    return { bodies: wanted.length > 0 ? wanted : bodies, note: isInferred ? INFERRED : null }
  }

  return (entry, sought) => {
    const { thing, foundBy, label } = entry
    const { bodies, note } = bodiesOf(thing, sought)
    const notes = [
      thing.kind === 'council' ? councilNote(thing.council, foundBy === 'former-name', label) : null,
      thing.kind === 'system' && foundBy === 'former-name'
        ? `${label} is a former name of ${systemName(thing.system)}.`
        : null,
      note,
    ].filter((sentence) => sentence !== null)
    return {
      thing,
      foundBy,
      score: entry.score ?? SCORES[foundBy],
      name: nameOf(thing),
      value: idOf(thing),
      bodies,
      note: notes.length > 0 ? notes.join(' ') : null,
    }
  }
}

const INFERRED =
  'The register states which CCGs covered a place on 1 April 2020 and which ICBs do now; for other days it follows their lineage, so not all of these need have covered this place.'

/** What a thing is called to people. */
function nameOf(thing: Thing): string {
  switch (thing.kind) {
    case 'body':
      return bodyName(thing.body)
    case 'system':
      return systemName(thing.system)
    case 'council':
      return councilName(thing.council)
    case 'outcode':
      return `postcode district ${thing.outcode.outcode}`
  }
}

/** A council, a postcode district or a system as a place with CCGs of April 2020 and ICBs of today. */
function placeOf(thing: Exclude<Thing, { kind: 'body' }>): Place {
  switch (thing.kind) {
    case 'council':
      return {
        name: councilPlace(thing.council),
        ccgIds: thing.council.ccgIds2020,
        icbIds: [thing.council.icbId, ...thing.council.otherIcbIds],
      }
    case 'outcode':
      return { name: '', ccgIds: thing.outcode.ccgIds, icbIds: thing.outcode.icbIds }
    case 'system':
      return { name: thing.system.place, ccgIds: thing.system.ccgIds, icbIds: [thing.system.icbId] }
  }
}
