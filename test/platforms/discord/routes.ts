/** Discord's REST interface, as far as a bot like this one uses it: each route with what it does to the world. */
import { checkCommands } from './check-commands.ts'
import type { UploadedFile } from './check-message.ts'
import { interactionRoutes } from './interaction-routes.ts'
import { messageRoutes } from './message-routes.ts'
import { ApiFault, array, record, unknownChannel, unknownGuild } from './problems.ts'
import { channelWire, guildWire, userWire } from './wire.ts'
import type { World } from './world.ts'

export interface Call {
  readonly world: World
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly form: Readonly<Record<string, unknown>>
  readonly list: readonly unknown[]
  readonly files: ReadonlyMap<number, UploadedFile>
  readonly gatewayUrl: string
}

export interface Route {
  readonly method: string
  /** As '/channels/:channel/messages'. */
  readonly path: string
  /** Whether the token stands in the path instead of the header. */
  readonly tokenInPath?: boolean
  /** Answers with the body; null for 204. Throws `ApiFault`. */
  readonly run: (call: Call) => object | null
}

const generalRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/gateway/bot',
    run: ({ gatewayUrl }) => ({
      url: gatewayUrl,
      shards: 1,
      session_start_limit: { total: 1_000, remaining: 1_000, reset_after: 86_400_000, max_concurrency: 1 },
    }),
  },
  { method: 'GET', path: '/users/@me', run: ({ world }) => userWire(world.bot) },
  { method: 'GET', path: '/oauth2/applications/@me', run: applicationOf },
  { method: 'GET', path: '/applications/@me', run: applicationOf },
  {
    method: 'GET',
    path: '/channels/:channel',
    run: ({ world, params }) => {
      const channel = world.channels.get(params['channel'] ?? '')
      if (!channel) throw unknownChannel()
      return channelWire(world, channel)
    },
  },
  {
    method: 'GET',
    path: '/guilds/:guild',
    run: ({ world, params }) => {
      const guild = world.guilds.get(params['guild'] ?? '')
      if (!guild) throw unknownGuild()
      return guildWire(world, guild)
    },
  },
]

function applicationOf({ world }: Call): object {
  return { id: world.applicationId, name: 'Mergerwatch', description: '', bot: userWire(world.bot), flags: 0 }
}

/** Commands everywhere, and of one server: the same routes twice. */
const commandRoutes: readonly Route[] = [
  '/applications/:app/commands',
  '/applications/:app/guilds/:guild/commands',
].flatMap((path): Route[] => [
  { method: 'GET', path, run: (call) => call.world.commands.get(scopeOf(call)) ?? [] },
  {
    method: 'PUT',
    path,
    run: (call) => {
      checkCommands(call.list)
      return register(call, call.list)
    },
  },
  {
    method: 'POST',
    path,
    run: (call) => {
      const others = (call.world.commands.get(scopeOf(call)) ?? []).filter((one) => one['name'] !== call.form['name'])
      checkCommands([...others, call.form])
      return record(array(register(call, [...others, call.form])).at(-1))
    },
  },
])

function scopeOf({ world, params }: Call): string {
  if (params['app'] !== world.applicationId)
    throw new ApiFault(403, 20012, 'You are not authorized to perform this action on this application')
  const guild = params['guild']
  if (guild !== undefined && !world.guilds.has(guild)) throw new ApiFault(403, 50001, 'Missing Access')
  return guild ?? ''
}

function register(call: Call, commands: readonly unknown[]): object {
  const { world, params } = call
  const registered = commands.map((command) => ({
    ...record(command),
    id: record(command)['id'] ?? world.newId(),
    application_id: world.applicationId,
    version: world.newId(),
    ...(params['guild'] === undefined ? {} : { guild_id: params['guild'] }),
  }))
  world.commands.set(scopeOf(call), registered)
  return registered
}

export const ROUTES: readonly Route[] = [...generalRoutes, ...commandRoutes, ...messageRoutes, ...interactionRoutes]
