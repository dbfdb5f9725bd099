import { ENOUGH, likeness, pairOf } from './likeness.ts'
import type { StoryTraits } from './story-traits.ts'
import type { Reason } from './understanding.ts'

/** Reports of one announcement appear within this many days, nearly all of them within a fortnight. */
const STORY_DAYS = 30
/** A story does not go on for ever by one report following another. */
export const LONGEST_STORY_DAYS = 2 * STORY_DAYS

/** Whether two items report one story, and why or why not. The order of the two makes no difference. */
export function isSameStory(one: StoryTraits, other: StoryTraits): { readonly same: boolean; readonly why: Reason } {
  const no = (rule: string, says: string, words: readonly string[] = []): { same: boolean; why: Reason } => ({
    same: false,
    why: { rule, says, words },
  })
  if (!one.relevant || !other.relevant) return no('not-a-story', 'At least one of them is not relevant.')
  const pair = pairOf(one, other)
  if (pair.days !== null && pair.days > STORY_DAYS) return no('too-far-apart', `They appeared ${pair.days} days apart.`)
  const both = [...pair.bodies, ...pair.figures, ...pair.words]
  if (likeness(pair) >= ENOUGH) {
    const says = 'They share enough of bodies, places, stage, figures and rare words.'
    return { same: true, why: { rule: 'same-story', says, words: both } }
  }
  if (one.effective && other.effective && one.effective !== other.effective)
    return no('another-date', 'They speak of different days of effect.', [one.effective, other.effective].sort())
  if (one.stage !== other.stage)
    return no('another-stage', 'It has come further in one than in the other.', stagesOf(one, other))
  return no('too-little-shared', 'They share too little of bodies, places, figures and rare words.', both)
}

function stagesOf(one: StoryTraits, other: StoryTraits): string[] {
  return [one.stage ?? 'none', other.stage ?? 'none'].sort()
}
