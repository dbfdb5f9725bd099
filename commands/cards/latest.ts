/** The stories that name a body or what became of it. */

import type { Story } from '../../src/alerts/story.ts'
import { type Fact, link, type Span } from '../../src/chat/message.ts'
import { addDays, type Instant, type IsoDate } from '../../src/time.ts'
import { count, shown } from '../wording.ts'

const LATEST_DAYS = 90

/** More than are counted exactly. */
const MOST_COUNTED = 50
const TITLES_SHOWN = 2

/** How stories are asked for: the newest first, only those that the tenant may see. */
export interface StoriesByBody {
  latest(query: {
    /** As "discord:123". */
    readonly tenant: string
    readonly bodies: ReadonlySet<string>
    readonly since: Instant
    readonly limit: number
  }): Promise<readonly Story[]>
}

/** "Latest: 3 stories in the last 90 days · newest: …, …", or that there are none. */
export async function latestFact(
  bodies: ReadonlySet<string>,
  stories: StoriesByBody,
  tenant: string,
  today: IsoDate,
): Promise<Fact> {
  const since = `${addDays(today, -LATEST_DAYS)}T00:00:00.000Z`
  const found = await stories.latest({ tenant, bodies, since, limit: MOST_COUNTED })
  if (found.length === 0) return { label: 'Latest', value: `No stories in the last ${LATEST_DAYS} days` }
  const many =
    found.length === MOST_COUNTED ? `${MOST_COUNTED} stories or more` : count(found.length, 'story', 'stories')
  const titles = found.slice(0, TITLES_SHOWN).map((story) => link(shown(story.title), story.url))
  const spans = titles.flatMap((title, place): Span[] => (place === 0 ? [title] : [' · ', title]))
  return { label: 'Latest', value: [`${many} in the last ${LATEST_DAYS} days · newest: `, ...spans] }
}
