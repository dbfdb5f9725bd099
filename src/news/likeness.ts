import { daysBetween } from '../time.ts'
import { isFieldWord } from './rare-words.ts'
import type { StoryTraits } from './story-traits.ts'
import { isDecision } from './understanding.ts'

/** Two items, and what they have in common. */
export interface Pair {
  readonly one: StoryTraits
  readonly other: StoryTraits
  readonly bodies: readonly string[]
  readonly footprints: readonly string[]
  readonly words: readonly string[]
  readonly figures: readonly string[]
  /** How many days lie between them; null when one of them has no date. */
  readonly days: number | null
}

/** One respect in which two items may be alike or not. */
interface Clue {
  /** What it adds to the sum for each unit of `holds`; below nothing, it speaks against one story. */
  readonly points: number
  /** Whether it holds, or how far: from 0. */
  readonly holds: (pair: Pair) => boolean | number
}

const WORDS_COUNTED = 4
const AMOUNTS_COUNTED = 2
const FEW_DAYS = 3
const FORTNIGHT = 14

/** The sum from which two items are one story. */
export const ENOUGH = 6

/**
 * What tells two reports of one announcement from any other two items. The points are weights fitted to pairs of real
 * announcements, in halves; those for other bodies and other places are set by hand, against what must never be joined.
 */
const CLUES = {
  sameBodies: {
    points: 1.5,
    holds: ({ one, other, bodies }) =>
      bodies.length > 0 && bodies.length === Math.min(one.bodies.length, other.bodies.length),
  },
  samePlaces: {
    points: 0.5,
    holds: ({ one, other, footprints }) =>
      footprints.length / Math.max(1, one.footprints.length + other.footprints.length - footprints.length),
  },
  otherBodies: { points: -1.5, holds: areOtherBodies },
  otherPlaces: {
    points: -4,
    holds: ({ one, other, footprints }) =>
      footprints.length === 0 && one.footprints.length > 0 && other.footprints.length > 0,
  },
  placeInOneAlone: {
    points: -1.5,
    holds: ({ one, other }) => (one.footprints.length === 0) !== (other.footprints.length === 0),
  },
  words: {
    points: 1.5,
    holds: ({ words }) =>
      Math.min(
        WORDS_COUNTED,
        words.reduce((sum, word) => sum + (isFieldWord(word) ? 0.5 : 1), 0),
      ),
  },
  /** Where they name no body in common: a plan’s bodies, their number and its day go together. "The eight groups". */
  sameNumber: { points: 1, holds: ({ bodies, figures }) => bodies.length === 0 && figures.some(isNumberWord) },
  sameAmounts: { points: 0.5, holds: ({ figures }) => Math.min(AMOUNTS_COUNTED, figures.filter(isAmount).length) },
  sameMonths: { points: 3, holds: ({ bodies, figures }) => bodies.length === 0 && figures.some(isMonth) },
  sameStage: { points: 0.5, holds: ({ one, other }) => one.stage !== null && one.stage === other.stage },
  anotherStage: {
    points: -1,
    holds: ({ one, other }) => one.stage !== null && other.stage !== null && one.stage !== other.stage,
  },
  /** Of bodies or places that they share; of two different bodies of one place, each has its own. */
  sameDecision: {
    points: 2,
    holds: (pair) =>
      pair.one.stage === pair.other.stage &&
      isDecision(pair.one.stage) &&
      (pair.bodies.length > 0 || pair.footprints.length > 0) &&
      !areOtherBodies(pair),
  },
  anotherStart: {
    points: -1.5,
    holds: ({ one, other }) => one.effective !== null && other.effective !== null && one.effective !== other.effective,
  },
  sameDays: { points: 3, holds: ({ days }) => days !== null && days <= FEW_DAYS },
  weeksApart: { points: -0.5, holds: ({ days }) => days !== null && days > FORTNIGHT },
  sameKinds: { points: 1, holds: ({ one, other }) => one.kinds.join() === other.kinds.join() },
  sameMatter: {
    points: 1,
    holds: ({ one, other }) =>
      one.kinds.some((kind) => (kind === 'merger' || kind === 'ics') && other.kinds.includes(kind)),
  },
} satisfies Record<string, Clue>

export function pairOf(one: StoryTraits, other: StoryTraits): Pair {
  return {
    one,
    other,
    bodies: shared(one.bodies, other.bodies),
    footprints: shared(one.footprints, other.footprints),
    words: shared(one.words, other.words),
    figures: shared(one.figures, other.figures),
    days: one.published && other.published ? Math.abs(daysBetween(one.published, other.published)) : null,
  }
}

/** How much speaks for two items being reports of one announcement. */
export function likeness(pair: Pair): number {
  return Object.values<Clue>(CLUES).reduce((sum, { points, holds }) => sum + points * Number(holds(pair)), 0)
}

/** Both name bodies, and none in common. A system stands for the bodies in it. */
function areOtherBodies({ one, other, bodies }: Pair): boolean {
  return bodies.length === 0 && namesBodies(one) && namesBodies(other)
}

function namesBodies({ bodies }: StoryTraits): boolean {
  return bodies.length > 0 && !bodies.some((name) => name.endsWith(' ICS'))
}

const isNumberWord = (figure: string): boolean => /^[a-z]+$/.test(figure)
const isMonth = (figure: string): boolean => figure.includes(' ')
const isAmount = (figure: string): boolean => !isNumberWord(figure) && !isMonth(figure)

function shared(one: readonly string[], other: readonly string[]): string[] {
  const there = new Set(other)
  return one.filter((word) => there.has(word))
}
