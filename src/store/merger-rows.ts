/** The mergers' tables. */
import type { Generated } from 'kysely'
import type { Instant, IsoDate } from '../time.ts'

/** A merger that is or was planned, or a cluster that may become one. All that is known of it are its steps. */
export interface MergerRow {
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

/** Which bodies any step of a merger is about: the way from a body to its mergers. */
export interface MergerBodyRow {
  merger_id: number
  body_id: string
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

/** Two records that are one merger to a tenant's organisers, for that tenant alone. */
export interface MergerJoinRow {
  tenant: string
  /** The record that is shown no more. */
  merger_id: number
  /** The record that has its steps instead. */
  into_id: number
  made_by: string
  made_at: Instant
}

/** A story that belongs to another record to a tenant's organisers, for that tenant alone. */
export interface MergerMoveRow {
  tenant: string
  story_id: number
  from_id: number
  to_id: number
  made_by: string
  made_at: Instant
}
