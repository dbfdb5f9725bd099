/** The connection to Discord's gateway, over which interactions arrive: made, watched, and closed. */
import { setTimeout as pause } from 'node:timers/promises'
import { Client, Events, GatewayIntentBits, type Interaction, Options, SimpleShardingStrategy } from 'discord.js'
import type { Log } from '../../log.ts'
import { restOptions } from './requests.ts'

export interface ConnectionNeeds {
  readonly token: string
  readonly apiUrl: string | undefined
  readonly log: Log
  readonly onInteraction: (interaction: Interaction) => void
}

export interface Connection {
  /** Ends when connected, or stopped. Throws a sentence when Discord refuses the bot for good. */
  start(): Promise<void>
  stop(): Promise<void>
  /** The client, once connected and until stopped or refused. */
  client(): Client<true> | undefined
  health(): { readonly ok: boolean; readonly says: string }
}

type State =
  | { readonly kind: 'waiting' | 'refused'; readonly why: string }
  | { readonly kind: 'connected' | 'reconnecting'; readonly client: Client<true> }
  | { readonly kind: 'stopped' }

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 5 * 60_000

/** A server that Discord cannot show just now does not hold up the others. */
const SERVERS_WITHIN_MS = 500

const CLOSED_WITHIN_MS = 700

const BAD_TOKEN =
  'Discord refuses DISCORD_TOKEN: copy the bot’s token again from the Bot page of discord.com/developers/applications.'

/** Gateway close codes after which trying again is of no use (docs, "Gateway Close Event Codes"). */
const HOPELESS: Readonly<Record<number, string>> = {
  4004: BAD_TOKEN,
  4010: 'Discord refuses the connection: invalid shard.',
  4011: 'Discord refuses the connection: the bot is in so many servers that it must be split over several connections.',
  4012: 'Discord refuses the connection: this version of its interface has ended. Please update Mergerwatch.',
  4013: 'Discord refuses the connection: invalid intents.',
  4014: 'Discord refuses the connection: the bot lacks an intent. Allow it on the Bot page of discord.com/developers/applications.',
}

export function createConnection(needs: ConnectionNeeds): Connection {
  const { log } = needs
  const stopping = new AbortController()
  let state: State = { kind: 'waiting', why: 'the connection is being made' }
  const stopped = new Promise<null>((resolve) => stopping.signal.addEventListener('abort', () => resolve(null)))
  let abandon: () => Promise<void> = async () => {}

  /** Null when connected, the sentence when it is hopeless, else what went wrong. */
  const connect = async (): Promise<null | { sentence: string } | { fault: unknown }> => {
    let hopeless: string | undefined
    const { client, destroy } = createClient(needs)
    abandon = destroy
    client.on(Events.InteractionCreate, needs.onInteraction)
    client.on(Events.Error, (err) => log.warn({ err }, 'Discord’s client reports a fault.'))
    client.on(Events.ShardError, (err) => log.warn({ err }, 'The connection to Discord has a fault.'))
    client.on(Events.ShardReconnecting, () => {
      if (state.kind === 'connected') state = { kind: 'reconnecting', client: state.client }
    })
    const back = () => {
      if (state.kind === 'reconnecting') state = { kind: 'connected', client: state.client }
    }
    client.on(Events.ShardResume, back)
    client.on(Events.ShardReady, back)
    client.on(Events.ShardDisconnect, ({ code }) => {
      hopeless = HOPELESS[code] ?? `Discord closed the connection for good (${code}).`
      if (state.kind === 'connected' || state.kind === 'reconnecting') refuse(hopeless)
    })
    client.on(Events.Invalidated, () => refuse('Discord has ended the bot’s session for good.'))
    const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
    try {
      const connected = await Promise.race([client.login(needs.token).then(() => ready), stopped])
      if (connected === null || stopping.signal.aborted) return null
      state = { kind: 'connected', client: connected }
      return null
    } catch (fault) {
      await destroy()
      if (hopeless !== undefined) return { sentence: hopeless }
      const code = fault instanceof Error && 'code' in fault ? fault.code : ''
      return code === 'TokenInvalid' ? { sentence: BAD_TOKEN } : { fault }
    }
  }

  const refuse = (why: string) => {
    if (state.kind === 'refused' || state.kind === 'stopped') return
    state = { kind: 'refused', why }
    log.error(why)
  }

  return {
    start: async () => {
      for (let tries = 0; !stopping.signal.aborted; tries++) {
        const failed = await connect()
        if (failed === null) return
        if ('sentence' in failed) {
          state = { kind: 'refused', why: failed.sentence }
          throw new Error(failed.sentence)
        }
        state = { kind: 'waiting', why: 'Discord cannot be reached' }
        const afterMs = Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS) * (0.75 + Math.random() / 2)
        log.warn(
          { err: failed.fault, afterMs: Math.round(afterMs) },
          'Discord cannot be reached; it will be tried again.',
        )
        await pause(afterMs, undefined, { signal: stopping.signal }).catch(() => {})
      }
    },
    stop: async () => {
      state = { kind: 'stopped' }
      stopping.abort()
      await Promise.race([abandon(), pause(CLOSED_WITHIN_MS, undefined, { ref: false })])
    },
    client: () => ('client' in state ? state.client : undefined),
    health: () => healthOf(state),
  }
}

function healthOf(state: State): { ok: boolean; says: string } {
  switch (state.kind) {
    case 'connected': {
      const servers = state.client.guilds.cache.size
      return { ok: true, says: `Connected to Discord, in ${servers} ${servers === 1 ? 'server' : 'servers'}.` }
    }
    case 'reconnecting':
      return { ok: false, says: 'The connection to Discord is lost and being made again.' }
    case 'waiting':
      return { ok: false, says: `Not connected to Discord yet: ${state.why}.` }
    case 'refused':
      return { ok: false, says: state.why }
    case 'stopped':
      return { ok: false, says: 'Disconnected from Discord: the bot is stopping.' }
  }
}

/** A client that hears of servers and interactions alone, and keeps nothing that it need not. */
function createClient(needs: ConnectionNeeds): { client: Client; destroy: () => Promise<void> } {
  let abandoned = false
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    makeCache: Options.cacheWithLimits(NOTHING_KEPT),
    waitGuildTimeout: SERVERS_WITHIN_MS,
    allowedMentions: { parse: [] },
    rest: restOptions(needs.apiUrl),
    ws: {
      // A client that is destroyed while it pauses between two tries would connect once more after it, and stay.
      buildStrategy: (manager) => {
        const { options } = manager
        const retrieve = options.retrieveSessionInfo.bind(options)
        options.retrieveSessionInfo = (shard) => (abandoned ? new Promise(() => {}) : retrieve(shard))
        return new SimpleShardingStrategy(manager)
      },
    },
  })
  return {
    client,
    destroy: async () => {
      abandoned = true
      client.removeListener(Events.InteractionCreate, needs.onInteraction)
      await client.destroy()
    },
  }
}

const NOTHING_KEPT = Object.fromEntries(
  [
    'ApplicationCommandManager',
    'ApplicationEmojiManager',
    'AutoModerationRuleManager',
    'BaseGuildEmojiManager',
    'DMMessageManager',
    'EntitlementManager',
    'GuildBanManager',
    'GuildEmojiManager',
    'GuildForumThreadManager',
    'GuildInviteManager',
    'GuildMemberManager',
    'GuildMessageManager',
    'GuildScheduledEventManager',
    'GuildSoundboardSoundManager',
    'GuildStickerManager',
    'GuildTextThreadManager',
    'MessageManager',
    'PresenceManager',
    'ReactionManager',
    'ReactionUserManager',
    'StageInstanceManager',
    'ThreadManager',
    'ThreadMemberManager',
    'UserManager',
    'VoiceStateManager',
  ].map((manager) => [manager, 0]),
)
