import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { createDigests } from '../../src/alerts/digests.ts'
import { createSender } from '../../src/alerts/sender.ts'
import { createWatches } from '../../src/alerts/watches.ts'
import { eachEngine } from '../store-for-tests.ts'
import { type DigestRoom, HERE, openDigestRoom } from './digest-room.ts'
import { createLife, mortalDatabase, mortalPlatform } from './mortal.ts'
import { areas, placeNamed } from './newsroom.ts'
import type { Turn } from './scripted-platform.ts'
import { CHESHIRE, LONDON, NATIONAL } from './sentences.ts'

const MOST_STEPS = 400
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const THERE = { ...HERE, channel: 'C2' }
const TITLES = [CHESHIRE, LONDON, NATIONAL].map(({ title }) => title)

/** A process that writes and sends the digests that are due, and dies after so many steps. Says whether it lived. */
async function mortalRun(room: DigestRoom, steps: number): Promise<boolean> {
  const life = createLife(steps)
  const { engine } = room.test.store
  const db = mortalDatabase(room.db, life)
  const clock = () => room.hand.now
  const { sagas } = room.mergers
  const digests = createDigests({ db, engine, clock, log: room.log, areas, placeNamed, sagas })
  const platform = mortalPlatform(room.platform, life)
  const owner = `mortal-${steps}`
  const sender = createSender({ db, engine, clock, log: room.log, platform, owner, pause: async () => {} })
  await digests.tick().catch(() => {})
  if (!life.isOver) await sender.sendDue().catch(() => {})
  return !life.isOver
}

/** An organiser changes a watch in a process that dies after so many steps; they then try again. */
async function mortalEdit(room: DigestRoom, id: number, mode: string, steps: number): Promise<boolean> {
  const life = createLife(steps)
  const watches = createWatches({ db: mortalDatabase(room.db, life), clock: () => room.hand.now, areas })
  await watches.edit(HERE, id, { mode }).catch(() => {})
  if (life.isOver) await room.watches.edit(HERE, id, { mode })
  return !life.isOver
}

/** Healthy processes until nothing is owed any more. */
async function finish(room: DigestRoom): Promise<void> {
  for (let round = 0; round < 40; round += 1) {
    await room.at(new Date(room.hand.now.getTime() + 20 * MINUTE_MS).toISOString())
    if ((await room.outbox()).every(({ state }) => state !== 'due' && state !== 'waiting')) return
  }
  assert.fail('There is always something owed.')
}

async function clear(room: DigestRoom): Promise<void> {
  for (const table of ['deliveries', 'watches', 'merger_steps', 'items', 'stories'] as const)
    await room.db.deleteFrom(table).execute()
  for (const list of [room.platform.posts, room.platform.edits, room.platform.script]) list.length = 0
}

/** The titles that a channel was told of, in all its messages. */
function toldIn(room: DigestRoom, channel: string): string[] {
  return room.platform.posts
    .filter(({ place }) => place.channel === channel)
    .flatMap(({ first }) =>
      TITLES.filter((title) => JSON.stringify(first).includes(JSON.stringify(title).slice(1, -1))),
    )
    .toSorted()
}

eachEngine((_engine, open) => {
  it('a process that dies at any step of writing and sending digests is taken over: every story is told, and none twice', async (t) => {
    const room = await openDigestRoom(open, t)
    const began = room.hand.now.getTime()
    let lived = false
    for (let steps = 0; !lived; steps += 1) {
      assert.ok(steps < MOST_STEPS, 'it does not get that far')
      await clear(room)
      room.hand.now = new Date(began)
      await room.watches.add(HERE, { mode: 'daily', mention: 'role:7' }, 'U1')
      await room.watches.add(THERE, { mode: 'daily', area: 'region:London' }, 'U1')
      await room.publish(room.feed, [CHESHIRE, LONDON, NATIONAL])
      room.hand.now = new Date('2019-11-15T08:00:00.000Z')
      room.platform.script.push('lost-unknown', 'arrives-unknown')
      lived = await mortalRun(room, steps)
      await finish(room)
      assert.deepEqual(toldIn(room, 'C1'), TITLES.toSorted(), `dead after ${steps} steps`)
      assert.deepEqual(toldIn(room, 'C2'), [LONDON.title], `dead after ${steps} steps`)
      assert.equal(room.platform.posts.length, 2, 'one message a channel')
      assert.deepEqual(room.platform.breaches, [])
    }
  })

  it('a process that dies at any step of a change of mode loses and repeats nothing that waited', async (t) => {
    const room = await openDigestRoom(open, t)
    const began = room.hand.now.getTime()
    for (const mode of ['instant', 'weekly']) {
      let lived = false
      for (let steps = 0; !lived; steps += 1) {
        assert.ok(steps < MOST_STEPS, 'it does not get that far')
        await clear(room)
        room.hand.now = new Date(began)
        const { watch } = await room.watches.add(HERE, { mode: 'daily' }, 'U1')
        await room.publish(room.feed, [CHESHIRE, LONDON, NATIONAL])
        lived = await mortalEdit(room, watch.id, mode, steps)
        if (mode === 'weekly') room.hand.now = new Date('2019-11-18T08:00:00.000Z')
        await finish(room)
        assert.deepEqual(toldIn(room, 'C1'), TITLES.toSorted(), `${mode}, dead after ${steps} steps`)
        assert.equal(room.platform.posts.length, 1)
      }
    }
  })

  it('several processes that look at once write one digest', async (t) => {
    const room = await openDigestRoom(open, t)
    await room.watches.add(HERE, { mode: 'daily' }, 'U1')
    await room.publish(room.feed, [CHESHIRE, LONDON, NATIONAL])
    room.hand.now = new Date('2019-11-15T08:00:00.000Z')
    const written = await Promise.all([room.digests.tick(), room.digests.tick(), room.digests.tick()])
    assert.equal(
      written.reduce((sum, one) => sum + one, 0),
      1,
    )
    await finish(room)
    assert.equal(room.platform.posts.length, 1)
  })

  it('whatever comes in, whoever changes a watch, and wherever processes die, each story is told once in the end', async (t) => {
    const room = await openDigestRoom(open, t)
    const began = room.hand.now.getTime()
    const mode = fc.constantFrom('instant', 'daily', 'weekly')
    const turn = fc.constantFrom<Turn>('posted', 'lost-unknown', 'arrives-unknown', 'arrives-then-throws')
    const act = fc.oneof(
      fc.record({ kind: fc.constant('news' as const), which: fc.integer({ min: 0, max: 2 }) }),
      fc.record({ kind: fc.constant('mode' as const), watch: fc.integer({ min: 0, max: 1 }), mode }),
      fc.record({
        kind: fc.constant('run' as const),
        steps: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constant(MOST_STEPS)),
      }),
      fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(MINUTE_MS, DAY_MS / 4, DAY_MS / 2) }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(mode, mode),
        fc.array(act, { minLength: 3, maxLength: 14 }),
        fc.array(turn, { maxLength: 6 }),
        async (modes, acts, script) => {
          await clear(room)
          room.hand.now = new Date(began)
          const first = await room.watches.add(HERE, { mode: modes[0], quiet: '07:30-08:30' }, 'U1')
          const second = await room.watches.add(HERE, { mode: modes[1], area: 'region:London' }, 'U1')
          room.platform.script.push(...script)
          const published = new Set<string>()
          for (const one of acts) {
            if (one.kind === 'news') {
              const news = [CHESHIRE, LONDON, NATIONAL][one.which] ?? CHESHIRE
              await room.publish(room.feed, [{ ...news, published: new Date(began).toISOString() }])
              published.add(news.title)
            } else if (one.kind === 'mode') {
              await room.watches.edit(HERE, [first, second][one.watch]?.watch.id ?? 0, { mode: one.mode })
            } else if (one.kind === 'run') await mortalRun(room, one.steps)
            else room.hand.now = new Date(room.hand.now.getTime() + one.ms)
          }
          for (let half = 0; half < 16; half += 1)
            await room.at(new Date(room.hand.now.getTime() + DAY_MS / 2).toISOString())
          await finish(room)
          assert.deepEqual(toldIn(room, 'C1'), [...published].toSorted())
          assert.deepEqual(room.platform.breaches, [])
        },
      ),
      { numRuns: 40 },
    )
  })
})
