/** The gateway of the loopback Discord: docs, "Gateway". */
import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { record, text } from './problems.ts'
import { guildWire, userWire } from './wire.ts'
import type { World } from './world.ts'

/** Docs, "Gateway Opcodes" and "Gateway Close Event Codes". */
const OP = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, reconnect: 7, invalid: 9, hello: 10, ack: 11 } as const
const CLOSE = {
  opcode: 4001,
  decode: 4002,
  notAuthenticated: 4003,
  badToken: 4004,
  twice: 4005,
  timedOut: 4009,
  intents: 4013,
  disallowed: 4014,
} as const

/** Members, presences and message content must be allowed by Discord first. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15)
const GUILDS = 1 << 0
const ALL_INTENTS = (1 << 26) - 1

interface Session {
  readonly id: string
  readonly events: { s: number; t: string; d: unknown }[]
  socket: WebSocket | null
  canResume: boolean
}

export interface Gateway {
  /** Sends an event to every session; one without a connection gets it when it resumes. */
  dispatch(event: string, data: object): void
  /** Sends the last event of that name once more, as a replay after a lost connection may. */
  repeat(event: string): void
  /** Ends the connections; with `resume: false` the sessions cannot be taken up again. */
  drop(how?: { readonly code?: number; readonly resume?: boolean }): void
  /** Asks the bot to connect anew: opcode 7. */
  askToReconnect(): void
  /** While true, heartbeats get no answer, as on a dead connection. */
  isDeaf: boolean
  /** While true, a WebSocket is refused with 502. */
  isDown: boolean
  /** While true, every token is refused. */
  refusesTokens: boolean
  /** The intents of every identified session. */
  readonly intents: readonly number[]
  readonly identified: number
  readonly resumed: number
  readonly connections: number
  readonly heartbeats: number
  close(): void
}

export function createGateway(server: Server, world: World, heartbeatMs: number, url: () => string): Gateway {
  const sockets = new WebSocketServer({ noServer: true })
  const sessions = new Map<string, Session>()
  const counts = { resumed: 0, heartbeats: 0 }
  const identified: number[] = []

  const sendEvent = (session: Session, t: string, d: unknown) => {
    const event = { s: session.events.length + 1, t, d }
    session.events.push(event)
    session.socket?.send(JSON.stringify({ op: OP.dispatch, ...event }))
  }

  const identify = (socket: WebSocket, data: Record<string, unknown>): Session | null => {
    const intents = Number(data['intents'])
    if (data['token'] !== world.token || gateway.refusesTokens)
      return refuse(socket, CLOSE.badToken, 'Authentication failed.')
    if (!Number.isInteger(intents) || intents < 0 || intents > ALL_INTENTS) {
      return refuse(socket, CLOSE.intents, 'Invalid intent(s).')
    }
    if ((intents & PRIVILEGED) !== 0) return refuse(socket, CLOSE.disallowed, 'Disallowed intent(s).')
    identified.push(intents)
    const session: Session = { id: randomBytes(16).toString('hex'), events: [], socket, canResume: true }
    sessions.set(session.id, session)
    sendEvent(session, 'READY', {
      v: 10,
      user: userWire(world.bot),
      guilds: [...world.guilds.keys()].map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: url(),
      shard: data['shard'],
      application: { id: world.applicationId, flags: 0 },
    })
    if ((intents & GUILDS) !== 0) {
      for (const guild of world.guilds.values()) sendEvent(session, 'GUILD_CREATE', guildWire(world, guild))
    }
    return session
  }

  const resume = (socket: WebSocket, data: Record<string, unknown>): Session | null => {
    const session = sessions.get(text(data['session_id']))
    if (data['token'] !== world.token || gateway.refusesTokens)
      return refuse(socket, CLOSE.badToken, 'Authentication failed.')
    if (!session?.canResume) {
      socket.send(JSON.stringify({ op: OP.invalid, d: false }))
      return null
    }
    counts.resumed++
    session.socket = socket
    for (const event of session.events.filter((one) => one.s > Number(data['seq']))) {
      socket.send(JSON.stringify({ op: OP.dispatch, ...event }))
    }
    sendEvent(session, 'RESUMED', {})
    return session
  }

  sockets.on('connection', (socket) => {
    let session: Session | null = null
    let timer = setTimeout(() => socket.close(CLOSE.timedOut, 'Session timed out.'), heartbeatMs * 2)
    socket.send(JSON.stringify({ op: OP.hello, d: { heartbeat_interval: heartbeatMs } }))
    socket.on('close', () => {
      clearTimeout(timer)
      if (session?.socket === socket) session.socket = null
    })
    socket.on('message', (raw: Buffer) => {
      const packet = parse(raw.toString())
      if (packet === null) return socket.close(CLOSE.decode, 'Decode error.')
      if (packet['op'] === OP.heartbeat) {
        counts.heartbeats++
        clearTimeout(timer)
        timer = setTimeout(() => socket.close(CLOSE.timedOut, 'Session timed out.'), heartbeatMs * 2)
        if (!gateway.isDeaf) socket.send(JSON.stringify({ op: OP.ack }))
      } else if (packet['op'] === OP.identify || packet['op'] === OP.resume) {
        if (session) socket.close(CLOSE.twice, 'Already authenticated.')
        else session = (packet['op'] === OP.identify ? identify : resume)(socket, record(packet['d']))
      } else if (session) {
        socket.close(CLOSE.opcode, 'Unknown opcode.')
      } else {
        socket.close(CLOSE.notAuthenticated, 'Not authenticated.')
      }
    })
  })

  server.on('upgrade', (request, socket, head) => {
    if (gateway.isDown) socket.end('HTTP/1.1 502 Bad Gateway\r\nconnection: close\r\n\r\n')
    else sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request))
  })

  const gateway: Gateway = {
    isDeaf: false,
    isDown: false,
    refusesTokens: false,
    intents: identified,
    get identified() {
      return identified.length
    },
    get resumed() {
      return counts.resumed
    },
    get heartbeats() {
      return counts.heartbeats
    },
    get connections() {
      return sockets.clients.size
    },
    dispatch: (event, data) => {
      for (const session of sessions.values()) if (session.canResume) sendEvent(session, event, data)
    },
    repeat: (event) => {
      for (const session of sessions.values()) {
        const last = session.events.findLast((one) => one.t === event)
        if (last) sendEvent(session, event, last.d)
      }
    },
    drop: ({ code, resume: canResume = true } = {}) => {
      for (const session of sessions.values()) session.canResume &&= canResume
      for (const socket of sockets.clients) {
        if (code === undefined) socket.terminate()
        else socket.close(code)
      }
    },
    askToReconnect: () => {
      for (const socket of sockets.clients) socket.send(JSON.stringify({ op: OP.reconnect, d: null }))
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
  return gateway
}

function refuse(socket: WebSocket, code: number, reason: string): null {
  socket.close(code, reason)
  return null
}

function parse(text: string): Record<string, unknown> | null {
  try {
    return record(JSON.parse(text))
  } catch {
    return null
  }
}
