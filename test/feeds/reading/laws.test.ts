import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { itemUrl } from '../../../src/feeds/reading/item-url.ts'
import { cutText, plainText } from '../../../src/feeds/reading/plain-text.ts'
import { readFeed } from '../../../src/feeds/reading/read-feed.ts'
import { writeFeed } from '../../platforms/feed-writer.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const TITLES = ['First & foremost', 'Second <thought>', 'Third “time”', 'Fourth']
const GOOD = writeFeed('rss', {
  title: 'Harbour Gazette',
  url: 'https://gazette.example',
  head: '<ttl>60</ttl>',
  items: TITLES.map((title, n) => ({
    id: `${n}`,
    url: `https://gazette.example/${n}`,
    title,
    summary: 'Words.',
    date: '',
  })),
})

const read = (bytes: Uint8Array) => readFeed({ bytes, url: 'https://gazette.example/feed', headers: new Map() }, NOW)

suite('whatever comes', () => {
  test('a feed cut off anywhere gives its first items, whole', async () => {
    const bytes = new TextEncoder().encode(GOOD)
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length }), async (length) => {
        const reading = await read(bytes.subarray(0, length))
        const titles = reading.kind === 'feed' ? reading.feed.items.map((item) => item.title) : []
        assert.deepEqual(titles, TITLES.slice(0, titles.length).map(plainText))
      }),
    )
  })

  test('a feed with anything put in anywhere is read or explained, and its texts are plain', async () => {
    const some = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('<', ']]>', '<![CDATA[', '<item>', '</item>', '&', '<!--', '"', '<title>'),
    )
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: GOOD.length }), some, async (at, junk) => {
        const reading = await read(new TextEncoder().encode(GOOD.slice(0, at) + junk + GOOD.slice(at)))
        if (reading.kind === 'not-a-feed') assert.match(reading.why, /^(?:This|It) .+\.$/)
        else
          for (const item of reading.feed.items) {
            assert.notEqual(item.title, '')
            assert.doesNotMatch(item.title + item.summary, /[\p{Cc}\u202E]/u)
          }
      }),
    )
  })

  test('any bytes are read or explained', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        assert.ok((await read(bytes)).kind)
      }),
    )
  })
})

test('an item’s address is http or https, and clean when it is cleaned again', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.webPath()),
      (written) => {
        const url = itemUrl(written, ['', 'https://gazette.example/feed'])
        if (url === '') return
        assert.match(url, /^https?:\/\//)
        assert.equal(itemUrl(url, []), url)
      },
    ),
  )
})

test('a text that is cut is never longer than asked, and begins as it did', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 2, max: 50 }), (text, limit) => {
      const cut = cutText(text, limit)
      assert.ok(cut.length <= limit || cut === text)
      assert.ok(cut === text || text.startsWith(cut.slice(0, -1)))
    }),
  )
})
