/** The answer of `mergerwatch lookup --json`. */
import type { IsoDate } from '../time.ts'
import type { FindAnswer, Finder, Match } from './find.ts'
import type { Lineage, Step } from './lineage.ts'
import { systemName } from './names.ts'
import { readWording } from './normalise.ts'
import { withoutFullPostcodes } from './postcode.ts'
import type { Body, BodyKind, SuccessionKind, System } from './register.ts'
import { type BodyState, stateOn } from './status.ts'

export interface LookupBody {
  readonly id: string
  /** The legal name; of a system "<place> ICS". */
  readonly name: string
  readonly kind: BodyKind | 'system'
  readonly ods_code: string
  readonly ons_code: string
  /** Null for a system: the register does not know. */
  readonly opened: IsoDate | null
  readonly closed: IsoDate | null
  /** On the day asked about, or today. A system is closed when its ICB is. */
  readonly status: BodyState
}

interface LookupStep {
  readonly from: string
  readonly to: string
  readonly on: IsoDate
  readonly kind: SuccessionKind
}

export interface Lookup {
  /** What was asked; of a full postcode only the outward part. */
  readonly query: string
  /** The day asked about; null when none was. */
  readonly on: IsoDate | null
  /**
   * What the query leads to, best first: also the bodies of a council or a postcode, all of a choice, and the nearest of a
   * misspelling. Empty for what the register does not have, and for places outside England.
   */
  readonly matches: readonly (LookupBody & { readonly score: number })[]
  /** What became of the matches (of the first alone, if it is the clear nearest): each step to today, by date; ids of bodies. */
  readonly lineage: readonly LookupStep[]
  /** The bodies of today that this ends with; for a council or a postcode, those that cover it. */
  readonly today: readonly LookupBody[]
}

/** Looks a text up and says what became of what was found. `on` is a day or null. Never throws. */
export function lookupJson(finder: Finder, lineage: Lineage, text: string, on: IsoDate | null, today: IsoDate): Lookup {
  const saysKind = readWording(text).says.size > 0
  const { found, traced, icbIds } = leadOf(finder.find(text, { on: on ?? undefined, today }), saysKind)
  const endIds = icbIds ?? traced.map((body) => body.id)
  const ends = [...new Set(endIds.flatMap((id) => lineage.bodiesOn(id, today)))]
  const leadsToEnd = (step: Step): boolean =>
    ends.includes(step.to) || lineage.forward(step.to.id).some((later) => ends.includes(later.to))
  const steps = new Set(traced.flatMap((body) => lineage.forward(body.id)).filter(leadsToEnd))
  return {
    query: withoutFullPostcodes(text).trim(),
    on,
    matches: found.map(({ thing, score }) => ({
      ...writeThing(thing, lineage, on ?? today),
      score: Number(score.toFixed(2)),
    })),
    lineage: [...steps].toSorted((one, other) => one.on.localeCompare(other.on)).map(writeStep),
    today: ends.map((body) => writeThing(body, lineage, today)),
  }
}

interface Found {
  readonly thing: Body | System
  readonly score: number
}

/** What an answer leads to. */
interface Lead {
  /** Each once, best first. */
  readonly found: readonly Found[]
  /** The bodies whose lineage is to be told. */
  readonly traced: readonly Body[]
  /** The ids of the ICBs that cover the place, if a place was asked about. */
  readonly icbIds: readonly string[] | null
}

/** The bodies of one place stand in order, so each scores a little less than the one before. */
const SCORE_STEP = 0.01
const NOT_THEN_SCORE = 0.5

function leadOf(answer: FindAnswer, saysKind: boolean): Lead {
  switch (answer.answer) {
    case 'match':
      return { ...lead(ofMatch(answer.match)), icbIds: icbsOf(answer.match) }
    case 'choice':
      return lead(answer.matches.flatMap(ofMatch))
    case 'not-then': {
      const instead = inOrder(answer.instead, saysKind ? NOT_THEN_SCORE : 0.9)
      const named = answer.matches.flatMap(ofMatch)
      if (saysKind) return lead([...named, ...instead])
      return lead([...instead, ...named.map((one) => ({ ...one, score: NOT_THEN_SCORE }))])
    }
    case 'nearest': {
      const { found, traced } = lead(answer.matches.flatMap(ofMatch))
      return { found, traced: answer.isClear ? (answer.matches[0]?.bodies ?? []) : traced, icbIds: null }
    }
    case 'undecided':
      return { ...lead(inOrder(answer.candidates, 0.9)), icbIds: answer.icbs.map((icb) => icb.id) }
    default:
      return { found: [], traced: [], icbIds: null }
  }
}

function lead(all: readonly Found[]): Lead {
  const found = all.filter((one, at) => all.findIndex((other) => other.thing === one.thing) === at)
  const traced = found.flatMap(({ thing }) => ('kind' in thing ? thing : []))
  return { found: found.toSorted((one, other) => other.score - one.score), traced, icbIds: null }
}

function ofMatch({ thing, bodies, score }: Match): Found[] {
  if (thing.kind === 'body') return [{ thing: thing.body, score }]
  if (thing.kind === 'system') return [{ thing: thing.system, score }, ...inOrder(bodies, score - SCORE_STEP)]
  return inOrder(bodies, score)
}

function inOrder(bodies: readonly Body[], best: number): Found[] {
  return bodies.map((body, at) => ({ thing: body, score: Math.max(0, best - at * SCORE_STEP) }))
}

function icbsOf({ thing }: Match): readonly string[] | null {
  if (thing.kind === 'council') return [thing.council.icbId, ...thing.council.otherIcbIds]
  return thing.kind === 'outcode' ? thing.outcode.icbIds : null
}

function writeThing(thing: Body | System, lineage: Lineage, day: IsoDate): LookupBody {
  if ('kind' in thing) {
    const { id, name, kind, odsCode, onsCode, opened, closed } = thing
    return { id, name, kind, ods_code: odsCode, ons_code: onsCode, opened, closed, status: stateOn(thing, day) }
  }
  const isIcbItsOwn = lineage.bodiesOn(thing.icbId, day).every((body) => body.kind === 'ccg' || body.id === thing.icbId)
  return {
    id: thing.id,
    name: systemName(thing),
    kind: 'system',
    ods_code: thing.odsCode,
    ons_code: thing.id,
    opened: null,
    closed: null,
    status: isIcbItsOwn ? 'live' : 'closed',
  }
}

function writeStep({ from, to, on, kind }: Step): LookupStep {
  return { from: from.id, to: to.id, on, kind }
}
