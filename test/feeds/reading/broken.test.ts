import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { readFeed } from '../../../src/feeds/reading/read-feed.ts'

const NOW = new Date('2026-11-22T12:00:00Z')

async function look(text: string, headers: Record<string, string> = {}) {
  const source = {
    bytes: new TextEncoder().encode(text),
    url: 'https://news.example/feed',
    headers: new Map(Object.entries(headers)),
  }
  return readFeed(source, NOW)
}

async function titles(text: string): Promise<string[]> {
  const reading = await look(text)
  return reading.kind === 'feed' ? reading.feed.items.map((item) => item.title) : [reading.why]
}

async function why(text: string, headers: Record<string, string> = {}): Promise<string> {
  const reading = await look(text, headers)
  return reading.kind === 'feed' ? `a feed of ${reading.feed.items.length}` : reading.why
}

const GOOD =
  '<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><item><title>One</title><link>https://x.example/1</link><pubDate>Mon, 05 Oct 2026 10:00:00 GMT</pubDate></item><item><title>Two</title><link>https://x.example/2</link></item></channel></rss>'

suite('feeds that are broken and can be read all the same', () => {
  const broken: Record<string, string> = {
    'a line before the prolog': `\n\n${GOOD}`,
    'a PHP warning before the prolog': `<br />\n<b>Warning</b>: foo() in <b>/a.php</b> on line <b>2</b><br />${GOOD}`,
    'a byte order mark in the middle': `\n\uFEFF${GOOD}`,
    'no closing tags': GOOD.replace('</channel></rss>', ''),
    'something after the end': `${GOOD}<script>x</script>\n<!-- cached -->`,
    'control characters': GOOD.replace('One', 'O\u0000n\u0008e').replace('O\u0000n\u0008e', 'One\u0001'),
    'an undeclared prefix': GOOD.replace('<item>', '<item><foo:bar>x</foo:bar>'),
    'empty items': GOOD.replace('<item>', '<item/><item></item><item>'),
    'an unclosed tag': GOOD.replace('<item>', '<item><category>'),
    'an attribute without quotes': GOOD.replace('<link>', '<link type=text>'),
    'crossed tags': GOOD.replace('<title>One</title>', '<title>One</title><b><i></b></i>'),
    'a date that is none': GOOD.replace('Mon, 05 Oct 2026 10:00:00 GMT', 'yesterday-ish'),
    'a doctype with entities': GOOD.replace('<rss', '<!DOCTYPE rss [<!ENTITY a "b">]><rss'),
    'a comment with an item in it': GOOD.replace('<item>', '<!-- <item><title>Zero</title></item> --><item>'),
    'an item within CDATA': GOOD.replace(
      '<item>',
      '<description><![CDATA[<item><title>Zero</title></item>]]></description><item>',
    ),
  }
  for (const [fault, text] of Object.entries(broken))
    test(fault, async () => assert.deepEqual(await titles(text), ['One', 'Two']))

  test('a bare ampersand', async () => {
    assert.deepEqual(await titles(GOOD.replace('One', 'R&D & more &c.')), ['R&D & more &c.', 'Two'])
  })

  test('an Atom entry whose date cannot be read costs nothing but the date', async () => {
    const text =
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>A</title><updated>soon</updated><published/></entry><entry><title>B</title><updated>2026-01-01T00:00:00Z</updated></entry></feed>'
    assert.deepEqual(await titles(text), ['A', 'B'])
  })

  test('a feed that is cut off keeps its whole items', async () => {
    assert.deepEqual(await titles(GOOD.slice(0, GOOD.indexOf('x.example/2'))), ['One'])
  })

  test('an item that is never closed ends where the next begins', async () => {
    assert.deepEqual(await titles(GOOD.replace('</item><item>', '<item>')), ['One', 'Two'])
  })

  test('an empty channel is an empty feed', async () => {
    assert.deepEqual(await titles('<rss version="2.0"><channel></channel></rss>'), [])
  })

  test('a broken feed does not spoil the next', async () => {
    await Promise.all([titles('<rss><channel><item><title>'), titles(GOOD), titles('<feed><entry>')])
    assert.deepEqual(await titles(GOOD), ['One', 'Two'])
  })
})

suite('what is no feed', () => {
  const sentences: [string, string, string][] = [
    [
      'a page',
      '<!DOCTYPE html><html><head><title>Our  news</title></head></html>',
      'This is a web page (“Our news”), not a feed.',
    ],
    ['a page without a title', '<html><body>Hello</body></html>', 'This is a web page, not a feed.'],
    ['nothing', '  ', 'It answered with nothing at all.'],
    ['JSON', '{"a": 1}', 'This is JSON, but not a JSON Feed.'],
    ['broken JSON', '{"version": "https://jsonfeed.org/version/1.1", "items": [', 'This is JSON, but not a JSON Feed.'],
    ['a sitemap', '<?xml version="1.0"?><urlset><url/></urlset>', 'This is a sitemap, not a feed.'],
    ['OPML', '<opml version="2.0"/>', 'This is an OPML list of feeds, not a feed; it can be imported.'],
    ['other XML', '<note><to>You</to></note>', 'This is XML, but not RSS, RDF or Atom.'],
    ['plain text', 'Hello there', 'This is not a feed in any form that can be read (RSS, RDF, Atom or JSON Feed).'],
    ['a PDF', '%PDF-1.7 …', 'This is a PDF, not a feed.'],
  ]
  for (const [what, text, sentence] of sentences) test(what, async () => assert.equal(await why(text), sentence))

  test('a Cloudflare challenge is called by its name', async () => {
    const sentence = 'It answered with a Cloudflare challenge (a check that asks for a browser), not with a feed.'
    const page =
      '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><script src="/cdn-cgi/challenge-platform/x"></script></body></html>'
    assert.equal(await why(page), sentence)
    assert.equal(await why('<html></html>', { 'cf-mitigated': 'challenge' }), sentence)
  })
})

suite('hostile feeds are read without expanding, running on or hanging', () => {
  const MANY = 100_000
  const hostile: Record<string, [string, string[] | null]> = {
    'billion laughs': [
      `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>${GOOD.slice(21).replace('One', '&b;')}`,
      ['&b;', 'Two'],
    ],
    'an external entity': [
      `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${GOOD.slice(21).replace('One', '&x;')}`,
      ['&x;', 'Two'],
    ],
    'nested tags': [GOOD.replace('<item>', `<item>${'<a>'.repeat(MANY)}`), ['One', 'Two']],
    'nested tags outside': [GOOD.replace('<item>', `${'<a>'.repeat(MANY)}<item>`), ['One', 'Two']],
    'nested items': [`<rss><channel>${'<item>'.repeat(MANY)}`, null],
    'open titles': [GOOD.replace('<item>', `<item>${'<title>'.repeat(MANY)}`), null],
    'open CDATA': [GOOD.replace('<item>', `<item>${'<![CDATA['.repeat(MANY)}`), null],
    'empty CDATA': [GOOD.replace('<item>', `<item>${'<![CDATA[]]>'.repeat(MANY)}`), ['One', 'Two']],
    'open comments': [GOOD.replace('<item>', `<item>${'<!--'.repeat(MANY)}`), ['One', 'Two']],
    'open quotes': [GOOD.replace('<item>', `<item>${'<title a="'.repeat(MANY)}`), null],
    'tags without end': [GOOD.replace('<item>', `<item>${'<title '.repeat(MANY)}`), null],
    attributes: [GOOD.replace('<item>', `<item ${'a="b" '.repeat(MANY)}>`), ['One', 'Two']],
    ampersands: [GOOD.replace('One', '&'.repeat(MANY)), null],
    'a __proto__ element': [
      GOOD.replace('<item>', '<item><__proto__><x>1</x></__proto__><constructor>1</constructor>'),
      ['One', 'Two'],
    ],
    'a deep JSON': [`{"version":"https://jsonfeed.org/version/1.1","items":${'['.repeat(MANY)}`, null],
  }
  for (const [name, [text, expected]] of Object.entries(hostile))
    test(name, { timeout: 5_000 }, async () => {
      const read = await titles(text)
      if (expected) assert.deepEqual(read, expected)
      assert.equal(({} as Record<string, unknown>)['x'], undefined)
    })

  test('of a feed with thousands of items the newest 500 are read', async () => {
    const items = Array.from({ length: 3_000 }, (_, n) => {
      const day = new Date(Date.UTC(2010, 0, 1) + n * 86_400_000).toUTCString()
      return `<item><title>Item ${n}</title><pubDate>${day}</pubDate></item>`
    })
    const read = await titles(`<rss version="2.0"><channel>${items.join('')}</channel></rss>`)
    assert.equal(read.length, 500)
    assert.equal(read[0], 'Item 2500')
    assert.equal(read.at(-1), 'Item 2999')
  })
})
