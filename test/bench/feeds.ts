/** How fast feeds are read: parsing alone, and whole rounds over loopback with the database. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFeeds } from '../../src/feeds/feeds.ts'
import { readFeed } from '../../src/feeds/reading/read-feed.ts'
import { createLog } from '../../src/log.ts'
import { createFetcher } from '../../src/net/fetcher.ts'
import { openStore } from '../../src/store/store.ts'
import { writeFeed } from '../platforms/feed-writer.ts'
import { startFeedServer } from '../platforms/feeds.ts'
import type { Figure } from './figure.ts'

const FEEDS = 200
const ITEMS = 30
const PARSES = 60
const WORDS =
  'the board of a commissioning body met in public and agreed that two areas should plan their care together '

/** Measures, in about ten seconds. */
export async function benchFeeds(): Promise<Figure[]> {
  return [...(await benchParsing()), ...(await benchRounds())]
}

function invented(count: number) {
  return Array.from({ length: count }, (_, n) => ({
    id: `https://news.example/?p=${n}`,
    url: `https://news.example/story/${n}`,
    title: `Board ${n} agrees a plan & says so`,
    summary: `<p>${WORDS.repeat(4)}</p>`,
    date: new Date(Date.UTC(2026, 0, 1) + n * 3_600_000).toUTCString(),
  }))
}

async function benchParsing(): Promise<Figure[]> {
  const feed = { title: 'Invented news', url: 'https://news.example', head: '', items: invented(200) }
  const bytes = new TextEncoder().encode(writeFeed('rss', feed))
  const source = { bytes, url: 'https://news.example/feed', headers: new Map<string, string>() }
  await readFeed(source, new Date())
  const times: number[] = []
  for (let run = 0; run < PARSES; run += 1) {
    const begin = performance.now()
    await readFeed(source, new Date())
    times.push(performance.now() - begin)
  }
  const seconds = times.reduce((sum, ms) => sum + ms, 0) / 1_000
  const large = new TextEncoder().encode(writeFeed('rss', { ...feed, items: invented(15_000) }).slice(0, 10_000_000))
  const begin = performance.now()
  await readFeed({ ...source, bytes: large }, new Date())
  const longest = performance.now() - begin
  return [
    { name: 'Parsing and cleaning', figure: `${((bytes.length * PARSES) / 1e6 / seconds).toFixed(1)} MB/s` },
    {
      name: 'Parsing and cleaning, items',
      figure: `${Math.round((200 * PARSES) / seconds).toLocaleString('en-GB')} items/s`,
    },
    {
      name: `A feed of ${(large.length / 1e6).toFixed(1)} MB (15,000 items, of which 500 are read)`,
      figure: `${Math.round(longest)} ms`,
    },
  ]
}

async function benchRounds(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mergerwatch-bench-'))
  const server = await startFeedServer()
  const fetcher = createFetcher({ allow: ['127.0.0.1'], trusted: [], userAgent: 'Mergerwatch/bench' })
  const store = await openStore({ url: `file:${join(folder, 'bench.db')}`, onFault: () => {} })
  let now = new Date('2026-11-21T12:00:00Z')
  const feeds = createFeeds({
    db: store.db,
    engine: store.engine,
    fetcher,
    clock: () => now,
    log: createLog('silent', false),
    owner: 'bench',
    minIntervalMs: 60_000,
    random: () => 0.5,
  })
  const channels = Array.from({ length: FEEDS }, (_, n) => `channel${n}`)
  for (const channel of channels) for (const item of invented(ITEMS)) server.publish(item, channel)
  const outlines = channels.map((channel) => `<outline xmlUrl="${server.url}/${channel}.rss"/>`)
  await feeds.seed(`<opml version="2.0"><body>${outlines.join('')}</body></opml>`)
  const round = async (name: string): Promise<Figure> => {
    const begin = performance.now()
    await feeds.pollDue(async () => {})
    const perMinute = Math.round((FEEDS * 60_000) / (performance.now() - begin))
    now = new Date(now.getTime() + 120_000)
    return { name, figure: `${perMinute.toLocaleString('en-GB')} feeds a minute` }
  }
  const first = await round(`First round: ${FEEDS} feeds of ${ITEMS} items, read and stored`)
  const quiet = await round('Next round: nothing has changed (304)')
  for (const channel of channels) server.publish({ title: 'One more' }, channel)
  const busy = await round('Round in which each feed has one new item')
  await fetcher.close()
  await store.close()
  await server.close()
  await rm(folder, { recursive: true, force: true })
  return [first, quiet, busy]
}
