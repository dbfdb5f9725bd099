/** What alerts are told of sagas, the stories that are chapters of one merger. Whoever keeps track of mergers gives it. */
import type { Stage } from '../news/understanding.ts'
import type { Database } from '../store/store.ts'
import type { IsoDate } from '../time.ts'
import type { Story } from './story.ts'

/** A story as an earlier chapter of another one. */
export interface Chapter {
  readonly storyId: number
  readonly stage: Stage
  readonly day: IsoDate
  readonly title: string
  readonly url: string
  /** '' for everyone, or the one tenant that may know of it. */
  readonly scope: string
}

export interface Sagas {
  /** Called in the transaction in which a story began or grew, before anybody is told of it. */
  onStory(trx: Database, story: Story, isNew: boolean): Promise<void>
  /** What went before these stories in their sagas, at other stages, in order of time; none for most. */
  earlier(trx: Database, storyIds: readonly number[]): Promise<ReadonlyMap<number, readonly Chapter[]>>
}
