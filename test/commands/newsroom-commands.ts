/** All commands over a real newsroom: its database, its stories and watches, and feeds on loopback. */
import type { TestContext } from 'node:test'
import { createCommands } from '../../commands/commands.ts'
import type { Caller, Command } from '../../src/chat/command.ts'
import type { Message } from '../../src/chat/message.ts'
import type { PlatformName } from '../../src/chat/platform.ts'
import type { Router } from '../../src/chat/router.ts'
import { createDiary, type Diary } from '../../src/diary/diary.ts'
import { createFeeds, type Feeds } from '../../src/feeds/feeds.ts'
import { createFetcher } from '../../src/net/fetcher.ts'
import { createUnderstanding } from '../../src/news/understand.ts'
import { createOrganisers } from '../../src/organisers/organisers-repository.ts'
import { createPetitions } from '../../src/petitions/petitions.ts'
import { createOpenPushes } from '../../src/pushes/open-pushes.ts'
import { createPushes } from '../../src/pushes/pushes.ts'
import { createAreaFinder } from '../../src/register/find-area.ts'
import { createReports } from '../../src/reports/reports.ts'
import { type Newsroom, openNewsroom } from '../alerts/newsroom.ts'
import { openTestStore } from '../store-for-tests.ts'
import { callerOn, REGISTER_PARTS, routerOf } from './world.ts'

export interface Desk {
  readonly room: Newsroom
  readonly feeds: Feeds
  readonly diary: Diary
  readonly commands: readonly Command[]
  readonly router: Router
  /** The message that a typed line gets. */
  readonly ask: (line: string, caller?: Caller) => Promise<Message>
  readonly press: (action: string, payload: string, caller?: Caller) => Promise<Message>
}

const understand = createUnderstanding(REGISTER_PARTS.register)
const areaFinder = createAreaFinder(REGISTER_PARTS.register, REGISTER_PARTS.finder, REGISTER_PARTS.areas)

/** No name leads anywhere; `allow` names the loopback servers that feeds may be read from, as "127.0.0.1:8080". */
export async function openDesk(t: TestContext, platform: PlatformName = 'slack', allow: string[] = []): Promise<Desk> {
  const room = await openNewsroom(async (context) => {
    const test = await openTestStore('sqlite')
    context.after(() => test.close())
    return test
  }, t)
  const fetcher = createFetcher({ allow, trusted: [], userAgent: 'test', resolve: (_host, done) => done(null, []) })
  t.after(() => fetcher.close())
  const now = () => room.hand.now
  const feeds = createFeeds({
    db: room.db,
    engine: 'sqlite',
    fetcher,
    clock: now,
    log: room.log,
    owner: 'test',
    minIntervalMs: 1_000,
  })
  const { register, areas } = REGISTER_PARTS
  const diary = createDiary({ db: room.db, clock: now, log: room.log, register, areas, finders: [] })
  const petitions = createPetitions({
    db: room.db,
    engine: 'sqlite',
    fetcher,
    cache: { get: async () => undefined, set: async () => true },
    clock: now,
    log: room.log,
    baseUrl: 'https://petitions.invalid',
    owner: 'test',
  })
  const commands = createCommands({
    ...REGISTER_PARTS,
    areaFinder,
    now,
    feeds,
    stories: room.stories,
    searches: room.test.store.cache('searches'),
    watches: room.watches,
    digests: room.digests,
    feedback: room.feedback,
    mergers: room.mergers,
    organisers: createOrganisers(room.db, now),
    diary,
    reports: createReports({
      db: room.db,
      clock: now,
      fetcher,
      understand,
      alerts: room.alerts,
      coolDown: room.test.store.cache('reports'),
    }),
    petitions,
    pushes: createPushes({ db: room.db, petitions, clock: now, log: room.log }),
    openPushes: createOpenPushes({ db: room.db, areas }),
    pagesAt: () => 'http://127.0.0.1:8080',
    postcodes: { locate: async () => ({ kind: 'unavailable' }) },
  })
  const router = routerOf(commands)
  const caller = callerOn(platform)
  return {
    room,
    feeds,
    diary,
    commands,
    router,
    ask: async (line, from = caller) => (await router.runTyped(line, from)).message,
    press: async (action, payload, from = caller) => (await router.press(action, payload, from)).message,
  }
}
