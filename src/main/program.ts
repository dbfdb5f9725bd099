/** The program: started in an order in which nothing waits for what is not there yet, stopped in the opposite one. */
import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { createOutbox, type Outbox } from '../alerts/outbox.ts'
import type { Config } from '../config.ts'
import { createMetrics } from '../health/metrics.ts'
import { type PartHealth, type Server, startServer } from '../health/server.ts'
import type { Log } from '../log.ts'
import { type Schedule, schedule } from '../schedule.ts'
import { releaseDeadLeases } from '../store/leases.ts'
import { openStore } from '../store/store.ts'
import type { Clock } from '../time.ts'
import { jobsOf } from './jobs.ts'
import { createPetitionNews } from './petition-news.ts'
import { createPlatforms, type Platforms } from './platforms.ts'
import { createPolling, type Polling } from './polling.ts'
import { openRooms, type Rooms } from './rooms.ts'

export interface ProgramNeeds {
  readonly config: Config
  readonly log: Log
  readonly clock: Clock
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
  /** The person at the console has said goodbye. */
  readonly onExit: () => void
  /** A platform that was slow to answer has refused its token after the start: a sentence. */
  readonly onRefused: (why: string) => void
}

export interface Program {
  /** The port that the pages are on, when there are any. */
  readonly port: number | null
  /** Stops everything in order; what was claimed is given back. */
  stop(): Promise<void>
}

/** A sentence for the person who starts the program: it cannot run like this. */
export class StartError extends Error {
  override readonly name = 'StartError'
}

/** A platform that cannot be reached is waited for so long; after that the rest begins without it, and it joins when it can. */
const WAIT_FOR_PLATFORMS_MS = 5_000

/** Starts everything. Throws `StartError` for what the person can mend: the database, a feeds file, a port, a refused token. */
export async function startProgram(needs: ProgramNeeds): Promise<Program> {
  const { config, log, clock } = needs
  const store = await orSay(
    openStore({ url: config.databaseUrl, onFault: (err) => log.error({ err }, 'The database has a fault.') }),
    (why) => `The database that DATABASE_URL names cannot be opened: ${why}`,
  )
  const outbox = createOutbox({ db: store.db, clock })
  const metrics = createMetrics(
    async () => new Map([...(await outbox.pending())].map(([name, { count }]) => [name, count])),
  )
  let server: Server | undefined
  const pagesAt = () => (config.http && server ? pageAddress(config.http.host, server.port) : null)
  const rooms = openRooms({ config, store, metrics, clock, log, pagesAt })
  const platforms = await createPlatforms({ ...needs, store, rooms, metrics })
  const polling = createPolling({ rooms, platforms, metrics, clock, log })
  const petitionNews = createPetitionNews({ petitions: rooms.petitions, metrics, clock, log })
  let plan: Schedule | undefined

  const stop = async () => {
    petitionNews.stop()
    await Promise.all([plan?.stop(), polling.stop(), ...platforms.all.map(({ sender }) => sender.stop())])
    await Promise.all([server?.close(), ...platforms.all.map(({ adapter }) => adapter.stop())])
    await rooms.fetcher.close()
    await store.close()
  }

  try {
    await releaseDeadLeases(store.db, rooms.owner)
    await orSay(seedFeeds(rooms, config.feedsFile), (why) => `FEEDS_FILE cannot be used: ${why}`)
    await rooms.mergers.seed()
    await rooms.watches.ensureFirstWatch({ platform: 'console', tenant: 'local', channel: 'console' })
    if (config.http) {
      const parts = () => partsOf(outbox, platforms, polling)
      const onFault = (err: unknown) => log.error({ err }, 'A page could not be answered.')
      const guests = [...platforms.guests, ...rooms.pages]
      const starting = startServer({ ...config.http, parts, metrics, guests, onFault })
      server = await orSay(starting, (why) => `HTTP_HOST and HTTP_PORT cannot be listened on: ${why}`)
      log.info(`The health page is at http://${config.http.host}:${server.port}/healthz.`)
    }
    for (const { sender } of platforms.all) sender.start()
    await connect(platforms, needs.onRefused)
    plan = schedule(jobsOf({ config, rooms, polling, petitionNews, platforms, outbox, clock, log }), log)
    polling.tick()
  } catch (fault) {
    await stop()
    throw fault
  }
  return { port: server?.port ?? null, stop }
}

function pageAddress(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

async function orSay<Result>(work: Promise<Result>, say: (why: string) => string): Promise<Result> {
  try {
    return await work
  } catch (fault) {
    throw new StartError(say(fault instanceof Error ? fault.message : String(fault)), { cause: fault })
  }
}

async function seedFeeds(rooms: Rooms, feedsFile: string | undefined): Promise<void> {
  await rooms.feeds.seed(feedsFile === undefined ? null : await readFile(feedsFile, 'utf8'))
}

/** Connects all platforms at once. Throws when one refuses its token within the wait; a later refusal is told. */
async function connect(platforms: Platforms, onRefused: (why: string) => void): Promise<void> {
  let waiting = true
  const starts = platforms.all.map(({ adapter }) => orSay(adapter.start(), (why) => why))
  for (const start of starts) {
    start.catch((fault: Error) => {
      if (!waiting) onRefused(fault.message)
    })
  }
  await Promise.race([Promise.all(starts), pause(WAIT_FOR_PLATFORMS_MS, undefined, { ref: false })])
  waiting = false
}

async function partsOf(outbox: Outbox, platforms: Platforms, polling: Polling): Promise<readonly PartHealth[]> {
  const database = outbox.pending().then(
    (pending): PartHealth => {
      const owed = [...pending.values()].reduce((sum, { count }) => sum + count, 0)
      return {
        part: 'database',
        ok: true,
        says: `Answers. Messages that wait to be sent: ${owed.toLocaleString('en-GB')}.`,
      }
    },
    (): PartHealth => ({ part: 'database', ok: false, says: 'Does not answer.' }),
  )
  const adapters = platforms.all.map(({ adapter }) => ({ part: adapter.name, ...adapter.health() }))
  return [await database, polling.health(), ...adapters]
}
