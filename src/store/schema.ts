/**
 * The tables, as the queries see them. The migrations under `migrations/` make them; both databases have the same.
 *
 * Moments are `Instant` text, days are `IsoDate` text, yes and no are 1 and 0, lists and objects are JSON text:
 * forms that SQLite and PostgreSQL keep and compare alike.
 */
import type { Generated } from 'kysely'
import type { Instant, IsoDate } from '../time.ts'
import type { CalendarRow, DeadlineRow } from './diary-rows.ts'
import type {
  MergerBodyRow,
  MergerCorrectionRow,
  MergerJoinRow,
  MergerMoveRow,
  MergerRow,
  MergerStepRow,
} from './merger-rows.ts'
import type {
  PetitionAreasRow,
  PetitionMilestoneRow,
  PetitionRow,
  PetitionSampleRow,
  PetitionTrackRow,
} from './petition-rows.ts'
import type {
  PushChannelRow,
  PushCodeRow,
  PushMemberRow,
  PushMilestoneRow,
  PushReminderRow,
  PushRow,
  PushTaskRow,
} from './push-rows.ts'

type YesNo = 0 | 1

/**
 * A feed that is read. `tenant` is '' for the shared feeds that everyone gets stories from; otherwise the one tenant
 * that added it (as "discord:123"), which alone gets its stories: a stranger's feed must not reach other people's channels.
 */
export interface FeedRow {
  id: Generated<number>
  url: string
  tenant: string
  title: string
  /** The feed's own web page. */
  home: string
  enabled: YesNo
  added_by: string
  added_at: Instant
  /** 1 once the first read is done; until then nothing from it is posted. */
  baselined: YesNo
  next_check_at: Instant
  lease_owner: string | null
  lease_until: Instant | null
  /** The validators exactly as received, quotes included. */
  etag: string | null
  last_modified: string | null
  body_hash: string | null
  last_checked_at: Instant | null
  last_ok_at: Instant | null
  last_new_at: Instant | null
  /** Reads in a row that failed. */
  failures: number
  /** One sentence on how the last read went. */
  health: string
  /** 'ok', 'failing', 'retired' (it answered 410) or 'waiting' (not read yet). */
  state: 'ok' | 'failing' | 'retired' | 'waiting'
  /** JSON: what the poller must remember between two reads (how often the feed asks to be read, since when it fails), or null. */
  polling: string | null
}

/** An item, by feed and identity (guid, else link, else a hash of title and date). */
export interface ItemRow {
  id: Generated<number>
  feed_id: number
  identity: string
  title: string
  url: string
  summary: string
  outlet: string
  published_at: Instant | null
  first_seen_at: Instant
  story_id: number | null
}

/** One announcement. `scope` is '' for all, or the tenant whose own feed brought it. */
export interface StoryRow {
  id: Generated<number>
  scope: string
  title: string
  url: string
  outlet: string
  published_at: Instant | null
  first_seen_at: Instant
  last_changed_at: Instant
  relevant: YesNo
  /** JSON list of kinds. */
  kinds: string
  stage: string | null
  effective: IsoDate | null
  /** JSON list of mentions. */
  mentions: string
  /** Whether any of them is in the register. */
  names_bodies: Generated<YesNo>
  /** JSON list of reasons. */
  why: string
  /** JSON: what `news` compares to tell whether two items are one story. */
  traits: string
}

/** Which bodies and systems a story names: the way from a body to its stories. */
interface StoryBodyRow {
  story_id: number
  /** A body's or a system's id in the register. */
  body_id: string
}

export interface WatchRow {
  id: Generated<number>
  platform: string
  tenant: string
  channel: string
  /** An area as the register writes it: "england", "region:London", "body:ccg-wirral". */
  area: string
  /** JSON list of kinds; an empty list means every kind. */
  kinds: string
  /** JSON list of outlets, lower case; an empty list means every outlet. */
  outlets: string
  mode: 'instant' | 'daily' | 'weekly'
  /** Whom to notify: '' for nobody, else the platform's own id with its sort, as "role:123" or "user:U1". */
  mention: string
  /** "22:00-07:00", London time, or ''. */
  quiet: string
  paused: YesNo
  /** Why the bot itself stopped this watch (a sentence), or null. */
  disabled: string | null
  created_by: string
  created_at: Instant
}

/** 'waiting' and 'gathered' are states of an alert alone: for a digest, and in one, whose own state then counts. */
export type DeliveryState = 'due' | 'posted' | 'refused' | 'dropped' | 'waiting' | 'gathered'

/** One message owed to one channel: the outbox. */
export interface DeliveryRow {
  id: Generated<number>
  /** What makes it one delivery and no other, as "alert:41:discord:G1:C1"; a second insert does nothing. */
  dedupe: string
  /** Sent to the platform with the message, so that the message can be found again: at most 25 characters. */
  nonce: string
  platform: string
  tenant: string
  channel: string
  purpose: 'alert' | 'digest' | 'notice' | 'edit'
  story_id: number | null
  watch_id: number | null
  /** For an edit: the delivery whose message is to be changed. */
  edits_id: number | null
  /** For an alert that is told in a digest: how often its watch has one. */
  digest: 'daily' | 'weekly' | null
  /** The delivery of the digest that it went into. */
  digest_id: number | null
  /** The neutral message as JSON. */
  message: string
  state: DeliveryState
  due_at: Instant
  lease_owner: string | null
  lease_until: Instant | null
  /** How often a sender has taken it up; above 1, it is looked up before it is posted again. */
  tries: number
  first_tried_at: Instant | null
  posted_at: Instant | null
  /** The platform's id of the message. */
  message_id: string | null
  last_error: string | null
  created_at: Instant
}

interface OrganiserRow {
  platform: string
  tenant: string
  user_id: string
  added_by: string
  added_at: Instant
}

/** A Slack workspace that installed the bot; `data` is encrypted with SECRET_KEY. */
interface InstallationRow {
  platform: string
  tenant: string
  data: string
  installed_at: Instant
}

/** What an organiser said of alerts, with its effect in one channel. */
export interface FeedbackRow {
  id: Generated<number>
  platform: string
  tenant: string
  channel: string
  /** 'hide' and 'keep' are about a story; the others keep out what comes from an outlet, by a rule, or of a kind. */
  effect: 'hide' | 'keep' | 'mute-outlet' | 'mute-rule' | 'mute-kind'
  /** The story's id, the outlet's name in lower case, the rule's name, or the kind. */
  target: string
  /** As people call it. */
  name: string
  given_by: string
  given_at: Instant
}

/** A page that a member reported, for an organiser to post or drop. */
export interface ReportRow {
  id: Generated<number>
  platform: string
  tenant: string
  /** Where it was reported. */
  channel: string
  /** The address in the form in which two are compared: one report each. */
  address: string
  /** JSON: address, title, description, outlet and moment of the page. */
  page: string
  /** JSON: what the page was understood to say. */
  understanding: string
  /** JSON: what `news` compares to tell whether two items are one story. */
  traits: string
  note: string
  reported_by: string
  reported_at: Instant
  state: 'open' | 'posted' | 'dropped'
  decided_by: string | null
  decided_at: Instant | null
  story_id: number | null
}

/** Which bodies and systems an item names, news or not: the way from a body to what was read of it. */
interface ItemBodyRow {
  item_id: number
  body_id: string
}

/** Small facts about this installation of the bot that must survive a restart. */
interface SettingRow {
  key: string
  value: string
}

/** What may be forgotten: Keyv's table. `expires` is in milliseconds since 1970. */
interface KeyvRow {
  namespace: string
  key: string
  value: string
  expires: number | null
}

export interface Schema {
  feeds: FeedRow
  items: ItemRow
  stories: StoryRow
  story_bodies: StoryBodyRow
  watches: WatchRow
  deliveries: DeliveryRow
  petitions: PetitionRow
  petition_samples: PetitionSampleRow
  petition_areas: PetitionAreasRow
  petition_milestones: PetitionMilestoneRow
  petition_tracks: PetitionTrackRow
  organisers: OrganiserRow
  installations: InstallationRow
  deadlines: DeadlineRow
  calendars: CalendarRow
  mergers: MergerRow
  merger_steps: MergerStepRow
  merger_bodies: MergerBodyRow
  merger_corrections: MergerCorrectionRow
  merger_joins: MergerJoinRow
  merger_moves: MergerMoveRow
  feedback: FeedbackRow
  reports: ReportRow
  item_bodies: ItemBodyRow
  pushes: PushRow
  push_codes: PushCodeRow
  push_channels: PushChannelRow
  push_milestones: PushMilestoneRow
  push_members: PushMemberRow
  push_tasks: PushTaskRow
  push_reminders: PushReminderRow
  settings: SettingRow
  keyv: KeyvRow
}
