import assert from 'node:assert/strict'
import { it } from 'node:test'
import { createSender } from '../../src/alerts/sender.ts'
import { plainText } from '../../src/chat/message.ts'
import type { Place } from '../../src/chat/platform.ts'
import { eachEngine } from '../store-for-tests.ts'
import { openNewsroom } from './newsroom.ts'
import { createScriptedPlatform } from './scripted-platform.ts'
import { CHESHIRE, CHESHIRE_AGAIN, LONDON } from './sentences.ts'

const C1: Place = { platform: 'discord', tenant: 'G1', channel: 'C1' }
const C2: Place = { ...C1, channel: 'C2' }
const GONE = { kind: 'refused', what: 'place', why: 'The bot may not post there.' } as const

eachEngine((engine, open) => {
  async function openRoom(t: Parameters<typeof openNewsroom>[1]) {
    const room = await openNewsroom(open, t)
    const platform = createScriptedPlatform()
    const clock = () => room.hand.now
    const sender = createSender({ db: room.db, engine, platform, owner: 'one', clock, log: room.log })
    await room.watches.add(C1, { area: 'england' }, 'U1')
    await room.watches.add(C1, { area: 'region:North West' }, 'U2')
    await room.watches.add(C2, { area: 'england' }, 'U3')
    return { ...room, platform, sender }
  }

  it('a channel that refuses posts is left in peace, and one organiser is told once how to mend it', async (t) => {
    const room = await openRoom(t)
    await room.publish(await room.addFeed(), [CHESHIRE, LONDON])
    room.platform.onCall = (place) => {
      if (place.channel === 'C1') room.platform.script.unshift(GONE)
    }
    await room.sender.sendDue()
    const owed = await room.outbox()
    assert.deepEqual(
      owed.map(({ channel, purpose, state }) => [channel, purpose, state]),
      [
        ['C1', 'alert', 'refused'],
        ['C2', 'alert', 'posted'],
        ['C1', 'alert', 'dropped'],
        ['C2', 'alert', 'posted'],
        ['user:U1', 'notice', 'posted'],
      ],
    )
    const notice = room.platform.posts.find((post) => post.place.channel === 'user:U1')?.message
    const says = notice?.blocks.map((block) => (block.kind === 'paragraph' ? plainText(block.text) : '')).join(' ')
    assert.match(says ?? '', /The bot may not post there\./)
    assert.match(says ?? '', /The 2 watches there are stopped/)
    assert.match(says ?? '', /\/watch resume/)

    for (const watch of await room.watches.list(C1))
      assert.equal(
        watch.disabled,
        'Stopped on 14 November 2019, because a post here was refused: The bot may not post there.',
      )
    assert.equal((await room.watches.list(C2))[0]?.disabled, null)
  })

  it('nothing more is owed to it, until its watch is resumed', async (t) => {
    const room = await openRoom(t)
    room.platform.script.push(GONE)
    await room.publish(await room.addFeed(), [CHESHIRE])
    await room.sender.sendDue()
    await room.publish(await room.addFeed(), [LONDON])
    assert.equal((await room.outbox()).filter(({ channel }) => channel === 'C1').length, 1)

    const [watch] = await room.watches.list(C1)
    const resumed = await room.watches.resume(C1, watch?.id ?? 0)
    assert.deepEqual([resumed.paused, resumed.disabled], [false, null])
    await room.publish(await room.addFeed(), [
      {
        ...LONDON,
        title: 'Newham and Redbridge CCGs apply to merge',
        summary: 'NHS Newham CCG and NHS Redbridge CCG have applied to NHS England to merge.',
      },
    ])
    await room.sender.sendDue()
    assert.equal(room.platform.posts.filter((post) => post.place.channel === 'C1').length, 1)
  })

  it('a second failure after it was mended is told again', async (t) => {
    const room = await openRoom(t)
    room.platform.onCall = (place) => {
      if (place.channel === 'C1') room.platform.script.unshift(GONE)
    }
    await room.publish(await room.addFeed(), [CHESHIRE])
    await room.sender.sendDue()
    for (const watch of await room.watches.list(C1)) await room.watches.resume(C1, watch.id)
    await room.publish(await room.addFeed(), [LONDON])
    await room.sender.sendDue()
    assert.equal(room.platform.posts.filter((post) => post.place.channel === 'user:U1').length, 2)
  })

  it('a notice that cannot reach the person makes no notice of its own', async (t) => {
    const room = await openRoom(t)
    room.platform.onCall = (place) => {
      if (place.channel !== 'C2') room.platform.script.unshift(GONE)
    }
    await room.publish(await room.addFeed(), [CHESHIRE])
    await room.sender.sendDue()
    assert.equal(await room.sender.sendDue(), 0)
    assert.deepEqual(
      (await room.outbox()).map(({ channel, state }) => [channel, state]),
      [
        ['C1', 'refused'],
        ['C2', 'posted'],
        ['user:U1', 'refused'],
      ],
    )
  })

  it('an edit that finds the channel closed closes it too', async (t) => {
    const room = await openRoom(t)
    await room.publish(await room.addFeed(), [CHESHIRE])
    await room.sender.sendDue()
    room.platform.onCall = (place) => {
      if (place.channel === 'C1') room.platform.script.unshift(GONE)
    }
    await room.publish(await room.addFeed(), [CHESHIRE_AGAIN])
    await room.sender.sendDue()
    assert.ok((await room.watches.list(C1)).every(({ disabled }) => disabled !== null))
    assert.equal(room.platform.posts.filter((post) => post.place.channel.startsWith('user:')).length, 1)
  })

  it('an alert’s time from publication is told with its post', async (t) => {
    const room = await openRoom(t)
    const times: (number | null)[] = []
    const clock = () => room.hand.now
    const sender = createSender({
      db: room.db,
      engine,
      platform: room.platform,
      owner: 'two',
      clock,
      log: room.log,
      onPosted: ({ sincePublishedMs }) => times.push(sincePublishedMs),
    })
    await room.publish(await room.addFeed(), [{ ...CHESHIRE, published: '2019-11-14T11:59:00.000Z' }])
    await sender.sendDue()
    assert.deepEqual(times, [60_000, 60_000])
  })
})
