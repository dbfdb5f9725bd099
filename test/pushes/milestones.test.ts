import assert from 'node:assert/strict'
import { it } from 'node:test'
import { eachEngine } from '../store-for-tests.ts'
import { openCampaign, postsWith, said } from './campaign.ts'

eachEngine((engine) => {
  it('a step that a wobbling count crosses twice is announced once', async (t) => {
    const room = await openCampaign(t, engine, 1_480)
    await room.startOnBoth(2_000, '2026-11-30')
    for (const change of [40, -60, 50, -30, 60]) {
      room.petition.sign(change)
      await room.live(2)
      if (change === -30) room.restart()
    }
    for (const platform of [room.discord, room.slack]) assert.equal(postsWith(platform, '75% OF THE WAY').length, 1)
  })

  it('of several steps at once the farthest is announced', async (t) => {
    const room = await openCampaign(t, engine, 100)
    await room.start(2_000, '2026-11-30')
    room.petition.sign(1_600)
    await room.live(4)
    assert.deepEqual(
      postsWith(room.discord, '% OF THE WAY').map(({ first }) => first.overline?.replace(/^PUSH \d+ · /, '')),
      ['75% OF THE WAY'],
    )
  })

  it('what happens to the petition is told once in every channel, also where the petition is tracked as well', async (t) => {
    const room = await openCampaign(t, engine, 9_990)
    await room.startOnBoth(50_000, '2026-12-30')
    room.petition.sign(20)
    await room.live(3)
    room.petition.sign(-30)
    await room.live(3)
    room.petition.sign(40)
    await room.live(3)
    room.petition.respond('We shall not.')
    await room.live(30)
    room.restart()
    room.petition.schedule('2026-12-14')
    await room.live(30)
    room.petition.debate('2026-12-14')
    await room.live(30)
    for (const platform of [room.discord, room.slack]) {
      assert.equal(postsWith(platform, '10,000 SIGNATURES').length, 1)
      assert.equal(postsWith(platform, 'THE GOVERNMENT HAS RESPONDED').length, 1)
      assert.equal(postsWith(platform, 'A DEBATE IS SCHEDULED').length, 1)
      assert.equal(postsWith(platform, 'IT WAS DEBATED').length, 1)
    }
  })

  it('every milestone says what to do next', async (t) => {
    const room = await openCampaign(t, engine, 99_900)
    await room.startOnBoth(100_200, '2026-11-12')
    for (const act of [
      () => room.petition.sign(150),
      () => room.petition.sign(200),
      () => room.petition.respond('We shall not.'),
      () => room.petition.schedule('2026-11-20'),
      () => room.petition.debate('2026-11-20'),
    ]) {
      act()
      await room.live(26)
    }
    const told = room.slack.posts.filter(({ first }) => /PUSH|PETITION/.test(first.overline ?? '') && !first.footer)
    assert.deepEqual(
      told
        .map(({ first }) => first.overline?.replace(/^(?:PUSH \d+|PETITION) · /, ''))
        .toSorted((a = '', b = '') => a.localeCompare(b)),
      [
        '100,000 SIGNATURES',
        'A DEBATE IS SCHEDULED',
        'IT WAS DEBATED',
        'TARGET REACHED',
        'THE GOVERNMENT HAS RESPONDED',
      ],
    )
    for (const { message } of told) assert.match(said(message), /What next: ./)
  })

  it('what had happened before the push began is not announced', async (t) => {
    const room = await openCampaign(t, engine, 12_000)
    room.petition.respond('We shall not.')
    await room.start(20_000, '2026-11-05')
    await room.live(6)
    assert.deepEqual(
      room.discord.posts.filter(({ first }) => first.footer === undefined),
      [],
    )
  })

  it('a crash between noting a milestone and posting it loses and repeats nothing', async (t) => {
    const room = await openCampaign(t, engine, 1_480)
    await room.startOnBoth(2_000, '2026-11-30')
    room.petition.sign(40)
    room.discord.ready = false
    room.slack.script.push('arrives-then-throws')
    await room.live(2)
    room.restart()
    room.discord.ready = true
    await room.live(2)
    for (const platform of [room.discord, room.slack]) assert.equal(postsWith(platform, '75% OF THE WAY').length, 1)
  })
})
