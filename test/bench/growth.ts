/** How the time for an item grows: with the names that are known, and with the stories that it is compared with. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileItem } from '../../src/alerts/filing.ts'
import { beginStory } from '../../src/alerts/growth.ts'
import { namedIds } from '../../src/alerts/story.ts'
import { createLog } from '../../src/log.ts'
import { groupStories } from '../../src/news/group-stories.ts'
import { storyTraits } from '../../src/news/story-traits.ts'
import { createUnderstanding } from '../../src/news/understand.ts'
import type { NewsItem, Understand } from '../../src/news/understanding.ts'
import { bodyName } from '../../src/register/names.ts'
import { loadRegister, type Register } from '../../src/register/register.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { type Figure, median, times } from './figure.ts'

const ALIASES = [1, 4, 16]
const OPEN_STORIES = [100, 1_000, 10_000]
const ROUNDS = 9
const ITEMS = 200
const DAY_MS = 86_400_000
const NOW = new Date('2026-11-22T12:00:00Z')
const SYLLABLES = [
  'bra',
  'cken',
  'ford',
  'wel',
  'low',
  'tarn',
  'mere',
  'dun',
  'hol',
  'stead',
  'wick',
  'by',
  'thor',
  'pe',
]
const STAGES = ['propose a merger', 'consult on a merger', 'have applied to merge', 'approve a merger']

/** Measures, in about a minute. With the address of a database, stories are kept there instead of in a SQLite file. */
export async function benchGrowth(url?: string): Promise<Figure[]> {
  const register = loadRegister()
  return [...growthWithNames(register), ...(await growthWithStories(register, url))]
}

function growthWithNames(register: Register): Figure[] {
  const items = inventedNews(register, ITEMS)
  const figures = ALIASES.map((factor) => {
    const known = withNames(register, factor)
    const understand = createUnderstanding(known)
    return { names: known.aliases.length, micro: microsecondsFor(items, (item) => void understand(item)) }
  })
  return [
    {
      name: 'understand an item, with 1, 4 and 16 times the aliases',
      figure: tellGrowth(figures.map((one) => [one.names, one.micro])),
    },
  ]
}

/** The register with so many times its aliases; every other new one begins like a name that the news has. */
function withNames(register: Register, factor: number): Register {
  const bodies = [...register.bodies.values()]
  const more = Array.from({ length: register.aliases.length * (factor - 1) }, (_, number) => {
    const body = bodies[number % bodies.length]
    const begin = number % 2 === 0 ? inventedName(number) : `${body?.shortName.split(' ')[0]} ${inventedName(number)}`
    return { bodyId: body?.id ?? '', alias: `${begin} ${number % 3 === 0 ? 'CCG' : 'Commissioning Group'}` }
  })
  return { ...register, aliases: [...register.aliases, ...more] }
}

function inventedName(number: number): string {
  const syllable = (divisor: number) => SYLLABLES[Math.floor(number / divisor) % SYLLABLES.length] ?? ''
  const word = `${syllable(1)}${syllable(14)}${syllable(196)}${syllable(2_744)}`
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** News of pairs of bodies that live, each of its own day and place. */
function inventedNews(register: Register, count: number): NewsItem[] {
  const bodies = [...register.bodies.values()]
  return Array.from({ length: count }, (_, number) => {
    const [one, other] = [bodies[number % bodies.length], bodies[(number * 7 + 3) % bodies.length]]
    const names = [one, other].map((body) => (body ? bodyName(body) : '')).join(' and ')
    return {
      title: `Boards of ${names} ${STAGES[number % STAGES.length]}`,
      summary: `People in ${inventedName(number)} and ${inventedName(number * 31)} were told of it at a meeting in the ${inventedName(number * 17)} hall, where ${names} published their plan.`,
      published: new Date(NOW.getTime() - (number % 30) * DAY_MS).toISOString().slice(0, 10),
    }
  })
}

async function growthWithStories(register: Register, url?: string): Promise<Figure[]> {
  const understand = createUnderstanding(register)
  const filing: [number, number][] = []
  for (const count of OPEN_STORIES) filing.push([count, await millisecondsToFile(register, understand, count, url)])
  const batches = OPEN_STORIES.map((count): [number, number] => {
    const traced = inventedNews(register, count).map((item, at) => ({
      id: String(at),
      traits: storyTraits(item, understand(item)),
    }))
    return [count, (median(times(3, () => groupStories(traced))) * 1_000) / count]
  })
  const engine = url?.startsWith('postgres') ? 'PostgreSQL' : 'SQLite'
  return [
    {
      name: `put an item to its story on ${engine}, with 100, 1,000 and 10,000 open stories`,
      figure: filing.map(([count, ms]) => `${count.toLocaleString('en-GB')}: ${ms.toFixed(1)} ms`).join(' · '),
    },
    { name: 'group an item of a batch of 100, 1,000 and 10,000', figure: tellGrowth(batches) },
  ]
}

async function millisecondsToFile(
  register: Register,
  understand: Understand,
  count: number,
  url?: string,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'mergerwatch-bench-'))
  const store = await openStore({ url: url ?? `file:${join(folder, 'bench.db')}`, onFault: () => {} })
  const needs = { clock: () => NOW, log: createLog('silent', false) }
  try {
    if (url) await store.db.deleteFrom('stories').execute()
    await keepStories(store, register, understand, count)
    const news = inventedNews(register, ROUNDS).map((item) => asRead(item, understand))
    const took: number[] = []
    for (const item of news) {
      const begin = performance.now()
      await store.db.transaction().execute((trx) => fileItem(trx, needs, item, ''))
      took.push(performance.now() - begin)
    }
    return median(took)
  } finally {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const ROWS_AT_ONCE = 500

async function keepStories(store: Store, register: Register, understand: Understand, count: number): Promise<void> {
  const news = inventedNews(register, count).map((item) => beginStory(asRead(item, understand), '', NOW.toISOString()))
  for (let start = 0; start < count; start += ROWS_AT_ONCE) {
    const some = news.slice(start, start + ROWS_AT_ONCE)
    const rows = some.map(({ firstSeenAt, publishedAt, traits, kinds, mentions, why, ...story }) => ({
      ...story,
      published_at: publishedAt,
      first_seen_at: firstSeenAt,
      last_changed_at: firstSeenAt,
      relevant: 1 as const,
      names_bodies: namedIds(mentions).length > 0 ? (1 as const) : (0 as const),
      kinds: JSON.stringify(kinds),
      mentions: JSON.stringify(mentions),
      why: JSON.stringify(why),
      traits: JSON.stringify(traits),
    }))
    const kept = await store.db.insertInto('stories').values(rows).returning('id').execute()
    const named = some.flatMap(({ mentions }, at) =>
      namedIds(mentions).map((body_id) => ({ story_id: kept[at]?.id ?? 0, body_id })),
    )
    if (named.length > 0) await store.db.insertInto('story_bodies').values(named).execute()
  }
}

function asRead(item: NewsItem, understand: Understand) {
  const understanding = understand(item)
  return {
    id: 0,
    title: item.title,
    url: '',
    outlet: 'Invented News',
    published: item.published === null ? null : `${item.published}T09:00:00.000Z`,
    understanding,
    traits: storyTraits(item, understanding),
  }
}

/** Microseconds for one of the items, the median of several rounds. */
function microsecondsFor(items: readonly NewsItem[], work: (item: NewsItem) => void): number {
  const round = () => items.forEach(work)
  for (let warm = 0; warm < 5; warm += 1) round()
  return (median(times(ROUNDS, round)) * 1_000) / items.length
}

function tellGrowth(figures: readonly (readonly [number, number])[]): string {
  return figures.map(([count, micro]) => `${count.toLocaleString('en-GB')}: ${micro.toFixed(1)} µs`).join(' · ')
}
