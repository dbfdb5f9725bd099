/** Looks whether a message that may have been posted is there. */
import { type APIMessage, type REST, Routes } from 'discord.js'
import type { Clock } from '../../time.ts'
import type { Place, Sighting } from '../platform.ts'
import { stampOf } from './custom-id.ts'
import { failureOf } from './failures.ts'
import { MESSAGES_PER_PAGE, NONCE_REMEMBERED_MS } from './limits.ts'
import type { Posting } from './posting.ts'

const MOST_PAGES = 10

/** This computer's clock and Discord's may differ by so much. */
const CLOCKS_DIFFER_MS = 60_000

export interface FindingNeeds {
  readonly rest: REST
  readonly posting: Posting
  /** The bot's own user id, once it is known. */
  readonly botId: () => string | undefined
  readonly clock: Clock
}

/**
 * Searches the channel's messages since `since` (and a minute more) for the bot's own with that nonce, as the message's
 * nonce or as the stamp on its buttons (custom-id.ts). When it is not there, that proves its absence only if the bot's
 * messages there all carry stamps: one without a button could be the one. While Discord remembers nonces a second post
 * makes no second message, so then a doubt counts as absence.
 */
export async function findMessage(needs: FindingNeeds, place: Place, nonce: string, since: Date): Promise<Sighting> {
  const found = await needs.posting.channelOf(place)
  const botId = needs.botId()
  if (found.kind !== 'channel') return { kind: 'cannot-tell', why: found.why }
  if (botId === undefined) return { kind: 'cannot-tell', why: 'the bot is not connected to Discord' }
  const doubtful = (why: string): Sighting =>
    needs.clock().getTime() - since.getTime() < NONCE_REMEMBERED_MS ? { kind: 'absent' } : { kind: 'cannot-tell', why }

  const from = since.getTime() - CLOCKS_DIFFER_MS
  let before: string | undefined
  let withoutStamp = 0
  try {
    for (let page = 0; page < MOST_PAGES; page++) {
      const messages = await readPage(needs.rest, found.id, before)
      if (page === 0 && messages.length === 0) return doubtful('the bot sees no messages there at all')
      for (const message of messages) {
        if (Date.parse(message.timestamp) < from) return conclude(withoutStamp, doubtful)
        if (message.author.id !== botId || message.interaction_metadata !== undefined) continue
        const marks = [message.nonce, ...stampsOf(message)].filter((mark) => mark !== undefined)
        if (marks.includes(nonce)) return { kind: 'found', messageId: message.id }
        if (marks.length === 0) withoutStamp += 1
      }
      if (messages.length < MESSAGES_PER_PAGE) return conclude(withoutStamp, doubtful)
      before = messages.at(-1)?.id
    }
  } catch (fault) {
    return { kind: 'cannot-tell', why: failureOf(fault, 'edits').why }
  }
  return doubtful('too much has been said there since')
}

function conclude(withoutStamp: number, doubtful: (why: string) => Sighting): Sighting {
  return withoutStamp === 0 ? { kind: 'absent' } : doubtful('the bot posted messages there that carry no mark')
}

async function readPage(rest: REST, channelId: string, before: string | undefined): Promise<readonly APIMessage[]> {
  const query = new URLSearchParams({ limit: String(MESSAGES_PER_PAGE), ...(before === undefined ? {} : { before }) })
  const answer = await rest.get(Routes.channelMessages(channelId), { query })
  if (!Array.isArray(answer)) throw new Error('The answer was not one of Discord’s.')
  return answer as APIMessage[]
}

function stampsOf(message: APIMessage): string[] {
  const stamps: string[] = []
  for (const row of message.components ?? []) {
    for (const component of 'components' in row ? row.components : []) {
      const stamp = 'custom_id' in component ? stampOf(component.custom_id) : null
      if (stamp !== null) stamps.push(stamp)
    }
  }
  return stamps
}
