/** chat.postMessage, chat.update, chat.postEphemeral, chat.getPermalink (docs.slack.dev/reference/methods). */
import { type Answer, type Arguments, type Call, flag, json, needScope, Refused, text } from './calls.ts'
import { MOST_TEXT, takeContent } from './messages.ts'
import { type Channel, type ChannelMessage, directChannel, type Seen, type Workspace } from './world.ts'

export function postMessage(call: Call): Answer {
  needScope(call, 'chat:write')
  const { args, world, workspace } = call
  const channel = placeFor(call)
  if (channel.isArchived) throw new Refused('is_archived')
  if (channel.isReadOnly) throw new Refused('restricted_action')
  if (!channel.members.has(workspace.botUserId)) {
    if (channel.kind !== 'public') throw new Refused('channel_not_found')
    if (!workspace.scopes.has('chat:write.public')) throw new Refused('not_in_channel')
  }
  const content = takeContent(args, workspace, MOST_TEXT.post)
  const message: ChannelMessage = {
    ts: world.nextTs(),
    channel: channel.id,
    botId: workspace.botId,
    metadata: takeMetadata(args),
    edits: 0,
    ...content,
  }
  channel.messages.push(message)
  return { ok: true, channel: channel.id, ts: message.ts, message: shownToApps(message, true) }
}

export function update(call: Call): Answer {
  needScope(call, 'chat:write')
  const { args, workspace } = call
  const channel = workspace.channels.get(text(args, 'channel'))
  if (channel === undefined) throw new Refused('channel_not_found')
  const message = channel.messages.find((one) => one.ts === text(args, 'ts'))
  if (message === undefined) throw new Refused('message_not_found')
  if (message.botId !== workspace.botId) throw new Refused('cant_update_message')
  if (channel.isArchived) throw new Refused('is_archived')
  if (workspace.editWindowMs !== null && Date.now() - Number(message.ts) * 1_000 > workspace.editWindowMs) {
    throw new Refused('edit_window_closed')
  }
  Object.assign(message, takeContent(args, workspace, MOST_TEXT.update))
  message.metadata = takeMetadata(args) ?? message.metadata
  message.edits += 1
  return { ok: true, channel: channel.id, ts: message.ts, text: message.text }
}

export function postEphemeral(call: Call): Answer {
  needScope(call, 'chat:write')
  const { args, workspace, world } = call
  const channel = workspace.channels.get(text(args, 'channel'))
  if (channel === undefined) throw new Refused('channel_not_found')
  if (!channel.members.has(workspace.botUserId)) throw new Refused('not_in_channel')
  const person = workspace.people.get(text(args, 'user'))
  if (person === undefined || !channel.members.has(person.id)) throw new Refused('user_not_in_channel')
  const content = takeContent(args, workspace, MOST_TEXT.post)
  const seen: Seen = { kind: 'ephemeral', channel: channel.id, responseUrl: null, isDeleted: false, ...content }
  person.sees.push(seen)
  return { ok: true, message_ts: world.nextTs() }
}

export function getPermalink(call: Call): Answer {
  const [id, ts] = [text(call.args, 'channel'), text(call.args, 'message_ts')]
  const channel = call.workspace.channels.get(id)
  if (channel === undefined) throw new Refused('channel_not_found')
  if (!channel.messages.some((one) => one.ts === ts)) throw new Refused('message_not_found')
  return { ok: true, channel: id, permalink: `https://loopback.slack.com/archives/${id}/p${ts.replace('.', '')}` }
}

/** conversations.history: newest first, metadata only when it is asked for. */
export function history(call: Call): Answer {
  const { args, workspace } = call
  const channel = workspace.channels.get(text(args, 'channel'))
  if (channel === undefined) throw new Refused('channel_not_found')
  const family = { public: 'channels', private: 'groups', direct: 'im' }[channel.kind]
  needScope(call, `${family}:history`)
  if (!channel.members.has(workspace.botUserId)) throw new Refused('not_in_channel')
  const oldest = Number(text(args, 'oldest') || 0)
  const limit = Math.min(Number(text(args, 'limit') || 100), 999)
  const start = Number(text(args, 'cursor') || 0)
  const all = channel.messages.filter((one) => Number(one.ts) > oldest).toReversed()
  const hasMore = all.length > start + limit
  return {
    ok: true,
    messages: all.slice(start, start + limit).map((one) => shownToApps(one, flag(args, 'include_all_metadata'))),
    has_more: hasMore,
    response_metadata: { next_cursor: hasMore ? String(start + limit) : '' },
  }
}

/** The channel, or the conversation with a person by that person's id. */
function placeFor({ args, world, workspace }: Call): Channel {
  const id = text(args, 'channel')
  const channel = workspace.channels.get(id)
  if (channel !== undefined) return channel
  const person = workspace.people.get(id)
  if (person === undefined) throw new Refused('channel_not_found')
  if (person.isBot) throw new Refused('cannot_dm_bot')
  return directChannel(world, workspace, person)
}

function takeMetadata(args: Arguments): ChannelMessage['metadata'] {
  const metadata = json(args, 'metadata', 'invalid_metadata_format')
  if (metadata === undefined) return null
  const given = metadata as { event_type?: unknown; event_payload?: unknown }
  if (typeof given.event_type !== 'string' || typeof given.event_payload !== 'object' || given.event_payload === null) {
    throw new Refused('invalid_metadata_format')
  }
  return { event_type: given.event_type, event_payload: given.event_payload as Record<string, unknown> }
}

function shownToApps(message: ChannelMessage, withMetadata: boolean): Record<string, unknown> {
  const { ts, text: words, blocks, botId, metadata } = message
  return { type: 'message', ts, text: words, blocks, bot_id: botId, ...(withMetadata && metadata ? { metadata } : {}) }
}

/** Whether the app of that workspace may be called at all. */
export function refuseUninstalled(workspace: Workspace): void {
  if (!workspace.isInstalled) throw new Refused('account_inactive')
}
