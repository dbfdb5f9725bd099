/** The Discord adapter: commands in, messages out. The only folder that knows discord.js. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../../log.ts'
import type { Clock } from '../../time.ts'
import type { Adapter } from '../platform.ts'
import type { Router } from '../router.ts'
import { createConnection } from './connection.ts'
import { findMessage } from './finding.ts'
import { createInteractions } from './interactions.ts'
import { createPosting } from './posting.ts'
import { registerCommands, type Settings } from './registration.ts'
import { createRequests } from './requests.ts'

export interface DiscordNeeds {
  readonly token: string
  /** Discord's REST address without its version, or another that answers like it. */
  readonly apiUrl?: string | undefined
  /** The one server in which to register the commands, where they appear at once; everywhere when not given. */
  readonly guildId?: string | undefined
  readonly router: Router
  /** Must survive a restart, or the commands are registered on every start. */
  readonly settings: Settings
  readonly log: Log
  readonly clock?: Clock
}

const NOT_CONNECTED = { kind: 'later', afterMs: 5_000, why: 'the bot is not connected to Discord' } as const

const TOKEN_REFUSED = { ok: false, says: 'Discord no longer takes DISCORD_TOKEN; nothing can be posted there.' }

/** Answers under way are waited for so long when the bot stops. */
const FINISHED_WITHIN_MS = 2_000

/** Makes the adapter; nothing is connected before its `start`. */
export function createDiscord(needs: DiscordNeeds): Adapter {
  const { token, apiUrl, guildId, router, settings, log } = needs
  const requests = createRequests(token, apiUrl, log)
  const { rest } = requests
  const interactions = createInteractions({ router, rest, log })
  const connection = createConnection({
    token,
    apiUrl,
    log,
    onInteraction: (interaction) => interactions.handle(interaction),
  })
  const posting = createPosting(rest)
  const botId = () => connection.client()?.user.id
  const finding = { rest, posting, botId, clock: needs.clock ?? (() => new Date()) }
  const isReady = () => connection.client() !== undefined && !requests.isTokenRefused()

  return {
    name: 'discord',
    start: async () => {
      await connection.start()
      const applicationId = connection.client()?.application.id
      if (applicationId === undefined) return
      const commands = [...router.commands.values()]
      await registerCommands({ rest, applicationId, guildId, commands, settings, log }).catch((err: unknown) =>
        log.error({ err }, 'Discord did not take the commands; they are as they were before.'),
      )
    },
    stop: async () => {
      await Promise.race([interactions.finish(), pause(FINISHED_WITHIN_MS, undefined, { ref: false })])
      await connection.stop()
      requests.close()
    },
    isReady,
    health: () => (requests.isTokenRefused() ? TOKEN_REFUSED : connection.health()),
    post: async (place, message, nonce) => (isReady() ? posting.post(place, message, nonce) : NOT_CONNECTED),
    edit: async (place, messageId, message, nonce) =>
      isReady() ? posting.edit(place, messageId, message, nonce) : NOT_CONNECTED,
    find: (place, nonce, since) => findMessage(finding, place, nonce, since),
  }
}
