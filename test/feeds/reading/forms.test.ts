import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Feed, FeedItem } from '../../../src/feeds/reading/clean-feed.ts'
import { readFeed } from '../../../src/feeds/reading/read-feed.ts'
import { type FeedForm, writeFeed } from '../../platforms/feed-writer.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const URL = 'https://news.example/feeds/all.xml'

export async function read(source: string | Uint8Array, contentType = ''): Promise<Feed> {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source
  const headers = new Map(contentType === '' ? [] : [['content-type', contentType]])
  const reading = await readFeed({ bytes, url: URL, headers }, NOW)
  assert.equal(reading.kind, 'feed', reading.kind === 'feed' ? '' : reading.why)
  return (reading as Extract<typeof reading, { kind: 'feed' }>).feed
}

async function first(source: string | Uint8Array, contentType = ''): Promise<FeedItem> {
  const { items } = await read(source, contentType)
  const [item] = items
  assert.ok(item, 'the feed has an item')
  return item
}

const rss = (item: string, head = '') =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Town News</title><link>https://news.example/</link>${head}<item>${item}</item></channel></rss>`
const atom = (entry: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Town News</title><entry>${entry}</entry></feed>`

suite('the four forms', () => {
  const expected: Record<FeedForm, string> = { rss: 'RSS', atom: 'Atom', rdf: 'RDF', json: 'JSON Feed' }
  for (const form of ['rss', 'atom', 'rdf', 'json'] as const)
    test(`${expected[form]} gives all of an item`, async () => {
      const feed = await read(
        writeFeed(form, {
          title: 'Harbour Gazette',
          url: 'https://gazette.example',
          head: '',
          items: [
            {
              id: 'https://gazette.example/id/7',
              url: 'https://gazette.example/7',
              title: 'Two groups & one plan',
              summary: 'They mean to join by spring.',
              date: 'Mon, 05 Oct 2026 10:00:00 GMT',
            },
          ],
        }),
      )
      assert.equal(feed.format, expected[form])
      assert.equal(feed.title, 'Harbour Gazette')
      assert.equal(feed.home, 'https://gazette.example/')
      assert.deepEqual(feed.items, [
        {
          id: 'https://gazette.example/id/7',
          title: 'Two groups & one plan',
          summary: 'They mean to join by spring.',
          url: 'https://gazette.example/7',
          published: '2026-10-05T10:00:00.000Z',
          source: '',
        },
      ])
    })

  test('Atom 0.3 with its own names for dates', async () => {
    const item = await first(
      '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title><entry><title>A</title><link rel="alternate" href="/a"/><issued>2026-03-01T08:00:00Z</issued></entry></feed>',
    )
    assert.equal(item.published, '2026-03-01T08:00:00.000Z')
    assert.equal(item.url, 'https://news.example/a')
  })

  test('RSS without a version, and 0.91', async () => {
    for (const version of ['', ' version="0.91"', ' version="3"'])
      assert.equal(
        (await first(`<rss${version}><channel><title>x</title><item><title>A</title></item></channel></rss>`)).title,
        'A',
      )
  })

  test('Atom with a prefix on every tag', async () => {
    const item = await first(
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>P</a:title><a:entry><a:title>Prefixed</a:title><a:id>1</a:id><a:link href="https://x.example/1"/></a:entry></a:feed>',
    )
    assert.equal(item.title, 'Prefixed')
    assert.equal(item.url, 'https://x.example/1')
  })

  test('RSS in capitals', async () => {
    const item = await first(
      '<RSS version="2.0"><CHANNEL><TITLE>C</TITLE><ITEM><TITLE>Loud</TITLE><LINK>https://x.example/1</LINK></ITEM></CHANNEL></RSS>',
    )
    assert.equal(item.title, 'Loud')
  })

  test('a feed without items is a feed', async () => {
    assert.deepEqual((await read('<rss version="2.0"><channel><title>Empty</title></channel></rss>')).items, [])
  })
})

suite('what an item is made of', () => {
  test('CDATA, numeric entities, HTML entities and entities escaped twice', async () => {
    const item = await first(
      rss(
        '<title><![CDATA[Trust&#8217;s &pound;2m]]></title><description>Tom &amp;amp; Ann&amp;#8217;s &amp;lt;b&amp;gt;plan&amp;lt;/b&amp;gt; &eacute;</description>',
      ),
    )
    assert.equal(item.title, 'Trust’s £2m')
    assert.equal(item.summary, 'Tom & Ann’s plan é')
  })

  test('numbers that mean a windows-1252 character', async () => {
    assert.equal((await first(rss('<title>It&#146;s &#150; so</title>'))).title, 'It’s – so')
  })

  test('an XHTML title keeps its words in order', async () => {
    const item = await first(
      atom(
        '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">One <b>big</b> board</div></title><id>1</id>',
      ),
    )
    assert.equal(item.title, 'One big board')
  })

  test('HTML that nobody escaped', async () => {
    const item = await first(
      rss(
        '<title>A</title><description><p>First<br>line</p><p>Second</p></description><link>https://x.example/1</link>',
      ),
    )
    assert.equal(item.summary, 'First line Second')
    assert.equal(item.url, 'https://x.example/1')
  })

  test('scripts and styles are not read out', async () => {
    const item = await first(
      rss(
        '<title>A</title><description>&lt;style&gt;p{}&lt;/style&gt;Words&lt;script&gt;alert(1)&lt;/script&gt;</description>',
      ),
    )
    assert.equal(item.summary, 'Words')
  })

  test('signs of less and more survive', async () => {
    assert.equal(
      (await first(rss('<title>Waits &lt; 18 weeks, targets &gt; 90%</title>'))).title,
      'Waits < 18 weeks, targets > 90%',
    )
  })

  test('marks that turn the direction of text are dropped', async () => {
    assert.equal((await first(rss('<title>abc\u202Edef\u200B</title>'))).title, 'abcdef')
  })

  test('a blog’s tails are cut off', async () => {
    const tail = '<p>The post <a href="#">A</a> appeared first on <a href="#">Blog</a>.</p>'
    const summaries = [
      [`<p>Board meets in March. [&#8230;]</p>${tail}`, 'Board meets in March.'],
      [`<p>The board will [&#8230;]</p>${tail}`, 'The board will…'],
      ['<p>The plan is out. <a>Continue reading...</a></p>', 'The plan is out.'],
      ['<p>The post office closes. It appeared first.</p>', 'The post office closes. It appeared first.'],
    ]
    for (const [written, summary] of summaries)
      assert.equal(
        (await first(rss(`<title>A</title><description><![CDATA[${written}]]></description>`))).summary,
        summary,
      )
  })

  test('a missing summary is taken from the content', async () => {
    const item = await first(
      rss('<title>A</title><content:encoded><![CDATA[<p>All of the story, told at length.</p>]]></content:encoded>'),
    )
    assert.equal(item.summary, 'All of the story, told at length.')
  })

  test('a long summary is cut at a word, at 2,000 characters', async () => {
    const { summary } = await first(rss(`<title>A</title><description>${'merger '.repeat(5_000)}</description>`))
    assert.ok(summary.length <= 2_000 && summary.length > 1_900)
    assert.match(summary, /merger…$/)
  })

  test('an item without a title is called by its summary, or else its address', async () => {
    assert.equal((await first(rss('<description>Only this</description>'))).title, 'Only this')
    assert.equal((await first(rss('<link>https://x.example/1</link>'))).title, 'https://x.example/1')
  })

  test('who first published it is named, and taken off the title', async () => {
    const item = await first(
      rss('<title>Boards to merge - Dale Echo</title><source url="https://echo.example">Dale Echo</source>'),
    )
    assert.equal(item.title, 'Boards to merge')
    assert.equal(item.source, 'Dale Echo')
  })

  test('the titles of images and authors are not the item’s', async () => {
    const feed = await read(
      `<rss version="2.0"><channel><image><title>Logo</title><link>https://logo.example/</link></image><title>Real</title><link>https://real.example/</link><item><media:group><media:title>No</media:title></media:group><title>Yes</title></item></channel></rss>`,
    )
    assert.equal(feed.title, 'Real')
    assert.equal(feed.home, 'https://real.example/')
    assert.equal(feed.items[0]?.title, 'Yes')
  })

  test('the feed’s name is tidied', async () => {
    for (const [name, tidied] of [
      ['Department of Ponds - Activity on GOV.UK', 'Department of Ponds'],
      ['Town News RSS Feed', 'Town News'],
      ['RSS', 'RSS'],
    ])
      assert.equal(
        (await read(`<rss version="2.0"><channel><title>${name}</title><item><title>A</title></item></channel></rss>`))
          .title,
        tidied,
      )
  })
})

suite('addresses', () => {
  test('relative links are resolved against xml:base, the channel’s link, or the feed', async () => {
    const base = atom('<title>A</title><link href="p1"/><id>1</id>').replace(
      '<feed ',
      '<feed xml:base="https://based.example/dir/" ',
    )
    assert.equal((await first(base)).url, 'https://based.example/dir/p1')
    const inner = atom('<title>A</title><link href="p1"/><id>1</id>').replace('<entry>', '<entry xml:base="sub/">')
    assert.equal(
      (await first(inner.replace('<feed ', '<feed xml:base="https://based.example/dir/" '))).url,
      'https://based.example/dir/sub/p1',
    )
    assert.equal((await first(rss('<title>A</title><link>/rel/1</link>'))).url, 'https://news.example/rel/1')
    assert.equal((await first(atom('<title>A</title><link href="/p1"/><id>1</id>'))).url, 'https://news.example/p1')
  })

  test('an Atom link written as text', async () => {
    assert.equal(
      (await first(atom('<title>A</title><link>https://x.example/1</link><id>1</id>'))).url,
      'https://x.example/1',
    )
  })

  test('of several links the page is taken', async () => {
    const links =
      '<link rel="self" href="/self"/><link rel="enclosure" href="/a.mp3"/><link rel="alternate" type="application/json" href="/a.json"/><link rel="alternate" type="text/html" href="/a"/>'
    assert.equal((await first(atom(`<title>A</title>${links}<id>1</id>`))).url, 'https://news.example/a')
  })

  test('a guid that is an address serves as link, unless it says that it is none', async () => {
    assert.equal((await first(rss('<title>A</title><guid>https://x.example/1</guid>'))).url, 'https://x.example/1')
    assert.equal((await first(rss('<title>A</title><guid isPermaLink="false">https://x.example/1</guid>'))).url, '')
  })

  for (const evil of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'http://'])
    test(`${evil} is no link`, async () =>
      assert.equal((await first(rss(`<title>A</title><link>${evil}</link>`))).url, ''))

  test('tracking is taken off and the rest kept', async () => {
    const item = await first(
      rss(
        '<title>A</title><link>https://x.example/a?id=7&amp;utm_source=rss&amp;utm_medium=feed&amp;at_medium=RSS</link>',
      ),
    )
    assert.equal(item.url, 'https://x.example/a?id=7')
  })

  test('a link escaped once too often', async () => {
    const item = await first(rss('<title>A</title><link>https://x.example/a?b=1&amp;amp;c=2</link>'))
    assert.equal(item.url, 'https://x.example/a?b=1&c=2')
  })

  test('a bare ampersand before what looks like an entity', async () => {
    const item = await first(rss('<title>A</title><link>https://x.example/a?b=1&section=2&copy=3</link>'))
    assert.equal(item.url, 'https://x.example/a?b=1&section=2&copy=3')
  })

  test('a bare ampersand in a link', async () => {
    assert.equal(
      (await first(rss('<title>A</title><link>https://x.example/a?b=1&c=2</link>'))).url,
      'https://x.example/a?b=1&c=2',
    )
  })
})

suite('encodings', () => {
  const TITLE = 'Café – Trust’s £2m'
  const windows = Uint8Array.from(
    rss(`<title>${TITLE}</title>`)
      .replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="windows-1252"?>')
      .split('')
      .map((char) => ({ '–': 0x96, '’': 0x92 })[char] ?? char.charCodeAt(0)),
  )
  const utf16 = (order: 'le' | 'be', mark: boolean) => {
    const text = `${mark ? '\uFEFF' : ''}${rss(`<title>${TITLE}</title>`)}`
    const bytes = Buffer.from(text, 'utf16le')
    return order === 'le' ? bytes : bytes.swap16()
  }

  test('windows-1252, named in the prolog', async () => assert.equal((await first(windows)).title, TITLE))

  test('windows-1252, named in the header alone', async () => {
    const unnamed = Buffer.from(windows).toString('latin1').replace(' encoding="windows-1252"', '')
    assert.equal((await first(Buffer.from(unnamed, 'latin1'), 'text/xml; charset=ISO-8859-1')).title, TITLE)
  })

  test('windows-1252 that claims to be UTF-8', async () => {
    const lying = Buffer.from(windows).toString('latin1').replace('windows-1252', 'utf-8')
    assert.equal((await first(Buffer.from(lying, 'latin1'), 'text/xml; charset=utf-8')).title, TITLE)
  })

  test('UTF-8 that claims to be ISO-8859-1', async () => {
    const lying = rss(`<title>${TITLE}</title>`).replace('?>', ' encoding="ISO-8859-1"?>')
    assert.equal((await first(lying, 'text/xml; charset=iso-8859-1')).title, TITLE)
  })

  test('UTF-8 with a byte order mark', async () =>
    assert.equal((await first(`\uFEFF${rss(`<title>${TITLE}</title>`)}`)).title, TITLE))

  test('UTF-8 in which one byte is spoilt', async () => {
    const bytes = Buffer.concat([Buffer.from(rss(`<title>${TITLE}é</title>`).slice(0, -6)), Buffer.from([0xe2])])
    assert.match((await first(bytes)).title, /^Café – Trust’s £2m/)
  })

  for (const order of ['le', 'be'] as const)
    for (const mark of [true, false])
      test(`UTF-16 ${order} ${mark ? 'with' : 'without'} a byte order mark`, async () =>
        assert.equal((await first(utf16(order, mark))).title, TITLE))

  test('KOI8-R', async () => {
    const before = rss('<title>').replace('?>', ' encoding="koi8-r"?>').split('</item>')[0] ?? ''
    const bytes = Buffer.concat([
      Buffer.from(before),
      Buffer.from([0xed, 0xc9, 0xd2]),
      Buffer.from('</title></item></channel></rss>'),
    ])
    assert.equal((await first(bytes)).title, 'Мир')
  })

  test('an encoding that nobody knows', async () => {
    assert.equal((await first(rss('<title>Plain</title>').replace('?>', ' encoding="klingon"?>'))).title, 'Plain')
  })
})
