/** What Slack puts into a command, a press, a choice and an event. */
import { randomBytes } from 'node:crypto'
import type { ChannelMessage, Person, Seen, Workspace } from './world.ts'

export type Payload = Readonly<Record<string, unknown>>

const APP = { api_app_id: 'A000001', token: 'verification-is-deprecated' }

function newTrigger(): string {
  return `${Date.now()}.${randomBytes(6).toString('hex')}`
}

export interface CommandCall {
  readonly workspace: Workspace
  readonly channel: string
  readonly person: Person
  readonly command: string
  readonly text: string
  readonly responseUrl: string
}

export function commandPayload({ workspace, channel, person, command, text, responseUrl }: CommandCall): Payload {
  return {
    ...APP,
    team_id: workspace.id,
    team_domain: 'loopback',
    channel_id: channel,
    channel_name: workspace.channels.get(channel)?.name ?? 'directmessage',
    user_id: person.id,
    user_name: person.name,
    command,
    text: escapeTyped(workspace, text),
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: newTrigger(),
  }
}

/** A command's text as it comes with `should_escape`: people, groups, channels and addresses in angle brackets. */
function escapeTyped(workspace: Workspace, text: string): string {
  const people = new Map([...workspace.people.values()].map((person) => [person.name, person.id]))
  const channels = new Map([...workspace.channels.values()].map((channel) => [channel.name, channel.id]))
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/\bhttps?:\/\/[^\s|"”]+/g, (url) => `<${url}>`)
    .replace(/(?<=[\s:"]|^)([@#])([\w.-]+)/g, (whole: string, sign: string, name: string) => {
      if (sign === '#') return channels.has(name) ? `<#${channels.get(name)}|${name}>` : whole
      if (/^(here|channel|everyone)$/.test(name)) return `<!${name}>`
      if (people.has(name)) return `<@${people.get(name)}|${name}>`
      return workspace.groups.has(name) ? `<!subteam^${workspace.groups.get(name)}|@${name}>` : whole
    })
}

export interface Use {
  readonly workspace: Workspace
  readonly person: Person
  readonly message: Seen | ChannelMessage
  /** The element that was used, with what was chosen in it. */
  readonly action: Payload
  readonly responseUrl: string
}

export function actionPayload({ workspace, person, message, action, responseUrl }: Use): Payload {
  const isEphemeral = !('ts' in message)
  const ts = isEphemeral ? '0.000001' : message.ts
  return {
    ...APP,
    type: 'block_actions',
    user: { id: person.id, username: person.name, name: person.name, team_id: workspace.id },
    container: { type: 'message', message_ts: ts, channel_id: message.channel, is_ephemeral: isEphemeral },
    trigger_id: newTrigger(),
    team: { id: workspace.id, domain: 'loopback' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: message.channel, name: workspace.channels.get(message.channel)?.name ?? 'directmessage' },
    ...(isEphemeral ? {} : { message: { type: 'message', ts, text: message.text, blocks: message.blocks } }),
    response_url: responseUrl,
    actions: [{ ...action, block_id: 'given', action_ts: ts }],
  }
}

export function eventPayload(workspace: Workspace, event: Payload): Payload {
  const { id, botUserId } = workspace
  return {
    ...APP,
    team_id: id,
    event,
    type: 'event_callback',
    event_id: `Ev${randomBytes(6).toString('hex')}`,
    event_time: Math.floor(Date.now() / 1_000),
    authorizations: [
      { enterprise_id: null, team_id: id, user_id: botUserId, is_bot: true, is_enterprise_install: false },
    ],
  }
}
