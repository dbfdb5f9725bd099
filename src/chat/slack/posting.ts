/** Posts, edits and finds messages in Slack. */
import type { webApi } from '@slack/bolt'
import type { Log } from '../../log.ts'
import type { Message } from '../message.ts'
import type { Outcome, Place, Platform, Sighting } from '../platform.ts'
import { failureOf, saying } from './faults.ts'
import { sendWithPicture } from './pictures.ts'
import { render } from './render.ts'

/** How a message of ours is known again (docs.slack.dev/messaging/message-metadata). */
const EVENT_TYPE = 'mergerwatch_delivery'

/** Pages of the history that are read: apps outside Slack's Marketplace may be held to one a minute. */
const PAGES = 3
const PAGE_SIZE = 100
/** How far Slack's clock and ours may differ. */
const CLOCKS_DIFFER_MS = 60_000

/** When to ask again for a token that could not be read. */
const TOKEN_MS = 60_000

export interface PostingNeeds {
  /** The client for a workspace; null where the bot is not installed. */
  readonly clientFor: (tenant: string) => Promise<webApi.WebClient | null>
  readonly log: Log
}

/**
 * A message's id is its `ts` in the place's channel. When Slack put it in another (a direct message goes to the
 * conversation with that person), the id is "<channel>:<ts>", so that it can be edited.
 */
export function createPosting(needs: PostingNeeds): Pick<Platform, 'post' | 'edit' | 'find'> {
  const withClient = async (place: Place, act: (client: webApi.WebClient) => Promise<Outcome>): Promise<Outcome> => {
    let client: webApi.WebClient | null
    try {
      client = await needs.clientFor(place.tenant)
    } catch (fault) {
      needs.log.error(
        `A Slack workspace’s token cannot be had: ${fault instanceof Error ? fault.message : 'no reason given'}`,
      )
      return { kind: 'later', afterMs: TOKEN_MS, why: 'the token for that workspace cannot be read at present' }
    }
    if (client === null) return { kind: 'refused', what: 'place', why: 'the bot is not installed in that workspace' }
    try {
      return await act(client)
    } catch (fault) {
      return failureOf(fault)
    }
  }
  return {
    post: (place, message, nonce) =>
      withClient(place, async (client) => {
        const asked = channelOf(place)
        const { channel, ts } = await sendWithPicture(client, message, needs.log, (fileId) =>
          client.chat.postMessage({ channel: asked, ...renderWith(message, fileId), metadata: metadata(nonce) }),
        )
        if (ts === undefined) return { kind: 'unknown', why: 'Slack took the message but did not say under which id' }
        return { kind: 'posted', messageId: channel === undefined || channel === asked ? ts : `${channel}:${ts}` }
      }),
    edit: (place, messageId, message, nonce) =>
      withClient(place, async (client) => {
        const target = targetOf(place, messageId)
        await sendWithPicture(client, message, needs.log, (fileId) => {
          const { text, blocks, parse, link_names } = renderWith(message, fileId)
          return client.chat.update({ ...target, text, blocks, parse, link_names, metadata: metadata(nonce) })
        })
        return { kind: 'posted', messageId }
      }),
    find: async (place, nonce, since) => {
      try {
        const client = await needs.clientFor(place.tenant)
        if (!client) return { kind: 'cannot-tell', why: 'the bot is not installed in that workspace' }
        return await look(client, place, nonce, since)
      } catch (fault) {
        return { kind: 'cannot-tell', why: saying(fault) }
      }
    },
  }
}

function renderWith(message: Message, fileId: string | undefined) {
  return render(message, fileId === undefined ? {} : { fileId })
}

function metadata(nonce: string) {
  return { event_type: EVENT_TYPE, event_payload: { nonce } }
}

/** chat.postMessage takes a person's id for the direct message to that person. */
function channelOf(place: Place): string {
  return place.channel.startsWith('user:') ? place.channel.slice('user:'.length) : place.channel
}

function targetOf(place: Place, messageId: string): { channel: string; ts: string } {
  const colon = messageId.indexOf(':')
  if (colon < 0) return { channel: channelOf(place), ts: messageId }
  return { channel: messageId.slice(0, colon), ts: messageId.slice(colon + 1) }
}

/** Reads back to `since`. Needs `channels:history` (`groups:`, `im:` and `im:write` for other places). */
async function look(client: webApi.WebClient, place: Place, nonce: string, since: Date): Promise<Sighting> {
  const direct = place.channel.startsWith('user:')
  const channel = direct ? await directChannel(client, channelOf(place)) : place.channel
  const oldest = String((since.getTime() - CLOCKS_DIFFER_MS) / 1_000)
  let cursor: string | undefined
  for (let page = 0; page < PAGES; page += 1) {
    const found = await client.conversations.history({
      channel,
      oldest,
      limit: PAGE_SIZE,
      include_all_metadata: true,
      ...(cursor === undefined ? {} : { cursor }),
    })
    for (const message of found.messages ?? []) {
      if (message.metadata?.event_type !== EVENT_TYPE || !hasNonce(message.metadata.event_payload, nonce)) continue
      if (message.ts) return { kind: 'found', messageId: direct ? `${channel}:${message.ts}` : message.ts }
    }
    cursor = found.response_metadata?.next_cursor || undefined
    if (cursor === undefined) return { kind: 'absent' }
  }
  return { kind: 'cannot-tell', why: 'the channel has had too many messages since' }
}

function hasNonce(payload: object | undefined, nonce: string): boolean {
  return payload !== undefined && 'nonce' in payload && payload.nonce === nonce
}

async function directChannel(client: webApi.WebClient, user: string): Promise<string> {
  const opened = await client.conversations.open({ users: user })
  return opened.channel?.id ?? user
}
