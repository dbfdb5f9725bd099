/** The one way in from the network: the health page, the metrics, and whatever else asks for a path (Slack's HTTP mode). */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Metrics } from './metrics.ts'

/** One part of the program and how it is. */
export interface PartHealth {
  readonly part: string
  readonly ok: boolean
  readonly says: string
}

/** Somebody else's pages on the same port. */
export interface Guest {
  handles(path: string): boolean
  requestListener(request: IncomingMessage, response: ServerResponse): void
}

export interface ServerNeeds {
  readonly host: string
  readonly port: number
  readonly parts: () => Promise<readonly PartHealth[]>
  readonly metrics: Metrics
  readonly guests: readonly Guest[]
  readonly onFault: (fault: unknown) => void
}

export interface Server {
  /** The port that it listens on, for a configured 0. */
  readonly port: number
  close(): Promise<void>
}

/** A client that sends its head or its body more slowly than this is cut off. */
const SLOWEST_REQUEST_MS = 10_000

/** Starts listening. Rejects when the port is taken or not allowed. */
export async function startServer(needs: ServerNeeds): Promise<Server> {
  const server = createServer(
    { requestTimeout: SLOWEST_REQUEST_MS, headersTimeout: SLOWEST_REQUEST_MS },
    (request, response) => {
      answer(needs, request, response).catch((fault: unknown) => {
        needs.onFault(fault)
        if (!response.headersSent) sendText(response, 500, 'Something went wrong here, and it has been noted.\n')
        else response.destroy()
      })
    },
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(needs.port, needs.host, () => {
      server.off('error', reject)
      server.on('error', needs.onFault)
      resolve()
    })
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), 1_000).unref()
      }),
  }
}

async function answer(needs: ServerNeeds, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
  const guest = needs.guests.find((one) => one.handles(path))
  if (guest) return guest.requestListener(request, response)
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendText(response, 405, 'Only GET works here.\n')
  if (path === '/healthz') return sendHealth(await needs.parts(), response)
  if (path === '/metrics') {
    const page = await needs.metrics.page()
    response.writeHead(200, { 'content-type': page.contentType }).end(page.text)
    return
  }
  sendText(response, 404, 'There is nothing here. There are /healthz and /metrics.\n')
}

/** 200 while every part is well, 503 otherwise, with a sentence for each part either way. */
function sendHealth(parts: readonly PartHealth[], response: ServerResponse): void {
  const ok = parts.every((part) => part.ok)
  response
    .writeHead(ok ? 200 : 503, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .end(`${JSON.stringify({ status: ok ? 'ok' : 'unwell', parts }, null, 2)}\n`)
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text)
}
