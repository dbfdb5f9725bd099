/** A merger that is or was planned, as one tenant sees it: made of its steps each time that it is asked for. */
import { STAGES } from '../news/understanding.ts'
import type { Instant, IsoDate } from '../time.ts'

/**
 * How far it has come. Before the stages of the news come two that the register knows: ICBs that explore a cluster, and
 * ICBs that are in one (led together, but separate bodies in law).
 */
export const STANDINGS = ['exploring', 'clustered', ...STAGES] as const
export type Standing = (typeof STANDINGS)[number]

/** What one story, or the register, says of a merger. */
export interface Step {
  readonly id: number
  readonly mergerId: number
  /** Null for what the register says. */
  readonly storyId: number | null
  /** '' for all, or the tenant whose own feed brought the story. */
  readonly scope: string
  readonly standing: Standing
  /** As fine as its source gives it: the register's clusters are dated by a day, a month or a year. */
  readonly day: string
  /** The day on which it is to take effect, or took. */
  readonly target: IsoDate | null
  /** What the bodies are to become, or ''. */
  readonly into: string
  readonly bodyIds: readonly string[]
  readonly title: string
  readonly url: string
  readonly addedAt: Instant
}

/** What an organiser says instead, for their own tenant. */
export interface Correction {
  readonly mergerId: number
  readonly standing: Standing | 'struck'
  /** A day that had come when it was made: since when it stands so. One that had not: when it is to take effect. */
  readonly day: IsoDate | null
  /** The platform's id of the person. */
  readonly by: string
  readonly at: Instant
}

/** Steps in a row that say the same. */
export interface Chapter {
  readonly standing: Standing
  readonly day: string
  readonly steps: readonly Step[]
}

export interface Merger {
  readonly id: number
  readonly bodyIds: readonly string[]
  /** "NHS Cheshire CCG", or '' while nobody has said. */
  readonly into: string
  readonly standing: Standing
  /** Since when it stands so; for what is in effect, the day on which it took effect. */
  readonly since: string
  /** The day on which it is to take effect; null when none is named, or none any more. */
  readonly target: IsoDate | null
  readonly firstDay: IsoDate
  readonly lastDay: IsoDate
  /** In order of time. */
  readonly chapters: readonly Chapter[]
  readonly correction: Correction | null
}

/** What may still come: in effect and rejected are the ends, unless a new story says otherwise. */
export function isPending({ standing }: Pick<Merger, 'standing'>): boolean {
  return standing !== 'effective' && standing !== 'rejected'
}

/** The first day of what a date as fine as its source gives it means: "2025-07" as 2025-07-01. */
export function firstDayOf(day: string): IsoDate {
  return `${day}-01-01`.slice(0, 10)
}
