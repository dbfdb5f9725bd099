import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { createFetcher } from '../../src/net/fetcher.ts'
import { createPostcodes, type PostcodePlace, type Postcodes } from '../../src/postcodes/postcodes.ts'
import { type Answer, serve } from '../net/loopback.ts'
import { openTestStore } from '../store-for-tests.ts'

const PLACE = { country: 'England', codes: { ccg: 'E38000208', ccg_id: '12F', icb: 'E54000008' } }
const WELSH = { country: 'Wales', codes: { ccg: 'W11000024', ccg_id: null, icb: null } }

const saying =
  (status: number, body: unknown): Answer =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
const unknown = saying(404, { status: 404, error: 'Postcode not found' })

interface World {
  readonly postcodes: Postcodes
  readonly asked: () => (string | undefined)[]
  readonly logged: string[]
  /** Everything that the cache has kept, as text. */
  readonly kept: () => Promise<string>
}

/** A client of a service on loopback that answers as told, with a real cache. */
async function worldOf(t: TestContext, answers: Record<string, Answer>, slash = ''): Promise<World> {
  const server = await serve(answers)
  const fetcher = createFetcher({ allow: [], trusted: [server.url], userAgent: 'test' })
  const test = await openTestStore('sqlite')
  t.after(async () => {
    await fetcher.close()
    await server[Symbol.asyncDispose]()
    await test.close()
  })
  const logged: string[] = []
  const log = { warn: (...said: unknown[]) => logged.push(JSON.stringify(said)) }
  const cache = test.store.cache<PostcodePlace>('postcodes')
  return {
    postcodes: createPostcodes({ fetcher, cache, baseUrl: server.url + slash, log }),
    asked: () => server.requests.map((request) => request.url),
    logged,
    kept: async () => JSON.stringify(await test.store.db.selectFrom('keyv').selectAll().execute()),
  }
}

const ask = (world: World, postcode = 'CH64 5AA') => world.postcodes.locate(() => postcode)

describe('the postcode service', () => {
  it('gives the codes of a postcode in England, the local one first', async (t) => {
    const world = await worldOf(t, { '/postcodes/CH64%205AA': saying(200, { status: 200, result: PLACE }) }, '/')
    assert.deepEqual(await ask(world), {
      kind: 'england',
      codes: ['12F', 'E38000208', 'E54000008'],
      isNearest: false,
    })
  })

  it('tells a postcode in another country', async (t) => {
    const world = await worldOf(t, { '/postcodes/CH64%205AA': saying(200, { result: WELSH }) })
    assert.deepEqual(await ask(world), { kind: 'elsewhere', country: 'Wales' })
  })

  it('is asked once for the same postcode, and nothing that it is kept by tells the postcode', async (t) => {
    const world = await worldOf(t, { '/postcodes/CH64%205AA': saying(200, { result: PLACE }) })
    const first = await ask(world)
    assert.deepEqual(await ask(world), first)
    assert.equal(world.asked().length, 1)
    const kept = await world.kept()
    assert.match(kept, /12F/)
    assert.doesNotMatch(kept, /CH64|5AA/i)
  })

  it('asks for the nearest postcode in use where one has ended', async (t) => {
    const spot = { longitude: -3.06, latitude: 53.28 }
    const world = await worldOf(t, {
      '/postcodes/CH64%205AA': unknown,
      '/terminated_postcodes/CH64%205AA': saying(200, { result: { ...spot, year_terminated: 2010 } }),
      '/postcodes?lon=-3.06&lat=53.28&limit=1&radius=2000': saying(200, { result: [PLACE] }),
    })
    assert.deepEqual(await ask(world), {
      kind: 'england',
      codes: ['12F', 'E38000208', 'E54000008'],
      isNearest: true,
    })
  })

  it('takes the end of a postcode from the first answer where that tells', async (t) => {
    const terminated = { longitude: 1, latitude: 52 }
    const world = await worldOf(t, {
      '/postcodes/CH64%205AA': saying(404, { status: 404, error: 'Postcode not found', terminated }),
      '/postcodes?lon=1&lat=52&limit=1&radius=2000': saying(200, { result: null }),
    })
    assert.deepEqual(await ask(world), { kind: 'no-such-postcode' })
    assert.equal(world.asked().length, 2)
  })

  it('tells a postcode that never was', async (t) => {
    const world = await worldOf(t, {
      '/postcodes/CH64%205AA': unknown,
      '/terminated_postcodes/CH64%205AA': unknown,
    })
    assert.deepEqual(await ask(world), { kind: 'no-such-postcode' })
  })

  for (const [what, answer] of [
    ['answers 500', saying(500, {})],
    ['answers 429', saying(429, {})],
    ['answers no JSON', (_request, response) => response.end('<html>')],
    ['answers something else', saying(200, { result: { country: 3 } })],
    ['breaks off', (request) => request.socket.destroy()],
  ] satisfies [string, Answer][]) {
    it(`is unavailable when it ${what}: that is logged without the postcode, and not kept`, async (t) => {
      const world = await worldOf(t, { '/postcodes/CH64%205AA': answer })
      assert.deepEqual(await ask(world), { kind: 'unavailable' })
      assert.equal(world.logged.length, 1)
      assert.doesNotMatch(world.logged.join(), /CH64|5AA/i)
      assert.equal(await world.kept(), '[]')
    })
  }
})
