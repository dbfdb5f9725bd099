/** Socket Mode: hello, envelopes and their acknowledgements, pings, and requests to connect again (docs.slack.dev/apis/events-api/using-socket-mode). */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Delivered, Delivery, Route } from './delivery.ts'

const PING_MS = 5_000

export interface SocketMode extends Route {
  /** A new address for a socket, good once. */
  newUrl(): string
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Asks every app to connect again, as Slack does every few hours. */
  refresh(): void
  /** Cuts every socket without a word. */
  drop(): void
  openSockets(): number
  close(): void
}

export function createSocketMode(baseUrl: () => string, ackMs: () => number): SocketMode {
  const server = new WebSocketServer({ noServer: true })
  const tickets = new Set<string>()
  const open = new Set<WebSocket>()
  const waiting = new Map<string, () => void>()

  server.on('connection', (socket: WebSocket) => {
    open.add(socket)
    const pings = setInterval(() => socket.ping('Ping from server'), PING_MS)
    pings.unref()
    socket.on('close', () => {
      clearInterval(pings)
      open.delete(socket)
    })
    socket.on('message', (data: Buffer) => {
      const { envelope_id: id } = JSON.parse(data.toString()) as { envelope_id: string }
      waiting.get(id)?.()
    })
    socket.send(JSON.stringify({ type: 'hello', num_connections: open.size, connection_info: { app_id: 'A000001' } }))
  })

  const deliver = (delivery: Delivery): Promise<Delivered> => {
    const [socket] = open
    if (socket === undefined) return Promise.resolve('failed')
    const id = randomUUID()
    const envelope = {
      envelope_id: id,
      type: delivery.type,
      payload: delivery.payload,
      accepts_response_payload: delivery.type !== 'events_api',
      ...(delivery.retry === undefined ? {} : { retry_attempt: delivery.retry, retry_reason: 'timeout' }),
    }
    return new Promise((resolve) => {
      const settle = (how: Delivered) => {
        clearTimeout(timer)
        waiting.delete(id)
        resolve(how)
      }
      const timer = setTimeout(() => settle('timeout'), ackMs())
      waiting.set(id, () => settle('acknowledged'))
      socket.send(JSON.stringify(envelope))
    })
  }

  return {
    isOpen: () => open.size > 0,
    openSockets: () => open.size,
    deliver,
    newUrl: () => {
      const ticket = randomUUID()
      tickets.add(ticket)
      return `${baseUrl().replace(/^http/, 'ws')}/link/?ticket=${ticket}`
    },
    upgrade: (request, socket, head) => {
      const ticket = new URL(request.url ?? '', 'http://loopback').searchParams.get('ticket') ?? ''
      if (!tickets.delete(ticket)) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n')
        return
      }
      server.handleUpgrade(request, socket, head, (accepted) => server.emit('connection', accepted, request))
    },
    refresh: () => {
      for (const socket of open) socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
    },
    drop: () => {
      for (const socket of open) socket.terminate()
    },
    close: () => {
      for (const socket of open) socket.terminate()
      server.close()
    },
  }
}
