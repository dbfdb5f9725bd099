/** A Slack for tests: one server on loopback with the Web API, response_urls, Socket Mode and HTTP mode. See README.md. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { Refused, readArguments } from './calls.ts'
import type { Delivered, Delivery } from './delivery.ts'
import { createFaults, type Fault } from './faults.ts'
import { createHttpMode, type HttpTarget } from './http-mode.ts'
import { commandsOf } from './manifest-rules.ts'
import { receiveUpload } from './other-methods.ts'
import { createPace, type PaceOptions } from './pace.ts'
import { eventPayload, type Payload } from './payloads.ts'
import { createPeople, type People } from './people.ts'
import { createResponseUrls } from './response-urls.ts'
import { createSocketMode } from './socket-mode.ts'
import { createWebApi, type LoggedRequest } from './web-api.ts'
import {
  addWorkspace,
  type Channel,
  type ChannelMessage,
  createWorld,
  newChannel,
  newPerson,
  type Person,
  type Workspace,
} from './world.ts'

export interface SlackOptions {
  /** How long an app may take to acknowledge: 3,000 ms, as on the real platform. */
  readonly ackMs?: number
  /** How long Slack looks at a file before a message may show it. */
  readonly fileDelayMs?: number
  /** One message a second to a channel, with three in hand. */
  readonly pace?: PaceOptions
  /** After how many milliseconds an event that was not acknowledged is delivered again, each time. */
  readonly retryMs?: readonly number[]
}

export interface LoopbackSlack extends People {
  /** As "http://127.0.0.1:4321/api/": what `SLACK_API_URL` is set to. */
  readonly apiUrl: string
  readonly appToken: string
  readonly signingSecret: string
  readonly clientId: string
  readonly clientSecret: string
  /** The workspace that is there from the start: channel CGENERAL, admin UADMIN (the default user), member UMEMBER. */
  readonly workspace: Workspace
  /** Every call of the Web API, in order. */
  readonly requests: readonly LoggedRequest[]

  addWorkspace(given?: { id?: string; name?: string }): Workspace
  addPerson(person: Partial<Person> & { readonly id: string }, team?: string): Person
  addChannel(channel: Partial<Channel> & { readonly id: string }, team?: string): Channel
  /** The messages of a channel, oldest first. */
  messages(channel: string, team?: string): readonly ChannelMessage[]
  /** Waits until a channel has so many messages, and gives the last. */
  waitForMessage(channel: string, count?: number): Promise<ChannelMessage>

  /** Registers an app's manifest: only its commands exist from now on. Throws when Slack would not take it. */
  useManifest(manifest: object): void
  /** HTTP mode: where everything is delivered; null for Socket Mode. */
  deliverTo(target: HttpTarget | null): void
  /** Delivers an event; with retries where it is not acknowledged. Gives how the first try went. */
  event(event: Payload, team?: string): Promise<Delivered>
  /** The app goes: its token dies, and it is told. */
  uninstall(team?: string): Promise<Delivered>
  /** Somebody agrees to install the app: gives the code that goes to the redirect address. */
  consent(team: string): string

  /** The next calls of a method go wrong. */
  fail(method: string, fault: Fault, times?: number): void
  /** From now on no response_url is good. */
  breakResponseUrls(): void
  /** Nothing listens any more, and every connection is cut. */
  goDown(): Promise<void>
  comeBack(): Promise<void>
  dropSockets(): void
  refreshSockets(): void
  openSockets(): number
  /** Moves the clock by which response_urls expire. */
  passTime(milliseconds: number): void
  close(): Promise<void>
}

const DEFAULTS = { team: 'T000HOME', channel: 'CGENERAL', user: 'UADMIN' }
const LARGEST_BODY = 20_000_000

/** Starts it on a free port of 127.0.0.1. */
export async function startSlack(options: SlackOptions = {}): Promise<LoopbackSlack> {
  const world = createWorld()
  const requests: LoggedRequest[] = []
  const faults = createFaults()
  const ackMs = () => options.ackMs ?? 3_000
  const server = createServer((request, response) => void serve(request, response))
  const connections = trackConnections(server)
  const port = await listen(server, 0)
  const baseUrl = `http://127.0.0.1:${port}`
  const app = {
    appId: 'A000001',
    clientId: '1234.5678',
    clientSecret: 'client-secret',
    codes: new Map<string, string>(),
  }
  const sockets = createSocketMode(() => baseUrl, ackMs)
  const http = createHttpMode(ackMs)
  const responseUrls = createResponseUrls(baseUrl, () => world.nextTs())
  let passed = 0
  let commands: ReadonlySet<string> | null = null
  const appToken = 'xapp-1-good'
  const webApi = createWebApi({
    world,
    app,
    appToken: () => appToken,
    faults,
    log: requests,
    pace: createPace(options.pace ?? { perSecond: 1, burst: 3 }),
    baseUrl: () => baseUrl,
    newSocketUrl: () => sockets.newUrl(),
    fileDelayMs: options.fileDelayMs ?? 100,
  })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, first, second = '', third = ''] = new URL(request.url ?? '/', baseUrl).pathname.split('/')
    try {
      const body = await readBody(request)
      if (first === 'api') return await webApi(second, request, body, response)
      const args = () => readArguments(body, request.headers['content-type'] ?? '')
      if (first === 'respond') {
        requests.push({ method: 'response_url', args: await args(), token: '', at: Date.now(), error: null })
        responseUrls.use(second, await args(), () => Date.now() + passed)
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}')
      } else if (first === 'upload') {
        const bytes = Object.values(await args().catch(() => ({}))).find((one) => one instanceof Uint8Array) ?? body
        response.writeHead(receiveUpload(world.workspaces.get(second), third, bytes)).end('OK')
      } else response.writeHead(404).end()
    } catch (fault) {
      const status = fault instanceof Refused ? fault.status : 500
      response.writeHead(status).end(fault instanceof Error ? fault.message : '')
    }
  }

  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head))

  const deliver = (delivery: Delivery) => (http.isOpen() ? http : sockets).deliver(delivery)
  const workspaceOf = (team = DEFAULTS.team): Workspace => {
    const workspace = world.workspaces.get(team)
    if (workspace === undefined) throw new Error(`There is no workspace ${team}`)
    return workspace
  }
  const addChannel: LoopbackSlack['addChannel'] = (given, team) => {
    const workspace = workspaceOf(team)
    const members = given.members ?? new Set(workspace.people.keys())
    const channel = newChannel({ ...given, members })
    workspace.channels.set(channel.id, channel)
    return channel
  }
  const event = async (given: Payload, team?: string): Promise<Delivered> => {
    const payload = eventPayload(workspaceOf(team), given)
    const first = await deliver({ type: 'events_api', payload })
    if (first !== 'acknowledged') void retry(payload, 1)
    return first
  }
  const retry = async (payload: Payload, attempt: number): Promise<void> => {
    const wait = (options.retryMs ?? [10, 60_000, 300_000])[attempt - 1]
    if (wait === undefined) return
    await new Promise((resolve) => setTimeout(resolve, wait).unref())
    if ((await deliver({ type: 'events_api', payload, retry: attempt })) !== 'acknowledged')
      await retry(payload, attempt + 1)
  }

  const workspace = addWorkspace(world, { id: DEFAULTS.team, botToken: 'xoxb-good' })
  workspace.people.set('UADMIN', newPerson({ id: 'UADMIN', name: 'ada', isAdmin: true }))
  workspace.people.set('UMEMBER', newPerson({ id: 'UMEMBER', name: 'mo' }))
  addChannel({ id: 'CGENERAL', name: 'general' })

  return {
    ...createPeople({ world, responseUrls, deliver, commands: () => commands, defaults: DEFAULTS }),
    apiUrl: `${baseUrl}/api/`,
    appToken,
    signingSecret: 'signing-secret',
    clientId: app.clientId,
    clientSecret: app.clientSecret,
    workspace,
    requests,
    addWorkspace: (given = {}) => addWorkspace(world, given),
    addPerson: (given, team) => {
      const person = newPerson(given)
      workspaceOf(team).people.set(person.id, person)
      return person
    },
    addChannel,
    messages: (channel, team) => workspaceOf(team).channels.get(channel)?.messages ?? [],
    waitForMessage: async (channel, count = 1) => {
      const { messages } = workspace.channels.get(channel) ?? { messages: [] }
      for (let waited = 0; messages.length < count; waited += 5) {
        if (waited > 5_000) throw new Error(`${channel} has ${messages.length} messages, not ${count}`)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      return messages[count - 1] as ChannelMessage
    },
    useManifest: (manifest) => {
      commands = commandsOf(manifest)
    },
    deliverTo: (target) => http.aim(target),
    event,
    uninstall: (team) => {
      workspaceOf(team).isInstalled = false
      return event({ type: 'app_uninstalled' }, team)
    },
    consent: (team) => {
      const code = world.nextId('code')
      app.codes.set(code, team)
      return code
    },
    fail: (method, fault, times) => faults.add(method, fault, times),
    breakResponseUrls: () => responseUrls.break(),
    goDown: async () => {
      sockets.drop()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const connection of connections) connection.destroy()
      })
    },
    comeBack: async () => {
      await listen(server, port)
    },
    dropSockets: () => sockets.drop(),
    refreshSockets: () => sockets.refresh(),
    openSockets: () => sockets.openSockets(),
    passTime: (milliseconds) => {
      passed += milliseconds
    },
    close: async () => {
      sockets.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const connection of connections) connection.destroy()
      })
    },
  }
}

function trackConnections(server: Server): Set<Socket> {
  const connections = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    connections.add(socket)
    socket.on('close', () => connections.delete(socket))
  })
  return connections
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > LARGEST_BODY) throw new Refused('request_too_large', {}, 413)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
