import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { createFetcher } from '../../../src/net/fetcher.ts'
import {
  answerBody,
  answerBomb,
  answerEndlessly,
  answerNever,
  answerRedirect,
  answerStatus,
  type Behaviour,
} from '../../platforms/feeds.ts'
import { makeWorld, TENANT } from '../world.ts'

/** What `/feeds list` says after one reading at 14:05 on 3 November 2026, with 15 minutes as least interval. */
async function healthOf(behaviour: Behaviour, timeoutMs = 5_000): Promise<string> {
  await using world = await makeWorld({ needs: { timeoutMs } })
  world.server.behave('/a', behaviour)
  await world.share('/a')
  await world.poll()
  return world.health('/a')
}

const page = '<!DOCTYPE html><html><head><title>Our news</title></head><body></body></html>'
const failing = (why: string) => `Failing since 3 November 2026: ${why} Will be tried again at 14:35.`

suite('what the list of feeds says of', () => {
  const sentences: [string, Behaviour, string][] = [
    [
      'a page that is not there',
      answerStatus(404),
      'Answered 404 (not found) since 3 November 2026; will be tried again at 14:35.',
    ],
    [
      'a page that may not be read',
      answerStatus(403),
      'Answered 403 (forbidden) since 3 November 2026; will be tried again at 14:35.',
    ],
    [
      'a server that is down',
      answerStatus(502),
      'Answered 502 (bad gateway) since 3 November 2026; will be tried again at 14:35.',
    ],
    [
      'a feed that is gone',
      answerStatus(410),
      'Answered 410 (gone) on 3 November 2026, so it is retired and not read any more.',
    ],
    [
      'a server that asks to wait',
      answerStatus(429, { 'retry-after': '7200' }),
      'Answered 429 (too many requests) since 3 November 2026; will be tried again at 16:05.',
    ],
    [
      'a server that asks to wait until a date',
      answerStatus(503, { 'retry-after': 'Wed, 04 Nov 2026 09:00:00 GMT' }),
      'Answered 503 (service unavailable) since 3 November 2026; will be tried again on 4 November 2026 at 09:00.',
    ],
    ['a web page', answerBody(page, 'text/html'), failing('This is a web page (“Our news”), not a feed.')],
    [
      'a Cloudflare challenge',
      (_request, response) => response.writeHead(403, { 'cf-mitigated': 'challenge' }).end(page),
      failing('It answers with a Cloudflare challenge (a check that asks for a browser), not with a feed.'),
    ],
    ['redirects in a circle', answerRedirect(302, '/a'), failing('It redirects in a circle.')],
    [
      'a redirect inwards',
      answerRedirect(302, 'http://169.254.169.254/meta'),
      failing('The address of 169.254.169.254 is private, so it is not read.'),
    ],
    ['an endless body', answerEndlessly, failing('It is larger than 10 MB.')],
    ['a compression bomb', answerBomb(), failing('It decompressed to more than 10 MB.')],
    [
      'an entity bomb',
      answerBody(
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbb"><!ENTITY c "&b;&b;">]><rss version="2.0"><channel><title>&c;</title><item><title>&c;</title></item></channel></rss>',
      ),
      'Reads well: 1 item, none of them dated.',
    ],
    [
      'an empty feed',
      answerBody('<rss version="2.0"><channel><title>T</title></channel></rss>'),
      'Reads well, but it has no items.',
    ],
    [
      'a good feed',
      answerBody(
        '<rss version="2.0"><channel><item><title>A</title><pubDate>Mon, 02 Nov 2026 23:30:00 GMT</pubDate></item><item><title>B</title></item></channel></rss>',
      ),
      'Reads well: 2 items, the newest of 2 November 2026.',
    ],
    ['nothing', answerBody(''), failing('It answered with nothing at all.')],
  ]
  for (const [what, behaviour, sentence] of sentences)
    test(what, async () => assert.equal(await healthOf(behaviour), sentence))

  test('a server that says “unchanged” to whoever has never read it', async () => {
    assert.equal(
      await healthOf(answerStatus(304)),
      failing('It answered that nothing has changed, although it has never been read.'),
    )
  })

  test('a server that does not answer in time', async () => {
    assert.equal(await healthOf(answerNever, 100), failing('It took longer than 0.1 seconds.'))
  })

  test('a body that stops half-way', async () => {
    const half: Behaviour = (_request, response) => void response.write('<rss>')
    assert.equal(await healthOf(half, 100), failing('It took longer than 0.1 seconds.'))
  })

  test('a host that does not exist', async () => {
    const fetcher = createFetcher({
      allow: [],
      trusted: [],
      userAgent: 'test',
      resolve: (_host, done) => done(Object.assign(new Error('none'), { code: 'ENOTFOUND' }), []),
    })
    await using world = await makeWorld({ needs: { fetcher } })
    await world.share('https://none.example/feed')
    await world.poll()
    assert.equal((await world.feeds.list(TENANT))[0]?.health, failing('There is no site of that name.'))
    await fetcher.close()
  })

  test('a feed that has not been read', async () => {
    await using world = await makeWorld()
    await world.share('/a')
    assert.equal(await world.health('/a'), 'Not read yet.')
  })
})

suite('a feed that breaks', () => {
  test('says since when, waits longer each time, and says when it is well again', async () => {
    await using world = await makeWorld()
    world.server.publish({ title: 'A', date: 'Mon, 02 Nov 2026 09:00:00 GMT' })
    await world.share('/news.rss')
    await world.poll()
    world.server.behave('/news.rss', answerStatus(500))
    world.wait(15)
    await world.poll()
    assert.equal(
      await world.health('/news.rss'),
      'Answered 500 (internal server error) since 3 November 2026; will be tried again at 14:50.',
    )
    world.wait(30)
    await world.poll()
    assert.equal(
      await world.health('/news.rss'),
      'Answered 500 (internal server error) since 3 November 2026; will be tried again at 15:50.',
    )
    world.server.behave('/news.rss', null)
    world.wait(60)
    await world.poll()
    assert.equal(await world.health('/news.rss'), 'Reads well again; nothing has changed.')
    const [feed] = await world.feeds.list(TENANT)
    assert.equal(feed?.state, 'ok')
  })

  test('stops no other', async () => {
    await using world = await makeWorld({ needs: { timeoutMs: 200 } })
    world.server.behave('/hangs', answerNever)
    world.server.behave('/breaks', answerBody('<rss><channel><item>'))
    world.server.publish({ title: 'A' })
    await world.share('/hangs', '/breaks', '/news.rss')
    await world.poll()
    assert.match(await world.health('/news.rss'), /^Reads well/)
  })

  test('and is gone is never asked again', async () => {
    await using world = await makeWorld()
    world.server.behave('/a', answerStatus(410))
    await world.share('/a')
    await world.poll()
    world.wait(60 * 24 * 30)
    await world.poll()
    assert.equal(world.server.requestsTo('/a').length, 1)
    const [feed] = await world.feeds.list(TENANT)
    assert.equal(feed?.state, 'retired')
    assert.equal(feed?.nextReadAt, null)
  })
})
