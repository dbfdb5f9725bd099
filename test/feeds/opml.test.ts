import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { readOpml, writeOpml } from '../../src/feeds/opml.ts'

const wrap = (outlines: string) =>
  `<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body>${outlines}</body></opml>`

function feedsOf(text: string) {
  const read = readOpml(text)
  assert.equal(read.kind, 'list', read.kind === 'unreadable' ? read.why : '')
  return (read as Extract<typeof read, { kind: 'list' }>).feeds
}

function whyNot(text: string): string {
  const read = readOpml(text)
  return read.kind === 'unreadable' ? read.why : `a list of ${read.feeds.length}`
}

suite('a list of feeds is read', () => {
  test('with names, pages, folders, and what is commented out', () => {
    const feeds = feedsOf(
      wrap(`<outline text="Press"><outline text="Echo &amp; Post" xmlUrl="https://e.example/feed?a=1&amp;b=2" htmlUrl="https://e.example/"/></outline>
        <outline text="Off" isComment="true"><outline text="Quiet" xmlUrl="https://q.example/feed"/></outline>
        <outline title="Named" text="x" xmlUrl=" https://n.example/feed "/><outline text="A folder"/>`),
    )
    assert.deepEqual(feeds, [
      { url: 'https://e.example/feed?a=1&b=2', title: 'Echo & Post', home: 'https://e.example/', isEnabled: true },
      { url: 'https://q.example/feed', title: 'Quiet', home: '', isEnabled: false },
      { url: 'https://n.example/feed', title: 'Named', home: '', isEnabled: true },
    ])
  })

  test('each address once', () => {
    assert.equal(
      feedsOf(wrap('<outline xmlUrl="https://a.example/"/><outline xmlUrl="https://a.example/"/>')).length,
      1,
    )
  })

  test('after what is written is read again the same', () => {
    const text = fc
      .string({ unit: 'grapheme-ascii', maxLength: 40 })
      .map((some) => some.replace(/[<>&\s]+/g, ' ').trim())
    const feed = fc.record({
      url: fc.webUrl({ withQueryParameters: true }),
      title: text,
      home: fc.constantFrom('', 'https://h.example/'),
      isEnabled: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.uniqueArray(feed, { minLength: 1, maxLength: 5, selector: ({ url }) => url }), (feeds) => {
        const expected = feeds.map((one) => ({ ...one, title: one.title || one.url }))
        assert.deepEqual(feedsOf(writeOpml(feeds, 'A list')), expected)
      }),
      { numRuns: 30 },
    )
  })
})

suite('what is no list of feeds is refused with a sentence', () => {
  const NOT = 'This is not an OPML file: it should begin with <opml> and list feeds as <outline xmlUrl="…">.'
  const NONE = 'The OPML file lists no feeds: no <outline> in it has an xmlUrl.'
  test('other files', () => {
    for (const text of ['', 'hello', '<rss version="2.0"><channel/></rss>', '{"a":1}', '<opml'])
      assert.equal(whyNot(text), NOT)
  })
  test('an empty list', () => assert.equal(whyNot(wrap('<outline text="A folder"/>')), NONE))
  test('one that is too large', () => assert.equal(whyNot(' '.repeat(1_000_001)), 'The OPML file is larger than 1 MB.'))
  test('one with too many feeds', () => {
    const many = Array.from({ length: 1_001 }, (_, n) => `<outline xmlUrl="https://a.example/${n}"/>`)
    assert.equal(whyNot(wrap(many.join(''))), 'The OPML file lists more than 1,000 feeds.')
  })
  test('entities are not expanded', () => {
    const bomb = `<!DOCTYPE opml [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "&a;&a;&a;">]>${wrap('<outline text="&b;" xmlUrl="https://a.example/"/>').slice(21)}`
    assert.equal(feedsOf(bomb)[0]?.title, '&b;')
  })
  test('folders within folders without end', { timeout: 5_000 }, () => {
    const deep = '<outline text="x">'.repeat(40_000)
    assert.match(whyNot(wrap(`${deep}<outline xmlUrl="https://a.example/"/>`)), /^T/)
  })
})
