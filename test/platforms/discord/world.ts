/** What the loopback Discord knows: servers, channels, people, messages, commands and interactions under way. */
import { randomBytes } from 'node:crypto'

export interface User {
  readonly id: string
  readonly username: string
  readonly isBot: boolean
  /** Whether this person takes no direct messages from the bot. */
  closedToBot: boolean
}

export interface Member {
  readonly user: User
  readonly nick: string | null
  /** Permission bits (docs, "Permissions"); the owner of a server has all of them. */
  readonly permissions: bigint
}

export interface Guild {
  readonly id: string
  readonly name: string
  readonly ownerId: string
  readonly members: Map<string, Member>
}

export interface Channel {
  readonly id: string
  readonly name: string
  /** Null for direct messages. */
  readonly guildId: string | null
  readonly recipientId: string | null
  /** What the bot may not do there. */
  forbidden: 'see' | 'write' | 'read' | null
  isArchived: boolean
}

export interface Message {
  readonly id: string
  readonly channelId: string
  readonly author: User
  readonly at: Date
  /** Content, embeds, components and the like, as they were sent. */
  form: Readonly<Record<string, unknown>>
  attachments: readonly {
    id: string
    filename: string
    description: string | null
    size: number
    content_type: string
  }[]
  /** Whom it notified: `everyone`, `here`, `role:<id>`, `user:<id>`. */
  pinged: readonly string[]
  editedAt: Date | null
  readonly nonce: string | null
  /** The one person who sees it, or null when all do. */
  readonly ephemeralFor: string | null
  /** Whether it is still "is thinking…". */
  isLoading: boolean
  readonly interactionId: string | null
}

export interface Interaction {
  readonly id: string
  readonly token: string
  readonly type: 2 | 3 | 4
  readonly user: User
  readonly channelId: string
  readonly startedAt: number
  acknowledged: boolean
  /** The response; null before it is made, when it is deleted, and for one that has no message. */
  original: Message | null
  readonly followups: Message[]
  choices: readonly { name: string; value: string | number }[] | null
  /** Told after every change. */
  changed: () => void
}

export type Commands = readonly Readonly<Record<string, unknown>>[]

export interface World {
  readonly token: string
  readonly applicationId: string
  readonly bot: User
  readonly users: Map<string, User>
  readonly guilds: Map<string, Guild>
  readonly channels: Map<string, Channel>
  /** By channel, oldest first. */
  readonly messages: Map<string, Message[]>
  /** By server's id, '' for everywhere. */
  readonly commands: Map<string, Commands>
  readonly interactions: Map<string, Interaction>
  readonly ackWithinMs: number
  readonly tokenLivesMs: number
  /** For how long a nonce is remembered; Discord says "a few minutes". */
  readonly nonceLivesMs: number
  /** How long `slash` and the others wait for an answer that was announced. */
  readonly settledWithinMs: number
  newId(at?: Date): string
  findMessage(id: string): Message | undefined
}

/** Docs, "Snowflakes". */
const DISCORD_EPOCH = 1_420_070_400_000n

export interface WorldOptions {
  readonly token?: string
  readonly ackWithinMs?: number
  readonly tokenLivesMs?: number
  readonly nonceLivesMs?: number
  readonly settledWithinMs?: number
}

export function createWorld(options: WorldOptions): World {
  let count = 0n
  const newId = (at = new Date()) => {
    count = (count + 1n) % 4_096n
    return String(((BigInt(at.getTime()) - DISCORD_EPOCH) << 22n) + count)
  }
  const bot: User = { id: newId(), username: 'mergerwatch', isBot: true, closedToBot: false }
  const messages = new Map<string, Message[]>()
  return {
    token: options.token ?? `loopback.${randomBytes(12).toString('hex')}`,
    applicationId: bot.id,
    bot,
    users: new Map([[bot.id, bot]]),
    guilds: new Map(),
    channels: new Map(),
    messages,
    commands: new Map(),
    interactions: new Map(),
    ackWithinMs: options.ackWithinMs ?? 3_000,
    tokenLivesMs: options.tokenLivesMs ?? 15 * 60_000,
    nonceLivesMs: options.nonceLivesMs ?? 3 * 60_000,
    settledWithinMs: options.settledWithinMs ?? 5_000,
    newId,
    findMessage: (id) => [...messages.values()].flat().find((message) => message.id === id),
  }
}
