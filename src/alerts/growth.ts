/** How a story comes to be from one item, and what another item adds to it. */
import type { StoryTraits } from '../news/story-traits.ts'
import { type Mention, type Reason, STAGES, type Stage, type Understanding } from '../news/understanding.ts'
import type { Instant } from '../time.ts'
import { isOfficial } from './official.ts'
import type { StoryFields } from './story-repository.ts'

/** An item that was read and found to be news, with the id of its row. */
export interface ReadItem {
  readonly id: number
  readonly title: string
  readonly url: string
  readonly outlet: string
  readonly published: Instant | null
  readonly understanding: Understanding
  readonly traits: StoryTraits
}

/** What is kept of a story's words; the feeds bound their items, but nobody bounds how many items a story has. */
const MOST_MENTIONS = 60
const MOST_REASONS = 20
const MOST_TRAITS = 24

/** The story that begins with an item. */
export function beginStory(item: ReadItem, scope: string, now: Instant): StoryFields {
  const { kinds, stage, effective, mentions, why } = item.understanding
  return {
    scope,
    ...headlineOf(item),
    firstSeenAt: now,
    kinds,
    stage,
    effective,
    mentions: mentions.slice(0, MOST_MENTIONS),
    why: why.slice(0, MOST_REASONS),
    traits: [item.traits],
  }
}

/**
 * The story with what one more item says. An official source takes the headline, once; a stage only ever moves on,
 * because two reporters of one announcement may word it differently.
 */
export function growStory(story: StoryFields, item: ReadItem): StoryFields {
  const { kinds, stage, effective, mentions, why } = item.understanding
  const isPromoted = isOfficial(item.url) && !isOfficial(story.url)
  return {
    ...story,
    ...(isPromoted ? headlineOf(item) : {}),
    kinds: [...new Set([...story.kinds, ...kinds])],
    stage: furthest(story.stage, stage),
    effective: isPromoted ? (effective ?? story.effective) : (story.effective ?? effective),
    mentions: joined(story.mentions, mentions, (mention: Mention) => mention.id ?? mention.name).slice(
      0,
      MOST_MENTIONS,
    ),
    why: joined(story.why, why, (reason: Reason) => reason.rule).slice(0, MOST_REASONS),
    traits: [...story.traits.slice(0, MOST_TRAITS - 1), item.traits],
  }
}

function headlineOf(item: ReadItem) {
  return { title: item.title, url: item.url, outlet: item.outlet, publishedAt: item.published }
}

function furthest(one: Stage | null, other: Stage | null): Stage | null {
  if (one === null || other === null) return one ?? other
  return STAGES.indexOf(other) > STAGES.indexOf(one) ? other : one
}

function joined<Value>(known: readonly Value[], more: readonly Value[], keyOf: (value: Value) => string): Value[] {
  const keys = new Set(known.map(keyOf))
  return [...known, ...more.filter((value) => !keys.has(keyOf(value)))]
}
