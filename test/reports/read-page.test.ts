import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createFetcher, type Fetcher } from '../../src/net/fetcher.ts'
import { createArticleReader } from '../../src/reports/article.ts'
import { type ReadPage, readPage } from '../../src/reports/read-page.ts'
import {
  answerBody,
  answerBomb,
  answerEndlessly,
  answerRedirect,
  answerStatus,
  type FeedServer,
  startFeedServer,
} from '../platforms/feeds.ts'
import { articlePage, FULL_HEAD } from './pages.ts'

const HTML = 'text/html; charset=utf-8'
const NOON = new Date('2019-11-14T12:00:00.000Z')

describe('a reported page', () => {
  let server: FeedServer
  let fetcher: Fetcher
  before(async () => {
    server = await startFeedServer()
    fetcher = createFetcher({ allow: ['127.0.0.1'], trusted: [], userAgent: 'test' })
  })
  after(async () => {
    await fetcher.close()
    await server.close()
  })
  const read = async (path = '/page', patienceMs = 5_000): Promise<ReadPage> =>
    readPage({ fetcher, clock: () => NOON, readArticle: createArticleReader(patienceMs) }, `${server.url}${path}`)
  const readBody = (body: string | Uint8Array, type = HTML) => {
    server.behave('/page', answerBody(body, type))
    return read()
  }
  const pageOf = (reading: ReadPage) => {
    assert.ok(reading.kind === 'page', reading.kind === 'unreadable' ? reading.why : '')
    return reading
  }
  const whyNot = (reading: ReadPage) => {
    assert.ok(reading.kind === 'unreadable', 'it was read')
    assert.match(reading.why, /^[A-Z].*[.?]$/, 'a sentence')
    return reading.why
  }

  it('gives title, description, outlet and day, and the article without its surroundings', async () => {
    const { page, text } = pageOf(await readBody(articlePage(FULL_HEAD)))
    assert.deepEqual(page, {
      url: `${server.url}/page`,
      title: 'Two Mersey groups want to be one',
      description: 'A merger & its price',
      outlet: 'Mersey Gazette',
      published: '2019-11-12T09:00:00.000Z',
    })
    assert.match(text, /^.*The governing bodies of NHS Wirral CCG .* the two said\./)
    assert.doesNotMatch(text, /Sport|Cookies|<p>|said\.The/)
  })

  it('makes do with what there is: without a head the article speaks, and the host is the outlet', async () => {
    const { page } = pageOf(await readBody(articlePage('')))
    assert.match(page.title, /^.{20,120}$/)
    assert.equal(page.outlet, '127.0.0.1')
    assert.equal(page.published, null)
    assert.equal(
      pageOf(await readBody('Two boards are to be one.', 'text/plain')).page.title,
      'Two boards are to be one.',
    )
  })

  it('is where a redirect leads', async () => {
    server.behave('/target', answerBody(articlePage(), HTML))
    server.behave('/page', answerRedirect(301, '/target'))
    assert.equal(pageOf(await read()).page.url, `${server.url}/target`)
  })

  it('is read in the encoding that it names', async () => {
    const latin = Buffer.from(
      '<html><head><meta charset="iso-8859-1"><title>Caf\u00e9 Board</title></head></html>',
      'latin1',
    )
    assert.equal(pageOf(await readBody(latin, 'text/html')).page.title, 'Café Board')
    const odd = '<title>Plain</title>'
    assert.equal(pageOf(await readBody(odd, 'text/html; charset=no-such-thing')).page.title, 'Plain')
  })

  it('has no markup, hidden or reversing marks left in its words, and no day to come', async () => {
    const head =
      '<title>\u202Eevil\u200B &lt;b&gt;board&lt;/b&gt;</title><meta name="date" content="2031-01-01"><meta name="description" content="<script>alert(1)</script>A plan">'
    const { page } = pageOf(await readBody(articlePage(head, '<script>document.title = "owned"</script>')))
    assert.deepEqual([page.title, page.description, page.published], ['evil board', 'A plan', null])
  })

  it('may be as long as it likes in its title and its metas', async () => {
    const head = `<title>${'A '.repeat(100_000)}</title><meta name="description" content="${'x'.repeat(100_000)}">`
    const { page } = pageOf(await readBody(articlePage(head)))
    assert.ok(page.title.length <= 300 && page.description.length <= 600)
  })

  it('that is no page is refused in a sentence', async () => {
    assert.match(whyNot(await readBody('%PDF-1.7', 'application/pdf')), /PDF/)
    assert.match(whyNot(await readBody('GIF89a', 'image/gif')), /image\/gif/)
    assert.match(whyNot(await readBody('<html><body></body></html>')), /no title and no text/)
    assert.match(whyNot(await readBody('')), /no title and no text/)
    server.behave('/page', answerStatus(404))
    assert.match(whyNot(await read()), /404 \(not found\)/)
    server.behave('/page', answerRedirect(302, 'http://[::1]:9/'))
    whyNot(await read())
  })

  it('of ten megabytes, without end, or that unpacks to hundreds, is given up', async () => {
    assert.match(
      whyNot(await readBody(`<title>x</title>${'<p>word</p>'.repeat(1_000_000)}`)),
      /^The page could not be read\. [A-Z]/,
    )
    for (const behaviour of [answerEndlessly, answerBomb()]) {
      server.behave('/page', behaviour)
      assert.match(whyNot(await read()), /^The page could not be read\. [A-Z]/)
    }
  })

  it('that is built to keep a reader busy for minutes is cut off, and its head still counts', async () => {
    server.behave('/page', answerBody(`<title>Deep</title>${'<div>'.repeat(3_000)}<p>word, word, word</p>`, HTML))
    const { page, text } = pageOf(await read('/page', 500))
    assert.deepEqual([page.title, text], ['Deep', ''])
  })
})
