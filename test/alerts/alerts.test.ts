import assert from 'node:assert/strict'
import { it } from 'node:test'
import { plainText } from '../../src/chat/message.ts'
import type { Place } from '../../src/chat/platform.ts'
import { createUnderstanding } from '../../src/news/understand.ts'
import { loadRegister } from '../../src/register/register.ts'
import { eachEngine } from '../store-for-tests.ts'
import { type Newsroom, NOON, type Owed, openNewsroom } from './newsroom.ts'
import { BINS, CHESHIRE, CHESHIRE_AGAIN, CHESHIRE_OFFICIAL, LONDON, NATIONAL } from './sentences.ts'

const place = (channel: string, tenant = 'G1', platform: Place['platform'] = 'discord'): Place => ({
  platform,
  tenant,
  channel,
})
const CHESHIRE_PLANNED =
  'NHS Eastern Cheshire, NHS South Cheshire, NHS Vale Royal and NHS West Cheshire CCGs plan a merger on 1 April 2020.'
const NORTH_WEST = { area: 'region:North West' }

/** As if the sender had posted everything that is due. */
async function postAll(room: Newsroom): Promise<void> {
  await room.db
    .updateTable('deliveries')
    .set((e) => ({ state: 'posted', message_id: e.cast<string>('id', 'text'), posted_at: NOON.toISOString() }))
    .where('state', '=', 'due')
    .execute()
}

const channels = (owed: readonly Owed[]) => owed.map(({ channel }) => channel)
const sourceLine = (owed: Owed | undefined) => {
  const [first] = owed?.message.blocks ?? []
  return first?.kind === 'paragraph' ? plainText(first.text) : ''
}

eachEngine((_engine, open) => {
  it('a new story is owed to each channel with a watch that wants it', async (t) => {
    const room = await openNewsroom(open, t)
    await room.watches.add(place('C1'), NORTH_WEST, 'U1')
    await room.watches.add(place('C2'), { area: 'region:London' }, 'U1')
    await room.watches.add(place('C3', 'W1', 'slack'), { area: 'england' }, 'U2')
    const result = await room.publish(await room.addFeed(), [CHESHIRE, BINS])
    assert.deepEqual(result, { relevant: 1, stories: 1, alerts: 2, edits: 0 })
    const owed = await room.outbox()
    assert.deepEqual(channels(owed), ['C1', 'C3'])
    assert.deepEqual(
      owed.map(({ dedupe }) => dedupe),
      ['alert:1:discord:G1:C1', 'alert:1:slack:W1:C3'],
    )
    assert.equal(owed[0]?.message.overline, 'MERGER APPROVED · Cheshire and Merseyside')
    assert.equal(owed[0]?.due_at, NOON.toISOString())
  })

  it('items that are no news are kept without a story', async (t) => {
    const room = await openNewsroom(open, t)
    await room.publish(await room.addFeed(), [CHESHIRE, BINS])
    const items = await room.db.selectFrom('items').select(['title', 'story_id']).orderBy('id').execute()
    assert.deepEqual(
      items.map((item) => ({ ...item })),
      [
        { title: CHESHIRE.title, story_id: 1 },
        { title: BINS.title, story_id: null },
      ],
    )
  })

  it('the first read of a feed makes stories and tells nobody', async (t) => {
    const room = await openNewsroom(open, t)
    await room.watches.add(place('C1'), NORTH_WEST, 'U1')
    const result = await room.publish(await room.addFeed(), [CHESHIRE], { baseline: true })
    assert.deepEqual(result, { relevant: 1, stories: 1, alerts: 0, edits: 0 })
    assert.deepEqual(await room.outbox(), [])
  })

  it('a story that nobody was told of is told when another outlet reports it', async (t) => {
    const room = await openNewsroom(open, t)
    await room.watches.add(place('C1'), NORTH_WEST, 'U1')
    await room.publish(await room.addFeed(), [CHESHIRE], { baseline: true })
    const result = await room.publish(await room.addFeed(), [CHESHIRE_AGAIN])
    assert.deepEqual(result, { relevant: 1, stories: 0, alerts: 1, edits: 0 })
    assert.equal((await room.outbox())[0]?.title, CHESHIRE.title)
  })

  it('several watches of a channel make one alert, which notifies whom any of them names', async (t) => {
    const room = await openNewsroom(open, t)
    await room.watches.add(place('C1'), { ...NORTH_WEST, mention: 'role:5' }, 'U1')
    await room.watches.add(place('C1'), { area: 'england', mention: 'here' }, 'U1')
    await room.watches.add(place('C1'), { area: 'body:ccg-vale-royal', mention: 'role:5' }, 'U1')
    await room.publish(await room.addFeed(), [CHESHIRE])
    const owed = await room.outbox()
    assert.equal(owed.length, 1)
    assert.deepEqual(owed[0]?.message.notify, [
      { kind: 'role', id: '5' },
      { kind: 'here', id: '' },
    ])
  })

  it('paused, disabled and unreadable watches are told nothing', async (t) => {
    const room = await openNewsroom(open, t)
    const { watch } = await room.watches.add(place('C1'), NORTH_WEST, 'U1')
    await room.watches.pause(place('C1'), watch.id)
    await room.watches.add(place('C2'), NORTH_WEST, 'U1')
    await room.db.updateTable('watches').set({ disabled: 'The channel is gone.' }).where('channel', '=', 'C2').execute()
    await room.watches.add(place('C3'), NORTH_WEST, 'U1')
    await room.db.updateTable('watches').set({ area: 'body:gone' }).where('channel', '=', 'C3').execute()
    await room.watches.add(place('C4'), NORTH_WEST, 'U1')
    await room.publish(await room.addFeed(), [CHESHIRE])
    assert.deepEqual(channels(await room.outbox()), ['C4'])
  })

  it('kinds and outlets narrow a watch, and news that names nobody goes to England alone', async (t) => {
    const room = await openNewsroom(open, t)
    await room.watches.add(place('C1'), { area: 'england', kinds: 'petition' }, 'U1')
    await room.watches.add(place('C2'), { area: 'england', outlets: 'Evening Example' }, 'U1')
    await room.watches.add(place('C3'), { area: 'england', kinds: 'merger', outlets: 'health example journal' }, 'U1')
    await room.watches.add(place('C4'), NORTH_WEST, 'U1')
    await room.publish(await room.addFeed(), [NATIONAL])
    assert.deepEqual(channels(await room.outbox()), ['C3'])
  })

  it('a watch on an outlet is told when that outlet joins in', async (t) => {
    const room = await openNewsroom(open, t)
    await room.watches.add(place('C1'), { area: 'england', outlets: 'Evening Example' }, 'U1')
    await room.publish(await room.addFeed(), [CHESHIRE])
    assert.deepEqual(await room.outbox(), [])
    await room.publish(await room.addFeed(), [CHESHIRE_AGAIN])
    assert.deepEqual(channels(await room.outbox()), ['C1'])
  })

  it('two stories are two alerts, oldest first', async (t) => {
    const room = await openNewsroom(open, t)
    await room.watches.add(place('C1'), { area: 'england' }, 'U1')
    const result = await room.publish(await room.addFeed(), [LONDON, CHESHIRE])
    assert.deepEqual([result.stories, result.alerts], [2, 2])
    assert.deepEqual(
      (await room.outbox()).map(({ title }) => title),
      [LONDON.title, CHESHIRE.title],
    )
  })

  it('two reports in one reading are one story and one alert', async (t) => {
    const room = await openNewsroom(open, t)
    await room.watches.add(place('C1'), NORTH_WEST, 'U1')
    const result = await room.publish(await room.addFeed(), [CHESHIRE, CHESHIRE_AGAIN])
    assert.deepEqual(result, { relevant: 2, stories: 1, alerts: 1, edits: 0 })
    assert.match(sourceLine((await room.outbox())[0]), /also: Evening Example/)
  })

  it('an alert that still waits is rewritten when its story grows', async (t) => {
    const room = await openNewsroom(open, t)
    await room.watches.add(place('C1'), { ...NORTH_WEST, mention: 'role:5' }, 'U1')
    await room.publish(await room.addFeed(), [CHESHIRE])
    const result = await room.publish(await room.addFeed(), [CHESHIRE_AGAIN])
    assert.deepEqual(result, { relevant: 1, stories: 0, alerts: 0, edits: 0 })
    const [only, ...more] = await room.outbox()
    assert.deepEqual(more, [])
    assert.equal(sourceLine(only), 'Health Example Journal, 14 November 2019 · also: Evening Example')
    assert.deepEqual(only?.message.notify, [{ kind: 'role', id: '5' }])
  })

  it('an alert that was posted is owed an edit that notifies nobody, and one edit for several outlets', async (t) => {
    const room = await openNewsroom(open, t)
    await room.watches.add(place('C1'), { ...NORTH_WEST, mention: 'here' }, 'U1')
    await room.publish(await room.addFeed(), [CHESHIRE])
    await postAll(room)
    const first = await room.publish(await room.addFeed(), [CHESHIRE_AGAIN])
    const second = await room.publish(await room.addFeed(), [CHESHIRE_OFFICIAL])
    assert.deepEqual([first.edits, second.edits], [1, 1])
    const [post, edit, ...more] = await room.outbox()
    assert.deepEqual(more, [])
    assert.deepEqual([edit?.purpose, edit?.state, edit?.edits_id], ['edit', 'due', post?.id])
    assert.equal(edit?.title, CHESHIRE_OFFICIAL.title, 'the official source has the headline')
    assert.equal(sourceLine(edit), 'NHS England, 14 November 2019 · also: Health Example Journal, Evening Example')
    assert.equal(edit?.message.notify, undefined)
  })

  it('an alert that a sender has in hand gets its edit after it', async (t) => {
    const room = await openNewsroom(open, t)
    await room.watches.add(place('C1'), NORTH_WEST, 'U1')
    await room.publish(await room.addFeed(), [CHESHIRE])
    await room.db.updateTable('deliveries').set({ lease_owner: 'somebody' }).execute()
    await room.publish(await room.addFeed(), [CHESHIRE_AGAIN])
    assert.deepEqual(
      (await room.outbox()).map(({ purpose, state }) => [purpose, state]),
      [
        ['alert', 'due'],
        ['edit', 'due'],
      ],
    )
  })

  it('a report that changes nothing on the card makes no edit', async (t) => {
    const room = await openNewsroom(open, t)
    await room.watches.add(place('C1'), NORTH_WEST, 'U1')
    const feed = await room.addFeed()
    await room.publish(feed, [CHESHIRE])
    await postAll(room)
    const result = await room.publish(feed, [{ ...CHESHIRE, url: 'https://paper.example/updated' }])
    assert.deepEqual(result, { relevant: 1, stories: 0, alerts: 0, edits: 0 })
  })

  it('an approval on the day of the plan is told anew, as the next chapter, and not by an edit', async (t) => {
    const room = await openNewsroom(open, t)
    await room.watches.add(place('C1'), NORTH_WEST, 'U1')
    const planned = { ...CHESHIRE, title: 'Four Cheshire CCGs plan merger', summary: CHESHIRE_PLANNED }
    await room.publish(await room.addFeed(), [planned])
    await postAll(room)
    const result = await room.publish(await room.addFeed(), [CHESHIRE_AGAIN])
    assert.deepEqual(result, { relevant: 1, stories: 1, alerts: 1, edits: 0 })
    const again = await room.publish(await room.addFeed(), [{ ...planned, outlet: 'Slow Example' }])
    assert.equal(again.stories, 0, 'who comes late with the plan adds to what is known')
  })

  it('a report weeks later is another story', async (t) => {
    const room = await openNewsroom(open, t)
    await room.watches.add(place('C1'), NORTH_WEST, 'U1')
    await room.publish(await room.addFeed(), [CHESHIRE])
    room.hand.now = new Date('2019-12-20T12:00:00.000Z')
    const result = await room.publish(await room.addFeed(), [CHESHIRE_AGAIN])
    assert.deepEqual([result.stories, result.alerts], [1, 1])
  })

  it('quiet hours put an alert off to their end, and the countdown is that of the morning', async (t) => {
    const room = await openNewsroom(open, t)
    await room.watches.add(place('C1'), { ...NORTH_WEST, quiet: '22:00-07:00' }, 'U1')
    room.hand.now = new Date('2019-11-14T23:00:00.000Z')
    await room.publish(await room.addFeed(), [CHESHIRE])
    const [owed] = await room.outbox()
    assert.equal(owed?.due_at, '2019-11-15T07:00:00.000Z')
    assert.match(JSON.stringify(owed?.message.blocks), /in 138 days/)
  })

  it('of two watches the one that is not quiet tells at once and alone notifies', async (t) => {
    const room = await openNewsroom(open, t)
    await room.watches.add(place('C1'), { ...NORTH_WEST, quiet: '11am-1pm', mention: 'role:1' }, 'U1')
    const { watch } = await room.watches.add(place('C1'), { area: 'england', mention: 'role:2' }, 'U1')
    await room.publish(await room.addFeed(), [CHESHIRE])
    const [owed] = await room.db.selectFrom('deliveries').selectAll().execute()
    assert.deepEqual([owed?.due_at, owed?.watch_id], [NOON.toISOString(), watch.id])
    assert.deepEqual(JSON.parse(owed?.message ?? '').notify, [{ kind: 'role', id: '2' }])
  })

  it('a tenant’s own feed is told to that tenant’s channels alone', async (t) => {
    const room = await openNewsroom(open, t)
    for (const tenant of ['G1', 'G2']) await room.watches.add(place('C1', tenant), NORTH_WEST, 'U1')
    await room.publish(await room.addFeed('discord:G1'), [CHESHIRE])
    const owed = await room.outbox()
    assert.deepEqual(
      owed.map(({ tenant }) => tenant),
      ['G1'],
    )
  })

  it('a tenant’s own feed adds to a shared story what that tenant alone sees', async (t) => {
    const room = await openNewsroom(open, t)
    for (const tenant of ['G1', 'G2']) await room.watches.add(place('C1', tenant), NORTH_WEST, 'U1')
    await room.publish(await room.addFeed(), [CHESHIRE])
    await postAll(room)
    const before = await room.db.selectFrom('stories').selectAll().execute()
    const result = await room.publish(await room.addFeed('discord:G1'), [CHESHIRE_OFFICIAL])
    assert.deepEqual(result, { relevant: 1, stories: 0, alerts: 0, edits: 1 })
    assert.deepEqual(await room.db.selectFrom('stories').selectAll().execute(), before, 'the story says what it said')
    const edit = (await room.outbox()).at(-1)
    assert.deepEqual([edit?.purpose, edit?.tenant, edit?.title], ['edit', 'G1', CHESHIRE.title])
    assert.match(sourceLine(edit), /also: NHS England/)

    await room.publish(await room.addFeed(), [CHESHIRE_AGAIN])
    const others = (await room.outbox()).filter(({ purpose, tenant }) => purpose === 'edit' && tenant === 'G2')
    assert.deepEqual(others.map(sourceLine), ['Health Example Journal, 14 November 2019 · also: Evening Example'])
  })

  it('shared news takes over a story that a tenant had from its own feed, and tells it nothing twice', async (t) => {
    const room = await openNewsroom(open, t)
    for (const tenant of ['G1', 'G2']) await room.watches.add(place('C1', tenant), NORTH_WEST, 'U1')
    await room.publish(await room.addFeed('discord:G1'), [CHESHIRE_AGAIN])
    await postAll(room)
    const result = await room.publish(await room.addFeed(), [CHESHIRE])
    assert.deepEqual(result, { relevant: 1, stories: 1, alerts: 1, edits: 1 })
    const [first, second, third, ...more] = await room.outbox()
    assert.deepEqual(more, [])
    assert.deepEqual([first?.tenant, first?.state, first?.dedupe], ['G1', 'posted', 'alert:2:discord:G1:C1'])
    assert.deepEqual([second?.tenant, second?.purpose, second?.title], ['G2', 'alert', CHESHIRE.title])
    assert.doesNotMatch(sourceLine(second), /Evening Example/, 'what only G1 reads stays with G1')
    assert.deepEqual([third?.tenant, third?.purpose], ['G1', 'edit'])
    assert.match(sourceLine(third), /also: Evening Example/)
    assert.equal(await room.stories.get(1, 'discord:G1'), null, 'the tenant’s own story is gone')
  })

  it('an item that cannot be read is logged, and the others go on', async (t) => {
    const understand = createUnderstanding(loadRegister())
    const room = await openNewsroom(open, t, (item) => {
      if (item.title === BINS.title) throw new Error('The rule has a hole.')
      return understand(item)
    })
    await room.watches.add(place('C1'), NORTH_WEST, 'U1')
    const result = await room.publish(await room.addFeed(), [BINS, CHESHIRE])
    assert.deepEqual([result.relevant, result.alerts], [1, 1])
    assert.deepEqual(
      room.lines.map(({ level, says }) => [level, says]),
      [['error', 'An item could not be read; it is kept and passed over.']],
    )
    assert.equal((await room.db.selectFrom('items').selectAll().execute()).length, 2)
  })

  it('a story whose traits an older version wrote is passed over, not fallen over', async (t) => {
    const room = await openNewsroom(open, t)
    await room.publish(await room.addFeed(), [CHESHIRE])
    await room.db.updateTable('stories').set({ traits: '[{"published":null,"relevant":true}]' }).execute()
    const result = await room.publish(await room.addFeed(), [CHESHIRE_AGAIN])
    assert.equal(result.stories, 1)
    assert.equal(room.lines[0]?.says, 'An item could not be compared with a story.')
  })

  it('a fault of the database leaves nothing behind, and the same items can come again', async (t) => {
    const room = await openNewsroom(open, t)
    await room.watches.add(place('C1'), NORTH_WEST, 'U1')
    const feed = await room.addFeed()
    await room.db.schema.alterTable('deliveries').renameTo('elsewhere').execute()
    await assert.rejects(room.publish(feed, [CHESHIRE]))
    await room.db.schema.alterTable('elsewhere').renameTo('deliveries').execute()
    assert.deepEqual(await room.db.selectFrom('stories').selectAll().execute(), [])
    assert.deepEqual(await room.db.selectFrom('items').selectAll().execute(), [])
    assert.equal((await room.publish(feed, [CHESHIRE])).alerts, 1)
  })

  it('an item without a date, an outlet or an address is told all the same', async (t) => {
    const room = await openNewsroom(open, t)
    await room.watches.add(place('C1'), NORTH_WEST, 'U1')
    await room.publish(await room.addFeed('', 'A parish feed'), [{ ...CHESHIRE, published: null, outlet: '', url: '' }])
    const [owed] = await room.outbox()
    assert.equal(sourceLine(owed), 'A parish feed')
    assert.equal(owed?.message.link, undefined)
  })

  it('feeds that are read at the same time make one story of one announcement', async (t) => {
    const room = await openNewsroom(open, t)
    await room.watches.add(place('C1'), NORTH_WEST, 'U1')
    const feeds = [await room.addFeed(), await room.addFeed(), await room.addFeed()]
    await Promise.all(
      [CHESHIRE, CHESHIRE_AGAIN, CHESHIRE_OFFICIAL].map((news, index) => room.publish(feeds[index] ?? 0, [news])),
    )
    assert.equal((await room.db.selectFrom('stories').selectAll().execute()).length, 1)
    assert.equal((await room.outbox()).filter(({ purpose }) => purpose === 'alert').length, 1)
  })

  it('thousands of watches cost few queries', async (t) => {
    const room = await openNewsroom(open, t)
    const { watch } = await room.watches.add(place('C0'), NORTH_WEST, 'U1')
    const row = await room.db.selectFrom('watches').selectAll().where('id', '=', watch.id).executeTakeFirstOrThrow()
    const { id: _, ...columns } = row
    for (let start = 1; start <= 2_000; start += 500)
      await room.db
        .insertInto('watches')
        .values(Array.from({ length: 500 }, (_each, index) => ({ ...columns, channel: `C${start + index}` })))
        .execute()
    assert.equal((await room.publish(await room.addFeed(), [CHESHIRE, LONDON])).alerts, 2_001)
  })
})
