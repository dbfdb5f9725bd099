/** What a push announces of itself, each time once: steps on the way, the target, and that it ends soon. */
import { daysBetween, type IsoDate } from '../time.ts'
import type { Push } from './push.ts'

export type PushMilestone =
  /** A share of the way to the target. */
  | { readonly kind: 'step'; readonly percent: number; readonly signatures: number }
  | { readonly kind: 'target'; readonly signatures: number }
  /** It ends in a week, or tomorrow. */
  | { readonly kind: 'ending'; readonly by: IsoDate; readonly days: 7 | 1 }

const STEPS = [25, 50, 75, 90] as const
const ENDING = [7, 1] as const

/** The milestone as the table names it: the same twice is one. */
export function keyOf(milestone: PushMilestone): string {
  return milestone.kind === 'ending'
    ? `ending:${milestone.by}:${milestone.days}`
    : `${milestone.kind}:${milestone.signatures}`
}

/**
 * Every milestone that a push has behind it, the farthest last. That the count wobbles does no harm: what was noted once
 * stays noted.
 */
export function milestonesBehind(push: Pick<Push, 'count' | 'target' | 'byDay'>, today: IsoDate): PushMilestone[] {
  const steps = STEPS.map((percent) => ({
    kind: 'step' as const,
    percent,
    signatures: Math.ceil((push.target * percent) / 100),
  }))
  const left = daysBetween(today, push.byDay)
  return [
    ...ENDING.filter((days) => left <= days).map((days) => ({ kind: 'ending' as const, by: push.byDay, days })),
    ...steps.filter((step) => push.count >= step.signatures),
    ...(push.count >= push.target ? [{ kind: 'target' as const, signatures: push.target }] : []),
  ]
}

/**
 * Of several that are new at once, those worth announcing: the farthest on the way, and the nearest to the end. Nothing is
 * said of an end that is over, nor of one that the target has overtaken.
 */
export function worthTelling(fresh: readonly PushMilestone[], push: Push, today: IsoDate): PushMilestone[] {
  const farthest = fresh.findLast((milestone) => milestone.kind !== 'ending')
  const nearest = fresh.findLast((milestone) => milestone.kind === 'ending')
  const isPast = push.byDay < today || push.count >= push.target
  return [farthest, isPast ? undefined : nearest].filter((milestone) => milestone !== undefined)
}
