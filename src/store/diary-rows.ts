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
  /** 'proposed' until an organiser confirms it; 'removed' by an organiser for good; 'withdrawn' while its source does not name it. */
  state: 'confirmed' | 'proposed' | 'removed' | 'withdrawn'
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

/** A merger that is or was planned, or a cluster that may become one. All that is known of it are its steps. */
interface MergerRow {
  id: Generated<number>
  made_at: Instant
}

/** What one story, or the register, says of a merger. */
export interface MergerStepRow {
  id: Generated<number>
  merger_id: number
  story_id: number | null
  /** What it is to the register, as "cluster:South London"; null for a story. */
  register_key: string | null
  /** '' for all, or the tenant that alone may know of it. */
  scope: string
  /** A stage of a merger, or 'clustered' or 'exploring'. */
  standing: string
  /** As fine as its source gives it: a day, for a cluster also a month or a year. */
  day: string
  target: IsoDate | null
  /** What the bodies are to become, or ''. */
  into_name: string
  /** JSON list of bodies' ids in the register. */
  body_ids: string
  title: string
  url: string
  added_at: Instant
}

/** What a tenant's organiser says of a merger, for that tenant alone; `standing` is a stage or 'struck'. */
export interface MergerCorrectionRow {
  /** As "discord:123". */
  tenant: string
  merger_id: number
  standing: string
  day: IsoDate | null
  made_by: string
  made_at: Instant
}
