import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { eachEngine } from '../store-for-tests.ts'
import { createLife, mortalDatabase, mortalPlatform } from './mortal.ts'
import { LEASE_MS, openPostRoom, type PostRoom } from './post-room.ts'
import type { Turn } from './scripted-platform.ts'

const QUARTER_HOUR_MS = 15 * 60_000
const MOST_STEPS = 400

/** A process that sends what is due, and dies after so many steps. Says whether it lived. */
async function mortalRun(room: PostRoom, steps: number): Promise<boolean> {
  const life = createLife(steps)
  const sender = room.another(`mortal-${steps}`, {
    db: mortalDatabase(room.db, life),
    platform: mortalPlatform(room.platform, life),
  })
  await sender.sendDue().catch(() => {})
  return !life.isOver
}

/** Healthy processes, one after the other, until nothing is owed any more. */
async function finish(room: PostRoom): Promise<void> {
  for (let round = 0; round < 40; round += 1) {
    room.wait(Math.max(LEASE_MS, QUARTER_HOUR_MS))
    await room.another(`healthy-${round}`).sendDue()
    if ((await room.rows()).every(({ state }) => state !== 'due')) return
  }
  assert.fail('There is always something owed.')
}

async function clear(room: PostRoom): Promise<void> {
  await room.db.deleteFrom('deliveries').execute()
  room.platform.posts.length = 0
  room.platform.edits.length = 0
  room.platform.finds.length = 0
  room.platform.script.length = 0
}

/** How often each title stands on the platform. */
function copies(room: PostRoom): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { first } of room.platform.posts) counts[first.title] = (counts[first.title] ?? 0) + 1
  return counts
}

eachEngine((_engine, open) => {
  it('a sender that dies at any step is taken over: everything is posted, and nothing twice', async (t) => {
    const room = await openPostRoom(open, t)
    let lived = false
    for (let steps = 0; !lived; steps += 1) {
      assert.ok(steps < MOST_STEPS, 'it does not get that far')
      await clear(room)
      await room.owe('C1', ['One', 'Two'])
      await room.owe('C2', ['Three'])
      room.platform.script.push('posted', 'lost-unknown', 'arrives-unknown')
      lived = await mortalRun(room, steps)
      await finish(room)
      assert.deepEqual(copies(room), { One: 1, Two: 1, Three: 1 }, `dead after ${steps} steps`)
      const order = room.platform.posts.filter(({ place }) => place.channel === 'C1').map(({ first }) => first.title)
      assert.deepEqual(order, ['One', 'Two'])
      assert.deepEqual(room.platform.breaches, [])
      for (const row of await room.rows()) assert.deepEqual([row.state, row.lease_owner], ['posted', null])
    }
  })

  it('a sender that dies at any step of closing a channel leaves it closed, and one notice', async (t) => {
    const room = await openPostRoom(open, t)
    let lived = false
    for (let steps = 0; !lived; steps += 1) {
      assert.ok(steps < MOST_STEPS)
      await clear(room)
      await room.db.deleteFrom('watches').execute()
      await room.db
        .insertInto('watches')
        .values({
          platform: 'discord',
          tenant: 'G1',
          channel: 'C1',
          area: 'england',
          kinds: '[]',
          outlets: '[]',
          mode: 'instant',
          mention: '',
          quiet: '',
          paused: 0,
          disabled: null,
          created_by: 'U1',
          created_at: room.hand.now.toISOString(),
        })
        .execute()
      await room.owe('C1', ['One', 'Two'])
      room.platform.onCall = (place) => {
        if (place.channel === 'C1') room.platform.script.unshift({ kind: 'refused', what: 'place', why: 'It is gone.' })
      }
      lived = await mortalRun(room, steps)
      await finish(room)
      assert.deepEqual(
        room.platform.posts.map(({ place }) => place.channel),
        ['user:U1'],
        `dead after ${steps} steps`,
      )
      assert.deepEqual(
        (await room.rows()).map(({ state }) => state),
        ['refused', 'dropped', 'posted'],
      )
      const watch = await room.db.selectFrom('watches').select('disabled').executeTakeFirstOrThrow()
      assert.match(watch.disabled ?? '', /It is gone\./)
    }
  })

  it('a sender that dies at any step of an edit leaves the message as the newest edit says', async (t) => {
    const room = await openPostRoom(open, t)
    let lived = false
    for (let steps = 0; !lived; steps += 1) {
      assert.ok(steps < MOST_STEPS)
      await clear(room)
      await room.owe('C1', ['One'])
      await room.sender.sendDue()
      const [post] = await room.rows()
      await room.owe('C1', ['One, grown'], { purpose: 'edit', editsId: post?.id ?? 0 })
      lived = await mortalRun(room, steps)
      await finish(room)
      assert.deepEqual(
        room.platform.posts.map((one) => [one.first.title, one.message.title]),
        [['One', 'One, grown']],
      )
    }
  })

  it('a post that hangs while its lease runs out is not made again by the process that takes over', async (t) => {
    const room = await openPostRoom(open, t)
    await room.owe('C1', ['One'])
    const arrived = Promise.withResolvers<void>()
    const answer = Promise.withResolvers<void>()
    const slow = room.another('slow', {
      platform: {
        ...room.platform,
        isReady: () => true,
        post: async (...call) => {
          const outcome = await room.platform.post(...call)
          arrived.resolve()
          await answer.promise
          return outcome
        },
      },
    })
    const sending = slow.sendDue()
    await arrived.promise
    assert.equal(await room.another('early').sendDue(), 0, 'its lease holds')
    room.wait(LEASE_MS + 1)
    assert.equal(await room.another('heir').sendDue(), 1)
    answer.resolve()
    await sending
    assert.deepEqual(copies(room), { One: 1 })
    assert.deepEqual(
      (await room.rows()).map(({ state, tries }) => [state, tries]),
      [['posted', 1]],
    )
  })

  it('a sender that was asleep when another took over does not post beside it', async (t) => {
    const room = await openPostRoom(open, t)
    await room.owe('C1', ['One'])
    room.platform.script.push('lost-unknown')
    await room.sender.sendDue()
    room.wait(LEASE_MS)
    const looking = Promise.withResolvers<void>()
    const wake = Promise.withResolvers<void>()
    const sleeper = room.another('sleeper', {
      platform: {
        ...room.platform,
        isReady: () => true,
        find: async () => {
          looking.resolve()
          await wake.promise
          return { kind: 'absent' }
        },
      },
    })
    const sleeping = sleeper.sendDue()
    await looking.promise
    room.wait(LEASE_MS + 1)
    const posting = Promise.withResolvers<void>()
    const answer = Promise.withResolvers<void>()
    room.platform.onCall = async () => {
      posting.resolve()
      await answer.promise
    }
    const heir = room.another('heir').sendDue()
    await posting.promise
    wake.resolve()
    await sleeping
    answer.resolve()
    await heir
    assert.deepEqual([copies(room), room.platform.breaches], [{ One: 1 }, []])
  })

  it('whatever the platform does, and wherever processes die, each delivery is posted exactly once where it can be looked up', async (t) => {
    const room = await openPostRoom(open, t)
    const turn = fc.constantFrom<Turn>(
      'posted',
      'lost-unknown',
      'arrives-unknown',
      'arrives-then-throws',
      { kind: 'later', afterMs: 0, why: 'Not now.' },
      { kind: 'later', afterMs: 40_000, why: 'Not for a while.' },
    )
    const run = fc.record({
      /** Steps until it dies; many are as good as for ever. */
      steps: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constant(MOST_STEPS)),
      wait: fc.constantFrom(0, 1_000, 30_000, LEASE_MS + 1, QUARTER_HOUR_MS),
      alongside: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('C1', 'C2', 'C3'), { minLength: 1, maxLength: 6 }),
        fc.array(turn, { maxLength: 12 }),
        fc.array(run, { maxLength: 6 }),
        async (channels, script, runs) => {
          await clear(room)
          for (const [index, channel] of channels.entries()) await room.owe(channel, [`Message ${index}`])
          room.platform.script.push(...script)
          for (const { steps, wait, alongside } of runs) {
            await Promise.all([mortalRun(room, steps), alongside ? mortalRun(room, MOST_STEPS) : undefined])
            room.wait(wait)
          }
          await finish(room)
          assert.deepEqual(copies(room), Object.fromEntries(channels.map((_, index) => [`Message ${index}`, 1])))
          assert.deepEqual(room.platform.breaches, [])
        },
      ),
      { numRuns: 40 },
    )
  })
})
