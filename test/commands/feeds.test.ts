import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { readOpml } from '../../src/feeds/opml.ts'
import { serve } from '../net/loopback.ts'
import { openDesk } from './newsroom-commands.ts'
import { callerOn, factOf, wordsOf } from './world.ts'

const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>Weaver Vale News</title><link>https://weaver.example/</link>
<item><title>Board meets &lt;@everyone&gt;</title><link>https://weaver.example/1</link><guid>1</guid><pubDate>Thu, 14 Nov 2019 09:00:00 GMT</pubDate></item>
</channel></rss>`

async function openFeedDesk(t: TestContext) {
  const server = await serve({
    '/feed': (_request, response) => response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(RSS),
    '/page': (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hello</p>'),
  })
  t.after(() => server[Symbol.asyncDispose]())
  return { server, ...(await openDesk(t, 'slack', [`127.0.0.1:${server.port}`])) }
}

describe('/feeds', () => {
  it('says how to begin when there are none', async (t) => {
    const { ask } = await openDesk(t)
    assert.match(wordsOf(await ask('/feeds list')), /^No feeds are read yet\n\/feeds add takes the address/)
  })

  it('checks an address and keeps nothing', async (t) => {
    const { ask, server, feeds } = await openFeedDesk(t)
    const card = await ask(`/feeds check ${server.url}/feed`)
    assert.equal(card.title, 'Weaver Vale News can be read')
    assert.match(factOf(card, 'Form') ?? '', /, 1 item$/)
    assert.match(wordsOf(card), /- Board meets <@everyone>, 14 Nov 2019/)
    assert.match((await ask(`/feeds check ${server.url}/page`)).title, /^No feed at /)
    assert.deepEqual(await feeds.list('slack:T1'), [])
  })

  it('adds a feed for this tenant alone, lists it, and removes it by number or address', async (t) => {
    const { ask, server, feeds } = await openFeedDesk(t)
    const added = await ask(`/feeds add ${server.url}/feed`)
    assert.match(
      wordsOf(added),
      /Weaver Vale News is read from now on\n.*\nOnly you get what it brings\. To undo this: \/feeds remove \d+\./,
    )
    const listed = await ask('/feeds list')
    assert.equal(listed.title, '1 feed')
    assert.match(wordsOf(listed), /Your own\n- #\d+ Weaver Vale News · /)
    assert.match(wordsOf(await ask('/feeds list', callerOn('slack', { tenant: 'T2' }))), /No feeds are read yet/)
    assert.match((await ask(`/feeds add ${server.url}/feed`)).title, /is read already/)
    assert.match((await ask(`/feeds remove ${server.url}/feed`)).title, /Weaver Vale News is not read here any more\./)
    assert.deepEqual(await feeds.list('slack:T1'), [])
  })

  it('refuses private addresses, what is no address, and other people’s feeds', async (t) => {
    const { ask, feeds } = await openDesk(t)
    await feeds.seed('<opml version="2.0"><body><outline text="All" xmlUrl="https://all.example/rss"/></body></opml>')
    const [shared] = await feeds.list('slack:T1')
    for (const address of [
      'http://127.0.0.1:9/feed',
      'http://169.254.169.254/',
      'ftp://example.org/',
      'javascript:alert(1)',
    ]) {
      const answer = await ask(`/feeds add ${address}`)
      assert.equal(answer.tone, 'warning', address)
    }
    assert.match((await ask(`/feeds remove ${shared?.id}`)).title, /one of the feeds that everyone gets/)
    assert.match((await ask('/feeds remove 99')).title, /no feed with the number 99/)
    assert.match((await ask('/feeds remove daily')).title, /“daily” is not the number of a feed: \/feeds list/)
  })

  it('puts the feeds in trouble first', async (t) => {
    const { ask, feeds, room } = await openDesk(t)
    const outlines = ['Alpha', 'Beta', 'Gamma'].map(
      (name) => `<outline text="${name}" xmlUrl="https://${name}.example/rss"/>`,
    )
    await feeds.seed(`<opml version="2.0"><body>${outlines.join('')}</body></opml>`)
    await room.db
      .updateTable('feeds')
      .set({ state: 'failing', health: 'It answers 503.' })
      .where('title', '=', 'Gamma')
      .execute()
    const card = await ask('/feeds list')
    assert.equal(card.title, '3 feeds, 1 in trouble')
    assert.equal(card.tone, 'warning')
    assert.match(
      wordsOf(card),
      /In trouble\n- #\d+ Gamma · It answers 503\.\nFor everyone\n- #\d+ Alpha.*\n- #\d+ Beta/,
    )
  })

  it('goes through many feeds page by page', async (t) => {
    const { ask, press, feeds } = await openDesk(t)
    const outlines = Array.from(
      { length: 20 },
      (_, n) => `<outline text="Feed ${n}" xmlUrl="https://f${n}.example/rss"/>`,
    )
    await feeds.seed(`<opml version="2.0"><body>${outlines.join('')}</body></opml>`)
    const first = await ask('/feeds list')
    assert.match(wordsOf(first), /page 1 of 2/)
    assert.match(wordsOf(await press('feeds.page', '2')), /page 2 of 2/)
    assert.match(wordsOf(await ask('/feeds list page:100')), /page 2 of 2/)
    assert.match((await press('feeds.page', 'x')).title, /not the number of a page/)
  })

  it('exports lists that are whole on each page, and imports what was exported', async (t) => {
    const { ask, feeds } = await openDesk(t)
    const outlines = Array.from(
      { length: 20 },
      (_, n) => `<outline text="Feed &amp; ${n}" xmlUrl="https://f${n}.example/rss?a=1&amp;b=2"/>`,
    )
    await feeds.seed(`<opml version="2.0"><body>${outlines.join('')}</body></opml>`)
    const pages = [await ask('/feeds export'), await ask('/feeds export page:2')]
    const lists = pages.map((page) => {
      const last = page.blocks.at(-1)
      return last?.kind === 'paragraph' && typeof last.text === 'string' ? last.text : ''
    })
    const urls = lists.flatMap((opml) => {
      const read = readOpml(opml)
      return read.kind === 'list' ? read.feeds.map((feed) => feed.url) : []
    })
    assert.equal(new Set(urls).size, 20)
    const other = await openDesk(t)
    const imported = await other.ask(`/feeds import ${lists[1]?.replace(/\s+/g, ' ')}`)
    assert.equal(imported.title, '8 feeds added')
    assert.equal((await other.feeds.list('slack:T1')).length, 8)
    assert.match((await other.ask('/feeds import nonsense')).title, /This is not an OPML file|lists no feeds/)
  })

  it('is for organisers', async (t) => {
    const { ask } = await openDesk(t)
    const member = callerOn('slack', { isAdmin: async () => false })
    for (const line of ['list', 'add x.example', 'remove 1', 'check x.example', 'import x', 'export'])
      assert.match((await ask(`/feeds ${line}`, member)).title, /Only organisers/)
  })
})
