import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sql } from 'kysely'
import { createPushes } from '../../src/pushes/pushes.ts'
import { eachEngine } from '../store-for-tests.ts'
import { type Campaign, cardOn, DISCORD, member, openCampaign, postsWith, SLACK, said } from './campaign.ts'

eachEngine((engine) => {
  it('two processes that see to a push at the same time announce and edit as one', async (t) => {
    const room = await openCampaign(t, engine, 1_480)
    const id = await room.startOnBoth(2_000, '2026-11-30')
    const { db } = room.world.store
    const petitions = room.world.another('other')
    const other = createPushes({ db, petitions, clock: () => room.world.now, log: room.log })
    const { task } = await room.pushes.addTask(id, 'Hold a stall')
    await room.pushes.claim(task.id, member('ann'))
    for (let hour = 0; hour < 80; hour += 1) {
      room.petition.sign(8)
      room.world.wait(60)
      await room.world.poll()
      await Promise.all([
        room.pushes.tick(room.world.now),
        other.tick(room.world.now),
        room.pushes.tick(room.world.now),
      ])
      await room.send()
    }
    for (const platform of [room.discord, room.slack]) {
      assert.equal(postsWith(platform, '75% OF THE WAY').length, 1)
      assert.equal(postsWith(platform, 'DAYS LEFT').length, 1)
      assert.ok(platform.edits.length <= 82, `${platform.edits.length} edits`)
    }
    assert.equal(room.discord.posts.filter(({ place }) => place.channel === 'user:ann').length, 1)
    assert.deepEqual(room.lines, [])
  })

  it('a push whose petition nobody tracks any more goes on counting', async (t) => {
    const room = await openCampaign(t, engine)
    await room.start(2_000, '2026-11-30')
    await room.world.petitions.untrack('276169', DISCORD)
    await room.live(3, () => room.petition.sign(10))
    assert.match(said(cardOn(room.discord)), /Signatures: 1,0[56]0 of 2,000/)
    await room.live(24, () => room.petition.sign(10))
    assert.match(said(cardOn(room.discord)), /Pace: \d+ a day needed, 4[4-8]\d a day had: fast enough/)
  })

  it('a push that cannot be seen to does not stop the others', async (t) => {
    const room = await openCampaign(t, engine)
    room.world.site.petition(300_000, { signature_count: 500 })
    const wish = { petition: '300000', target: 2_000, by: '2026-11-30', title: 'Another', area: 'england' }
    const { push: broken } = await room.pushes.start(wish, SLACK)
    await room.start(2_000, '2026-11-30')
    const { petitions } = room.world
    const failing: typeof petitions = {
      ...petitions,
      history: (id, since) => (id === 300_000 ? Promise.reject(new Error('No.')) : petitions.history(id, since)),
    }
    const { db } = room.world.store
    room.pushes = createPushes({ db, petitions: failing, clock: () => room.world.now, log: room.log })
    await room.live(1, () => room.petition.sign(10))
    assert.match(said(cardOn(room.discord)), /Signatures: 1,0[12]0 of 2,000/)
    assert.match(room.lines[0]?.says ?? '', new RegExp(`^Push ${broken.id} could not be seen to`))
  })

  it('a tick in which nothing is new writes nothing', async (t) => {
    const room = await openCampaign(t, engine)
    const id = await room.startOnBoth(2_000, '2026-11-30')
    await room.live(12)
    const revision = async () => {
      const { db } = room.world.store
      return (await db.selectFrom('pushes').select('revision').where('id', '=', id).executeTakeFirstOrThrow()).revision
    }
    const before = await revision()
    await room.live(2, undefined, 5)
    assert.equal(await revision(), before)
  })

  it('a tick asks the database no more often for many pushes at rest than for one', async (t) => {
    const room = await openCampaign(t, engine)
    const { db } = room.world.store
    let asked = 0
    const counting = db.withPlugin({
      transformQuery: ({ node }) => {
        asked += 1
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const { petitions } = room.world
    room.pushes = createPushes({ db: counting, petitions, clock: () => room.world.now, log: room.log })
    const atRest = async () => {
      for (let minute = 0; minute < 10; minute += 1) {
        room.world.wait(1)
        await room.minute()
      }
      asked = 0
      room.world.wait(1)
      await room.pushes.tick(room.world.now)
      return asked
    }
    await startMany(room, 1)
    const forOne = await atRest()
    await startMany(room, 10)
    assert.equal(await atRest(), forOne)
    assert.ok(forOne <= 4, `${forOne} queries`)
  })

  it('of very many pushes that have grown each has its turn', async (t) => {
    const room = await openCampaign(t, engine)
    await startMany(room, 40)
    await room.live(1, undefined, 5)
    room.petition.sign(50)
    room.world.wait(61)
    const shown = async () => {
      await room.minute()
      return room.discord.posts.filter(({ message }) => /1,050 of 2,000/.test(said(message))).length
    }
    const first = await shown()
    assert.ok(first >= 10 && first < 40, `${first} in the first minute`)
    assert.equal(await shown(), 40)
  })
})

it('a push that cannot be written down does not hold up those that are written with it', async (t) => {
  const room = await openCampaign(t, 'sqlite')
  await startMany(room, 3)
  await room.live(1)
  const { db } = room.world.store
  await sql`create trigger no before update of count on pushes when new.id = 2 begin select raise(abort, 'No.'); end`.execute(
    db,
  )
  await room.live(2, () => room.petition.sign(10))
  const shown = room.discord.posts.map(({ message }) => /Signatures: (\S+) of/.exec(said(message))?.[1])
  assert.equal(shown.filter((count) => count === '1,000').length, 1)
  assert.match(room.lines[0]?.says ?? '', /^Push 2 could not be seen to/)
})

/** Starts so many pushes in channels of their own, with their cards sent. */
async function startMany(room: Campaign, many: number): Promise<void> {
  const wish = { petition: '276169', target: 2_000, by: '2026-11-30', title: undefined, area: 'england' }
  for (let number = 0; number < many; number += 1)
    await room.pushes.start(wish, { platform: 'discord', tenant: `G${number % 4}`, channel: `many-${many}-${number}` })
  await room.send()
}
