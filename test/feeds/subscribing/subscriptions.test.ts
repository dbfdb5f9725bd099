import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { feedById, insertFeed, REPORTED } from '../../../src/feeds/feed-repository.ts'
import { newFeed } from '../../../src/feeds/new-feed.ts'
import { answerBody, answerRedirect, answerStatus } from '../../platforms/feeds.ts'
import { makeWorld, TENANT, type World } from '../world.ts'

const ANN = { tenant: TENANT, by: 'ann' }

async function refusal(world: World, address: string): Promise<string> {
  const outcome = await world.feeds.add(address, ANN)
  return outcome.kind === 'refused' ? outcome.why : 'added'
}

const page = (head: string, body = '') =>
  answerBody(`<!DOCTYPE html><html><head><title>Our news</title>${head}</head><body>${body}</body></html>`, 'text/html')

suite('adding a feed', () => {
  test('by its address; it is read in the next round and its items then are no news', async () => {
    await using world = await makeWorld()
    world.server.channel('news', { title: 'Dale Echo' })
    world.server.publish({ title: 'A' })
    const outcome = await world.feeds.add(`  ${world.server.url}/news.rss `, ANN)
    assert.equal(outcome.kind, 'added')
    assert.equal(outcome.kind === 'added' && outcome.says, 'The 1 item in it now is not news.')
    await world.poll()
    assert.deepEqual(
      world.told.map(({ feed, isBaseline }) => [feed.tenant, isBaseline]),
      [[TENANT, true]],
    )
    assert.equal(world.server.requests.length, 2)
  })

  test('by a page that declares it, passing over the feed of its comments', async () => {
    await using world = await makeWorld()
    world.server.publish({ title: 'A' })
    world.server.behave(
      '/',
      page(
        '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments.rss"><link rel="alternate" type="application/rss+xml" href="news.rss">',
      ),
    )
    const outcome = await world.feeds.add(world.server.url, ANN)
    assert.equal(outcome.kind === 'added' && outcome.feed.url, `${world.server.url}/news.rss`)
    assert.match(
      outcome.kind === 'added' ? outcome.says : '',
      /It was found on the page http:\S+\/\. The page has others: \S+\/comments\.rss\.$/,
    )
    assert.equal(world.server.requests.length, 2)
  })

  test('by a page that declares none: at the likeliest place, with one more request', async () => {
    await using world = await makeWorld()
    world.server.publish({ title: 'A' })
    world.server.behave('/linked', page('', '<a href="/about">About</a><a href="/news.rss">RSS</a>'))
    world.server.behave('/bare', page(''))
    assert.equal(await refusal(world, `${world.server.url}/linked`), 'added')
    assert.equal(
      await refusal(world, `${world.server.url}/bare`),
      `This is a web page (“Our news”), not a feed. It names no feed, and there is none at ${world.server.url}/feed/.`,
    )
    assert.equal(world.server.requests.length, 4)
  })

  test('where it has moved to for good', async () => {
    await using world = await makeWorld()
    world.server.publish({ title: 'A' })
    world.server.behave('/old', answerRedirect(301, '/news.rss'))
    const outcome = await world.feeds.add(`${world.server.url}/old`, ANN)
    assert.equal(outcome.kind === 'added' && outcome.feed.url, `${world.server.url}/news.rss`)
  })

  test('is refused, with the reason, where nothing can be read', async () => {
    await using world = await makeWorld()
    world.server.behave('/403', answerStatus(403))
    world.server.behave('/feedless', page('<link rel="alternate" type="application/rss+xml" href="/gone">'))
    const at = (path: string) => refusal(world, world.server.url + path)
    assert.equal(await at('/403'), 'Answered 403 (forbidden).')
    assert.equal(await at('/none'), 'Answered 404 (not found).')
    assert.equal(
      await at('/feedless'),
      `This is a web page (“Our news”), not a feed. The feed that it names, ${world.server.url}/gone, could not be read: Answered 404 (not found).`,
    )
    assert.equal(await refusal(world, 'http://10.0.0.1/feed'), 'The address of 10.0.0.1 is private, so it is not read.')
    assert.equal(
      await refusal(world, 'ftp://x.example/'),
      'This is not a web address: it must begin with https:// or http://.',
    )
    assert.equal(await refusal(world, 'our news'), 'This is not a web address: it must begin with https:// or http://.')
    assert.equal(
      await refusal(world, `https://x.example/${'a'.repeat(3_000)}`),
      'The address is longer than 2,000 characters.',
    )
    assert.match(await refusal(world, 'https://me:secret@x.example/'), /credentials are not read\.$/)
  })

  test('is refused when it is read already, before anything is asked', async () => {
    await using world = await makeWorld()
    world.server.publish({ title: 'A' })
    await world.share('/shared.rss')
    await world.feeds.add(`${world.server.url}/news.rss`, ANN)
    const asked = world.server.requests.length
    assert.equal(
      await refusal(world, `${world.server.url}/news.rss?utm_source=x`),
      'Channel news is read already: it was added here.',
    )
    assert.match(
      await refusal(world, `${world.server.url}/shared.rss/`),
      /is read already: it is one of the feeds that everyone gets\.$/,
    )
    assert.equal(world.server.requests.length, asked)
  })

  test('of another tenant’s is not refused', async () => {
    await using world = await makeWorld()
    world.server.publish({ title: 'A' })
    await world.feeds.add(`${world.server.url}/news.rss`, { tenant: 'slack:2', by: 'bob' })
    assert.equal(await refusal(world, `${world.server.url}/news.rss`), 'added')
    assert.equal((await world.feeds.list(TENANT)).length, 1)
  })

  test('is refused beyond fifty', async () => {
    await using world = await makeWorld()
    const many = Array.from({ length: 52 }, (_, n) => `<outline xmlUrl="https://x.example/${n}"/>`).join('')
    const outcome = await world.feeds.importOpml(`<opml version="2.0"><body>${many}</body></opml>`, ANN)
    const why = 'At most 50 feeds can be added here; remove one first.'
    assert.ok(outcome.kind === 'imported')
    assert.equal(outcome.added.length, 50)
    assert.deepEqual(outcome.refused, [
      { url: 'https://x.example/50', why },
      { url: 'https://x.example/51', why },
    ])
    assert.equal(await refusal(world, `${world.server.url}/news.rss`), why)
  })

  test('again brings a retired one back', async () => {
    await using world = await makeWorld()
    world.server.publish({ title: 'A' })
    await world.feeds.add(`${world.server.url}/news.rss`, ANN)
    world.server.behave('/news.rss', answerStatus(410))
    await world.poll()
    world.server.behave('/news.rss', null)
    assert.equal(await refusal(world, `${world.server.url}/news.rss`), 'added')
    assert.equal((await world.poll()).changed, 1)
  })
})

suite('removing a feed', () => {
  test('of one’s own', async () => {
    await using world = await makeWorld()
    world.server.publish({ title: 'A' })
    await world.feeds.add(`${world.server.url}/news.rss`, ANN)
    await world.poll()
    const [feed] = await world.feeds.list(TENANT)
    assert.deepEqual(await world.feeds.remove(feed?.id ?? 0, TENANT), { kind: 'removed', title: 'Channel news' })
    assert.deepEqual(await world.feeds.list(TENANT), [])
  })

  test('of all or of others is refused', async () => {
    await using world = await makeWorld()
    await world.share('/a')
    world.server.publish({ title: 'A' })
    await world.feeds.add(`${world.server.url}/news.rss`, { tenant: 'slack:2', by: 'bob' })
    const [shared] = await world.feeds.list(TENANT)
    const foreign = (await world.feeds.list('slack:2')).find((feed) => !feed.isShared)
    const whyShared = await world.feeds.remove(shared?.id ?? 0, TENANT)
    assert.match(
      whyShared.kind === 'refused' ? whyShared.why : '',
      /everyone gets, so it cannot be removed here; whoever runs the bot can switch it off/,
    )
    assert.deepEqual(await world.feeds.remove(foreign?.id ?? 0, TENANT), {
      kind: 'refused',
      why: `There is no feed with the number ${foreign?.id} here.`,
    })
    assert.equal((await world.feeds.remove(999, TENANT)).kind, 'refused')
  })

  test('that only stands for what members reported is refused, as it is in no list', async () => {
    await using world = await makeWorld()
    const reported = { url: REPORTED, title: 'Reported by members', home: '', isEnabled: false, tenant: TENANT, by: '' }
    const row = await insertFeed(world.store.db, newFeed(reported, '2026-11-22T12:00:00.000Z'))
    assert.deepEqual(await world.feeds.list(TENANT), [])
    assert.equal((await world.feeds.remove(row?.id ?? 0, TENANT)).kind, 'refused')
    assert.notEqual(await feedById(world.store.db, row?.id ?? 0), undefined)
  })
})

suite('lists in and out', () => {
  test('what one tenant exports another can import', async () => {
    await using world = await makeWorld()
    world.server.publish({ title: 'A' })
    await world.share('/a')
    await world.feeds.add(`${world.server.url}/news.rss`, ANN)
    const opml = await world.feeds.exportOpml(TENANT)
    const outcome = await world.feeds.importOpml(opml, { tenant: 'slack:2', by: 'bob' })
    assert.deepEqual(outcome, { kind: 'imported', added: ['Channel news'], already: 1, refused: [] })
  })

  test('what is no web address is refused one by one', async () => {
    await using world = await makeWorld()
    const opml =
      '<opml version="2.0"><body><outline xmlUrl="file:///etc/passwd"/><outline text="Good" xmlUrl="https://x.example/feed"/></body></opml>'
    const outcome = await world.feeds.importOpml(opml, ANN)
    assert.ok(outcome.kind === 'imported')
    assert.deepEqual(outcome.added, ['Good'])
    assert.deepEqual(
      outcome.refused.map(({ url }) => url),
      ['file:///etc/passwd'],
    )
  })

  test('what is no OPML is refused', async () => {
    await using world = await makeWorld()
    assert.equal((await world.feeds.importOpml('hello', ANN)).kind, 'refused')
  })
})

suite('checking', () => {
  test('tells what a reader would find, and keeps nothing', async () => {
    await using world = await makeWorld()
    world.server.channel('news', { title: 'Dale Echo', head: '<ttl>1440</ttl>', hasValidators: false })
    world.server.publish({ title: 'A', date: '' })
    world.server.publish({ title: 'B', date: 'Mon, 02 Nov 2026 09:00:00 GMT' })
    const check = await world.feeds.check(`${world.server.url}/news.rss`)
    assert.ok(check.kind === 'feed')
    assert.equal(check.title, 'Dale Echo')
    assert.equal(check.format, 'RSS')
    assert.deepEqual(
      check.items.map((item) => item.title),
      ['B', 'A'],
    )
    assert.deepEqual(check.findings, [
      'Its server gives neither ETag nor Last-Modified, so it is read less often while nothing is new.',
      '1 of 2 items has no date that can be read; the day they are first seen is used.',
      'It asks to be read every day.',
    ])
    assert.deepEqual(await world.feeds.list(TENANT), [])
  })

  test('a file', async () => {
    await using world = await makeWorld()
    const bytes = new TextEncoder().encode(
      '<rss version="2.0"><channel><item><title>A</title><link>https://x.example/a</link></item></channel></rss>',
    )
    const check = await world.feeds.checkBytes(bytes, 'my.rss')
    assert.equal(check.kind === 'feed' && check.url, 'my.rss')
    assert.deepEqual(await world.feeds.checkBytes(new Uint8Array(), 'none'), {
      kind: 'nothing',
      why: 'It answered with nothing at all.',
    })
  })
})
