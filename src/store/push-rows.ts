/** The tables of the pushes, as the queries see them: see schema.ts. */
import type { Generated } from 'kysely'
import type { Instant, IsoDate } from '../time.ts'

/** A drive to take a petition to a target by a day. */
export interface PushRow {
  id: Generated<number>
  /** Who started it, as "discord:123". */
  tenant: string
  title: string
  /** What it is about, as the register writes areas. */
  area: string
  petition_id: number
  petition_title: string
  petition_url: string
  target: number
  /** The last day. */
  by_day: IsoDate
  state: 'live' | 'finished'
  started_at: Instant
  start_count: number
  /** The newest count that the push knows. */
  count: number
  counted_at: Instant
  finished_at: Instant | null
  /** A sentence, or ''. */
  why_finished: string
  /** How often it was reopened. */
  round: number
  /** Grows with every change: writing it is how one change waits for another. */
  revision: number
}

/** A word that lets one more channel take part. */
export interface PushCodeRow {
  code: string
  push_id: number
  expires_at: Instant
}

/** A channel that takes part, with its live card. */
export interface PushChannelRow {
  push_id: number
  platform: string
  tenant: string
  channel: string
  joined_at: Instant
  /** How many cards were posted here; the last is the live one. */
  card_number: number
  card_made_at: Instant
  /** What the card shows, as a hash. */
  card_look: string
  card_changed_at: Instant
  /** How many edits were owed. */
  edits: number
}

/** What was announced, or had happened before the push began. */
export interface PushMilestoneRow {
  push_id: number
  milestone: string
  at: Instant
}

export interface PushMemberRow {
  push_id: number
  platform: string
  tenant: string
  user_id: string
  joined_at: Instant
}

export interface PushTaskRow {
  id: Generated<number>
  push_id: number
  text: string
  state: 'open' | 'claimed' | 'done'
  added_at: Instant
  /** Who has it or did it: all three are null when nobody does, and when that person asked to be forgotten. */
  platform: string | null
  tenant: string | null
  user_id: string | null
  /** When the claimant last gave a sign. */
  active_at: Instant | null
  nudged_at: Instant | null
  done_at: Instant | null
  /** The push's last day, once the claimant was reminded that it is near. */
  end_told: IsoDate | null
}

/** What somebody wishes of reminders; without a row it is as it is for everybody. */
export interface PushReminderRow {
  platform: string
  user_id: string
  is_on: 0 | 1
  /** As "21:00-09:00", or '' for none. */
  quiet: string
}
