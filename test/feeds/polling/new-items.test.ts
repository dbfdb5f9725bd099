import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { answerBody } from '../../platforms/feeds.ts'
import { makeWorld, type World } from '../world.ts'

/** The titles of all that was news, the baseline apart. */
const news = (world: World) =>
  world.told.filter(({ isBaseline }) => !isBaseline).flatMap(({ items }) => items.map((item) => item.title))

/** Reads the feed again, half an hour later. */
async function readLater(world: World): Promise<void> {
  world.wait(30)
  await world.poll()
}

const rss = (items: string) => answerBody(`<rss version="2.0"><channel><title>T</title>${items}</channel></rss>`)

suite('what is new', () => {
  test('the first reading is the baseline, and only later items are news', async () => {
    await using world = await makeWorld()
    world.server.publish({ title: 'Old one', date: 'Mon, 02 Nov 2026 09:00:00 GMT' })
    world.server.publish({ title: 'Old two', date: 'Tue, 03 Nov 2026 09:00:00 GMT' })
    await world.share('/news.rss')
    await world.poll()
    world.server.publish({ title: 'New', date: 'Tue, 03 Nov 2026 15:00:00 GMT' })
    await readLater(world)
    assert.deepEqual(
      world.told.map(({ items, isBaseline }) => [isBaseline, items.map((item) => item.title)]),
      [
        [true, ['Old one', 'Old two']],
        [false, ['New']],
      ],
    )
  })

  test('an item is handed over whole, with its row and its feed', async () => {
    await using world = await makeWorld()
    world.server.channel('news', { title: 'Dale Echo' })
    const published = world.server.publish({
      title: 'Join',
      summary: 'Two boards.',
      date: 'Tue, 03 Nov 2026 09:00:00 GMT',
    })
    await world.share('/news.rss')
    await world.poll()
    const [told] = world.told
    const row = await world.store.db.selectFrom('items').selectAll().executeTakeFirstOrThrow()
    assert.deepEqual(told?.items, [
      {
        id: row.id,
        identity: published.id,
        title: 'Join',
        url: published.url,
        summary: 'Two boards.',
        outlet: 'Dale Echo',
        published: '2026-11-03T09:00:00.000Z',
        firstSeen: '2026-11-03T14:05:00.000Z',
      },
    ])
    assert.deepEqual(told?.feed, {
      id: row.feed_id,
      tenant: '',
      title: 'Dale Echo',
      url: `${world.server.url}/news.rss`,
    })
  })

  test('items come oldest first, undated ones in the order in which they were added', async () => {
    await using world = await makeWorld()
    await world.share('/a')
    world.server.behave(
      '/a',
      rss('<item><title>C</title></item><item><title>B</title></item><item><title>A</title></item>'),
    )
    await world.poll()
    assert.deepEqual(
      world.told[0]?.items.map((item) => item.title),
      ['A', 'B', 'C'],
    )
  })

  test('an empty feed has its baseline too, so its first item is news', async () => {
    await using world = await makeWorld()
    world.server.channel('news', {})
    await world.share('/news.rss')
    await world.poll()
    world.server.publish({ title: 'The first' })
    await readLater(world)
    assert.deepEqual(news(world), ['The first'])
  })

  test('a date in the future is no date', async () => {
    await using world = await makeWorld()
    world.server.publish({ title: 'A', date: 'Tue, 03 Nov 2027 09:00:00 GMT' })
    await world.share('/news.rss')
    await world.poll()
    assert.equal(world.told[0]?.items[0]?.published, null)
  })
})

suite('what is not new', () => {
  const changes: Record<string, [string, string]> = {
    'a new date': [
      '<item><title>A</title><guid>x</guid><pubDate>Mon, 02 Nov 2026 09:00:00 GMT</pubDate></item>',
      '<item><title>A</title><guid>x</guid><pubDate>Tue, 03 Nov 2026 09:00:00 GMT</pubDate></item>',
    ],
    'a new headline': [
      '<item><title>A</title><guid>x</guid></item>',
      '<item><title>A, updated</title><guid>x</guid></item>',
    ],
    'a guid that moves to https': [
      '<item><title>A</title><guid>http://x.example/a/</guid></item>',
      '<item><title>A</title><guid>https://www.x.example/a?utm_source=rss</guid></item>',
    ],
    'another guid for the same title, address and date': [
      '<item><title>A</title><link>https://x.example/a</link><guid isPermaLink="false">1</guid></item>',
      '<item><title>A</title><link>https://x.example/a</link><guid isPermaLink="false">n-1</guid></item>',
    ],
    'another order': [
      '<item><title>A</title><guid>1</guid></item><item><title>B</title><guid>2</guid></item>',
      '<item><title>B</title><guid>2</guid></item><item><title>A</title><guid>1</guid></item>',
    ],
    'a second item that takes the guid of the first': [
      '<item><title>A</title><guid>1</guid></item>',
      '<item><title>A</title><guid>1</guid></item><item><title>A</title><guid>1</guid></item>',
    ],
    'one of two items with one guid going': [
      '<item><title>A</title><guid>1</guid></item><item><title>B</title><guid>1</guid></item>',
      '<item><title>B</title><guid>1</guid></item>',
    ],
  }
  for (const [change, [before, after]] of Object.entries(changes))
    test(change, async () => {
      await using world = await makeWorld()
      await world.share('/a')
      world.server.behave('/a', rss(before))
      await world.poll()
      world.server.behave('/a', rss(after))
      await readLater(world)
      assert.deepEqual(news(world), [])
    })

  test('an Atom id that changes with each update', async () => {
    await using world = await makeWorld()
    const entry = (time: string) =>
      answerBody(
        `<feed xmlns="http://www.w3.org/2005/Atom"><title>G</title><entry><id>https://gov.example/a#${time}</id><link rel="alternate" href="https://gov.example/a"/><title>A</title><updated>${time}</updated></entry></feed>`,
      )
    await world.share('/a')
    world.server.behave('/a', entry('2026-11-02T09:00:00Z'))
    await world.poll()
    world.server.behave('/a', entry('2026-11-03T09:00:00Z'))
    await readLater(world)
    assert.deepEqual(news(world), [])
  })
})

suite('what is new although it looks alike', () => {
  const changes: Record<string, [string, string, string[]]> = {
    'a second item with the guid of the first': [
      '<item><title>A</title><guid>1</guid></item>',
      '<item><title>B</title><guid>1</guid></item><item><title>A</title><guid>1</guid></item>',
      ['B'],
    ],
    'a third item where all have one link': [
      '<item><title>B</title><link>/</link></item><item><title>A</title><link>/</link></item>',
      '<item><title>C</title><link>/</link></item><item><title>B</title><link>/</link></item>',
      ['C'],
    ],
    'the same title at the same address, with another guid and date': [
      '<item><title>Papers</title><link>/p</link><guid isPermaLink="false">1</guid><pubDate>Mon, 02 Nov 2026 09:00:00 GMT</pubDate></item>',
      '<item><title>Papers</title><link>/p</link><guid isPermaLink="false">2</guid><pubDate>Tue, 03 Nov 2026 09:00:00 GMT</pubDate></item>',
      ['Papers'],
    ],
  }
  for (const [change, [before, after, expected]] of Object.entries(changes))
    test(change, async () => {
      await using world = await makeWorld()
      await world.share('/a')
      world.server.behave('/a', rss(before))
      await world.poll()
      world.server.behave('/a', rss(after))
      await readLater(world)
      assert.deepEqual(news(world), expected)
    })
})

suite('a fault in what is done with the news', () => {
  test('undoes the reading, which then comes again, and stops no other feed', async () => {
    await using world = await makeWorld()
    world.server.publish({ title: 'A' }, 'bad')
    world.server.publish({ title: 'B' }, 'good')
    await world.share('/bad.rss', '/good.rss')
    const got: string[] = []
    const failOnce = async (_trx: unknown, feed: { url: string }, items: readonly { title: string }[]) => {
      if (feed.url.endsWith('/bad.rss') && !got.includes('B')) throw new Error('no')
      got.push(...items.map((item) => item.title))
      if (feed.url.endsWith('/bad.rss')) assert.ok(got.includes('B'))
    }
    let summary = await world.poll(async (trx, feed, items) => {
      if (feed.url.endsWith('/bad.rss')) throw new Error('no')
      await failOnce(trx, feed, items)
    })
    assert.deepEqual(got, ['B'])
    assert.equal(summary.failed, 1)
    assert.equal(summary.changed, 1)
    assert.match(
      await world.health('/bad.rss'),
      /^Reads well, but what it brought could not be stored; it will be read again at 14:35\.$/,
    )
    assert.equal((await world.store.db.selectFrom('items').selectAll().execute()).length, 1)
    world.wait(31)
    summary = await world.poll(failOnce)
    assert.deepEqual(got, ['B', 'A'])
    assert.match(await world.health('/bad.rss'), /^Reads well: 1 item/)
  })
})
