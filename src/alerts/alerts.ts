/** The alerts room's way in: new items come in, deliveries lie in the outbox when it is done. */
import type { Place } from '../chat/platform.ts'
import type { Log } from '../log.ts'
import { type StoryTraits, storyTraits } from '../news/story-traits.ts'
import type { Understand, Understanding } from '../news/understanding.ts'
import type { Areas } from '../register/areas.ts'
import type { Engine } from '../store/engine.ts'
import type { DatabaseTransaction } from '../store/store.ts'
import { type Clock, type Instant, londonDate } from '../time.ts'
import { indexFeedback } from './feedback.ts'
import { allFeedback } from './feedback-repository.ts'
import { fileItem } from './filing.ts'
import type { ReadItem } from './growth.ts'
import type { NextSteps } from './next-step.ts'
import type { PlaceNamed } from './place-named.ts'
import { type Routed, routeStories } from './routing.ts'
import type { Sagas } from './sagas.ts'
import { nameBodiesOfItems } from './search-repository.ts'
import { namedIds, outletOf } from './story.ts'
import { lockStories, storiesByIds } from './story-repository.ts'
import { bodiesOfWritten } from './watch.ts'
import { indexWatches } from './watch-index.ts'
import { activeWatches } from './watch-repository.ts'

export interface AlertsNeeds {
  readonly engine: Engine
  readonly clock: Clock
  readonly log: Log
  readonly understand: Understand
  readonly areas: Pick<Areas, 'readArea' | 'bodiesOf'>
  readonly placeNamed: PlaceNamed
  readonly sagas?: Sagas
  readonly nextSteps?: NextSteps
}

/** The feed that items came from; `tenant` is '' or, as "discord:123", the one tenant that added it. */
interface FeedOfItems {
  readonly id: number
  readonly tenant: string
  readonly title: string
}

/** An item that was not seen before, with the id of its row. */
export interface NewItem {
  readonly id: number
  readonly title: string
  readonly summary: string
  readonly url: string
  readonly outlet: string
  readonly published: Instant | null
}

/** What came of a feed's new items. */
export interface TakenIn extends Routed {
  /** Items that were news. */
  readonly relevant: number
  /** Stories that began. */
  readonly stories: number
}

export interface Alerts {
  /**
   * Reads a feed's new items, the oldest first, and owes alerts for them, all in the caller's transaction. With `isBaseline` (the first
   * read of a feed) the stories are kept and nobody is told.
   *
   * An item that cannot be read is logged and stays an item; a fault of the database is thrown, and nothing is kept.
   * When the transaction is committed and there are alerts or edits, nudge the senders.
   */
  takeIn(trx: DatabaseTransaction, feed: FeedOfItems, items: readonly NewItem[], isBaseline: boolean): Promise<TakenIn>
  /**
   * Makes news of an item because an organiser says so, whether it was understood as news or not, in the caller's
   * transaction: of a story that is known or of a new one. Alerts go to the tenant's watches that want it; `orElse` gets
   * one when none does.
   */
  takeReport(trx: DatabaseTransaction, feed: FeedOfItems, report: Understood, orElse: Place): Promise<TakenReport>
}

interface TakenReport extends Routed {
  readonly storyId: number
}

/** An item with what it was understood to say. */
interface Understood {
  readonly item: NewItem
  readonly understanding: Understanding
  readonly traits: StoryTraits
}

/** The feeds bound their titles more widely than a card should. */
const LONGEST_TITLE = 400

export function createAlerts(needs: AlertsNeeds): Alerts {
  const bodiesOf = bodiesOfWritten(needs.areas)

  function understand(feed: FeedOfItems, item: NewItem): Understood | null {
    try {
      const published = londonDate(item.published === null ? needs.clock() : new Date(item.published))
      const news = { title: item.title, summary: item.summary, published }
      const understanding = needs.understand(news)
      return { item, understanding, traits: storyTraits(news, understanding) }
    } catch (fault) {
      needs.log.error(
        { err: fault, feed: feed.id, item: item.id },
        'An item could not be read; it is kept and passed over.',
      )
      return null
    }
  }

  return {
    takeIn: async (trx, feed, items, isBaseline) => {
      const understood = items.map((item) => understand(feed, item)).filter((one) => one !== null)
      await nameBodiesOfItems(
        trx,
        understood.map(({ item, understanding }) => ({ itemId: item.id, bodyIds: namedIds(understanding.mentions) })),
      )
      const news = understood.filter(({ understanding }) => understanding.relevant).map((one) => asRead(feed, one))
      const { stories, alerts, edits } = await file(trx, feed, news, isBaseline)
      return { relevant: news.length, stories: stories.length, alerts, edits }
    },
    takeReport: async (trx, feed, report, orElse) => {
      await nameBodiesOfItems(trx, [{ itemId: report.item.id, bodyIds: namedIds(report.understanding.mentions) }])
      const { ids, alerts, edits } = await file(trx, feed, [asRead(feed, report)], false, orElse)
      return { storyId: ids[0] ?? 0, alerts, edits }
    },
  }

  /** Puts news to its stories and, unless it was there before anybody watched, owes what comes of it. */
  async function file(
    trx: DatabaseTransaction,
    feed: FeedOfItems,
    news: readonly ReadItem[],
    isBaseline: boolean,
    orElse?: Place,
  ): Promise<Routed & { readonly ids: readonly number[]; readonly stories: readonly number[] }> {
    if (news.length === 0) return { ids: [], stories: [], alerts: 0, edits: 0 }
    await lockStories(trx, needs.engine)
    const filed = new Map<number, boolean>()
    for (const item of news) {
      const { storyId, isNew } = await fileItem(trx, needs, item, feed.tenant)
      filed.set(storyId, isNew || filed.get(storyId) === true)
    }
    const ids = [...filed.keys()]
    const stories = ids.filter((id) => filed.get(id) === true)
    const changed = await storiesByIds(trx, ids)
    for (const story of changed) await needs.sagas?.onStory(trx, story, filed.get(story.id) === true)
    if (isBaseline) return { ids, stories, alerts: 0, edits: 0 }
    const { tenant } = feed
    const routed = await routeStories(
      trx,
      {
        wanting: indexWatches(await activeWatches(trx, tenant), bodiesOf),
        feedbackOf: indexFeedback(await allFeedback(trx, tenant)),
        earlier: await needs.sagas?.earlier(trx, ids),
        sagas: needs.sagas,
        nextStep: await needs.nextSteps?.read(trx),
        placeNamed: needs.placeNamed,
        now: needs.clock(),
        tenant,
        ...(orElse ? { orElse } : {}),
      },
      changed,
    )
    return { ids, stories, ...routed }
  }
}

function asRead(feed: FeedOfItems, { item, understanding, traits }: Understood): ReadItem {
  return {
    id: item.id,
    title: (item.title || item.summary).slice(0, LONGEST_TITLE),
    url: item.url,
    outlet: outletOf(item, feed.title),
    published: item.published,
    understanding,
    traits,
  }
}
