/** The feeds that everyone gets stories from: the shipped list, or the operator's. */
import { readFileSync } from 'node:fs'
import type { Database } from '../store/store.ts'
import { instant } from '../time.ts'
import { changeFeed, feedsOf, insertFeed, SHARED } from './feed-repository.ts'
import { newFeed } from './new-feed.ts'
import { type ListedFeed, readOpml } from './opml.ts'
import { readMemory } from './polling/memory.ts'

const SHIPPED = new URL('data/feeds.opml', import.meta.url)
/** Who added a feed that is on the list. */
const THE_LIST = 'list'

export interface Seeded {
  readonly added: number
  /** Feeds that left the list, or are switched off in it. */
  readonly disabled: number
  readonly enabled: number
}

/**
 * Brings the shared feeds into line with the list: `opml`, or the shipped one when that is null. What is new is added,
 * what left it is disabled (its items stay known, should it return). Feeds that tenants added are not touched.
 *
 * Throws a sentence when the list cannot be read.
 */
export async function seedFeeds(db: Database, opml: string | null, now: Date): Promise<Seeded> {
  const read = readOpml(opml ?? readFileSync(SHIPPED, 'utf8'))
  if (read.kind === 'unreadable') throw new Error(read.why)
  const stored = (await feedsOf(db, [SHARED])).filter((feed) => feed.added_by === THE_LIST)
  const byListedUrl = new Map(stored.map((feed) => [readMemory(feed.polling).listedAs ?? feed.url, feed]))
  const listed = new Map(read.feeds.map((feed) => [URL.parse(feed.url)?.href ?? feed.url, feed]))
  let [added, disabled, enabled] = [0, 0, 0]
  for (const [url, feed] of listed) {
    const known = byListedUrl.get(url)
    if (known) {
      const isEnabled = feed.isEnabled ? 1 : 0
      await changeFeed(db, known.id, {
        enabled: isEnabled,
        title: feed.title || known.title,
        home: feed.home || known.home,
      })
    } else if (await insertFeed(db, rowFor({ ...feed, url }, now))) added += 1
  }
  for (const [url, feed] of byListedUrl) {
    const isOn = listed.get(url)?.isEnabled ?? false
    if (!listed.has(url)) await changeFeed(db, feed.id, { enabled: 0 })
    if (isOn && feed.enabled === 0) enabled += 1
    if (!isOn && feed.enabled === 1) disabled += 1
  }
  return { added, disabled, enabled }
}

function rowFor(feed: ListedFeed, now: Date) {
  return newFeed({ ...feed, tenant: SHARED, by: THE_LIST }, instant(now))
}
