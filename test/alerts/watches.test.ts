import assert from 'node:assert/strict'
import { it } from 'node:test'
import { MOST_WATCHES } from '../../src/alerts/watches.ts'
import { Refusal } from '../../src/chat/command.ts'
import type { Place } from '../../src/chat/platform.ts'
import { eachEngine } from '../store-for-tests.ts'
import { NOON, openNewsroom } from './newsroom.ts'
import { BINS, CHESHIRE, CHESHIRE_AGAIN, LONDON, NATIONAL } from './sentences.ts'

const HERE: Place = { platform: 'discord', tenant: 'G1', channel: 'C1' }
const ELSEWHERE: readonly Place[] = [
  { ...HERE, channel: 'C2' },
  { ...HERE, tenant: 'G2' },
  { ...HERE, platform: 'slack' },
]

const refusal = (says: RegExp) => (fault: unknown) => fault instanceof Refusal && says.test(fault.message)

eachEngine((_engine, open) => {
  it('a watch is made, listed, shown, and belongs to its channel', async (t) => {
    const { watches } = await openNewsroom(open, t)
    const { watch, added } = await watches.add(
      HERE,
      { area: 'region:London', kinds: 'merger', mention: 'here', quiet: '10pm-7am' },
      'U1',
    )
    assert.equal(added, true)
    assert.deepEqual(watch, {
      id: watch.id,
      ...HERE,
      area: 'region:London',
      kinds: ['merger'],
      outlets: [],
      mode: 'instant',
      mention: 'here',
      quiet: '22:00-07:00',
      paused: false,
      disabled: null,
      createdBy: 'U1',
      createdAt: NOON.toISOString(),
    })
    assert.deepEqual(await watches.list(HERE), [watch])
    assert.deepEqual(await watches.get(HERE, watch.id), watch)
  })

  it('no number leads to another channel’s watch', async (t) => {
    const { watches } = await openNewsroom(open, t)
    const { watch } = await watches.add(HERE, {}, 'U1')
    for (const place of ELSEWHERE) {
      assert.deepEqual(await watches.list(place), [])
      for (const act of [
        () => watches.get(place, watch.id),
        () => watches.edit(place, watch.id, { kinds: 'legal' }),
        () => watches.pause(place, watch.id),
        () => watches.resume(place, watch.id),
        () => watches.remove(place, watch.id),
      ])
        await assert.rejects(act, refusal(/This channel has no watch #\d+: \/watch list shows/))
    }
    assert.deepEqual(await watches.list(HERE), [watch])
  })

  it('a number that cannot be one is refused like any other', async (t) => {
    const { watches } = await openNewsroom(open, t)
    for (const id of [0, -1, 1.5, Number.NaN, 2 ** 31, 1e300])
      await assert.rejects(watches.get(HERE, id), refusal(/has no watch/))
  })

  it('the same watch is not made twice, whatever else it says', async (t) => {
    const { watches } = await openNewsroom(open, t)
    const first = await watches.add(
      HERE,
      { area: 'region:London', kinds: 'merger, ics', outlets: 'Sample, Example' },
      'U1',
    )
    const second = await watches.add(
      HERE,
      { area: 'region:London', kinds: 'ics,merger', outlets: 'example,sample', mention: 'here' },
      'U2',
    )
    assert.deepEqual(second, { watch: first.watch, added: false })
    assert.equal((await watches.add(HERE, { area: 'region:London', kinds: 'ics' }, 'U1')).added, true)
    for (const place of ELSEWHERE)
      assert.equal((await watches.add(place, { area: 'region:London', kinds: 'merger, ics' }, 'U1')).added, true)
  })

  it('a channel has 25 watches at most', async (t) => {
    const { watches } = await openNewsroom(open, t)
    for (let index = 0; index < MOST_WATCHES; index += 1) await watches.add(HERE, { outlets: `paper ${index}` }, 'U1')
    await assert.rejects(
      watches.add(HERE, { outlets: 'one more' }, 'U1'),
      refusal(/has 25 watches already.*remove one first/),
    )
    const [first] = await watches.list(HERE)
    await watches.remove(HERE, first?.id ?? 0)
    assert.equal((await watches.add(HERE, { outlets: 'one more' }, 'U1')).added, true)
  })

  it('an edit changes what it names, and cannot make two watches the same', async (t) => {
    const { watches } = await openNewsroom(open, t)
    const { watch } = await watches.add(HERE, { area: 'region:London', mention: 'role:1' }, 'U1')
    const edited = await watches.edit(HERE, watch.id, { kinds: 'legal', quiet: '22-7' })
    assert.deepEqual(edited, { ...watch, kinds: ['legal'], quiet: '22:00-07:00' })
    assert.deepEqual(await watches.get(HERE, watch.id), edited)
    const other = await watches.add(HERE, { area: 'england', kinds: 'legal' }, 'U1')
    await assert.rejects(
      watches.edit(HERE, watch.id, { area: 'england' }),
      refusal(new RegExp(`Watch #${other.watch.id} asks for just that`)),
    )
    await assert.rejects(watches.edit(HERE, watch.id, { kinds: 'gossip' }), refusal(/gossip/))
    assert.deepEqual(await watches.get(HERE, watch.id), edited)
  })

  it('is paused, resumed and removed', async (t) => {
    const { watches } = await openNewsroom(open, t)
    const { watch } = await watches.add(HERE, {}, 'U1')
    assert.equal((await watches.pause(HERE, watch.id)).paused, true)
    assert.equal((await watches.resume(HERE, watch.id)).paused, false)
    assert.deepEqual(await watches.remove(HERE, watch.id), watch)
    assert.deepEqual(await watches.list(HERE), [])
  })

  it('a channel whose last running watch stops is sent nothing of what waited; one with another watch is', async (t) => {
    const room = await openNewsroom(open, t)
    const [other] = ELSEWHERE
    assert.ok(other)
    const wish = { area: 'region:North West', quiet: '11am-1pm' }
    const here = await room.watches.add(HERE, wish, 'U1')
    const there = await room.watches.add(other, wish, 'U1')
    await room.watches.add(other, { area: 'region:London' }, 'U1')
    await room.publish(await room.addFeed(), [CHESHIRE])
    await room.watches.pause(HERE, here.watch.id)
    await room.watches.remove(other, there.watch.id)
    assert.deepEqual(
      (await room.outbox()).map(({ channel, state }) => [channel, state]),
      [
        ['C1', 'dropped'],
        ['C2', 'due'],
      ],
    )
  })

  it('a preview is what the last 30 days would have sent', async (t) => {
    const room = await openNewsroom(open, t)
    const feed = await room.addFeed()
    const at = (day: string) => `2019-${day}T09:00:00.000Z`
    await room.publish(
      feed,
      [
        { ...LONDON, published: at('10-01') },
        { ...CHESHIRE, published: at('11-01') },
      ],
      { baseline: true },
    )
    await room.publish(feed, [{ ...NATIONAL, published: at('11-10') }, BINS])
    await room.publish(await room.addFeed('discord:G2'), [
      {
        ...LONDON,
        title: 'Newham and Redbridge CCGs to merge',
        summary: 'NHS Newham CCG and NHS Redbridge CCG have proposed a merger.',
      },
    ])
    const found = async (wish: Parameters<typeof room.watches.preview>[1], days?: number) => {
      const preview = await room.watches.preview(HERE, wish, days)
      assert.equal(preview.total, preview.stories.length)
      return preview.stories.map(({ title }) => title)
    }
    assert.deepEqual(await found({}), [NATIONAL.title, CHESHIRE.title])
    assert.deepEqual(await found({ area: 'region:North West' }), [CHESHIRE.title])
    assert.deepEqual(await found({ area: 'region:London' }), [], 'another tenant’s own feed is not this one’s')
    assert.deepEqual(await found({ area: 'region:London' }, 60), [LONDON.title])
    assert.deepEqual(await found({ kinds: 'petition' }), [])
    assert.deepEqual(await found({ outlets: 'health example' }), [NATIONAL.title, CHESHIRE.title])
    const { byKind, days } = await room.watches.preview(HERE, {})
    assert.deepEqual([byKind.get('merger'), byKind.get('petition'), days], [2, undefined, 30])
    await assert.rejects(room.watches.preview(HERE, { kinds: 'gossip' }), refusal(/gossip/))
  })

  it('a preview agrees with what is then sent', async (t) => {
    const room = await openNewsroom(open, t)
    await room.publish(await room.addFeed(), [CHESHIRE, LONDON, NATIONAL], { baseline: true })
    const wishes = [
      {},
      { area: 'region:London' },
      { area: 'body:ccg-vale-royal', kinds: 'merger' },
      { outlets: 'london sample' },
    ]
    const previewed = await Promise.all(wishes.map((wish) => room.watches.preview(HERE, wish)))
    for (const [index, wish] of wishes.entries()) await room.watches.add({ ...HERE, channel: `W${index}` }, wish, 'U1')
    await room.publish(await room.addFeed(), [CHESHIRE, LONDON, NATIONAL])
    const sent = await room.outbox()
    for (const [index, preview] of previewed.entries())
      assert.deepEqual(
        sent
          .filter(({ channel }) => channel === `W${index}`)
          .map(({ title }) => title)
          .toSorted(),
        preview.stories.map(({ title }) => title).toSorted(),
      )
  })

  it('the console’s first watch is made once, and stays removed', async (t) => {
    const { watches } = await openNewsroom(open, t)
    const console: Place = { platform: 'console', tenant: 'local', channel: 'console' }
    assert.equal(await watches.ensureFirstWatch(console), true)
    assert.equal(await watches.ensureFirstWatch(console), false)
    const [watch, ...more] = await watches.list(console)
    assert.deepEqual([watch?.area, more], ['england', []])
    await watches.remove(console, watch?.id ?? 0)
    assert.equal(await watches.ensureFirstWatch(console), false)
    assert.deepEqual(await watches.list(console), [])
  })

  it('a watch that is made later is told of what comes later', async (t) => {
    const room = await openNewsroom(open, t)
    await room.publish(await room.addFeed(), [CHESHIRE])
    await room.watches.add(HERE, {}, 'U1')
    assert.deepEqual(await room.outbox(), [])
    await room.publish(await room.addFeed(), [CHESHIRE_AGAIN])
    assert.equal((await room.outbox()).length, 1)
  })
})
