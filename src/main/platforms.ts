/** The platforms that the configuration asks for, each with a sender for what is owed to it. */
import { createPace } from '../alerts/pace.ts'
import { createSender, type Sender } from '../alerts/sender.ts'
import { createConsole } from '../chat/console/console.ts'
import type { Adapter } from '../chat/platform.ts'
import type { Config, SlackConfig } from '../config.ts'
import type { Metrics } from '../health/metrics.ts'
import type { Guest } from '../health/server.ts'
import type { Log } from '../log.ts'
import { createSettings } from '../store/settings.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from '../time.ts'
import type { Rooms } from './rooms.ts'

interface Connected {
  readonly adapter: Adapter
  readonly sender: Sender
}

export interface Platforms {
  readonly all: readonly Connected[]
  /** Those that take requests on the program's own port. */
  readonly guests: readonly Guest[]
}

export interface PlatformsNeeds {
  readonly config: Config
  readonly store: Store
  readonly rooms: Rooms
  readonly metrics: Metrics
  readonly clock: Clock
  readonly log: Log
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
  /** The person at the console has said goodbye. */
  readonly onExit: () => void
}

/** Slack lets a bot post about once a second in a channel (docs.slack.dev, "Rate limits"); Discord's buckets are kept by discord.js. */
const SLACK_CHANNEL_MS = 1_000

/** Makes the adapters; discord.js and Bolt are loaded only when they are asked for, because they are most of the memory. */
export async function createPlatforms(needs: PlatformsNeeds): Promise<Platforms> {
  const { config, clock, input, output, onExit, rooms } = needs
  const adapters: Adapter[] = [createConsole({ router: rooms.router, input, output, clock, onExit })]
  const guests: Guest[] = []
  if (config.discord) {
    const { createDiscord } = await import('../chat/discord/discord.ts')
    const settings = createSettings(needs.store.db)
    adapters.push(createDiscord({ ...config.discord, router: rooms.router, settings, log: needs.log, clock }))
  }
  if (config.slack) {
    const slack = await createSlackAdapter(config.slack, needs)
    adapters.push(slack)
    const { handles, requestListener } = slack
    if (handles && requestListener) guests.push({ handles, requestListener })
  }
  return { all: adapters.map((adapter) => ({ adapter, sender: senderFor(adapter, needs) })), guests }
}

async function createSlackAdapter(config: SlackConfig, needs: PlatformsNeeds) {
  const { createSlack } = await import('../chat/slack/slack.ts')
  const common = {
    router: needs.rooms.router,
    cache: needs.store.cache('slack'),
    log: needs.log,
    clock: needs.clock,
    ...(config.apiUrl === undefined ? {} : { apiUrl: config.apiUrl }),
  }
  if (config.mode === 'socket') return createSlack({ ...common, mode: { ...config, kind: 'socket' } })
  if (config.mode === 'http') return createSlack({ ...common, mode: { ...config, kind: 'http', auth: config } })
  const { createInstallations } = await import('../chat/slack/installations-repository.ts')
  const installations = createInstallations({ db: needs.store.db, secretKey: config.secretKey, clock: needs.clock })
  return createSlack({ ...common, mode: { ...config, kind: 'http', auth: { ...config, installations } } })
}

function senderFor(adapter: Adapter, { store, rooms, clock, log, metrics }: PlatformsNeeds): Sender {
  return createSender({
    db: store.db,
    engine: store.engine,
    platform: adapter,
    owner: rooms.owner,
    clock,
    log,
    onPosted: (posted) => metrics.posted(adapter.name, posted),
    ...(adapter.name === 'slack' ? { pace: createPace({ perChannelMs: SLACK_CHANNEL_MS }) } : {}),
  })
}
