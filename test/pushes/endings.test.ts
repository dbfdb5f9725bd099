import assert from 'node:assert/strict'
import { it } from 'node:test'
import { createPushes } from '../../src/pushes/pushes.ts'
import { eachEngine } from '../store-for-tests.ts'
import { cardOn, DISCORD, openCampaign, postsWith, said } from './campaign.ts'

eachEngine((engine) => {
  it('a push whose petition is removed ends with its report, in every channel, and does not begin again', async (t) => {
    const room = await openCampaign(t, engine)
    const id = await room.startOnBoth(2_000, '2026-11-20')
    await room.live(4, () => room.petition.sign(10))
    room.petition.remove()
    await room.live(4)
    for (const platform of [room.discord, room.slack]) {
      const reports = postsWith(platform, 'FINISHED').filter(({ message }) => message.picture !== undefined)
      assert.equal(reports.length, 1)
      assert.match(
        said(reports[0]?.message ?? cardOn(platform)),
        /has removed the petition, so nobody can sign it any more/,
      )
      assert.match(said(reports[0]?.message ?? cardOn(platform)), /1,0[678]0 on 3 November 2026: [678]0 more/)
      assert.match(said(cardOn(platform)), /FINISHED/)
      assert.doesNotMatch(said(cardOn(platform)), /adds a task/)
    }
    await assert.rejects(room.pushes.reopen(id, { by: '2026-11-20', target: undefined }, DISCORD), /no more signatures/)
    const wish = { petition: '276169', target: 3_000, by: '2026-11-20', title: undefined, area: 'england' }
    await assert.rejects(room.pushes.start(wish, DISCORD), /not open for signatures/)
  })

  it('a push ends also when its petition is removed after the last channel stopped tracking it', async (t) => {
    const room = await openCampaign(t, engine)
    await room.start(2_000, '2026-11-20')
    await room.world.petitions.untrack('276169', DISCORD)
    room.petition.remove()
    await room.live(3)
    assert.match(said(cardOn(room.discord)), /Ended: The petitions site has removed the petition/)
  })

  it('a push whose petition is rejected ends within a day, and says why', async (t) => {
    const room = await openCampaign(t, engine)
    await room.start(2_000, '2026-11-20')
    await room.live(3)
    room.petition.reject('duplicate')
    await room.live(30)
    assert.match(
      said(cardOn(room.discord)),
      /Ended: The petitions site has rejected the petition, because .+, so nobody can sign it any more\./,
    )
    assert.equal(postsWith(room.discord, 'FINISHED').length, 1)
  })

  it('who presses Refresh after the petition has closed early ends the push at once', async (t) => {
    const room = await openCampaign(t, engine)
    const { id } = await room.start(2_000, '2026-11-20')
    await room.send()
    room.world.wait(10)
    room.petition.close()
    await room.pushes.refresh(id, DISCORD)
    await room.send()
    assert.match(said(cardOn(room.discord)), /Ended: The petition has closed before our last day, 20 November 2026\./)
    assert.equal(postsWith(room.discord, 'FINISHED').length, 1)
  })

  it('a push that one organiser ends while another extends it stays ended', async (t) => {
    const room = await openCampaign(t, engine)
    const { id } = await room.start(2_000, '2026-11-20')
    await room.send()
    room.world.wait(10)
    const { db } = room.world.store
    const petitions = {
      ...room.world.petitions,
      show: async (reference: string) => {
        await room.pushes.finish(id, DISCORD)
        return room.world.petitions.show(reference)
      },
    }
    const other = createPushes({ db, petitions, clock: () => room.world.now, log: room.log })
    await assert.rejects(other.extend(id, { by: '2026-11-27', target: undefined }, DISCORD), /has ended/)
    await room.send()
    assert.match(said(cardOn(room.discord)), /FINISHED/)
    assert.equal(postsWith(room.discord, 'FINISHED').length, 1)
  })

  it('of two organisers who take up a push, the second is told that it is under way', async (t) => {
    const room = await openCampaign(t, engine)
    const { id } = await room.start(2_000, '2026-11-20')
    await room.send()
    await room.pushes.finish(id, DISCORD)
    const goal = { by: '2026-11-27', target: undefined }
    const [one, other] = await Promise.allSettled([
      room.pushes.reopen(id, goal, DISCORD),
      room.pushes.reopen(id, { ...goal, by: '2026-11-28' }, DISCORD),
    ])
    assert.deepEqual([one.status, other.status].toSorted(), ['fulfilled', 'rejected'])
    await room.pushes.finish(id, DISCORD)
    await room.send()
    assert.equal(postsWith(room.discord, 'FINISHED').length, 2)
  })

  it('a push whose Parliament is dissolved ends with its report', async (t) => {
    const room = await openCampaign(t, engine)
    await room.start(2_000, '2026-11-20')
    await room.live(2)
    room.world.site.dissolve('2024-2026')
    await room.live(30)
    assert.match(said(cardOn(room.discord)), /Ended: Parliament was dissolved/)
  })
})
