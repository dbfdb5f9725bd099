/** The items of the stories of the last year, as rows. */
import type { Mention } from '../news/understanding.ts'
import type { Database } from '../store/store.ts'
import type { Instant } from '../time.ts'

/** One outlet's report of a story, with what the story names. */
export interface StoryItem {
  readonly id: number
  readonly storyId: number
  /** '' for everyone, or the one tenant (as "discord:123") whose own feed brought it. */
  readonly tenant: string
  readonly title: string
  readonly summary: string
  readonly url: string
  /** When it was published, or else first seen. */
  readonly at: Instant
  /** Of the whole story. */
  readonly mentions: readonly Mention[]
}

/** Of the items that have come since then and belong to a story those after that id, in the order in which they came. */
export async function storyItems(
  db: Database,
  { since, after, limit }: { readonly since: Instant; readonly after: number; readonly limit: number },
): Promise<StoryItem[]> {
  const rows = await db
    .selectFrom('items')
    .innerJoin('stories', 'stories.id', 'items.story_id')
    .innerJoin('feeds', 'feeds.id', 'items.feed_id')
    .select([
      'items.id',
      'items.title',
      'items.summary',
      'items.url',
      'items.published_at',
      'items.first_seen_at',
      'stories.id as story_id',
      'stories.mentions',
      'feeds.tenant',
    ])
    .where('stories.relevant', '=', 1)
    .where('items.first_seen_at', '>=', since)
    .where('items.id', '>', after)
    .orderBy('items.id')
    .limit(limit)
    .execute()
  return rows.map(({ story_id, published_at, first_seen_at, mentions, ...item }) => ({
    ...item,
    storyId: story_id,
    at: published_at ?? first_seen_at,
    mentions: JSON.parse(mentions) as Mention[],
  }))
}
