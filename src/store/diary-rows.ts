/** The diary's tables, as the queries see them: see schema.ts. */
import type { Generated } from 'kysely'
import type { Instant, IsoDate } from '../time.ts'

/** A date in a tenant's diary. */
export interface DeadlineRow {
  id: Generated<number>
  /** As "discord:123". */
  tenant: string
  /** The channel in which an organiser added it; '' for what another source brought. */
  channel: string
  source: 'organiser' | 'petition' | 'story'
  /** What it is to its source, as "41:closes": the same key is the same deadline. */
  source_key: string
  /** Its name in calendars, for good. */
  uid: string
  what: string
  day: IsoDate
  /** "14:30", London time, or ''. */
  time: string
  /** An area as the register writes it. */
  area: string
  /** Where it is held, or ''. */
  place: string
  link: string
  /**
   * 'proposed' until an organiser confirms or refuses it; 'removed' by an organiser for good, after it was in the diary;
   * 'withdrawn' while its source does not name it.
   */
  state: 'confirmed' | 'proposed' | 'refused' | 'removed' | 'withdrawn'
  /** How often it has changed: RFC 5545, 3.8.7.4. */
  sequence: number
  created_at: Instant
  changed_at: Instant
}

/** The secret address of a tenant's calendar. */
export interface CalendarRow {
  tenant: string
  token: string
  made_at: Instant
}
