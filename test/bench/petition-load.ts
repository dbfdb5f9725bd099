/** The process that is measured: it tracks petitions and sees to pushes, minute by minute, as fast as it can. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { growthPicture } from '../../commands/petition/growth-picture.ts'
import { createLog } from '../../src/log.ts'
import { createPetitionNews } from '../../src/main/petition-news.ts'
import { createFetcher } from '../../src/net/fetcher.ts'
import { createPetitions } from '../../src/petitions/petitions.ts'
import { createPushes } from '../../src/pushes/pushes.ts'
import { openStore } from '../../src/store/store.ts'

/** What is sent to the process that has the site: the time, to be answered; at last the figures. */
export type LoadQuestion =
  | { readonly kind: 'time'; readonly now: string }
  | { readonly kind: 'figures'; readonly figures: LoadFigures }

export interface LoadFigures {
  readonly requestsAnHour: number
  readonly mostAtOnce: number
  /** Milliseconds of CPU of each tick, and of each chart. */
  readonly tracker: readonly number[]
  readonly backlog: readonly number[]
  readonly pushes: readonly number[]
  readonly charts: readonly number[]
  readonly megabytes: number
}

interface SiteAnswer {
  readonly requests: number
  readonly mostAtOnce: number
}

const MINUTE_MS = 60_000
const DAYS_KNOWN = 28
const WARM_MINUTES = 20
const MEASURED_MINUTES = 120
const STOPPED_MINUTES = 60
const BACKLOG_MINUTES = 30
const CHARTS = 20

const [url = '', petitionCount = '', pushCount = ''] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'mergerwatch-bench-'))
const store = await openStore({ url: `file:${join(folder, 'bench.db')}`, onFault: () => {} })
const fetcher = createFetcher({ allow: [], trusted: [url], userAgent: 'Mergerwatch/bench' })
const log = createLog('silent', false)
let now = new Date('2026-11-03T12:00:00Z')
const clock = () => now
const { db, engine } = store
const petitions = createPetitions({
  db,
  engine,
  fetcher,
  cache: store.cache('petitions'),
  clock,
  log,
  baseUrl: url,
  owner: 'bench',
})
const news = createPetitionNews({ petitions, metrics: { fault: () => {} }, clock, log })
const pushes = createPushes({ db, petitions, clock, log })
const numbers = Array.from({ length: Number(petitionCount) }, (_, place) => place + 1)

/** Tells the site the time; gives what it has been asked so far. */
async function tellTime(minutes: number): Promise<SiteAnswer> {
  now = new Date(now.getTime() + minutes * MINUTE_MS)
  const answered = new Promise<SiteAnswer>((resolve) =>
    process.once('message', (answer) => resolve(answer as SiteAnswer)),
  )
  process.send?.({ kind: 'time', now: now.toISOString() } satisfies LoadQuestion)
  return answered
}

async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

async function minutes(count: number, tracker: number[], seen: number[]): Promise<SiteAnswer> {
  let answer = await tellTime(0)
  for (let minute = 0; minute < count; minute += 1) {
    answer = await tellTime(1)
    tracker.push(await cpuOf(() => news.tick()))
    seen.push(await cpuOf(() => pushes.tick(now)))
  }
  return answer
}

/** As if they had been tracked for four weeks, and begun at all times of the day. */
async function makePast(): Promise<void> {
  for (const id of numbers)
    await petitions.track(String(id), { platform: 'discord', tenant: 'G1', channel: `D${id}` }, 'U1')
  for (const id of numbers) {
    const samples = Array.from({ length: DAYS_KNOWN * 24 }, (_, hour) => ({
      petition_id: id,
      at: new Date(now.getTime() - (DAYS_KNOWN * 24 - hour) * 60 * MINUTE_MS).toISOString(),
      signatures: Math.floor(((100 + id * 7) * hour) / (DAYS_KNOWN * 24)),
    }))
    await db.insertInto('petition_samples').values(samples).execute()
    const at = (share: number) => new Date(now.getTime() + share * MINUTE_MS).toISOString()
    const spread = { next_look_at: at((id * 37) % 60), document_due_at: at((id * 613) % (24 * 60)) }
    await db.updateTable('petitions').set(spread).where('id', '=', id).execute()
  }
  for (const id of numbers.slice(0, Number(pushCount)))
    await pushes.start(
      { petition: String(id), target: 100_000, by: '2027-01-15', area: 'england', title: undefined },
      { platform: 'discord', tenant: `G${id % 20}`, channel: `P${id}` },
    )
}

async function measure(): Promise<LoadFigures> {
  await makePast()
  await minutes(WARM_MINUTES, [], [])
  const [tracker, seen, backlog, charts]: number[][] = [[], [], [], []]
  const before = await tellTime(0)
  const after = await minutes(MEASURED_MINUTES, tracker ?? [], seen ?? [])
  await tellTime(STOPPED_MINUTES)
  await minutes(BACKLOG_MINUTES, backlog ?? [], [])
  const megabytes = Math.round(process.memoryUsage.rss() / 1_048_576)
  for (let chart = 0; chart < CHARTS; chart += 1) {
    const view = await petitions.show(String(1 + chart * 7))
    if (view.kind === 'petition') charts?.push(await cpuOf(() => growthPicture(view, 50_000, [])))
  }
  return {
    requestsAnHour: Math.round((after.requests - before.requests) / (MEASURED_MINUTES / 60)),
    mostAtOnce: after.mostAtOnce,
    tracker: tracker ?? [],
    backlog: backlog ?? [],
    pushes: seen ?? [],
    charts: charts ?? [],
    megabytes,
  }
}

const figures = await measure()
await fetcher.close()
await store.close()
rmSync(folder, { recursive: true, force: true })
process.send?.({ kind: 'figures', figures } satisfies LoadQuestion, () => process.disconnect())
