import assert from 'node:assert/strict'
import { it } from 'node:test'
import { eachEngine } from '../store-for-tests.ts'
import { cardOn, DISCORD, member, openCampaign, postsWith, said } from './campaign.ts'

eachEngine((engine) => {
  it('a week goes from the start to the report, in both chats, through a restart', async (t) => {
    const room = await openCampaign(t, engine)
    const { world, petition, discord, slack } = room
    const id = await room.startOnBoth(2_000, '2026-11-10')
    assert.match(said(cardOn(discord)), /PUSH \d+ · 8 DAYS LEFT\nKeep it local\n▓{10}░{10} 50%, 1,000 to go/)
    assert.equal(said(cardOn(slack)), said(cardOn(discord)))

    const { task } = await room.pushes.addTask(id, 'Leaflet Acacia Avenue')
    await room.pushes.claim(task.id, member('ann'))
    await room.pushes.finishTask(task.id, member('ann'))

    // 12 signatures an hour: 2,000 would take 84 hours.
    const grow = () => petition.sign(6)
    await room.live(60, grow)
    room.restart()
    await room.live(40, grow)
    assert.match(said(cardOn(slack)), /TARGET REACHED/)
    await room.live(90, grow)

    for (const platform of [discord, slack]) {
      assert.equal(postsWith(platform, '75% OF THE WAY').length, 1)
      assert.equal(postsWith(platform, '90% OF THE WAY').length, 1)
      assert.equal(postsWith(platform, 'TARGET REACHED', platform === discord ? 'D1' : 'S1').length, 2)
      // It had reached its target by then.
      assert.equal(postsWith(platform, 'IT ENDS TOMORROW').length, 0)
      assert.equal(platform.posts.filter(({ message }) => message.picture !== undefined).length, 1)
      assert.deepEqual(platform.breaches, [])
      assert.match(said(cardOn(platform)), /FINISHED/)
      // Links lead to the petition itself, with nothing in them that tells who shared or followed them.
      const links = JSON.stringify(platform.posts.map(({ message }) => ({ ...message, picture: null }))).match(
        /https?:[^"]+/g,
      )
      assert.deepEqual([...new Set(links)], [`${world.site.url}/petitions/276169`])
    }
    const [report] = postsWith(discord, 'FINISHED: TARGET REACHED')
    assert.ok(report)
    assert.match(said(report.message), /It ran to its last day, 10 November 2026\./)
    assert.match(
      said(report.message),
      /Signatures: 1,000 on 3 November 2026, 3,1\d\d on 11 November 2026: 2,1\d\d more/,
    )
    assert.match(said(report.message), /Tasks done: 1 of 1 by one person/)
    assert.deepEqual([...(report.message.picture?.png.subarray(1, 4) ?? [])], [...Buffer.from('PNG')])
    assert.equal(world.now > new Date('2026-11-11T09:00:00Z'), true)
    assert.deepEqual(
      room.lines.filter(({ level }) => level === 'error'),
      [],
    )

    await room.live(48)
    assert.equal(postsWith(discord, 'FINISHED: TARGET REACHED').length, 1)
  })

  it('the report of a push that ends at midnight waits for the morning', async (t) => {
    const room = await openCampaign(t, engine)
    await room.start(2_000, '2026-11-03')
    await room.live(20)
    assert.equal(postsWith(room.discord, 'FINISHED').length, 0)
    assert.match(said(cardOn(room.discord)), /FINISHED/)
    await room.live(2)
    assert.equal(postsWith(room.discord, 'FINISHED').length, 1)
  })

  it('the report of a push that runs to its last day has the signatures of its last hour', async (t) => {
    const room = await openCampaign(t, engine)
    await room.start(2_000, '2026-11-03')
    await room.live(11, undefined, 10)
    room.petition.sign(40)
    room.world.now = new Date('2026-11-04T00:01:00Z')
    await room.pushes.tick(room.world.now)
    await room.send()
    assert.match(said(cardOn(room.discord)), /FINISHED[\s\S]*Signatures: 1,040 of 2,000/)
  })

  it('a petition that closes ends its push, and the report says why', async (t) => {
    const room = await openCampaign(t, engine)
    await room.start(2_000, '2026-11-20')
    room.petition.close()
    await room.live(30)
    const [report] = postsWith(room.discord, 'FINISHED')
    assert.match(
      said(report?.message ?? { title: '', tone: 'plain', blocks: [] }),
      /The petition has closed before our last day, 20 November 2026\./,
    )
  })

  it('a push can be ended early, taken up again, and has a report each time', async (t) => {
    const room = await openCampaign(t, engine)
    const { id } = await room.start()
    await room.live(2, () => room.petition.sign(10))
    const ended = await room.pushes.finish(id, DISCORD)
    assert.deepEqual([ended.state, ended.count], ['finished', 1_040])
    await room.send()
    assert.equal(postsWith(room.discord, 'FINISHED').length, 1)
    await assert.rejects(room.pushes.finish(id, DISCORD), /has ended/)

    const again = await room.pushes.reopen(id, { by: '2026-11-20', target: 3_000 }, DISCORD)
    assert.deepEqual([again.state, again.target, again.byDay], ['live', 3_000, '2026-11-20'])
    await room.minute()
    assert.match(said(cardOn(room.discord)), /18 DAYS LEFT/)
    await room.pushes.finish(id, DISCORD)
    await room.send()
    assert.equal(postsWith(room.discord, 'FINISHED').length, 2)
  })

  it('a push that is extended announces the steps and the end of its new goal alone', async (t) => {
    const room = await openCampaign(t, engine)
    const { id } = await room.start(1_200, '2026-11-05')
    await room.pushes.extend(id, { by: '2026-11-12', target: 4_000 }, DISCORD)
    await room.live(24)
    assert.deepEqual(postsWith(room.discord, '% OF THE WAY'), [])
    await room.live(60)
    assert.equal(postsWith(room.discord, 'IT ENDS IN A WEEK').length, 1)
    await room.live(24 * 5.5)
    assert.equal(postsWith(room.discord, 'IT ENDS TOMORROW').length, 1)
    await assert.rejects(
      room.pushes.extend(id, { by: '2027-03-01', target: undefined }, DISCORD),
      /closes on 1 February 2027/,
    )
  })
})
