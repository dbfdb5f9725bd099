/** Posts and edits messages, and tells how it went. */
import { type REST, Routes } from 'discord.js'
import type { Message } from '../message.ts'
import type { Outcome, Place } from '../platform.ts'
import { type Failure, failureOf } from './failures.ts'
import { NONCE_LENGTH } from './limits.ts'
import { renderMessage } from './render.ts'

/** One request with its waits for rate limits. Two of them must end well before a delivery's lease does. */
const DONE_WITHIN_MS = 15_000

/** So many people's direct channels are remembered; Discord gives the same one when asked again. */
const REMEMBERED_CHANNELS = 500

const SNOWFLAKE = /^\d{15,21}$/

export interface Posting {
  post(place: Place, message: Message, nonce: string): Promise<Outcome>
  edit(place: Place, messageId: string, message: Message, nonce: string): Promise<Outcome>
  /** The channel's id: for `user:<id>` that of the direct messages with this person. */
  channelOf(place: Place): Promise<ChannelFound>
}

type ChannelFound = { readonly kind: 'channel'; readonly id: string } | Failure

export function createPosting(rest: REST): Posting {
  const directChannels = new Map<string, string>()

  const channelOf = async ({ channel }: Place): Promise<ChannelFound> => {
    const user = channel.startsWith('user:') ? channel.slice('user:'.length) : null
    if (!SNOWFLAKE.test(user ?? channel))
      return { kind: 'refused', what: 'place', why: 'that is no channel of Discord’s' }
    if (user === null) return { kind: 'channel', id: channel }
    const known = directChannels.get(user)
    if (known !== undefined) return { kind: 'channel', id: known }
    try {
      const id = idOf(await rest.post(Routes.userChannels(), { body: { recipient_id: user } }))
      if (directChannels.size >= REMEMBERED_CHANNELS) directChannels.clear()
      directChannels.set(user, id)
      return { kind: 'channel', id }
    } catch (fault) {
      const failure = failureOf(fault, 'edits') // Asking again gives the same channel, so nothing is in doubt.
      return failure.kind === 'refused' ? { ...failure, what: 'place' } : failure
    }
  }

  const post = async (place: Place, message: Message, nonce: string): Promise<Outcome> => {
    const found = await channelOf(place)
    if (found.kind !== 'channel') return found
    const { body, files } = renderMessage(message, nonce)
    const attempt = () =>
      outcomeOf('posts', (signal) =>
        rest.post(Routes.channelMessages(found.id), {
          body: { ...body, nonce: nonce.slice(0, NONCE_LENGTH), enforce_nonce: true },
          files,
          signal,
        }),
      )
    const first = await attempt()
    if (first.kind !== 'unknown') return first
    // With its nonce enforced the message is not made twice, so asking again at once may settle what became of it.
    const second = await attempt()
    return second.kind === 'later' ? first : second
  }

  const edit = async (place: Place, messageId: string, message: Message, nonce: string): Promise<Outcome> => {
    if (!SNOWFLAKE.test(messageId)) return { kind: 'refused', what: 'target', why: 'that is no message of Discord’s' }
    const found = await channelOf(place)
    if (found.kind !== 'channel') return found
    const { body, files } = renderMessage(message, nonce)
    return outcomeOf('edits', (signal) =>
      rest.patch(Routes.channelMessage(found.id, messageId), { body, files, signal }),
    )
  }

  return { post, edit, channelOf }
}

async function outcomeOf(
  doing: 'posts' | 'edits',
  request: (signal: AbortSignal) => Promise<unknown>,
): Promise<Outcome> {
  try {
    return { kind: 'posted', messageId: idOf(await request(AbortSignal.timeout(DONE_WITHIN_MS))) }
  } catch (fault) {
    return failureOf(fault, doing)
  }
}

/** The id of what Discord answered with. Throws when there is none, as when something else answered in its stead. */
function idOf(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string') return answer.id
  throw new Error('The answer was not one of Discord’s.')
}
