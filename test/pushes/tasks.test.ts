import assert from 'node:assert/strict'
import { it } from 'node:test'
import { eachEngine } from '../store-for-tests.ts'
import { cardOn, DISCORD, member, openCampaign, SLACK, said } from './campaign.ts'

const HOUR = 60

eachEngine((engine) => {
  it('a task that is claimed on Slack is shown as taken on Discord with the next thing that is sent', async (t) => {
    const room = await openCampaign(t, engine)
    const id = await room.startOnBoth()
    const { task } = await room.pushes.addTask(id, 'Hold a stall')
    await room.send()
    assert.match(said(cardOn(room.discord)), /Tasks: 1 open, 0 taken, 0 done\nTaking part: Nobody yet/)
    await room.pushes.claim(task.id, member('sue', SLACK))
    await room.send()
    for (const platform of [room.discord, room.slack])
      assert.match(said(cardOn(platform)), /Tasks: 0 open, 1 taken, 0 done\nTaking part: 1 person/)
    assert.equal(JSON.stringify(room.discord.posts).includes('sue'), false)
  })

  it('of two who claim one task at once, one gets it', async (t) => {
    const room = await openCampaign(t, engine)
    const id = await room.startOnBoth()
    const { task } = await room.pushes.addTask(id, 'Hold a stall')
    const people = [member('ann'), member('sue', SLACK), member('bob'), member('zoe', SLACK)]
    const claims = await Promise.allSettled(people.map((one) => room.pushes.claim(task.id, one)))
    const won = claims.filter(({ status }) => status === 'fulfilled')
    assert.equal(won.length, 1)
    for (const lost of claims.filter((one) => one.status === 'rejected'))
      assert.match(String(lost.reason), /Somebody else has just taken that task/)
    const { list } = await room.pushes.view(id, DISCORD)
    const winner = people[claims.findIndex(({ status }) => status === 'fulfilled')]
    assert.equal(list[0]?.claimant?.userId, winner?.userId)
  })

  it('nobody has more than three tasks, also when asking for many at once', async (t) => {
    const room = await openCampaign(t, engine)
    const { id } = await room.start()
    const tasks = []
    for (const text of ['a', 'b', 'c', 'd', 'e']) tasks.push((await room.pushes.addTask(id, text)).task)
    const claims = await Promise.allSettled(tasks.map((task) => room.pushes.claim(task.id, member('ann'))))
    assert.equal(claims.filter(({ status }) => status === 'fulfilled').length, 3)
    const [first] = (await room.pushes.view(id, DISCORD)).list.filter(({ state }) => state === 'claimed')
    await room.pushes.finishTask(first?.id ?? 0, member('ann'))
    const open = (await room.pushes.view(id, DISCORD)).list.find(({ state }) => state === 'open')
    assert.equal((await room.pushes.claim(open?.id ?? 0, member('ann'))).task.state, 'claimed')
  })

  it('a claim that goes quiet is asked after once by day, and released a day later', async (t) => {
    const room = await openCampaign(t, engine)
    const { id } = await room.start(2_000, '2026-11-30')
    const { task } = await room.pushes.addTask(id, 'Hold a stall')
    // At ten in the evening, so that three days later it is night.
    room.world.wait(10 * HOUR)
    await room.pushes.claim(task.id, member('ann'))
    const nudges = () => room.discord.posts.filter(({ place }) => place.channel === 'user:ann')
    await room.live(72 + 10)
    assert.equal(nudges().length, 0)
    await room.live(2)
    assert.equal(nudges().length, 1)
    assert.match(nudges()[0]?.message.title ?? '', /Are you still on “Hold a stall”\?/)
    room.restart()
    await room.live(22)
    assert.equal((await room.pushes.view(id, DISCORD)).list[0]?.state, 'claimed')
    await room.live(3)
    assert.equal((await room.pushes.view(id, DISCORD)).list[0]?.state, 'open')
    assert.equal(nudges().length, 1)
  })

  it('who says that they are still on it keeps the task', async (t) => {
    const room = await openCampaign(t, engine)
    const { id } = await room.start(2_000, '2026-11-30')
    const { task } = await room.pushes.addTask(id, 'Hold a stall')
    await room.pushes.claim(task.id, member('ann'))
    await room.live(72)
    await room.pushes.keepTask(task.id, member('ann', { platform: 'discord', tenant: 'dm-ann', channel: 'X' }))
    await room.live(48)
    assert.equal((await room.pushes.view(id, DISCORD)).list[0]?.state, 'claimed')
    await assert.rejects(room.pushes.keepTask(task.id, member('bob')), /You do not have that task/)
  })

  it('a task is let go, done and given by those alone who may', async (t) => {
    const room = await openCampaign(t, engine)
    const { id } = await room.start()
    const { task } = await room.pushes.addTask(id, 'Hold a stall')
    const stranger = member('eve', { platform: 'discord', tenant: 'G2', channel: 'D9' })
    await assert.rejects(room.pushes.claim(task.id, stranger), /does not take place in this channel/)
    await assert.rejects(room.pushes.finishTask(task.id, stranger), /does not take place in this channel/)
    await room.pushes.claim(task.id, member('ann'))
    await assert.rejects(room.pushes.finishTask(task.id, member('bob')), /You do not have that task/)
    await assert.rejects(room.pushes.release(task.id, member('bob')), /You do not have that task/)
    const bob = { platform: 'discord', tenant: 'G1', userId: 'bob' } as const
    await room.pushes.assign(task.id, bob, member('org'))
    await room.send()
    assert.equal(room.discord.posts.filter(({ place }) => place.channel === 'user:bob').length, 1)
    assert.equal((await room.pushes.finishTask(task.id, member('bob'))).task.state, 'done')
    await assert.rejects(room.pushes.claim(task.id, member('ann')), /done already/)
  })

  it('who asks to be forgotten stands nowhere any more, and the cards show it', async (t) => {
    const room = await openCampaign(t, engine)
    const id = await room.startOnBoth(2_000, '2026-11-30')
    const texts = ['a', 'b']
    const [one, two] = await Promise.all(texts.map(async (text) => (await room.pushes.addTask(id, text)).task))
    await room.pushes.join(id, member('x-ann'))
    await room.pushes.claim(one?.id ?? 0, member('x-ann'))
    await room.pushes.claim(two?.id ?? 0, member('x-ann'))
    await room.pushes.finishTask(two?.id ?? 0, member('x-ann'))
    await room.pushes.join(id, member('sue', SLACK))
    await room.live(74)
    assert.equal(
      room.discord.posts.some(({ place }) => place.channel === 'user:x-ann'),
      true,
    )

    const { joined, released, done } = await room.pushes.forget({ platform: 'discord', userId: 'x-ann' })
    assert.deepEqual([joined, released, done], [1, 1, 1])
    await room.send()
    assert.match(said(cardOn(room.slack)), /Tasks: 1 open, 0 taken, 1 done\nTaking part: 1 person/)
    const { db } = room.world.store
    const everything = [
      await db.selectFrom('push_members').selectAll().execute(),
      await db.selectFrom('push_tasks').selectAll().execute(),
      await db.selectFrom('push_channels').selectAll().execute(),
      await db.selectFrom('pushes').selectAll().execute(),
      await db.selectFrom('deliveries').selectAll().execute(),
      await db.selectFrom('petition_tracks').selectAll().execute(),
    ]
    assert.equal(JSON.stringify(everything).includes('x-ann'), false)
    assert.equal(JSON.stringify(everything).includes('sue'), true)
    await room.live(30)
    assert.deepEqual(room.lines, [])
  })
})
