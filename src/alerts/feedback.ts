/** What organisers said of alerts, and what it keeps out of their channel. No guessing: each has one effect, by name. */
import type { Place } from '../chat/platform.ts'
import type { FeedbackRow } from '../store/schema.ts'
import type { Instant } from '../time.ts'
import { channelKey } from './channel-key.ts'
import type { Chapter } from './sagas.ts'
import type { Story } from './story.ts'

export type Effect = FeedbackRow['effect']

export interface Feedback extends Place {
  readonly id: number
  /** `hide` and `keep` are about one story; the others are about what comes from an outlet, by a rule, or of a kind. */
  readonly effect: Effect
  /** The story's id, the outlet's name in lower case, the rule's name, or the kind. */
  readonly target: string
  /** As people call it: the headline, the outlet, the rule, the kind. */
  readonly name: string
  /** The platform's id of the organiser. */
  readonly givenBy: string
  readonly givenAt: Instant
}

/** The feedback of a channel. */
export type FeedbackOf = (where: Place) => readonly Feedback[]

export function indexFeedback(all: readonly Feedback[]): FeedbackOf {
  const keyOf = (where: Place) => `${where.platform} ${channelKey(where)}`
  const byChannel = Map.groupBy(all, keyOf)
  return (where) => byChannel.get(keyOf(where)) ?? []
}

/**
 * The feedback of one channel that keeps the story out of it; null when none does. `story` is as the channel's tenant
 * may see it, and `earlier` the chapters of its saga before it: who hid one has heard enough of it. A story that was
 * called relevant comes whatever is muted. A muted outlet keeps out what no other outlet
 * reports, a muted kind what is of no other kind, and a muted rule all that it had a part in.
 */
export function keptOutBy(
  story: Story,
  feedback: readonly Feedback[],
  earlier: readonly Pick<Chapter, 'storyId'>[] = [],
): Feedback | null {
  if (feedback.length === 0) return null
  const find = (effect: Effect, target: string) =>
    feedback.find((one) => one.effect === effect && one.target === target) ?? null
  const hidden = find('hide', String(story.id))
  if (hidden || find('keep', String(story.id))) return hidden
  return (
    firstOf(earlier.map(({ storyId }) => find('hide', String(storyId)))) ??
    firstOf(story.why.map(({ rule }) => find('mute-rule', rule))) ??
    ifAll(story.kinds.map((kind) => find('mute-kind', kind))) ??
    ifAll(story.sources.map(({ outlet }) => find('mute-outlet', outletKey(outlet))))
  )
}

/** An outlet's name as feedback keeps it. */
export function outletKey(outlet: string): string {
  return outlet.toLowerCase()
}

function firstOf(found: readonly (Feedback | null)[]): Feedback | null {
  return found.find((one) => one !== null) ?? null
}

function ifAll(found: readonly (Feedback | null)[]): Feedback | null {
  return found.every((one) => one !== null) ? firstOf(found) : null
}
