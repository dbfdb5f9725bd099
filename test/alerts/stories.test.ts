import assert from 'node:assert/strict'
import { it } from 'node:test'
import { Refusal } from '../../src/chat/command.ts'
import type { Place } from '../../src/chat/platform.ts'
import { eachEngine } from '../store-for-tests.ts'
import { areas, openNewsroom } from './newsroom.ts'
import { BINS, CHESHIRE, CHESHIRE_AGAIN, LONDON, NATIONAL } from './sentences.ts'

const HERE: Place = { platform: 'discord', tenant: 'G1', channel: 'C1' }
const US = 'discord:G1'
const THEM = 'discord:G2'
const ALL_WORDS = { bodies: null, tenant: US, limit: 10 }
const at = (day: string) => `2019-11-${day}T09:00:00.000Z`

eachEngine((_engine, open) => {
  async function openWithNews(t: Parameters<typeof openNewsroom>[1]) {
    const room = await openNewsroom(open, t)
    await room.publish(await room.addFeed(), [
      { ...LONDON, published: at('10') },
      { ...NATIONAL, published: at('11') },
      { ...CHESHIRE, published: at('12') },
      { ...BINS, published: at('13') },
    ])
    await room.publish(await room.addFeed('discord:G1'), [{ ...CHESHIRE_AGAIN, published: at('12') }])
    await room.publish(await room.addFeed('discord:G2'), [
      {
        title: 'Newham and Redbridge CCGs to merge',
        summary: 'NHS Newham CCG and NHS Redbridge CCG have proposed a merger.',
        published: at('14'),
        outlet: 'Their Own Paper',
      },
    ])
    return room
  }

  it('the latest stories come newest first, with the sources that the asker may see', async (t) => {
    const { stories } = await openWithNews(t)
    const latest = await stories.latest({ tenant: US, limit: 10 })
    assert.deepEqual(
      latest.map(({ title, sources }) => [title, sources.map(({ outlet }) => outlet)]),
      [
        [CHESHIRE.title, [CHESHIRE.outlet, CHESHIRE_AGAIN.outlet]],
        [NATIONAL.title, [NATIONAL.outlet]],
        [LONDON.title, [LONDON.outlet]],
      ],
    )
    const theirs = await stories.latest({ tenant: THEM, limit: 10 })
    assert.deepEqual(
      theirs.map(({ title, sources }) => [title, sources.length]),
      [
        ['Newham and Redbridge CCGs to merge', 1],
        [CHESHIRE.title, 1],
        [NATIONAL.title, 1],
        [LONDON.title, 1],
      ],
    )
  })

  it('stories are asked for by area, kind, time and page', async (t) => {
    const { stories } = await openWithNews(t)
    const titles = async (query: Omit<Parameters<typeof stories.latest>[0], 'tenant' | 'limit'> & { limit?: number }) =>
      (await stories.latest({ tenant: US, limit: 10, ...query })).map(({ title }) => title)
    const northWest = areas.bodiesOf({ kind: 'region', region: 'North West' })
    assert.deepEqual(await titles({ bodies: northWest }), [CHESHIRE.title])
    assert.deepEqual(await titles({ bodies: new Set() }), [])
    assert.deepEqual(await titles({ kinds: ['petition'] }), [])
    assert.deepEqual(await titles({ kinds: ['petition', 'merger'] }), [CHESHIRE.title, NATIONAL.title, LONDON.title])
    assert.deepEqual(await titles({ since: at('11') }), [CHESHIRE.title, NATIONAL.title])
    assert.deepEqual(await titles({ limit: 1, offset: 1 }), [NATIONAL.title])
    assert.deepEqual(await titles({ offset: 99 }), [])
  })

  it('stories are found by the bodies that they name', async (t) => {
    const { stories } = await openWithNews(t)
    const found = await stories.naming(areas.bodiesOf({ kind: 'body', id: 'ccg-vale-royal' }), US, 5)
    assert.deepEqual(
      found.map(({ title }) => title),
      [CHESHIRE.title],
    )
    assert.deepEqual(await stories.naming(new Set(['ccg-vale-royal']), US, 5, at('13')), [])
  })

  it('a story is got by its number, unless it is another tenant’s own', async (t) => {
    const { stories } = await openWithNews(t)
    const [theirs] = await stories.latest({ tenant: THEM, limit: 1 })
    assert.ok(theirs)
    assert.deepEqual(await stories.get(theirs.id, THEM), theirs)
    assert.equal(await stories.get(theirs.id, US), null)
    assert.equal(await stories.get(theirs.id, ''), null)
    for (const id of [0, 999, -1, 1.5, Number.NaN, 2 ** 40]) assert.equal(await stories.get(id, US), null)
  })

  it('a search finds news and other items by all of its words', async (t) => {
    const { stories } = await openWithNews(t)
    const found = async (words: string, tenant = US) =>
      (await stories.search({ text: words, bodies: null, tenant, limit: 10 })).map(({ title }) => title)
    assert.deepEqual(await found('BIN collected'), [BINS.title])
    assert.deepEqual(await found('cheshire merge'), [CHESHIRE.title, CHESHIRE_AGAIN.title].toReversed())
    assert.deepEqual(await found('cheshire bins'), [])
    assert.deepEqual(await found('newham'), [], 'another tenant’s own feed is not searched')
    assert.deepEqual(await found('newham', THEM), ['Newham and Redbridge CCGs to merge'])
    assert.deepEqual(await found('100%'), [])
    assert.deepEqual(await found('c_eshire'), [])
    assert.deepEqual(await found('\\'), [])
    assert.deepEqual(await found('   '), [])
    const [item] = await stories.search({ ...ALL_WORDS, text: 'bins OR 1=1; --' })
    assert.equal(item, undefined)
    assert.equal((await stories.search({ ...ALL_WORDS, text: 'bin' }))[0]?.storyId, null)
    assert.equal((await stories.search({ ...ALL_WORDS, text: 'cheshire', limit: 1, offset: 1 })).length, 1)
  })

  it('says why: the reasons, the watches that want it here, and what was sent here', async (t) => {
    const room = await openNewsroom(open, t)
    const { watch } = await room.watches.add(HERE, { area: 'region:North West' }, 'U1')
    await room.watches.add(HERE, { area: 'region:London' }, 'U1')
    await room.watches.add({ ...HERE, channel: 'C2' }, {}, 'U1')
    await room.publish(await room.addFeed(), [CHESHIRE])
    const [story] = await room.stories.latest({ tenant: US, limit: 1 })
    const why = await room.stories.why(story?.id ?? 0, HERE)
    assert.ok(why.story.why.length > 0 && why.story.why.every(({ rule, says }) => rule !== '' && says !== ''))
    assert.deepEqual(why.watches, [watch])
    assert.deepEqual(
      why.deliveries.map(({ purpose, state }) => [purpose, state]),
      [['alert', 'due']],
    )
    const elsewhere = await room.stories.why(story?.id ?? 0, { ...HERE, tenant: 'G9' })
    assert.deepEqual([elsewhere.watches, elsewhere.deliveries], [[], []])
  })

  it('does not say why of what is another tenant’s own, or is not', async (t) => {
    const { stories } = await openWithNews(t)
    const [theirs] = await stories.latest({ tenant: THEM, limit: 1 })
    for (const id of [theirs?.id ?? 0, 12_345])
      await assert.rejects(
        stories.why(id, HERE),
        (fault) => fault instanceof Refusal && /no such story/.test(fault.message),
      )
  })

  it('shows a story as its alert would read today', async (t) => {
    const room = await openWithNews(t)
    const [story] = await room.stories.latest({ tenant: US, limit: 1 })
    assert.ok(story)
    room.hand.now = new Date('2020-03-31T12:00:00.000Z')
    const card = room.stories.card(story)
    assert.equal(card.overline, 'MERGER APPROVED · Cheshire and Merseyside')
    assert.match(JSON.stringify(card.blocks), /1 April 2020 \(tomorrow\)/)
  })
})
