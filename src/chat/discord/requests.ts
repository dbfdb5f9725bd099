/** The bot's way to Discord's REST interface: one for all requests but the gateway's own. */
import { REST } from 'discord.js'
import type { Log } from '../../log.ts'

const ANSWERED_WITHIN_MS = 10_000

/** A wait longer than this is the outbox's business. */
const LONGEST_RATE_LIMIT_MS = 5_000

/** Discord shuts out an address after 10,000 refused requests in ten minutes: docs, "Rate Limits". */
const WARN_EVERY_REFUSED = 500

/**
 * discord.js waits for short rate limits itself. It never repeats a request that failed otherwise: whether that is safe
 * depends on the request, so it is decided where the request is made.
 */
export function createRequests(token: string, apiUrl: string | undefined, log: Log): REST {
  const rest = new REST({
    ...restOptions(apiUrl),
    rejectOnRateLimit: ({ retryAfter, timeToReset, sublimitTimeout }) =>
      Math.max(retryAfter, timeToReset, sublimitTimeout) > LONGEST_RATE_LIMIT_MS,
    invalidRequestWarningInterval: WARN_EVERY_REFUSED,
  }).setToken(token)
  rest.on('invalidRequestWarning', ({ count }) =>
    log.warn({ count }, 'Discord has refused many requests in the last ten minutes; at 10,000 it shuts the bot out.'),
  )
  return rest
}

export function restOptions(apiUrl: string | undefined): { api?: string; retries: number; timeout: number } {
  const api = apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, '') }
  return { ...api, retries: 0, timeout: ANSWERED_WITHIN_MS }
}
