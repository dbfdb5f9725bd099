/** Feeds over a real database and a real server, with a clock that the test moves. */
import {
  createFeeds,
  type Feeds,
  type FeedsNeeds,
  type NewItem,
  type NewsSource,
  type OnNew,
  type PollSummary,
} from '../../src/feeds/feeds.ts'
import { createLog } from '../../src/log.ts'
import { createFetcher } from '../../src/net/fetcher.ts'
import type { Engine } from '../../src/store/engine.ts'
import type { Store } from '../../src/store/store.ts'
import { type FeedServer, startFeedServer } from '../platforms/feeds.ts'
import { openTestStore } from '../store-for-tests.ts'

export interface Told {
  readonly feed: NewsSource
  readonly items: readonly NewItem[]
  readonly isBaseline: boolean
}

export interface World extends AsyncDisposable {
  readonly server: FeedServer
  readonly store: Store
  readonly feeds: Feeds
  /** Everything that `poll` was told as new, in order. */
  readonly told: Told[]
  now: Date
  /** Moves the clock on by so many minutes. */
  wait(minutes: number): void
  /** One round, collecting what is new. */
  poll(onNew?: OnNew): Promise<PollSummary>
  /** Another process's feeds, on the same database. */
  another(owner: string): Feeds
  /** Adds paths of the server to the shared feeds. */
  share(...paths: string[]): Promise<void>
  /** The health of the one feed at that path. */
  health(path: string): Promise<string>
}

export interface WorldOptions {
  /** SQLite when not given. */
  readonly engine?: Engine
  readonly needs?: Partial<FeedsNeeds>
}

export const TENANT = 'discord:1'

export async function makeWorld(options: WorldOptions = {}): Promise<World> {
  const server = await startFeedServer()
  const database = await openTestStore(options.engine ?? 'sqlite')
  const { store } = database
  const fetcher = createFetcher({ allow: ['127.0.0.1'], trusted: [], userAgent: 'Mergerwatch/test' })
  const told: Told[] = []
  const make = (owner: string) =>
    createFeeds({
      db: store.db,
      engine: store.engine,
      fetcher,
      clock: () => world.now,
      log: createLog('silent', false),
      owner,
      minIntervalMs: 15 * 60_000,
      timeoutMs: 5_000,
      random: () => 0.5,
      ...options.needs,
    })
  const world: World = {
    server,
    store,
    told,
    now: new Date('2026-11-03T14:05:00Z'),
    feeds: make('one'),
    another: make,
    wait: (minutes) => {
      world.now = new Date(world.now.getTime() + minutes * 60_000)
    },
    poll: (onNew) =>
      world.feeds.pollDue(
        onNew ??
          (async (_trx, feed, items, isBaseline) => {
            told.push({ feed, items, isBaseline })
          }),
      ),
    share: async (...paths) => {
      const outlines = paths.map(
        (path) => `<outline text="" xmlUrl="${path.startsWith('http') ? path : server.url + path}"/>`,
      )
      await world.feeds.seed(`<opml version="2.0"><body>${outlines.join('')}</body></opml>`)
    },
    health: async (path) => {
      const [feed] = (await world.feeds.list(TENANT)).filter((one) => one.url === server.url + path)
      return feed?.health ?? 'There is no such feed.'
    },
    [Symbol.asyncDispose]: async () => {
      await fetcher.close()
      await database.close()
      await server.close()
    },
  }
  return world
}
