/** Stories for those who ask: the latest, those about a place, one by its number, and why it is one. */
import { Refusal } from '../chat/command.ts'
import type { Message } from '../chat/message.ts'
import type { Place } from '../chat/platform.ts'
import type { Understand, Understanding } from '../news/understanding.ts'
import type { Areas } from '../register/areas.ts'
import type { Engine } from '../store/engine.ts'
import type { Database } from '../store/store.ts'
import { type Clock, type Instant, londonDate } from '../time.ts'
import { alertCard } from './card.ts'
import { type Feedback, keptOutBy } from './feedback.ts'
import { feedbackIn } from './feedback-repository.ts'
import { type DeliverySeen, deliveriesOf } from './outbox-repository.ts'
import type { PlaceNamed } from './place-named.ts'
import type { Sagas } from './sagas.ts'
import { type FoundItem, findItems, itemById } from './search-repository.ts'
import { asSeenBy, isRowId, type Story, tenantOf } from './story.ts'
import { findStories, type StoryQuery, storiesByIds, withSources } from './story-repository.ts'
import { bodiesOfWritten, isWanted, type Watch } from './watch.ts'
import { watchesOf } from './watch-repository.ts'

export interface StoriesNeeds {
  readonly db: Database
  readonly engine: Engine
  readonly clock: Clock
  readonly areas: Pick<Areas, 'readArea' | 'bodiesOf'>
  readonly placeNamed: PlaceNamed
  readonly understand: Understand
  readonly sagas?: Pick<Sagas, 'earlier'>
}

/** An item, and what it is understood to say now: what makes it news, or what was missing. */
interface ReadAgain extends FoundItem {
  readonly understanding: Understanding
}

/** How a story came to be told in a channel, or not. */
interface Why {
  /** With its reasons, in the order in which a person would argue. */
  readonly story: Story
  /** The channel's watches that want it, as they are now. */
  readonly watches: readonly Watch[]
  /** What the channel was, is or will be sent of it. */
  readonly deliveries: readonly DeliverySeen[]
  /** The feedback that keeps it out of the channel, as it is now; null when none does. */
  readonly keptOut: Feedback | null
}

interface SearchQuery {
  /** What somebody typed: all of its words are to begin words of the title or the summary. Without any, `bodies` decides. */
  readonly text: string
  /** Bodies and systems, one of which is to be named; null for no such wish. */
  readonly bodies: ReadonlySet<string> | null
  readonly tenant: string
  readonly limit: number
  readonly offset?: number
}

/** `tenant` is who asks, as "discord:123" (`tenantOf` a caller). Another tenant's own story does not exist for the asker. */
export interface Stories {
  /** The stories that fit, with their sources, the newest first. */
  latest(query: StoryQuery): Promise<readonly Story[]>
  /** Stories that name one of the bodies or systems, the newest first. */
  naming(bodies: ReadonlySet<string>, tenant: string, limit: number, since?: Instant): Promise<readonly Story[]>
  get(id: number, tenant: string): Promise<Story | null>
  /** Everything that was read and fits, news or not, the newest first. */
  search(query: SearchQuery): Promise<readonly FoundItem[]>
  /** Throws `Refusal` when there is no such story for this channel. */
  why(id: number, where: Place): Promise<Why>
  /** Reads one item anew, news or not. Throws `Refusal` when there is none for this tenant. */
  readAgain(itemId: number, tenant: string): Promise<ReadAgain>
  /** The story as an alert shows it, for today's reader. */
  card(story: Story): Message
}

export function createStories({ db, engine, clock, areas, placeNamed, understand, sagas }: StoriesNeeds): Stories {
  const bodiesOf = bodiesOfWritten(areas)

  const latest = async (query: StoryQuery) =>
    (await withSources(db, await findStories(db, query))).map((story) => asSeenBy(query.tenant, story))

  const get = async (id: number, tenant: string) => {
    const [story] = isRowId(id) ? await storiesByIds(db, [id]) : []
    return story && (story.scope === '' || story.scope === tenant) ? asSeenBy(tenant, story) : null
  }

  return {
    latest,
    naming: (bodies, tenant, limit, since) =>
      latest({ bodies, tenant, limit, ...(since === undefined ? {} : { since }) }),
    get,
    search: async ({ text, offset = 0, ...query }) => {
      const words = wordsOf(text)
      // Signs alone are no words, and must not find all that the bodies have.
      if (words.length === 0 && text.trim() !== '') return []
      return await findItems(db, engine, { ...query, words, offset })
    },
    why: async (id, where) => {
      const story = await get(id, tenantOf(where))
      if (!story)
        throw new Refusal(
          'There is no such story any more, or it is not for this channel. /alerts latest shows those that there are.',
        )
      const watches = (await watchesOf(db, where)).filter((watch) => isWanted(watch, story, bodiesOf))
      const earlier = await sagas?.earlier(db, [id])
      const keptOut = keptOutBy(story, await feedbackIn(db, where), earlier?.get(id))
      return { story, watches, deliveries: await deliveriesOf(db, id, where), keptOut }
    },
    readAgain: async (itemId, tenant) => {
      const item = isRowId(itemId) ? await itemById(db, itemId, tenant) : null
      if (!item) throw new Refusal('There is no such item any more, or it is not for this channel.')
      const { title, summary, publishedAt, firstSeenAt } = item
      const published = londonDate(new Date(publishedAt ?? firstSeenAt))
      return { ...item, understanding: understand({ title, summary, published }) }
    },
    card: (story) => alertCard(story, londonDate(clock()), placeNamed),
  }
}

const MOST_WORDS = 8

/** As the index of words has them (migration 0007): letters and digits, lower case, without diacritics. */
function wordsOf(text: string): string[] {
  const words = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]+/g, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
  return [...new Set(words)].slice(0, MOST_WORDS)
}
