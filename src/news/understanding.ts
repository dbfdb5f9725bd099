/** What Mergerwatch makes of one item of news: the contract between reading and acting. */
import type { IsoDate, TimeOfDay } from '../time.ts'

export const KINDS = ['merger', 'ics', 'consultation', 'procurement', 'finance', 'legal', 'petition'] as const
export type Kind = (typeof KINDS)[number]

/** How far a merger has come, in the order in which it usually goes. */
export const STAGES = ['proposed', 'consulting', 'applied', 'approved', 'rejected', 'delayed', 'effective'] as const
export type Stage = (typeof STAGES)[number]

const DECISIONS: ReadonlySet<Stage | null> = new Set<Stage | null>(['approved', 'rejected', 'delayed', 'effective'])

/** Whether a stage is one that comes by a decision or by its day, and so once, where plans are talked of for years. */
export function isDecision(stage: Stage | null): boolean {
  return DECISIONS.has(stage)
}

/** The text to understand: plain text, no markup. `published` settles which body of a name was alive, and "next April". */
export interface NewsItem {
  readonly title: string
  readonly summary: string
  readonly published: IsoDate | null
}

/** A body or a system that an item names. */
export interface Mention {
  /** "NHS Wirral CCG", "NHS Sussex ICB" or "Sussex ICS". */
  readonly name: string
  /** What it is in the register; `new-body` is one that is named but does not exist (yet), and then there is no `id`. */
  readonly kind: 'body' | 'system' | 'new-body'
  /** A body's or a system's id in the register; null for a new body. */
  readonly id: string | null
  /** The words in the text that named it. */
  readonly words: string
}

/** A named rule that fired, what it decided, and the words in the text that fired it. */
export interface Reason {
  /** A short stable name in kebab-case, as "bodies-merging" or "not-a-trust-merger". */
  readonly rule: string
  /** One sentence for a person: what the rule concluded. */
  readonly says: string
  readonly words: readonly string[]
}

/** A day on which the public can act, as the text states it. */
export interface StatedDate {
  /** A consultation, an engagement or a survey closes; or a public body meets. */
  readonly sort: 'closes' | 'meets'
  readonly day: IsoDate
  /** London time, `HH:MM`; '' where the text gives none. The end of a day, as "until midnight", is 23:59. */
  readonly time: TimeOfDay
  /** Where it is held; '' where the text does not say. */
  readonly place: string
  /** The words in the text that say so. */
  readonly words: string
  /** Worked out from a beginning and a length, so that it may be off by a day. */
  readonly isReckoned: boolean
}

export interface Understanding {
  readonly relevant: boolean
  readonly kinds: readonly Kind[]
  readonly stage: Stage | null
  /** The day on which the merger, status or abolition starts or started, where the text says so. */
  readonly effective: IsoDate | null
  readonly mentions: readonly Mention[]
  /** The footprints of the bodies and places that it speaks of: ids of systems in the register, in alphabetical order. */
  readonly footprints: readonly string[]
  /** Last days of consultations and days of public meetings, not before the day of publication; none in what is not relevant. */
  readonly dates: readonly StatedDate[]
  /** In the order in which a person would argue. Never empty: a near miss says what was missing. */
  readonly why: readonly Reason[]
}

/** Reads one item. Pure: no clock, no network, no database; the same item always gives the same answer. */
export type Understand = (item: NewsItem) => Understanding
