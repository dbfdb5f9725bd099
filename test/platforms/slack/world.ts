/** What the loopback Slack knows: workspaces, people, channels, messages, files. */
import type { Reading } from './reading.ts'

export interface Person {
  readonly id: string
  readonly name: string
  readonly isAdmin: boolean
  readonly isOwner: boolean
  readonly isBot: boolean
  /** The App Home that was published for this person, as blocks. */
  home: unknown[] | null
  /** What this person sees that others do not: ephemeral messages, in order. */
  readonly sees: Seen[]
}

export type ChannelKind = 'public' | 'private' | 'direct'

export interface Channel {
  readonly id: string
  readonly name: string
  readonly kind: ChannelKind
  /** Ids of people, the bot's among them where it is a member. */
  readonly members: Set<string>
  isArchived: boolean
  /** Only admins may post. */
  isReadOnly: boolean
  readonly messages: ChannelMessage[]
}

/** A message as a reader sees it. */
export interface Shown {
  readonly channel: string
  text: string
  blocks: unknown[]
  /** What it does to readers: whom it pings, what can be clicked, what Slack would unfurl, the words to be read. */
  reading: Reading
}

export interface Seen extends Shown {
  readonly kind: 'ephemeral' | 'in_channel'
  readonly responseUrl: string | null
  isDeleted: boolean
}

export interface ChannelMessage extends Shown {
  readonly ts: string
  readonly botId: string
  metadata: { readonly event_type: string; readonly event_payload: Record<string, unknown> } | null
  edits: number
}

export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly length: number
  readonly altText: string
  bytes: Uint8Array | null
  /** When Slack has looked at it, and a message may show it; null before the upload is completed. */
  usableAt: number | null
}

export interface Workspace {
  readonly id: string
  readonly name: string
  readonly botId: string
  readonly botUserId: string
  botToken: string
  /** Whether the app is installed; a token of an app that is not is refused. */
  isInstalled: boolean
  readonly scopes: Set<string>
  /** How long messages may be edited; null for ever. */
  editWindowMs: number | null
  readonly people: Map<string, Person>
  readonly channels: Map<string, Channel>
  readonly files: Map<string, StoredFile>
  /** User groups: ids by handle. */
  readonly groups: Map<string, string>
}

export const ALL_SCOPES = [
  'commands',
  'chat:write',
  'chat:write.public',
  'im:write',
  'users:read',
  'files:write',
  'channels:read',
  'groups:read',
  'im:read',
  'channels:history',
  'groups:history',
  'im:history',
] as const

export interface World {
  readonly workspaces: Map<string, Workspace>
  /** A new id: the prefix and a number, as "C0001". */
  nextId(prefix: string): string
  /** A new message id: seconds with six further digits that never repeat. */
  nextTs(): string
  workspaceOfToken(token: string): Workspace | undefined
}

export function createWorld(): World {
  const workspaces = new Map<string, Workspace>()
  let ids = 0
  let posts = 0
  return {
    workspaces,
    nextId: (prefix) => `${prefix}${String(++ids).padStart(6, '0')}`,
    nextTs: () => `${Math.floor(Date.now() / 1_000)}.${String(++posts).padStart(6, '0')}`,
    workspaceOfToken: (token) => [...workspaces.values()].find((one) => one.botToken === token),
  }
}

/** Adds a workspace with its bot; it has no people and no channels yet. */
export function addWorkspace(world: World, given: { id?: string; name?: string; botToken?: string }): Workspace {
  const id = given.id ?? world.nextId('T')
  const botUserId = world.nextId('U')
  const workspace: Workspace = {
    id,
    name: given.name ?? 'Save our services',
    botId: world.nextId('B'),
    botUserId,
    botToken: given.botToken ?? `xoxb-${id}-good`,
    isInstalled: true,
    scopes: new Set(ALL_SCOPES),
    editWindowMs: null,
    people: new Map(),
    channels: new Map(),
    files: new Map(),
    groups: new Map(),
  }
  workspace.people.set(botUserId, newPerson({ id: botUserId, name: 'mergerwatch', isBot: true }))
  world.workspaces.set(id, workspace)
  return workspace
}

export function newPerson(given: Partial<Person> & { readonly id: string }): Person {
  return { name: given.id.toLowerCase(), isAdmin: false, isOwner: false, isBot: false, home: null, sees: [], ...given }
}

export function newChannel(given: Partial<Channel> & { readonly id: string }): Channel {
  const { id } = given
  return {
    name: id.toLowerCase(),
    kind: 'public',
    members: new Set(),
    isArchived: false,
    isReadOnly: false,
    messages: [],
    ...given,
  }
}

/** The conversation between the bot and that person, made when there is none. */
export function directChannel(world: World, workspace: Workspace, person: Person): Channel {
  const known = [...workspace.channels.values()].find((one) => one.kind === 'direct' && one.members.has(person.id))
  if (known) return known
  const members = new Set([person.id, workspace.botUserId])
  const channel = newChannel({ id: world.nextId('D'), kind: 'direct', members })
  workspace.channels.set(channel.id, channel)
  return channel
}
