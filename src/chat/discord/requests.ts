/** The bot's way to Discord's REST interface: one for all requests but the gateway's own. */
import { REST, Routes } from 'discord.js'
import type { Log } from '../../log.ts'

export interface Requests {
  readonly rest: REST
  /** Whether Discord has answered that the token is no good. It is asked again from time to time: it has been wrong before. */
  isTokenRefused(): boolean
  close(): void
}

const ANSWERED_WITHIN_MS = 10_000

/** A wait longer than this is the outbox's business. */
const LONGEST_RATE_LIMIT_MS = 5_000

/** Discord shuts out an address after 10,000 refused requests in ten minutes: docs, "Rate Limits". */
const WARN_EVERY_REFUSED = 500

const ASK_AGAIN_MS = 5 * 60_000

/**
 * discord.js waits for short rate limits itself. It never repeats a request that failed otherwise: whether that is safe
 * depends on the request, so it is decided where the request is made.
 */
export function createRequests(
  token: string,
  apiUrl: string | undefined,
  log: Log,
  askAgainMs = ASK_AGAIN_MS,
): Requests {
  const rest = new REST({
    ...restOptions(apiUrl),
    rejectOnRateLimit: ({ retryAfter, timeToReset, sublimitTimeout }) =>
      Math.max(retryAfter, timeToReset, sublimitTimeout) > LONGEST_RATE_LIMIT_MS,
    invalidRequestWarningInterval: WARN_EVERY_REFUSED,
  }).setToken(token)
  let isRefused = false
  let timer: NodeJS.Timeout | undefined

  const askLater = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), askAgainMs).unref()
  }
  const ask = async () => {
    try {
      await rest.setToken(token).get(Routes.user())
      isRefused = false
      log.info('Discord takes DISCORD_TOKEN again.')
    } catch {
      askLater()
    }
  }

  rest.on('response', ({ data }, { status }) => {
    // Requests that answer interactions carry a token of their own, which ends in time.
    if (status !== 401 || !data.auth) return
    if (!isRefused) log.error('Discord no longer takes DISCORD_TOKEN: copy the bot’s token again, and restart.')
    isRefused = true
    askLater()
  })
  rest.on('invalidRequestWarning', ({ count }) =>
    log.warn({ count }, 'Discord has refused many requests in the last ten minutes; at 10,000 it shuts the bot out.'),
  )
  return {
    rest,
    isTokenRefused: () => isRefused,
    close: () => {
      clearTimeout(timer)
      rest.clearHashSweeper()
      rest.clearHandlerSweeper()
    },
  }
}

export function restOptions(apiUrl: string | undefined): { api?: string; retries: number; timeout: number } {
  const api = apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, '') }
  return { ...api, retries: 0, timeout: ANSWERED_WITHIN_MS }
}
