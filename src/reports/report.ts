/** A page that a member reported, as the organisers see it. */
import type { Place } from '../chat/platform.ts'
import type { StoryTraits } from '../news/story-traits.ts'
import type { Understanding } from '../news/understanding.ts'
import type { ReportRow } from '../store/schema.ts'
import type { Instant } from '../time.ts'
import type { Page } from './read-page.ts'

/** The place is where it was reported. */
export interface Report extends Place {
  readonly id: number
  /** In the form in which two are compared. */
  readonly address: string
  readonly page: Page
  readonly understanding: Understanding
  readonly traits: StoryTraits
  readonly note: string
  /** The platform's id of the member. */
  readonly reportedBy: string
  readonly reportedAt: Instant
  readonly state: ReportRow['state']
  /** The platform's id of the organiser; null while it is open. */
  readonly decidedBy: string | null
  readonly storyId: number | null
}
