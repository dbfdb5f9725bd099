import assert from 'node:assert/strict'
import { it } from 'node:test'
import { createPushes } from '../../src/pushes/pushes.ts'
import { eachEngine } from '../store-for-tests.ts'
import { cardOn, DISCORD, member, openCampaign, postsWith, SLACK, said } from './campaign.ts'

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
})
