/**
 * A web server on loopback that publishes feeds, and misbehaves on request.
 *
 * A channel "news" is served as /news.rss, /news.atom, /news.rdf and /news.json, with ETag and Last-Modified and
 * 304 answers, as soon as something is published in it. Any path can be given another behaviour.
 */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { type FeedForm, type PublishedItem, writeFeed } from './feed-writer.ts'

export type { FeedForm, PublishedItem } from './feed-writer.ts'

export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void

export interface SeenRequest {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly status: number
}

export interface ChannelOptions {
  readonly title?: string
  /** Elements for the channel's head, as `<ttl>30</ttl>`. */
  readonly head?: string
  /** Headers of each answer. */
  readonly headers?: Readonly<Record<string, string>>
  /** False: no ETag, no Last-Modified, never a 304. */
  readonly hasValidators?: boolean
}

export interface FeedServer extends AsyncDisposable {
  /** "http://127.0.0.1:<port>" */
  readonly url: string
  /** Every request so far, oldest first. */
  readonly requests: readonly SeenRequest[]
  requestsTo(path: string): SeenRequest[]
  /** The most requests that were under way at once. */
  readonly mostAtOnce: number
  /** Puts an item at the top of a channel ("news" when not named), which begins to exist with it. */
  publish(item: Partial<PublishedItem> & { title: string }, channel?: string): PublishedItem
  /** Makes a channel, or changes how it is served. */
  channel(name: string, options: ChannelOptions): void
  /** Takes everything out of a channel. */
  clear(channel?: string): void
  /** Gives a path another behaviour; null takes it away. */
  behave(path: string, behaviour: Behaviour | null): void
  close(): Promise<void>
}

interface Channel {
  options: ChannelOptions
  readonly items: PublishedItem[]
}

/** Starts the server on a free port of 127.0.0.1. */
export async function startFeedServer(): Promise<FeedServer> {
  const channels = new Map<string, Channel>()
  const behaviours = new Map<string, Behaviour>()
  const requests: SeenRequest[] = []
  let [count, underWay, mostAtOnce] = [0, 0, 0]
  const channelNamed = (name: string): Channel => {
    const channel = channels.get(name) ?? { options: {}, items: [] }
    channels.set(name, channel)
    return channel
  }
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    underWay += 1
    mostAtOnce = Math.max(mostAtOnce, underWay)
    response.on('close', () => {
      underWay -= 1
      requests.push({ path, headers: request.headers, status: response.statusCode })
    })
    const behaviour = behaviours.get(path) ?? channelBehaviour(path, url, channels)
    behaviour(request, response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  return {
    url,
    requests,
    requestsTo: (path) => requests.filter((request) => request.path === path),
    get mostAtOnce() {
      return mostAtOnce
    },
    publish(item, channel = 'news') {
      count += 1
      const published: PublishedItem = {
        id: `urn:item:${count}`,
        url: `${url}/story/${count}`,
        summary: '',
        date: new Date().toUTCString(),
        ...item,
      }
      channelNamed(channel).items.unshift(published)
      return published
    },
    channel: (name, options) => {
      channelNamed(name).options = options
    },
    clear: (channel = 'news') => {
      channelNamed(channel).items.length = 0
    },
    behave: (path, behaviour) => {
      if (behaviour) behaviours.set(path, behaviour)
      else behaviours.delete(path)
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

const FORMS: Readonly<Record<string, readonly [FeedForm, string]>> = {
  rss: ['rss', 'application/rss+xml'],
  atom: ['atom', 'application/atom+xml'],
  rdf: ['rdf', 'application/rdf+xml'],
  json: ['json', 'application/feed+json'],
}

function channelBehaviour(path: string, url: string, channels: ReadonlyMap<string, Channel>): Behaviour {
  const [, name = '', ending = ''] = /^\/([\w-]+)\.(\w+)$/.exec(path) ?? []
  const channel = channels.get(name)
  const form = FORMS[ending]
  if (!channel || !form) return answerStatus(404)
  const { title = `Channel ${name}`, head = '', headers = {}, hasValidators = true } = channel.options
  const body = writeFeed(form[0], { title, url, head, items: channel.items })
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`
  return (request, response) => {
    if (hasValidators && request.headers['if-none-match'] === etag) response.writeHead(304, { etag, ...headers }).end()
    else
      response
        .writeHead(200, { 'content-type': `${form[1]}; charset=utf-8`, ...(hasValidators ? { etag } : {}), ...headers })
        .end(body)
  }
}

/** Answers with a status and nothing else. */
export function answerStatus(status: number, headers: Readonly<Record<string, string>> = {}): Behaviour {
  return (_request, response) => response.writeHead(status, headers).end()
}

/** Answers 200 with a body. */
export function answerBody(body: string | Uint8Array, contentType = 'application/rss+xml'): Behaviour {
  return (_request, response) => response.writeHead(200, { 'content-type': contentType }).end(body)
}

/** Answers with a redirect. */
export function answerRedirect(status: 301 | 302 | 303 | 307 | 308, location: string): Behaviour {
  return (_request, response) => response.writeHead(status, { location }).end()
}

/** Takes the request and never answers. */
export const answerNever: Behaviour = () => {}

/** Begins a body and never ends it: as fast as it is taken. */
export const answerEndlessly: Behaviour = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/rss+xml' })
  const more = () => {
    while (!response.destroyed && response.write('<item><title>More</title></item>'.repeat(1_000)));
  }
  response.on('drain', more)
  more()
}

/** A few kilobytes that unpack to 200 MB. */
export function answerBomb(): Behaviour {
  const bomb = gzipSync(Buffer.alloc(200_000_000), { level: 9 })
  return (_request, response) =>
    response.writeHead(200, { 'content-type': 'application/rss+xml', 'content-encoding': 'gzip' }).end(bomb)
}
