/** What a failed request to Discord means for the message that it carried. */
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import type { Outcome } from '../platform.ts'

export type Failure = Exclude<Outcome, { kind: 'posted' }>

/** Discord's JSON error codes (docs, "Opcodes and Status Codes") that say that nothing can be posted there. */
const NO_SUCH_PLACE: Readonly<Record<number, string>> = {
  10003: 'the channel is gone',
  10004: 'the server is gone',
  10013: 'there is no such person',
  50001: 'the bot cannot see that channel',
  50007: 'this person takes no direct messages from the bot',
  50008: 'messages cannot be sent to that kind of channel',
  50013: 'the bot may not write in that channel',
  50083: 'the thread is archived',
  50278: 'the bot shares no server with this person',
  160005: 'the thread is locked',
}

/** The codes that say that the message to be edited is out of reach, though the channel may be well. */
const NO_SUCH_MESSAGE: Readonly<Record<number, string>> = {
  10008: 'the message is gone',
  50005: 'the message is somebody else’s',
  50083: 'the message is in an archived thread',
}

/** Too many writes or edits for now, said with a 4xx other than 429. */
const TOO_MANY = new Set([20016, 20026, 20028, 20029, 30046, 40062])

/** The request cannot have reached Discord: there was never a connection. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

const SOON_MS = 15_000
const LATER_MS = 10 * 60_000

/** Sorts what discord.js threw for a request that `posts` a new message or `edits` one. */
export function failureOf(fault: unknown, doing: 'posts' | 'edits'): Failure {
  if (fault instanceof RateLimitError) {
    const afterMs = Math.max(fault.retryAfter, fault.timeToReset, fault.sublimitTimeout, 1_000)
    return { kind: 'later', afterMs, why: 'Discord asks the bot to slow down' }
  }
  if (fault instanceof DiscordAPIError) return refusalOf(fault, doing)
  if (fault instanceof HTTPError) return unlessEdit(doing, `Discord answered ${fault.status}`)
  const code = codeOf(fault)
  if (NEVER_CONNECTED.has(code)) return { kind: 'later', afterMs: SOON_MS, why: `Discord cannot be reached (${code})` }
  return unlessEdit(doing, `the connection broke before Discord answered${code === '' ? '' : ` (${code})`}`)
}

function refusalOf(fault: DiscordAPIError, doing: 'posts' | 'edits'): Failure {
  const code = Number(fault.code)
  if (fault.status === 401) return { kind: 'later', afterMs: LATER_MS, why: 'Discord no longer takes the bot’s token' }
  // Without one of Discord's codes it was not Discord that answered but what stands before it.
  if (!Number.isInteger(code))
    return { kind: 'later', afterMs: LATER_MS, why: `Discord’s gate answered ${fault.status}` }
  if (TOO_MANY.has(code)) return { kind: 'later', afterMs: LATER_MS, why: 'Discord asks the bot to slow down' }
  const gone = doing === 'edits' ? NO_SUCH_MESSAGE[code] : undefined
  if (gone !== undefined) return { kind: 'refused', what: 'target', why: gone }
  const place = NO_SUCH_PLACE[code]
  if (place !== undefined) return { kind: 'refused', what: 'place', why: place }
  const why = `Discord refused it: ${fault.message.replace(/\s+/g, ' ').slice(0, 300)}`
  if (fault.status === 403) return { kind: 'refused', what: 'place', why }
  if (fault.status === 404) return { kind: 'refused', what: doing === 'edits' ? 'target' : 'place', why }
  return { kind: 'refused', what: 'message', why }
}

/** An edit can be made again whatever became of it; a post may have been made. */
function unlessEdit(doing: 'posts' | 'edits', why: string): Failure {
  return doing === 'edits' ? { kind: 'later', afterMs: SOON_MS, why } : { kind: 'unknown', why }
}

/** The system's or undici's code of a network fault, or ''. */
function codeOf(fault: unknown): string {
  if (!(fault instanceof Error)) return ''
  if ('code' in fault && typeof fault.code === 'string') return fault.code
  return fault.cause === undefined ? '' : codeOf(fault.cause)
}
