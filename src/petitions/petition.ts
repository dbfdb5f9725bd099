/** A petition to the UK Parliament, as its site tells of it. */
import type { Instant, IsoDate } from '../time.ts'

/**
 * The states that the site shows to everyone, and those before publication (alphagov/e-petitions, `app/models/petition.rb`).
 * An archived petition of a past Parliament is closed or rejected as well, and has a `parliament`.
 */
export type PetitionState = 'collecting-sponsors' | 'in-moderation' | 'open' | 'closed' | 'rejected'

/** So many signatures bring a response by the government, and a debate that is considered. */
export interface Thresholds {
  readonly response: number
  readonly debate: number
}

/** A past Parliament that an archived petition was made to. */
interface Parliament {
  /** As "2017-2019". */
  readonly period: string
  readonly dissolvedAt: Instant | null
}

interface Response {
  readonly on: IsoDate | null
  readonly summary: string
}

interface Debate {
  /** Null when it was decided not to debate it. */
  readonly on: IsoDate | null
  readonly overview: string
  /** The official report, or the recording; '' when neither is linked. */
  readonly link: string
}

/** What `count.json` tells: the count, and whether anything has happened. Days and moments are null until then. */
export interface PetitionCount {
  readonly signatures: number
  readonly responseThresholdReachedAt: Instant | null
  readonly debateThresholdReachedAt: Instant | null
  readonly respondedAt: Instant | null
  readonly debateOn: IsoDate | null
  readonly debateOutcomeAt: Instant | null
}

export interface Petition extends PetitionCount {
  readonly id: number
  /** Its page, for people. */
  readonly url: string
  readonly title: string
  readonly background: string
  readonly state: PetitionState
  /** Null for a petition to the Parliament of today. */
  readonly parliament: Parliament | null
  readonly openedAt: Instant | null
  /** The day on which it closes or closed. Null before it is published. */
  readonly closesOn: IsoDate | null
  readonly thresholds: Thresholds
  readonly response: Response | null
  readonly debate: Debate | null
  /** Why it was rejected, in a few words, or null. */
  readonly rejection: string | null
}

/** Signatures from one constituency or region. */
export interface AreaCount {
  /** The ONS code. */
  readonly code: string
  readonly name: string
  /** Its Member of Parliament; '' for a region, or when there is none. */
  readonly mp: string
  readonly signatures: number
}

export interface AreaCounts {
  readonly constituencies: readonly AreaCount[]
  readonly regions: readonly AreaCount[]
}
