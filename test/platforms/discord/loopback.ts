/** A Discord on loopback, as strict as the real one in what a bot like this one touches. See the README beside it. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGateway, type Gateway } from './gateway.ts'
import { createPeople, type People, type SeenMessage, seenMessage } from './people.ts'
import { createRateLimits, type ForcedLimit } from './rate-limits.ts'
import { createRest, type RecordedRequest, type Trouble } from './rest.ts'
import { guildWire } from './wire.ts'
import {
  type Channel,
  type Commands,
  createWorld,
  type Guild,
  type User,
  type World,
  type WorldOptions,
} from './world.ts'

export interface DiscordOptions extends WorldOptions {
  readonly heartbeatMs?: number
  /** So many requests a bucket and time: five a second unless said otherwise. */
  readonly rateLimit?: { readonly requests: number; readonly perMs: number }
}

export interface LoopbackDiscord extends People {
  /** For `DISCORD_API_URL`. */
  readonly url: string
  readonly token: string
  readonly applicationId: string
  readonly gateway: Gateway
  /** Every request that was answered, oldest first. */
  readonly requests: readonly RecordedRequest[]
  /** 401, 403 and 429, which Discord counts towards shutting a bot out. */
  readonly invalidRequests: number
  readonly trouble: Trouble

  guild(name?: string): Guild
  channel(guild: Guild, name?: string): Channel
  /** Somebody in the server, with Discord's permission bits: 32 to manage it, 8 for an administrator. */
  member(guild: Guild, name: string, permissions?: number): User
  /** The direct messages with this person. */
  directChannel(user: User): Channel
  /** What somebody else says in a channel. */
  say(channel: Channel, user: User, content: string, at?: Date): string
  removeChannel(channel: Channel): void
  /** The commands registered in a server, or everywhere. */
  commands(guild?: Guild): Commands
  /** What all see in the channel, oldest first. */
  messages(channel: Channel): readonly SeenMessage[]
  /** Refuses the next requests to a path that holds the words with 429. */
  rateLimit(pathHolds: string, limit: ForcedLimit): void
  /** Refuses connections, and ends those that there are; the port stays the same when it is back. */
  goDown(): Promise<void>
  comeBack(): Promise<void>
  close(): Promise<void>
}

/** Starts a Discord with one application and no servers, on a free port of this machine. */
export async function startDiscord(options: DiscordOptions = {}): Promise<LoopbackDiscord> {
  const world = createWorld(options)
  const requests: RecordedRequest[] = []
  const trouble: Trouble = { failing: null, cutsAfterStoring: 0, cutsBeforeStoring: 0, delay: null }
  const limits = createRateLimits(options.rateLimit?.requests ?? 5, options.rateLimit?.perMs ?? 1_000)
  let port = 0
  const gatewayUrl = () => `ws://127.0.0.1:${port}`
  const server = createServer(createRest({ world, limits, trouble, requests, gatewayUrl }))
  const gateway = createGateway(server, world, options.heartbeatMs ?? 41_250, gatewayUrl)
  const listen = async (wanted: number) => {
    server.listen(wanted, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  }
  const shut = async () => {
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    gateway.drop()
    server.closeAllConnections()
    await closed
  }
  await listen(0)
  return {
    ...createPeople(world, gateway),
    ...createScene(world, gateway),
    url: `http://127.0.0.1:${port}/api`,
    token: world.token,
    applicationId: world.applicationId,
    gateway,
    requests,
    get invalidRequests() {
      return requests.filter(({ status }) => status === 401 || status === 403 || status === 429).length
    },
    trouble,
    commands: (guild) => world.commands.get(guild?.id ?? '') ?? [],
    messages: (channel) =>
      (world.messages.get(channel.id) ?? [])
        .filter((one) => one.ephemeralFor === null && !one.isLoading)
        .map(seenMessage),
    rateLimit: (pathHolds, limit) => limits.force(pathHolds, limit),
    goDown: shut,
    comeBack: () => listen(port),
    close: async () => {
      gateway.close()
      await shut()
    },
  }
}

type Scene = Pick<LoopbackDiscord, 'guild' | 'channel' | 'member' | 'directChannel' | 'say' | 'removeChannel'>

function createScene(world: World, gateway: Gateway): Scene {
  const newUser = (username: string): User => {
    const user: User = { id: world.newId(), username, isBot: false, closedToBot: false }
    world.users.set(user.id, user)
    return user
  }
  const newChannel = (about: Pick<Channel, 'name' | 'guildId' | 'recipientId'>): Channel => {
    const channel: Channel = { id: world.newId(), forbidden: null, isArchived: false, ...about }
    world.channels.set(channel.id, channel)
    return channel
  }
  return {
    guild: (name = 'Save our NHS') => {
      const owner = newUser('owner')
      const guild: Guild = { id: world.newId(), name, ownerId: owner.id, members: new Map() }
      guild.members.set(owner.id, { user: owner, nick: null, permissions: 0n })
      world.guilds.set(guild.id, guild)
      gateway.dispatch('GUILD_CREATE', guildWire(world, guild))
      return guild
    },
    channel: (guild, name = 'alerts') => newChannel({ name, guildId: guild.id, recipientId: null }),
    member: (guild, name, permissions = 0) => {
      const user = newUser(name)
      guild.members.set(user.id, { user, nick: null, permissions: BigInt(permissions) })
      return user
    },
    directChannel: (user) =>
      [...world.channels.values()].find((channel) => channel.recipientId === user.id) ??
      newChannel({ name: '', guildId: null, recipientId: user.id }),
    say: (channel, user, content, at = new Date()) => {
      const id = world.newId(at)
      const said = { id, channelId: channel.id, author: user, at, form: { content }, attachments: [], pinged: [] }
      const message = {
        ...said,
        editedAt: null,
        nonce: null,
        ephemeralFor: null,
        isLoading: false,
        interactionId: null,
      }
      world.messages.set(channel.id, [...(world.messages.get(channel.id) ?? []), message])
      return id
    },
    removeChannel: (channel) => void world.channels.delete(channel.id),
  }
}
