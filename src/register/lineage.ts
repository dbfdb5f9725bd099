/**
 * Which body became which.
 *
 * "What became of X" follows the successions dated on the day X closed, whatever their kind; a boundary change dated
 * earlier moved a part of X while X carried on, and is a side move. Seen from the receiver, a boundary change is always
 * a side move, even when it was what closed the giver (north-east Hampshire, from Frimley, on 1 April 2026).
 */
import type { IsoDate } from '../time.ts'
import { byMainFirst, readSteps, type Step } from './lineage-step.ts'
import type { Body, Register, System } from './register.ts'
import { readSubIcbLocation, type SubIcbLocation } from './sub-icb.ts'

export { readSteps, type Step } from './lineage-step.ts'

/** One body in a chain from a body to today, and how the chain came to it. */
export interface Link {
  readonly body: Body
  /** The step that led here; null for the body that the chain starts with. */
  readonly step: Step | null
}

/** The bodies that became the same successor on the same day as the body asked about. */
export interface Partners {
  readonly into: Body
  readonly on: IsoDate
  readonly bodies: readonly Body[]
}

/** All of it answers with empty lists for an id that the register does not have, and ends on any register, cyclic or not. */
export interface Lineage {
  /** What a body became on the day it closed: the main successor first. None while it lives. */
  readonly successors: (id: string) => readonly Step[]
  /** The closing steps of other bodies that led to this one. `s` is a successor of `p` exactly if `p` is a predecessor of `s`. */
  readonly predecessors: (id: string) => readonly Step[]
  /** Boundary changes that the body lived through, as giver or receiver, in order of date. */
  readonly sideMoves: (id: string) => readonly Step[]
  /** Every step from the body to today, all branches, in order of date. */
  readonly forward: (id: string) => readonly Step[]
  /** Every step that led to the body, all branches, in order of date. */
  readonly backward: (id: string) => readonly Step[]
  /** Every way from the body to the end of its lineage, the main one first; each begins with the body itself. */
  readonly chains: (id: string) => readonly (readonly Link[])[]
  /** Who else became the same successor on the same day: one entry for each successor. */
  readonly partners: (id: string) => readonly Partners[]
  /** The body itself if it was alive on the day; else the bodies alive then that it became, or that it was made of. */
  readonly bodiesOn: (id: string, day: IsoDate) => readonly Body[]
  /** The sub-ICB location that kept a CCG's ODS code; null for ICBs, and for CCGs whose code ended before 2022. */
  readonly subIcbLocation: (id: string) => SubIcbLocation | null
  /**
   * The footprints that the body belonged to, the main one first. For a CCG: of what it was on 1 April 2020, the day that
   * the register's footprints describe; for an ICB: of what it was on 1 July 2022, when each footprint became one ICB.
   */
  readonly systemsOf: (id: string) => readonly System[]
}

const CHAINS_AT_MOST = 32
const FOOTPRINTS_KNOWN: IsoDate = '2020-04-01'
const ICBS_SET_UP: IsoDate = '2022-07-01'

/** Whether the body existed on the day: `closed` is the first day on which it did not. */
export function wasAlive(body: Body, day: IsoDate): boolean {
  return body.opened <= day && (body.closed === null || day < body.closed)
}

/** Lineage over the register's facts. */
export function createLineage(register: Register): Lineage {
  const steps = readSteps(register)
  const from = Map.groupBy(steps, (step) => step.from.id)
  const into = Map.groupBy(steps, (step) => step.to.id)

  const successors = (id: string): Step[] => (from.get(id) ?? []).filter(closes).toSorted(byMainFirst)
  const predecessors = (id: string): Step[] => (into.get(id) ?? []).filter(closes).toSorted(byMainFirst)

  const sideMoves = (id: string): Step[] =>
    [...(from.get(id) ?? []).filter((step) => !closes(step)), ...(into.get(id) ?? []).filter((step) => !opens(step))]
      .filter((step) => step.kind === 'boundary_change')
      .toSorted(byDate)

  const forward = (id: string): Step[] => walk(id, successors, (step) => step.to.id).toSorted(byDate)
  const backward = (id: string): Step[] => walk(id, predecessors, (step) => step.from.id).toSorted(byDate)

  const chains = (id: string): Link[][] => {
    const body = register.bodies.get(id)
    const found: Link[][] = []
    const follow = (chain: Link[], last: Body): void => {
      if (found.length >= CHAINS_AT_MOST) return
      const next = successors(last.id).filter((step) => chain.every((link) => link.body !== step.to))
      if (next.length === 0) found.push(chain)
      for (const step of next) follow([...chain, { body: step.to, step }], step.to)
    }
    if (body) follow([{ body, step: null }], body)
    return found
  }

  const partners = (id: string): Partners[] =>
    successors(id).flatMap((step) => {
      const others = predecessors(step.to.id).filter((other) => other.on === step.on && other.from.id !== id)
      return { into: step.to, on: step.on, bodies: others.map((other) => other.from) }
    })

  const bodiesOn = (id: string, day: IsoDate): Body[] => {
    const found = new Set<Body>()
    const seen = new Set<string>()
    const visit = (body: Body): void => {
      if (seen.has(body.id)) return
      seen.add(body.id)
      if (wasAlive(body, day)) found.add(body)
      else if (day < body.opened) for (const step of predecessors(body.id).filter(opens)) visit(step.from)
      else for (const step of successors(body.id)) visit(step.to)
    }
    const body = register.bodies.get(id)
    if (body) visit(body)
    return [...found]
  }

  const systems = [...register.systems.values()].filter((system) => system.ccgIds.length > 0)
  const systemsOf = (id: string): System[] => {
    const isIcb = register.bodies.get(id)?.kind === 'icb'
    const members = bodiesOn(id, isIcb ? ICBS_SET_UP : FOOTPRINTS_KNOWN)
    const found = members.flatMap((member) =>
      systems.filter((system) => (isIcb ? system.icbId === member.id : system.ccgIds.includes(member.id))),
    )
    return [...new Set(found)]
  }

  return {
    successors,
    predecessors,
    sideMoves,
    forward,
    backward,
    chains,
    partners,
    bodiesOn,
    systemsOf,
    subIcbLocation: (id) => readSubIcbLocation(from.get(id) ?? []),
  }
}

/** Whether the step is what its giver became on the day it closed. */
function closes(step: Step): boolean {
  return step.from.closed === step.on
}

/** Whether the step is what its receiver was made of on the day it opened. */
function opens(step: Step): boolean {
  return step.to.opened === step.on
}

/** Every step that can be reached from a body, each once. */
function walk(id: string, next: (id: string) => readonly Step[], onward: (step: Step) => string): Step[] {
  const found = new Set<Step>()
  const seen = new Set<string>()
  const open = [id]
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    if (seen.has(current)) continue
    seen.add(current)
    for (const step of next(current)) {
      found.add(step)
      open.push(onward(step))
    }
  }
  return [...found]
}

function byDate(one: Step, other: Step): number {
  return one.on < other.on ? -1 : one.on > other.on ? 1 : byMainFirst(one, other)
}
