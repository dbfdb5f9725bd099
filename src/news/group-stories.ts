import { daysBetween, type IsoDate } from '../time.ts'
import { isSameStory, LONGEST_STORY_DAYS } from './same-story.ts'
import { storySlug } from './story-slug.ts'
import type { StoryTraits } from './story-traits.ts'

/** An item of a batch, as far as grouping needs it. */
export interface Traced {
  readonly id: string
  readonly traits: StoryTraits
}

/** With how many of the latest items that share a body, a place or a rare word an item is compared, for each of these. */
const NEIGHBOURS = 24
const MOST_CLUES = 12

interface Group {
  readonly members: Traced[]
  readonly first: IsoDate | null
}

/**
 * Gives each relevant item of a batch the slug of its story; irrelevant items get none.
 *
 * The order of the batch makes no difference. Items are compared only when they share a body, a place or a rare word, each with a
 * bounded number of others, so the work grows with the number of items and not with its square.
 */
export function groupStories(items: readonly Traced[]): Map<string, string> {
  const groupOf = new Map<string, Group>()
  const recent = new Map<string, Traced[]>()
  for (const item of items.filter(({ traits }) => traits.relevant).sort(byDay)) {
    const group = groupFor(item, recent, groupOf) ?? { members: [], first: item.traits.published }
    group.members.push(item)
    groupOf.set(item.id, group)
    for (const clue of cluesOf(item.traits)) {
      const others = recent.get(clue)
      if (!others) recent.set(clue, [item])
      else if (others.push(item) > NEIGHBOURS) others.shift()
    }
  }
  return nameGroups(groupOf)
}

function groupFor(
  item: Traced,
  recent: ReadonlyMap<string, readonly Traced[]>,
  groupOf: ReadonlyMap<string, Group>,
): Group | null {
  const tried = new Set<string>()
  for (const clue of cluesOf(item.traits))
    for (const other of recent.get(clue) ?? []) {
      if (tried.has(other.id)) continue
      tried.add(other.id)
      const group = groupOf.get(other.id)
      if (group && isInTime(group, item) && isSameStory(item.traits, other.traits).same) return group
    }
  return null
}

function isInTime({ first }: Group, { traits }: Traced): boolean {
  return first === null || traits.published === null || daysBetween(first, traits.published) <= LONGEST_STORY_DAYS
}

/** By what items find each other: their bodies and places, and those that name no body also by their words. */
function cluesOf({ bodies, footprints, words }: StoryTraits): string[] {
  const told = bodies.length > 0 ? bodies : words.map((word) => `"${word}"`)
  return [...told.slice(0, MOST_CLUES), ...footprints]
}

/** By day, undated ones last, and then by id: the same batch always groups the same way. */
function byDay(one: Traced, other: Traced): number {
  const first = one.traits.published ?? '9999'
  const second = other.traits.published ?? '9999'
  return first < second || (first === second && one.id < other.id) ? -1 : 1
}

function nameGroups(groupOf: ReadonlyMap<string, Group>): Map<string, string> {
  const slugs = new Map<Group, string>()
  const taken = new Map<string, number>()
  const named = new Map<string, string>()
  for (const [id, group] of groupOf) {
    let slug = slugs.get(group)
    if (slug === undefined) {
      const plain = storySlug(group.members.map(({ traits }) => traits))
      const count = (taken.get(plain) ?? 0) + 1
      taken.set(plain, count)
      slug = count === 1 ? plain : `${plain}-${count}`
      slugs.set(group, slug)
    }
    named.set(id, slug)
  }
  return named
}
