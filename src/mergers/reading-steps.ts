/** From the steps of a merger to how it stands. */
import { londonDate } from '../time.ts'
import {
  type Chapter,
  type Correction,
  firstDayOf,
  type Merger,
  STANDINGS,
  type Standing,
  type Step,
} from './merger.ts'

/** What the walk through the steps has come to. */
interface State {
  readonly standing: Standing
  readonly since: string
  readonly target: string | null
  readonly into: string
}

/**
 * Whether a report of the second stage changes a merger of the first. It only ever goes on: an article that calls a
 * merger "proposed" after its approval is background. A rejection or a delay may come at any time, and anything after it.
 */
export function movesOn(from: Standing, to: Standing): boolean {
  if (from === 'effective' || from === to) return false
  if (isSetback(from) || isSetback(to)) return true
  return STANDINGS.indexOf(to) > STANDINGS.indexOf(from)
}

function isSetback(standing: Standing): boolean {
  return standing === 'rejected' || standing === 'delayed'
}

/**
 * The merger that these steps make; null when there are none. The order in which the steps are given makes no difference.
 *
 * A correction takes the place of all that was known when it was made, and of older news that comes late; only a later
 * chapter, reported by another story, goes on from it.
 */
export function readMerger(steps: readonly Step[], correction: Correction | null = null): Merger | null {
  const [first, ...others] = steps.toSorted(byTime)
  if (!first) return null
  const from: State = { standing: first.standing, since: sinceOf(first), target: first.target, into: first.into }
  const state = correct(others.reduce(after, from), others, correction)
  return {
    id: first.mergerId,
    bodyIds: [...new Set([first, ...others].flatMap(({ bodyIds }) => bodyIds))],
    ...state,
    firstDay: firstDayOf(first.day),
    lastDay: firstDayOf((others.at(-1) ?? first).day),
    chapters: chaptersOf([first, ...others]),
    correction,
  }
}

function correct(state: State, steps: readonly Step[], correction: Correction | null): State {
  if (!correction || correction.standing === 'struck') return state
  const { standing, day } = correction
  const madeOn = londonDate(new Date(correction.at))
  const isToCome = day !== null && day > madeOn
  const since = day === null || isToCome ? madeOn : day
  const target = isToCome ? day : isSetback(standing) ? null : state.target
  const corrected: State = { ...state, standing, since, target }
  return steps.filter((step) => step.addedAt > correction.at && step.day >= since).reduce(after, corrected)
}

function after(state: State, step: Step): State {
  const moves = movesOn(state.standing, step.standing)
  if (!moves && step.standing !== state.standing) return state
  return {
    standing: step.standing,
    since: moves ? sinceOf(step) : state.since,
    target: isSetback(step.standing) ? step.target : (step.target ?? state.target),
    into: step.into || state.into,
  }
}

/** What is in effect is so since the day on which it took effect, not since the day of the report. */
function sinceOf({ standing, day, target }: Step): string {
  return standing === 'effective' ? (target ?? day) : day
}

function chaptersOf(steps: readonly Step[]): Chapter[] {
  const chapters: { standing: Standing; day: string; steps: Step[] }[] = []
  for (const step of steps) {
    const last = chapters.at(-1)
    if (last?.standing === step.standing) last.steps.push(step)
    else chapters.push({ standing: step.standing, day: step.day, steps: [step] })
  }
  return chapters
}

function byTime(one: Step, other: Step): number {
  return (
    one.day.localeCompare(other.day) ||
    STANDINGS.indexOf(one.standing) - STANDINGS.indexOf(other.standing) ||
    one.id - other.id
  )
}
