/** What the news has to say to the diary: when consultations close, and when those who decide meet in public. */
import { setImmediate as letOthers } from 'node:timers/promises'
import type { NewsItem, StatedDate } from '../news/understanding.ts'
import type { Database } from '../store/store.ts'
import { addDays, type Clock, type Instant, londonDate } from '../time.ts'
import type { DeadlineFinder, FoundDeadline } from './gathering.ts'
import type { StoryAreas } from './story-areas.ts'
import { type StoryItem, storyItems } from './story-items-repository.ts'
import { storyKey } from './story-key.ts'

export interface StoryDeadlinesNeeds {
  readonly db: Database
  readonly clock: Clock
  /** What an item states; the same for as long as the program runs. */
  readonly datesOf: (item: NewsItem) => readonly StatedDate[]
  readonly areasOf: StoryAreas
}

/** No stated date is further ahead of its item, so what was read before states nothing that is still to come. */
const DAYS_BACK = 400
const READ_AT_ONCE = 100
const LONGEST_TITLE = 150
const SAID: Readonly<Record<StatedDate['sort'], string>> = {
  closes: 'Consultation closes',
  meets: 'Meeting in public',
}

/** One item's statement of a date. */
interface Statement {
  readonly date: StatedDate
  readonly item: StoryItem
}

/** The dates that stories state. Of a story with several last days the one that was reported last stands. */
export function storyDeadlines({ db, clock, datesOf, areasOf }: StoryDeadlinesNeeds): DeadlineFinder {
  let known = new Map<number, readonly StatedDate[]>()

  /** Reads each item once; in pieces, so that nobody waits for a year of news. */
  const statements = async (): Promise<Statement[]> => {
    const since: Instant = `${addDays(londonDate(clock()), -DAYS_BACK)}T00:00:00.000Z`
    const read = new Map<number, readonly StatedDate[]>()
    const stated: Statement[] = []
    for (let after = 0; ; await letOthers()) {
      const items = await storyItems(db, { since, after, limit: READ_AT_ONCE })
      for (const item of items) {
        const { id, title, summary, at } = item
        const dates = known.get(id) ?? datesOf({ title, summary, published: londonDate(new Date(at)) })
        read.set(id, dates)
        stated.push(...dates.map((date) => ({ date, item })))
      }
      const last = items.at(-1)
      if (!last || items.length < READ_AT_ONCE) break
      after = last.id
    }
    known = read
    return stated
  }

  return {
    source: 'story',
    find: async () => {
      const views = Map.groupBy(await statements(), ({ item }) => `${item.storyId} ${item.tenant}`)
      return [...views.values()].flatMap((view) => datesOfView(view).flatMap((one) => asFound(one, areasOf)))
    },
  }
}

/** What those say of one story whom one reader may see: its last day as reported last, and every meeting, each once. */
function datesOfView(view: readonly Statement[]): Statement[][] {
  const closing = view.filter(({ date }) => date.sort === 'closes')
  const exact = closing.filter(({ date }) => !date.isReckoned)
  const latest = (exact.length > 0 ? exact : closing).toSorted(byTime).at(-1)?.item.id
  const standing = new Set(closing.filter(({ item }) => item.id === latest).map(({ date }) => date.day))
  const stated = view.filter(({ date }) => date.sort === 'meets' || standing.has(date.day))
  return [...Map.groupBy(stated, ({ date }) => `${date.sort} ${date.day}`).values()]
}

/** One date, in the words of who stated it first, for each area of its story. */
function asFound(statements: readonly Statement[], areasOf: StoryAreas): FoundDeadline[] {
  const [first] = statements
  if (!first) return []
  const { date, item } = first
  const { sort, day } = date
  const title = Array.from(item.title)
  const shortened = title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1).join('')}…` : item.title
  return areasOf(item.mentions).map((area) => ({
    key: storyKey({ sort, storyId: item.storyId, day, area }),
    tenants: item.tenant === '' ? null : [item.tenant],
    what: `${SAID[sort]}: ${shortened}`,
    day,
    time: statements.find((one) => one.date.time !== '')?.date.time ?? '',
    area,
    place: statements.find((one) => one.date.place !== '')?.date.place ?? '',
    link: item.url,
    evidence: { words: date.words, isReckoned: statements.every((one) => one.date.isReckoned) },
  }))
}

function byTime(one: Statement, other: Statement): number {
  return one.item.at.localeCompare(other.item.at) || one.item.id - other.item.id
}
