import { daysBetween, type IsoDate } from '../time.ts'
import { rareWords, stemOf } from './rare-words.ts'
import { tokenise } from './tokens.ts'
import type { Kind, NewsItem, Reason, Stage, Understanding } from './understanding.ts'

/** What is kept of an item to tell whether another one is the same story. Plain data, as JSON keeps it. */
export interface StoryTraits {
  readonly relevant: boolean
  /** Names of bodies and systems, in alphabetical order. */
  readonly bodies: readonly string[]
  readonly kinds: readonly Kind[]
  readonly stage: Stage | null
  readonly effective: IsoDate | null
  readonly published: IsoDate | null
  /** The words that tell it from other items, in alphabetical order. */
  readonly words: readonly string[]
}

/** Reports of one announcement appear within this many days, nearly all of them within a fortnight. */
export const STORY_DAYS = 21
const FORTNIGHT = 14
const WEEK = 7
/** Stages that come once, so that two reports with the same bodies are about the same. */
const DECISIVE: ReadonlySet<Stage | null> = new Set<Stage | null>(['approved', 'rejected', 'delayed', 'effective'])
const MOST_WORDS = 40

/** The traits of an item, from what it says and what it was understood to say. */
export function storyTraits(item: NewsItem, understanding: Understanding): StoryTraits {
  const tokens = tokenise(`${item.title}\n${item.summary}`)
  const names = new Set(understanding.mentions.flatMap(({ name, words }) => tokenise(`${name} ${words}`).keys))
  const named = tokens.keys.flatMap((word, at) => (names.has(word) ? [{ from: at, to: at + 1 }] : []))
  return {
    relevant: understanding.relevant,
    bodies: [...new Set(understanding.mentions.map(({ name }) => name))].sort(),
    kinds: understanding.kinds,
    stage: understanding.stage,
    effective: understanding.effective,
    published: item.published,
    words: rareWords(tokens, named, MOST_WORDS),
  }
}

/** Whether two items report one story, and why or why not. The order of the two makes no difference. */
export function isSameStory(one: StoryTraits, other: StoryTraits): { readonly same: boolean; readonly why: Reason } {
  const no = (rule: string, says: string, words: readonly string[] = []): { same: boolean; why: Reason } => ({
    same: false,
    why: { rule, says, words },
  })
  if (!one.relevant || !other.relevant) return no('not-a-story', 'At least one of them is not relevant.')
  const days = one.published && other.published ? Math.abs(daysBetween(one.published, other.published)) : null
  if (days !== null && days > STORY_DAYS) return no('too-far-apart', `They appeared ${days} days apart.`)
  if (one.effective && other.effective && one.effective !== other.effective)
    return no('another-date', 'They speak of different days of effect.', [one.effective, other.effective].sort())
  if (!one.kinds.some((kind) => (kind === 'merger' || kind === 'ics') && other.kinds.includes(kind)))
    return no('another-kind', 'One is about a merger, the other about systems.')
  if (one.stage !== other.stage && !(days !== null && days <= 3))
    return no('another-stage', 'It has come further in one than in the other.', stagesOf(one, other))
  const bodies = shared(one.bodies, other.bodies)
  const words = shared(one.words, other.words)
  if (words.length < wordsWanted(one, other, bodies.length, days))
    return no('too-little-shared', 'They share too few bodies and rare words.', [...bodies, ...words])
  const says = 'They share bodies, stage and rare words.'
  return { same: true, why: { rule: 'same-story', says, words: [...bodies, ...words] } }
}

/** How many rare words two items must share: the more alike their bodies, their dates and their kinds, the fewer. */
function wordsWanted(one: StoryTraits, other: StoryTraits, bodies: number, days: number | null): number {
  if (one.bodies.length + other.bodies.length === 0) return wordsWantedAlone(one, other, days)
  const likeness = Math.max(bodies / (one.bodies.length + other.bodies.length - bodies), placeLikeness(one, other))
  if (likeness < 0.15) return Number.POSITIVE_INFINITY
  const within = bodies > 0 && bodies === Math.min(one.bodies.length, other.bodies.length)
  const oneOccasion = within && DECISIVE.has(one.stage) && days !== null && days <= WEEK
  let wanted = (likeness < 0.5 && !oneOccasion) || one.kinds.join() !== other.kinds.join() ? 1 : 0
  if (days === null && !DECISIVE.has(one.stage)) wanted += 2
  const sameStart = one.effective !== null && one.effective === other.effective
  if (sameStart && (days !== null || likeness >= 0.5)) wanted -= 1
  return days !== null && days > FORTNIGHT ? Math.max(1, wanted) : wanted
}

/** Without a body to go by, the words must say it: fewest for an approval or the like that is told of twice within days. */
function wordsWantedAlone(one: StoryTraits, other: StoryTraits, days: number | null): number {
  if (one.stage !== other.stage) return 5
  if (days === null) return 4
  return days <= 3 && DECISIVE.has(one.stage) ? 2 : 3
}

/**
 * How alike the places are in the names of their bodies: "Surrey and Sussex ICB" is told of with "Surrey Heartlands and Sussex ICBs".
 * An item that names no body counts by the places of the other that it mentions.
 */
function placeLikeness(one: StoryTraits, other: StoryTraits): number {
  const here = placesOf(one)
  const there = placesOf(other)
  if (here.size === 0 || there.size === 0) {
    const words = new Set([...one.words, ...other.words])
    return [...here, ...there].some((place) => place.length > 4 && words.has(place)) ? 0.5 : 0
  }
  const both = [...here].filter((place) => there.has(place)).length
  const likeness = both / (here.size + there.size - both)
  return likeness > 0.5 ? likeness : 0
}

function placesOf({ bodies }: StoryTraits): Set<string> {
  const words = bodies.flatMap((name) => tokenise(name).keys.slice(0, -1))
  return new Set(words.filter((word) => word !== 'nhs' && word !== 'and' && word !== 'the').map(stemOf))
}

function shared(one: readonly string[], other: readonly string[]): string[] {
  const there = new Set(other)
  return one.filter((word) => there.has(word))
}

function stagesOf(one: StoryTraits, other: StoryTraits): string[] {
  return [one.stage ?? 'none', other.stage ?? 'none'].sort()
}
