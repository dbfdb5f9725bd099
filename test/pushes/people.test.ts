import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { backup } from '../../src/store/backup.ts'
import { eachEngine } from '../store-for-tests.ts'
import { type Campaign, cardOn, DISCORD, member, openCampaign, SLACK, said } from './campaign.ts'

const HOUR = 60
const ANN = { platform: 'discord', tenant: 'G1', userId: 'ann' } as const

const toAnn = (room: Campaign) => room.discord.posts.filter(({ place }) => place.channel === 'user:ann')

async function addTasks(room: Campaign, id: number, texts: readonly string[]): Promise<number[]> {
  const ids = []
  for (const text of texts) ids.push((await room.pushes.addTask(id, text)).task.id)
  return ids
}

eachEngine((engine) => {
  it('who leaves a push has no task of it in hand any more, which both chats show', async (t) => {
    const room = await openCampaign(t, engine)
    const id = await room.startOnBoth()
    const [stall = 0, letter = 0, cake = 0] = await addTasks(room, id, ['Hold a stall', 'Write a letter', 'Bake'])
    await room.pushes.claim(stall, member('ann'))
    await room.pushes.claim(letter, member('ann'))
    await room.pushes.finishTask(letter, member('ann'))
    await room.pushes.claim(cake, member('sue', SLACK))
    const left = await room.pushes.leave(id, member('ann'))
    assert.deepEqual([left.released.map((task) => task.id), left.members], [[stall], 1])
    await room.send()
    for (const platform of [room.discord, room.slack])
      assert.match(said(cardOn(platform)), /Tasks: 1 open, 1 taken, 1 done\nTaking part: 1 person/)
    await assert.rejects(room.pushes.leave(id, member('ann')), /You do not take part in “Keep it local”/)
    assert.equal((await room.pushes.claim(stall, member('ann'))).task.state, 'claimed')
  })

  it('who wants no reminders gets none, and the task is open again after four days', async (t) => {
    const room = await openCampaign(t, engine)
    const { id } = await room.start(2_000, '2026-11-30')
    const [stall = 0] = await addTasks(room, id, ['Hold a stall'])
    await room.pushes.remind(ANN, { isOn: false, quiet: undefined })
    await room.pushes.claim(stall, member('ann'))
    await room.live(95)
    assert.equal((await room.pushes.view(id, DISCORD)).list[0]?.state, 'claimed')
    await room.live(2)
    assert.equal((await room.pushes.view(id, DISCORD)).list[0]?.state, 'open')
    assert.deepEqual(toAnn(room), [])
  })

  it('a question waits for the end of the claimant’s own quiet hours', async (t) => {
    const room = await openCampaign(t, engine)
    const { id } = await room.start(2_000, '2026-11-30')
    const [stall = 0] = await addTasks(room, id, ['Hold a stall'])
    const wish = await room.pushes.remind(ANN, { isOn: undefined, quiet: '8am to 10pm' })
    assert.deepEqual(wish, { isOn: true, quiet: '08:00-22:00' })
    await room.pushes.claim(stall, member('ann'))
    await room.live(72 + 9)
    assert.deepEqual(toAnn(room), [])
    await room.live(1)
    assert.equal(toAnn(room).length, 1)
  })

  it('somebody whom no hour lets through loses a quiet task after a week', async (t) => {
    const room = await openCampaign(t, engine)
    const { id } = await room.start(2_000, '2026-11-30')
    const [stall = 0] = await addTasks(room, id, ['Hold a stall'])
    await room.pushes.remind(ANN, { isOn: undefined, quiet: '00:01-00:00' })
    await room.pushes.claim(stall, member('ann'))
    await room.live(24 * 7 - 1, undefined, 50)
    assert.equal((await room.pushes.view(id, DISCORD)).list[0]?.state, 'claimed')
    await room.live(3, undefined, 50)
    assert.equal((await room.pushes.view(id, DISCORD)).list[0]?.state, 'open')
  })

  it('who has tasks in hand is reminded once that the push ends tomorrow, by day, also over a restart', async (t) => {
    const room = await openCampaign(t, engine)
    const { id } = await room.start(2_000, '2026-11-05')
    const [stall = 0, letter = 0, late = 0] = await addTasks(room, id, ['Hold a stall', 'Write a letter', 'Bake'])
    for (const task of [stall, letter]) await room.pushes.claim(task, member('ann'))
    await room.live(20)
    assert.deepEqual(toAnn(room), [])
    await room.live(2)
    room.restart()
    await room.pushes.claim(late, member('ann'))
    await room.live(10)
    assert.equal(toAnn(room).length, 1)
    const [reminder] = toAnn(room)
    assert.match(
      said(reminder?.message ?? cardOn(room.discord)),
      /It ends tomorrow, and you have 2 tasks in hand\n#\d+ Hold a stall\n#\d+ Write a letter/,
    )
    assert.deepEqual(
      reminder?.message.buttons?.map(({ label }) => label),
      [`#${stall} is done`, `#${letter} is done`],
    )
    await room.live(24)
    assert.equal(toAnn(room).length, 2, 'what was taken on the last day but one is reminded of on the last')
  })

  it('what waits to be said to somebody is not said once it is true no longer', async (t) => {
    const room = await openCampaign(t, engine)
    const { id } = await room.start(2_000, '2026-11-30')
    const [stall = 0] = await addTasks(room, id, ['Hold a stall'])
    // At eleven in the evening: Ann is to be told in the morning.
    room.world.wait(11 * HOUR)
    await room.pushes.assign(stall, ANN, member('org'))
    await room.send()
    await room.pushes.assign(stall, null, member('org'))
    await room.live(12)
    assert.deepEqual(toAnn(room), [])
  })

  it('what a platform could not be sent by day does not come in somebody’s quiet hours', async (t) => {
    const room = await openCampaign(t, engine)
    const { id } = await room.start(2_000, '2026-11-30')
    const [stall = 0] = await addTasks(room, id, ['Hold a stall'])
    room.discord.ready = false
    await room.pushes.assign(stall, ANN, member('org'))
    await room.live(11)
    room.discord.ready = true
    await room.live(1)
    assert.deepEqual(toAnn(room), [], 'at midnight')
    await room.live(10)
    assert.equal(toAnn(room).length, 1)
  })

  it('who was given a task in the night hears nothing of it when the push ends before the morning', async (t) => {
    const room = await openCampaign(t, engine)
    const { id } = await room.start(2_000, '2026-11-30')
    const [stall = 0] = await addTasks(room, id, ['Hold a stall'])
    room.world.wait(11 * HOUR)
    await room.pushes.assign(stall, ANN, member('org'))
    await room.pushes.finish(id, DISCORD)
    await room.live(12)
    assert.deepEqual(toAnn(room), [])
  })

  it('who gets a task and who had it are told, unless they did it themselves', async (t) => {
    const room = await openCampaign(t, engine)
    const { id } = await room.start(2_000, '2026-11-30')
    const [stall = 0] = await addTasks(room, id, ['Hold a stall'])
    await room.pushes.assign(stall, ANN, member('org'))
    await room.send()
    await assert.rejects(room.pushes.assign(stall, ANN, member('org')), /They have that task already/)
    room.world.wait(1)
    await room.pushes.assign(stall, { ...ANN, userId: 'org' }, member('org'))
    await room.send()
    assert.deepEqual(
      toAnn(room).map(({ message }) => message.title),
      ['An organiser gave you a task: “Hold a stall”', 'An organiser has taken a task off your hands: “Hold a stall”'],
    )
    await room.pushes.assign(stall, null, member('org'))
    await room.send()
    assert.equal(room.discord.posts.filter(({ place }) => place.channel === 'user:org').length, 1)
  })

  it('there is room for so many pushes and tasks, and no more', async (t) => {
    const room = await openCampaign(t, engine)
    const { id } = await room.start()
    await assert.rejects(room.pushes.addTask(id, 'x'.repeat(201)), /200 characters at most/)
    await assert.rejects(room.pushes.addTask(id, '\u200b \u2060'), /Say what is to be done/)
    for (let number = 0; number < 100; number += 1) await room.pushes.addTask(id, `Street ${number}`)
    await assert.rejects(room.pushes.addTask(id, 'One more'), /There are 100 tasks, and no more fit/)
    for (let number = 1; number < 20; number += 1) await room.start()
    await assert.rejects(room.start(), /There are 20 pushes under way here/)
    room.world.site.petition(5, { signature_count: 100 })
    const wish = { petition: '5', target: 200, by: '2026-11-20', title: undefined, area: 'england' }
    await assert.rejects(room.pushes.start(wish, DISCORD), /There are 20 pushes under way here/)
    const tracked = await room.world.petitions.list(DISCORD)
    assert.deepEqual(
      tracked.map(({ petition }) => petition.id),
      [276_169],
      'what is refused leaves nothing behind',
    )
  })

  it('a backup that is made after somebody was forgotten has nothing of them', async (t) => {
    const room = await openCampaign(t, engine)
    const id = await room.startOnBoth(2_000, '2026-11-30')
    const [stall = 0, letter = 0] = await addTasks(room, id, ['Hold a stall', 'Write a letter'])
    await room.pushes.claim(stall, member('ann-x'))
    await room.pushes.claim(letter, member('ann-x'))
    await room.pushes.finishTask(letter, member('ann-x'))
    await room.pushes.remind({ ...ANN, userId: 'ann-x' }, { isOn: true, quiet: 'none' })
    await room.live(74)
    const folder = mkdtempSync(join(tmpdir(), 'mergerwatch-pushes-'))
    t.after(() => rmSync(folder, { recursive: true }))
    const written = async () => {
      const file = join(folder, 'all.backup')
      await backup(room.world.store, file, room.world.now)
      return gunzipSync(readFileSync(file)).toString()
    }
    assert.match(await written(), /ann-x/)
    const forgotten = await room.pushes.forget({ platform: 'discord', userId: 'ann-x' })
    assert.equal(forgotten.hadWish, true)
    assert.doesNotMatch(await written(), /ann-x/)
  })
})
