/** How fast everything that was ever read is searched, and what keeping the index costs. */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPlaceNamed } from '../../src/alerts/place-named.ts'
import { createStories } from '../../src/alerts/stories.ts'
import { newFeed } from '../../src/feeds/new-feed.ts'
import { createUnderstanding } from '../../src/news/understand.ts'
import { createAreas } from '../../src/register/areas.ts'
import { createLineage } from '../../src/register/lineage.ts'
import { loadRegister } from '../../src/register/register.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { type Figure, percentile } from './figure.ts'

const ITEMS = 100_000
const AT_ONCE = 500
const RUNS = 20
const SUBJECTS = ['board', 'council', 'trust', 'surgery', 'hospital', 'minister', 'union', 'patients', 'petition']
const DOINGS = ['merges', 'consults', 'objects', 'publishes', 'delays', 'approves', 'debates', 'funds', 'reviews']

/** Measures on SQLite, in about half a minute. */
export async function benchSearch(url?: string): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mergerwatch-bench-'))
  const file = join(folder, 'bench.db')
  const store = await openStore({ url: url ?? `file:${file}`, onFault: () => {} })
  try {
    const register = loadRegister()
    const lineage = createLineage(register)
    const bodies = [...register.bodies.keys()]
    const began = performance.now()
    await fill(store, bodies)
    const perSecond = Math.round((ITEMS * 1_000) / (performance.now() - began))
    const areas = createAreas(register, lineage)
    const placeNamed = createPlaceNamed(register, lineage)
    const { db, engine } = store
    const understand = createUnderstanding(register)
    const stories = createStories({ db, engine, clock: () => new Date(), areas, placeNamed, understand })
    const measure = async (
      name: string,
      text: string,
      wanted: readonly string[] | null,
      offset = 0,
    ): Promise<Figure> => {
      const times: number[] = []
      for (let run = 0; run < RUNS; run += 1) {
        const start = performance.now()
        const found = await stories.search({
          text,
          bodies: wanted === null ? null : new Set(wanted),
          tenant: 'discord:G1',
          limit: 11,
          offset,
        })
        times.push(performance.now() - start)
        if (found.length === 0) throw new Error(`Nothing was found for “${text}”.`)
      }
      return { name, figure: `${percentile(times, 50).toFixed(1)} ms (slowest ${Math.max(...times).toFixed(1)} ms)` }
    }
    const [body = ''] = bodies
    const northWest = [...areas.bodiesOf({ kind: 'region', region: 'North West' })]
    return [
      { name: 'Items kept with their words indexed', figure: `${perSecond.toLocaleString('en-GB')} items/s` },
      ...(url
        ? []
        : [{ name: 'Database of 100,000 items', figure: `${Math.round((await stat(file)).size / 1e6)} MB` }]),
      await measure('Search of 100,000 items: a word that one has', 'number77777', null),
      await measure('Search of 100,000 items: a word that all have', 'commissioning', null),
      await measure('Search of 100,000 items: three common words', 'board merges area', null),
      await measure('Search of 100,000 items: a word that all have, the 1,000th page', 'commissioning', null, 9_990),
      await measure('Search of 100,000 items: one letter', 'c', null),
      await measure('Search of 100,000 items: one body', '', [body]),
      await measure('Search of 100,000 items: a region and a common word', 'commissioning', northWest),
    ]
  } finally {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function fill(store: Store, bodies: readonly string[]): Promise<void> {
  const feed = await store.db
    .insertInto('feeds')
    .values({
      ...newFeed(
        { url: 'https://feed.example/rss', title: 'Feed', home: '', isEnabled: true, tenant: '', by: '' },
        '2026-01-01T00:00:00.000Z',
      ),
      baselined: 1,
      health: '',
      state: 'ok',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (let start = 0; start < ITEMS; start += AT_ONCE) {
    await store.db.transaction().execute(async (trx) => {
      const rows = Array.from({ length: AT_ONCE }, (_, place) => invented(start + place, feed.id))
      const kept = await trx.insertInto('items').values(rows).returning('id').execute()
      const named = kept.map(({ id }) => ({ item_id: id, body_id: bodies[id % bodies.length] ?? '' }))
      await trx.insertInto('item_bodies').values(named).execute()
    })
  }
}

function invented(number: number, feedId: number) {
  const [subject, doing] = [SUBJECTS[number % SUBJECTS.length], DOINGS[(number * 7) % DOINGS.length]]
  const moment = new Date(Date.UTC(2018, 0, 1) + number * 40 * 60_000).toISOString()
  return {
    feed_id: feedId,
    identity: `item-${number}`,
    title: `The ${subject} ${doing} plan number${number} for commissioning in area${number % 300}`,
    url: `https://news.example/story/${number}`,
    summary: `A meeting in public heard on day ${number % 365} that the ${subject} ${doing} what neighbours in area${number % 97} have had since town${number % 1_009} asked for it, and that patients are to be asked again before winter.`,
    outlet: 'Invented News',
    published_at: moment,
    first_seen_at: moment,
    story_id: null,
  }
}
