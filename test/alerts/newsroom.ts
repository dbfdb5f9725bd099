/** A real database, the real register and the real reading of news, with a clock and a feed in the test's hand. */
import type { TestContext } from 'node:test'
import { type Alerts, createAlerts, type NewItem, type TakenIn } from '../../src/alerts/alerts.ts'
import { createDigests, type Digests } from '../../src/alerts/digests.ts'
import { createFeedbackDesk, type FeedbackDesk } from '../../src/alerts/feedback-desk.ts'
import type { NextSteps } from '../../src/alerts/next-step.ts'
import { createPlaceNamed } from '../../src/alerts/place-named.ts'
import { createStories, type Stories } from '../../src/alerts/stories.ts'
import { createWatches, type Watches } from '../../src/alerts/watches.ts'
import type { Place } from '../../src/chat/platform.ts'
import { newFeed } from '../../src/feeds/new-feed.ts'
import type { Log } from '../../src/log.ts'
import { createMergers, type Mergers } from '../../src/mergers/mergers.ts'
import { createUnderstanding } from '../../src/news/understand.ts'
import type { Understand } from '../../src/news/understanding.ts'
import { createAreas } from '../../src/register/areas.ts'
import { createLineage } from '../../src/register/lineage.ts'
import { loadRegister } from '../../src/register/register.ts'
import type { Database } from '../../src/store/store.ts'
import { instant } from '../../src/time.ts'
import type { TestStore } from '../store-for-tests.ts'

const register = loadRegister()
const lineage = createLineage(register)
export const areas = createAreas(register, lineage)
export const placeNamed = createPlaceNamed(register, lineage)
const realUnderstand = createUnderstanding(register)

export interface Lines {
  readonly log: Log
  readonly lines: { readonly level: string; readonly says: string; readonly about: unknown }[]
}

/** A log whose lines can be looked at. */
export function createLines(): Lines {
  const lines: Lines['lines'] = []
  const at =
    (level: string) =>
    (...said: unknown[]) => {
      lines.push({ level, says: String(said.at(-1)), about: said[0] })
    }
  return { lines, log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') } }
}

export interface Hand {
  now: Date
}

export interface News extends Partial<Omit<NewItem, 'id'>> {
  readonly title: string
}

export interface Newsroom extends Lines {
  readonly db: Database
  readonly test: TestStore
  /** The clock: set `now` to move it. */
  readonly hand: Hand
  readonly alerts: Alerts
  readonly watches: Watches
  readonly stories: Stories
  readonly digests: Digests
  readonly feedback: FeedbackDesk
  readonly mergers: Mergers
  /** Makes a feed; '' is shared. Gives its id. */
  addFeed(tenant?: string, title?: string): Promise<number>
  /** What a read of the feed with these new items does: their rows, then `takeIn`, in one transaction. */
  publish(feedId: number, items: readonly News[], options?: { baseline?: boolean }): Promise<TakenIn>
  /** The outbox, in order, with its messages read. */
  outbox(): Promise<readonly Owed[]>
}

export interface Owed extends Place {
  readonly id: number
  readonly purpose: string
  readonly state: string
  readonly dedupe: string
  readonly due_at: string
  readonly message_id: string | null
  readonly last_error: string | null
  readonly edits_id: number | null
  readonly title: string
  readonly message: import('../../src/chat/message.ts').Message
}

export const NOON = new Date('2019-11-14T12:00:00.000Z')

let feeds = 0
let items = 0

export async function openNewsroom(
  open: (test: TestContext) => Promise<TestStore>,
  context: TestContext,
  understand: Understand = realUnderstand,
  nextStepsOver: (db: Database) => NextSteps = () => ({ read: async () => () => null }),
): Promise<Newsroom> {
  const test = await open(context)
  const { db, engine } = test.store
  const hand: Hand = { now: NOON }
  const clock = () => hand.now
  const lines = createLines()
  const mergers = createMergers({ db, engine, clock, log: lines.log, register, lineage })
  const { sagas } = mergers
  const nextSteps = nextStepsOver(db)
  const alerts = createAlerts({ engine, clock, log: lines.log, understand, areas, placeNamed, sagas, nextSteps })
  return {
    ...lines,
    db,
    test,
    hand,
    alerts,
    watches: createWatches({ db, clock, areas }),
    mergers,
    stories: createStories({ db, engine, clock, areas, placeNamed, understand }),
    digests: createDigests({ db, engine, clock, log: lines.log, areas, placeNamed, sagas, nextSteps }),
    feedback: createFeedbackDesk({ db, clock, placeNamed, nextSteps }),
    addFeed: (tenant = '', title = 'Feed') => addFeed(db, tenant, title, instant(hand.now)),
    publish: (feedId, news, options) => publish(db, alerts, hand, feedId, news, options?.baseline ?? false),
    outbox: () => outbox(db),
  }
}

async function addFeed(db: Database, tenant: string, title: string, now: string): Promise<number> {
  feeds += 1
  const { id } = await db
    .insertInto('feeds')
    .values({
      ...newFeed({ url: `https://feed${feeds}.example/rss`, title, home: '', isEnabled: true, tenant, by: '' }, now),
      baselined: 1,
      health: '',
      state: 'ok',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function publish(
  db: Database,
  alerts: Alerts,
  hand: Hand,
  feedId: number,
  news: readonly News[],
  isBaseline: boolean,
): Promise<TakenIn> {
  return await db.transaction().execute(async (trx) => {
    const feed = await trx.selectFrom('feeds').selectAll().where('id', '=', feedId).executeTakeFirstOrThrow()
    const rows: NewItem[] = []
    for (const one of news) {
      items += 1
      const item = {
        title: one.title,
        summary: one.summary ?? '',
        url: one.url ?? `https://paper.example/${items}`,
        outlet: one.outlet ?? 'Example Times',
        published: one.published === undefined ? instant(hand.now) : one.published,
      }
      const { published, ...columns } = item
      const { id } = await trx
        .insertInto('items')
        .values({
          ...columns,
          feed_id: feedId,
          identity: `item-${items}`,
          published_at: published,
          first_seen_at: instant(hand.now),
          story_id: null,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      rows.push({ ...item, id })
    }
    return await alerts.takeIn(trx, feed, rows, isBaseline)
  })
}

async function outbox(db: Database): Promise<Owed[]> {
  const rows = await db.selectFrom('deliveries').selectAll().orderBy('id').execute()
  return rows.map((row) => {
    const message = JSON.parse(row.message) as Owed['message']
    return { ...row, platform: row.platform as Place['platform'], message, title: message.title }
  })
}
