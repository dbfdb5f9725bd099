import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Element, partAt, textLength } from '../../../src/chat/slack/rich-text.ts'
import { clean, cut, escapeMrkdwn, lengthOf } from '../../../src/chat/slack/words.ts'
import { readMessage } from '../../platforms/slack/reading.ts'

const anyWords = fc.string({ unit: 'binary' })

test('words that are cut are never too long, in any measure, and never end in half a letter', () => {
  fc.assert(
    fc.property(anyWords, fc.nat(40), fc.constantFrom('plain', 'json', 'escaped'), (words, most, measure) => {
      const shorter = cut(clean(words), most, measure)
      assert.ok(lengthOf(shorter, measure) <= most)
      assert.ok(shorter.isWellFormed())
    }),
  )
})

test('words that fit are not changed', () => {
  assert.equal(cut('twelve words', 12), 'twelve words')
  assert.equal(cut('twelve words', 11), 'twelve wor…')
  assert.equal(cut('twelve words', 8), 'twelve…')
})

test('the measures are what the words become', () => {
  fc.assert(
    fc.property(anyWords.map(clean), (words) => {
      assert.equal(lengthOf(words, 'json'), JSON.stringify(words).length - 2)
      assert.equal(lengthOf(words, 'escaped'), escapeMrkdwn(words).length)
    }),
  )
})

test('escaped words are read as they are: they ping nobody and link nowhere', () => {
  const hostile = fc.oneof(anyWords, fc.stringMatching(/^(<[!@#][a-z|^]{1,9}>|<https:..x[|]y>|&lt;|&amp;){1,5}$/))
  fc.assert(
    fc.property(hostile, (words) => {
      const text = escapeMrkdwn(words)
      const reading = readMessage({ text, blocks: [], isParsed: false, unfurlsLinks: true })
      assert.deepEqual(reading, { pinged: [], links: [], unfurled: [], words })
    }),
  )
})

const anyElement: fc.Arbitrary<Element> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), text: fc.string({ minLength: 1, maxLength: 30 }) }),
  fc.record({
    type: fc.constant('link' as const),
    url: fc.constant('https://example.org'),
    text: fc.string({ minLength: 1, maxLength: 30 }),
  }),
)

test('what begins with a space is not begun where there is no room left', () => {
  const [full, spaced] = [
    { type: 'text', text: 'twelve chars' },
    { type: 'text', text: ' more' },
  ] as const
  assert.deepEqual(partAt([full, spaced], 12), [[full], [spaced]])
})

test('elements that are parted lose no text, and no link', () => {
  fc.assert(
    fc.property(fc.array(anyElement, { maxLength: 8 }), fc.integer({ min: 1, max: 60 }), (elements, most) => {
      const [before, after] = partAt(elements, most)
      assert.ok(textLength(before) <= most)
      const links = (some: readonly Element[]) => some.filter((one) => one.type === 'link').length
      assert.equal(links(before) + links(after), links(elements))
      const texts = (some: readonly Element[]) => some.map((one) => (one.type === 'text' ? one.text : '')).join('')
      assert.equal(texts([...before, ...after]), texts(elements))
    }),
  )
})
