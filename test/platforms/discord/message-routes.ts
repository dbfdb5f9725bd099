/** Posting, reading, editing and deleting messages, and direct channels: docs, "Messages Resource". */
import { checkMessage } from './check-message.ts'
import { pingsOf } from './pings.ts'
import {
  ApiFault,
  array,
  cannotSendToUser,
  editsAnother,
  missingAccess,
  missingPermissions,
  record,
  text,
  unknownChannel,
  unknownMessage,
  unknownUser,
} from './problems.ts'
import type { Call, Route } from './routes.ts'
import { channelWire, messageWire } from './wire.ts'
import type { Channel, Message, World } from './world.ts'

export const messageRoutes: readonly Route[] = [
  { method: 'GET', path: '/channels/:channel/messages', run: readMessages },
  { method: 'POST', path: '/channels/:channel/messages', run: postMessage },
  {
    method: 'GET',
    path: '/channels/:channel/messages/:message',
    run: (call) => messageWire(call.world, messageOf(call, channelOf(call, 'read')), false),
  },
  { method: 'PATCH', path: '/channels/:channel/messages/:message', run: editMessage },
  {
    method: 'DELETE',
    path: '/channels/:channel/messages/:message',
    run: (call) => {
      const message = messageOf(call, channelOf(call, 'write'))
      removeMessage(call.world, message)
      return null
    },
  },
  { method: 'POST', path: '/users/@me/channels', run: openDirectChannel },
]

function channelOf({ world, params }: Call, wanted: 'read' | 'write'): Channel {
  const channel = world.channels.get(params['channel'] ?? '')
  if (!channel) throw unknownChannel()
  if (channel.forbidden === 'see') throw missingAccess()
  if (channel.forbidden === 'write' && wanted === 'write') throw missingPermissions()
  if (channel.recipientId !== null && wanted === 'write' && world.users.get(channel.recipientId)?.closedToBot) {
    throw cannotSendToUser()
  }
  return channel
}

function messageOf({ world, params }: Call, channel: Channel): Message {
  const found = world.messages.get(channel.id)?.find((one) => one.id === params['message'])
  if (!found || found.ephemeralFor !== null) throw unknownMessage()
  return found
}

/** Newest first. Without leave to read the history there is nothing to see, and no fault: docs, "Get Channel Messages". */
function readMessages(call: Call): object {
  const channel = channelOf(call, 'read')
  if (channel.forbidden === 'read') return []
  const limit = Number(call.query.get('limit') ?? 50)
  if (!(limit >= 1 && limit <= 100)) {
    const wrong = { code: 'NUMBER_TYPE_MAX', message: 'int value should be between 1 and 100.' }
    throw new ApiFault(400, 50035, 'Invalid Form Body', { limit: { _errors: [wrong] } })
  }
  const before = call.query.get('before')
  const after = call.query.get('after')
  const seen = (call.world.messages.get(channel.id) ?? [])
    .filter((message) => message.ephemeralFor === null)
    .filter((message) => before === null || BigInt(message.id) < BigInt(before))
    .filter((message) => after === null || BigInt(message.id) > BigInt(after))
    .sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1))
  const page = after !== null && before === null ? seen.slice(0, limit) : seen.slice(-limit)
  return page.reverse().map((message) => messageWire(call.world, message, false))
}

function postMessage(call: Call): object {
  const { world, form } = call
  const channel = channelOf(call, 'write')
  checkMessage(form, call.files)
  const nonce = text(form['nonce']) || null
  const same = form['enforce_nonce'] === true && nonce !== null ? findByNonce(world, nonce) : undefined
  if (same) return messageWire(world, same, true)
  channel.isArchived = false
  return messageWire(world, storeMessage(call, { channelId: channel.id, nonce }), true)
}

function findByNonce(world: World, nonce: string): Message | undefined {
  const since = Date.now() - world.nonceLivesMs
  return [...world.messages.values()].flat().find((message) => message.nonce === nonce && message.at.getTime() > since)
}

/** Puts the bot's message into the world. The caller has checked it. */
export function storeMessage(
  call: Pick<Call, 'world' | 'form' | 'files'>,
  about: Pick<Message, 'channelId'> & Partial<Pick<Message, 'nonce' | 'ephemeralFor' | 'isLoading' | 'interactionId'>>,
): Message {
  const { world, form } = call
  const message: Message = {
    id: world.newId(),
    author: world.bot,
    at: new Date(),
    form,
    attachments: attachmentsOf(call, []),
    pinged: pingsOf(form),
    editedAt: null,
    nonce: null,
    ephemeralFor: null,
    isLoading: false,
    interactionId: null,
    ...about,
  }
  const listed = world.messages.get(about.channelId)
  if (listed) listed.push(message)
  else world.messages.set(about.channelId, [message])
  return message
}

function editMessage(call: Call): object {
  const channel = channelOf(call, 'read')
  const message = messageOf(call, channel)
  if (message.author.id !== call.world.bot.id) throw editsAnother()
  if (channel.isArchived) throw new ApiFault(400, 50083, 'Thread is archived')
  return messageWire(call.world, changeMessage(call, message), false)
}

/** Changes what the form names and leaves the rest; an edit pings nobody anew. Throws `ApiFault`. */
export function changeMessage(call: Pick<Call, 'world' | 'form' | 'files'>, message: Message): Message {
  checkMessage(call.form, call.files, message.form)
  message.attachments = attachmentsOf(call, message.attachments)
  message.form = { ...message.form, ...call.form }
  message.editedAt = new Date()
  message.isLoading = false
  return message
}

export function removeMessage(world: World, message: Message): void {
  const listed = world.messages.get(message.channelId) ?? []
  world.messages.set(
    message.channelId,
    listed.filter((one) => one !== message),
  )
}

/** Those that are kept, which the form names by their ids if it names any, and those that come with it. */
function attachmentsOf(
  { world, form, files }: Pick<Call, 'world' | 'form' | 'files'>,
  had: Message['attachments'],
): Message['attachments'] {
  const named = form['attachments'] === undefined ? null : array(form['attachments']).map(record)
  const kept = named === null ? had : had.filter((one) => named.some((name) => name['id'] === one.id))
  const added = [...files].map(([index, file]) => {
    const description = named?.find((name) => Number(name['id']) === index)?.['description']
    return {
      id: world.newId(),
      filename: file.name,
      description: typeof description === 'string' ? description : null,
      size: file.bytes.length,
      content_type: file.type,
    }
  })
  return [...kept, ...added]
}

function openDirectChannel({ world, form }: Call): object {
  const recipientId = text(form['recipient_id'])
  if (!world.users.has(recipientId)) throw unknownUser()
  const known = [...world.channels.values()].find((channel) => channel.recipientId === recipientId)
  const channel: Channel = known ?? {
    id: world.newId(),
    name: '',
    guildId: null,
    recipientId,
    forbidden: null,
    isArchived: false,
  }
  world.channels.set(channel.id, channel)
  return channelWire(world, channel)
}
