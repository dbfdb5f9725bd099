/** The petitions' tables. */
import type { Generated } from 'kysely'
import type { Instant, IsoDate } from '../time.ts'

/** A petition on the UK Parliament site that somebody tracks or tracked. `id` is the site's own number. */
export interface PetitionRow {
  id: number
  /** JSON: the petition as it was last read, without its areas. */
  document: string
  /** When its count was last looked at. */
  counted_at: Instant
  next_look_at: Instant
  /** When the whole document is read next; between, only the count is. */
  document_due_at: Instant
  /** JSON: what the poller must remember between two looks (the validators of the answers), or null. */
  polling: string | null
  /** Looks in a row that failed. */
  failures: number
  /** One sentence on how the last look went; '' when it went well. */
  health: string
  /** Why it is not looked at any more (a sentence), or null. */
  ended: string | null
  lease_owner: string | null
  lease_until: Instant | null
}

/** A petition's count at a moment: its own history, thinned as it ages. */
export interface PetitionSampleRow {
  id: Generated<number>
  petition_id: number
  at: Instant
  signatures: number
}

/** Where a petition's signatures came from, as last read on a day in London; a few days are kept. */
export interface PetitionAreasRow {
  petition_id: number
  day: IsoDate
  /** JSON: constituencies and regions with their counts. */
  areas: string
}

/** What has happened to a petition and been told, or had happened before it was tracked: each once. */
export interface PetitionMilestoneRow {
  petition_id: number
  /** As "signatures:10000" or "debate-scheduled:2027-03-01". */
  milestone: string
  at: Instant
}

/** A channel that is told of a petition's milestones. */
export interface PetitionTrackRow {
  platform: string
  tenant: string
  channel: string
  petition_id: number
  added_by: string
  added_at: Instant
}
