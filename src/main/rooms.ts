/** The rooms, each made with what it needs of the others. Nothing here starts anything. */
import { createCommands } from '../../commands/commands.ts'
import { type Alerts, createAlerts } from '../alerts/alerts.ts'
import { createDigests, type Digests } from '../alerts/digests.ts'
import { createFeedbackDesk } from '../alerts/feedback-desk.ts'
import { createPlaceNamed } from '../alerts/place-named.ts'
import { createStories } from '../alerts/stories.ts'
import { createWatches, type Watches } from '../alerts/watches.ts'
import { createRouter, type Router } from '../chat/router.ts'
import type { Config } from '../config.ts'
import { createCalendarPage } from '../diary/calendar-page.ts'
import { createDiary, type Diary } from '../diary/diary.ts'
import { createStoryAreas } from '../diary/story-areas.ts'
import { storyDeadlines } from '../diary/story-deadlines.ts'
import { createFeeds, type Feeds } from '../feeds/feeds.ts'
import type { Metrics } from '../health/metrics.ts'
import type { Guest } from '../health/server.ts'
import type { Log } from '../log.ts'
import { createMergers, type Mergers } from '../mergers/mergers.ts'
import { createFetcher, type Fetcher } from '../net/fetcher.ts'
import { createUnderstanding } from '../news/understand.ts'
import type { NewsItem } from '../news/understanding.ts'
import { createOrganisers } from '../organisers/organisers-repository.ts'
import { createPetitions, type Petitions } from '../petitions/petitions.ts'
import { createPostcodes } from '../postcodes/postcodes.ts'
import { createOpenPushes } from '../pushes/open-pushes.ts'
import { createPushes, type Pushes } from '../pushes/pushes.ts'
import { createAreas } from '../register/areas.ts'
import { createFinder } from '../register/find.ts'
import { createAreaFinder } from '../register/find-area.ts'
import { createLineage } from '../register/lineage.ts'
import { loadRegister } from '../register/register.ts'
import { createStatus } from '../register/status.ts'
import { createReports } from '../reports/reports.ts'
import { newOwner } from '../store/leases.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time.ts'
import { petitionDeadlines } from './petition-deadlines.ts'
import { VERSION } from './version.ts'

export interface Rooms {
  /** This process among others on the same database: whose a lease is. */
  readonly owner: string
  readonly fetcher: Fetcher
  readonly feeds: Feeds
  readonly alerts: Alerts
  readonly watches: Watches
  readonly digests: Digests
  readonly diary: Diary
  readonly mergers: Mergers
  readonly petitions: Petitions
  readonly pushes: Pushes
  readonly router: Router
  /** Pages of the rooms' own. */
  readonly pages: readonly Guest[]
}

export interface RoomsNeeds {
  readonly config: Config
  readonly store: Store
  readonly metrics: Metrics
  readonly clock: Clock
  readonly log: Log
  /** Where the program's pages are, as "http://127.0.0.1:8080"; null when there are none. */
  readonly pagesAt: () => string | null
}

export function openRooms({ config, store, metrics, clock, log, pagesAt }: RoomsNeeds): Rooms {
  const owner = newOwner()
  const { db, engine } = store
  const register = loadRegister()
  const lineage = createLineage(register)
  const areas = createAreas(register, lineage)
  const finder = createFinder(register, lineage)
  const fetcher = createFetcher({
    allow: config.allowPrivateAddresses,
    trusted: [config.postcodesUrl, config.petitionsUrl],
    userAgent: `Mergerwatch/${VERSION} (chat bot for NHS campaigners; reads feeds on its members' behalf)`,
  })
  const placeNamed = createPlaceNamed(register, lineage)
  const feeds = createFeeds({ db, engine, fetcher, clock, log, owner, minIntervalMs: config.feedMinIntervalMs })
  const watches = createWatches({ db, clock, areas })
  const organisers = createOrganisers(db, clock)
  const petitions = createPetitions({
    db,
    engine,
    fetcher,
    cache: store.cache('petitions'),
    clock,
    log,
    baseUrl: config.petitionsUrl,
    owner,
  })
  const pushes = createPushes({ db, petitions, clock, log })
  const openPushes = createOpenPushes({ db, areas })
  const understand = createUnderstanding(register)
  const datesOf = (item: NewsItem) => understand(item).dates
  const ofStories = storyDeadlines({ db, clock, datesOf, areasOf: createStoryAreas(register, lineage) })
  const diary = createDiary({ db, clock, log, register, areas, finders: [petitionDeadlines(petitions), ofStories] })
  const mergers = createMergers({ db, engine, clock, log, register, lineage })
  const alerts = createAlerts({
    engine,
    clock,
    log,
    understand,
    areas,
    placeNamed,
    sagas: mergers.sagas,
    nextSteps: openPushes,
  })
  const digests = createDigests({
    db,
    engine,
    clock,
    log,
    areas,
    placeNamed,
    sagas: mergers.sagas,
    nextSteps: openPushes,
  })
  const coolDown = store.cache('reports')
  const commands = createCommands({
    register,
    lineage,
    areas,
    finder,
    status: createStatus(register, lineage),
    areaFinder: createAreaFinder(register, finder, areas),
    postcodes: createPostcodes({ fetcher, cache: store.cache('postcodes'), baseUrl: config.postcodesUrl, log }),
    stories: createStories({ db, engine, clock, areas, placeNamed, understand, sagas: mergers.sagas }),
    searches: store.cache('searches'),
    watches,
    digests,
    feedback: createFeedbackDesk({ db, clock, placeNamed, sagas: mergers.sagas, nextSteps: openPushes }),
    feeds,
    organisers,
    diary,
    reports: createReports({ db, clock, fetcher, understand, alerts, coolDown }),
    mergers,
    petitions,
    pushes,
    openPushes,
    pagesAt: () => (pagesAt() === null ? null : (config.publicUrl ?? pagesAt())),
    now: clock,
  })
  const router = createRouter({
    commands,
    isOrganiser: (caller) => organisers.isOrganiser(caller),
    onFault: (what, fault) => {
      metrics.fault(what)
      log.error({ err: fault }, `${what} failed.`)
    },
    onAnswered: (what, milliseconds) => metrics.answered(what, milliseconds),
  })
  const onFault = (err: unknown) => log.error({ err }, 'A calendar could not be given out.')
  return {
    owner,
    fetcher,
    feeds,
    alerts,
    watches,
    digests,
    diary,
    mergers,
    petitions,
    pushes,
    router,
    pages: [createCalendarPage({ diary, onFault })],
  }
}
