/** The demonstration's small world: a web server on this machine alone, with a feed for each outlet. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { generateRssFeed } from 'feedsmith'
import { type Clock, DAY_MS } from '../time.ts'
import { type Announcement, BACKGROUND, OUTLETS, type Outlet } from './story.ts'

export interface World {
  /** Each outlet's feed, by its address. */
  readonly feeds: ReadonlyMap<string, Outlet>
  /** Puts an announcement into its outlet's feed, as of now. Returns its address. */
  publish(announcement: Announcement): string
  /** Settles once every feed has been read. */
  readonly everyFeedRead: Promise<void>
  close(): Promise<void>
}

type Item = Pick<Announcement, 'title' | 'summary'> & { readonly published: Date }

/** Opens the world on a free port of 127.0.0.1. */
export async function openWorld(clock: Clock): Promise<World> {
  const yesterday = new Date(clock().getTime() - DAY_MS)
  const items = new Map<Outlet, Item[]>(OUTLETS.map((outlet) => [outlet, [{ ...BACKGROUND, published: yesterday }]]))
  const unread = new Set<Outlet>(OUTLETS)
  const allRead = Promise.withResolvers<void>()

  const server = createServer((request, response) => {
    const outlet = OUTLETS.find((one) => pathOf(one) === request.url)
    if (outlet === undefined) {
      answerPage(request, response)
      return
    }
    answerFeed(request, response, writeFeed(outlet, items.get(outlet) ?? [], base()))
    unread.delete(outlet)
    if (unread.size === 0) allRead.resolve()
  })
  const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    feeds: new Map(OUTLETS.map((outlet) => [base() + pathOf(outlet), outlet])),
    publish: ({ outlet, title, summary }) => {
      items.get(outlet)?.unshift({ title, summary, published: clock() })
      return addressOf(base(), title)
    },
    everyFeedRead: allRead.promise,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

function pathOf(outlet: Outlet): string {
  return `/${slugOf(outlet)}.rss`
}

function addressOf(base: string, title: string): string {
  return `${base}/${slugOf(title)}`
}

function slugOf(words: string): string {
  return words.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
}

function writeFeed(outlet: Outlet, items: readonly Item[], base: string): string {
  return generateRssFeed({
    title: outlet,
    link: base,
    description: 'An invented outlet',
    items: items.map(({ title, summary, published }) => {
      const link = addressOf(base, title)
      return { title, description: summary, link, guid: { value: link, isPermaLink: true }, pubDate: published }
    }),
  })
}

function answerFeed(request: IncomingMessage, response: ServerResponse, feed: string): void {
  const etag = `"${createHash('sha256').update(feed).digest('hex').slice(0, 16)}"`
  const isKnown = request.headers['if-none-match'] === etag
  response.writeHead(isKnown ? 304 : 200, { etag, 'content-type': 'application/rss+xml; charset=utf-8' })
  response.end(isKnown ? undefined : feed)
}

/** The page behind a headline, for whoever opens it. */
function answerPage(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' })
  response.end('This announcement was invented for the demonstration of Mergerwatch.\n')
}
