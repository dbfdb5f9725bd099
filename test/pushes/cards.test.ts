import assert from 'node:assert/strict'
import { it } from 'node:test'
import { eachEngine } from '../store-for-tests.ts'
import { cardOn, DISCORD, member, openCampaign, postsWith, SLACK, said } from './campaign.ts'

eachEngine((engine) => {
  it('a card that only counts on is edited at most once in three minutes', async (t) => {
    const room = await openCampaign(t, engine)
    const { id } = await room.start()
    await room.send()
    for (let minute = 0; minute < 12; minute += 1) {
      room.petition.sign(3)
      room.world.wait(1)
      await room.pushes.refresh(id, DISCORD)
      await room.minute()
    }
    assert.ok(room.discord.edits.length >= 1 && room.discord.edits.length <= 4, `${room.discord.edits.length} edits`)
    assert.equal(postsWith(room.discord, 'DAYS LEFT').length, 1)
  })

  it('a card that was deleted is posted anew, with what it would have shown', async (t) => {
    const room = await openCampaign(t, engine)
    const { id } = await room.start()
    await room.send()
    room.discord.script.push({ kind: 'refused', what: 'target', why: 'Unknown Message' })
    await room.pushes.join(id, member('ann'))
    await room.send()
    await room.minute()
    assert.equal(postsWith(room.discord, 'DAYS LEFT').length, 2)
    assert.match(said(cardOn(room.discord)), /Taking part: 1 person/)
    await room.pushes.join(id, member('bob'))
    await room.minute()
    assert.match(said(cardOn(room.discord)), /Taking part: 2 people/)
    assert.equal(postsWith(room.discord, 'DAYS LEFT').length, 2)
  })

  it('a channel that takes no posts is left alone, and the other goes on', async (t) => {
    const room = await openCampaign(t, engine)
    const id = await room.startOnBoth()
    room.discord.script.push({ kind: 'refused', what: 'place', why: 'Missing Access' })
    await room.pushes.join(id, member('ann'))
    await room.live(3)
    await room.pushes.join(id, member('sue', SLACK))
    await room.minute()
    assert.equal(postsWith(room.discord, 'DAYS LEFT').length, 1)
    assert.match(said(cardOn(room.slack)), /Taking part: 2 people/)
    await room.pushes.recard(id, DISCORD)
    await room.send()
    assert.match(said(cardOn(room.discord)), /Taking part: 2 people/)
  })

  it('a channel that takes posts again has its card kept up again within hours', async (t) => {
    const room = await openCampaign(t, engine)
    const id = await room.startOnBoth()
    for (let time = 0; time < 2; time += 1)
      room.discord.script.push({ kind: 'refused', what: 'place', why: 'Missing Access' })
    await room.pushes.join(id, member('ann'))
    await room.live(14)
    assert.deepEqual(room.discord.script, [], 'it was tried again in between')
    assert.equal(postsWith(room.discord, 'DAYS LEFT').length, 1)
    assert.match(said(cardOn(room.discord)), /Taking part: 1 person/)
    assert.deepEqual(room.discord.breaches, [])
  })

  it('a channel that took no posts as a push ended sees that it has, once it takes them', async (t) => {
    const room = await openCampaign(t, engine)
    const id = await room.startOnBoth()
    room.discord.script.push({ kind: 'refused', what: 'place', why: 'Missing Access' })
    await room.pushes.join(id, member('ann'))
    await room.send()
    await room.pushes.finish(id, DISCORD)
    await room.send()
    assert.match(said(cardOn(room.discord)), /DAYS LEFT/)
    await room.live(8, () => room.petition.sign(5))
    assert.match(said(cardOn(room.discord)), /FINISHED[\s\S]*1,000 of 2,000/)
    const edits = room.discord.edits.length
    await room.live(12, () => room.petition.sign(5))
    assert.equal(room.discord.edits.length, edits)
  })

  it('a card that could not be posted comes once the channel takes posts', async (t) => {
    const room = await openCampaign(t, engine)
    room.discord.script.push({ kind: 'refused', what: 'place', why: 'Missing Access' })
    await room.start(2_000, '2026-11-20')
    await room.live(8, () => room.petition.sign(1))
    assert.equal(postsWith(room.discord, 'DAYS LEFT').length, 1)
    assert.match(said(cardOn(room.discord)), /Signatures: 1,01\d of 2,000/)
  })

  it('while a platform is away its card waits, and shows the newest when it is back', async (t) => {
    const room = await openCampaign(t, engine)
    room.discord.ready = false
    const { id } = await room.start()
    for (const one of ['ann', 'bob', 'sue']) await room.pushes.join(id, member(one))
    await room.live(1, () => room.petition.sign(5))
    room.discord.ready = true
    await room.minute()
    assert.equal(room.discord.posts.length, 1)
    assert.match(said(cardOn(room.discord)), /Signatures: 1,010 of 2,000[\s\S]*Taking part: 3 people/)
  })

  it('the outbox keeps a few edits of a card, not all', async (t) => {
    const room = await openCampaign(t, engine)
    await room.start(2_000, '2026-11-30')
    await room.live(24, () => room.petition.sign(2))
    const rows = await room.world.store.db.selectFrom('deliveries').select('id').where('purpose', '=', 'edit').execute()
    assert.ok(rows.length <= 2, `${rows.length} edits kept`)
  })

  it('a channel takes part by a code that works once and for two days', async (t) => {
    const room = await openCampaign(t, engine)
    const { id, code } = await room.start(2_000, '2026-11-30')
    await assert.rejects(room.pushes.link('ABCD-EFGH', SLACK), /leads nowhere/)
    await assert.rejects(room.pushes.view(id, SLACK), /does not take place in this channel/)
    assert.equal((await room.pushes.link(` ${code.toLowerCase().replace('-', ' ')}`, SLACK)).id, id)
    await assert.rejects(room.pushes.link(code, { ...SLACK, channel: 'S2' }), /leads nowhere/)
    await assert.rejects(room.pushes.invite(id, SLACK), /Only the organisers where this push was started/)
    await assert.rejects(room.pushes.finish(id, SLACK), /Only the organisers where this push was started/)
    const late = (await room.pushes.invite(id, DISCORD)).code
    room.world.wait(48 * 60)
    await assert.rejects(room.pushes.link(late, { ...SLACK, channel: 'S2' }), /leads nowhere/)
    await room.send()
    assert.equal(room.discord.posts.filter(({ first }) => /One more channel takes part/.test(first.title)).length, 1)

    await room.pushes.unlink(id, DISCORD, 2)
    await assert.rejects(room.pushes.view(id, SLACK), /does not take place/)
    await assert.rejects(room.pushes.unlink(id, DISCORD), /No other channel takes part/)
  })

  it('a channel that comes back to a push gets a new card, which shows how things are now', async (t) => {
    const room = await openCampaign(t, engine)
    const id = await room.startOnBoth()
    await room.pushes.join(id, member('ann'))
    await room.send()
    await room.pushes.unlink(id, SLACK)
    await room.pushes.join(id, member('bob'))
    await room.live(1)
    assert.match(said(cardOn(room.slack)), /Taking part: 1 person/, 'a channel that is out of it is told no more')
    await room.pushes.link((await room.pushes.invite(id, DISCORD)).code, SLACK)
    await room.minute()
    assert.equal(postsWith(room.slack, 'DAYS LEFT').length, 2)
    assert.match(said(cardOn(room.slack)), /Taking part: 2 people/)
    await room.pushes.join(id, member('sue', SLACK))
    await room.send()
    assert.match(said(cardOn(room.slack)), /Taking part: 3 people/)
    assert.deepEqual(room.slack.breaches, [])
  })

  it('a push needs a goal that can be reached, and a petition that can be signed', async (t) => {
    const room = await openCampaign(t, engine)
    const wish = { petition: '276169', target: 2_000, by: '2026-11-30', title: undefined, area: 'england' }
    const start = (more: Partial<typeof wish>) => room.pushes.start({ ...wish, ...more }, DISCORD)
    await assert.rejects(start({ target: 900 }), /has 1,000 signatures already/)
    await assert.rejects(start({ by: '2026-11-02' }), /2 November 2026 is over/)
    await assert.rejects(start({ by: '2027-02-02' }), /closes on 1 February 2027/)
    await assert.rejects(start({ petition: '5' }), /./)
    assert.deepEqual(await room.pushes.in(DISCORD), [])
  })
})
