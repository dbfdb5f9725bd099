import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { LONGEST_TEXT, tokenise, wordsBetween } from '../../src/news/tokens.ts'

const words = (text: string): string[] => [...tokenise(text).keys]

test('words are lower case, and apostrophes and hyphens of every sort part them', () => {
  assert.deepEqual(words("King’s Lynn's Stoke-on-Trent"), ['king', 's', 'lynn', 's', 'stoke', 'on', 'trent'])
})

test('an ampersand is the word "and", a pound sign and a per cent sign are words', () => {
  assert.deepEqual(words('Telford & Wrekin cut £2m by 5%'), [
    'telford',
    'and',
    'wrekin',
    'cut',
    'pound',
    '2m',
    'by',
    '5',
    'percent',
  ])
})

test('accents, soft hyphens and wide letters make no difference', () => {
  assert.deepEqual(words('Brístol Wir­ral ＣＣＧ e\u0301'), ['bristol', 'wirral', 'ccg', 'e'])
})

test('a full stop ends a sentence, but not after "St" or inside a number', () => {
  const { keys, sentences } = tokenise('St. Helens paid 1.5 million. It merged.')
  assert.equal(sentences[keys.indexOf('million')], 0)
  assert.equal(sentences[keys.indexOf('merged')], 1)
})

test('the words of a stretch are those of the text', () => {
  const tokens = tokenise('the  Telford & Wrekin CCG')
  assert.equal(wordsBetween(tokens, 1, 4), 'Telford & Wrekin')
})

test('text beyond the limit is not read', () => {
  assert.equal(tokenise('ab '.repeat(LONGEST_TEXT)).keys.length, Math.ceil(LONGEST_TEXT / 3))
})

test('every word stands in the text where its offsets say', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { keys, starts, ends, breaks, sentences } = tokenise(text)
      assert.equal(breaks.length, keys.length + 1)
      assert.equal(sentences.length, keys.length)
      for (const at of keys.keys()) {
        assert.ok(starts[at]! < ends[at]!)
        assert.ok(at === 0 || ends[at - 1]! <= starts[at]!)
      }
    }),
  )
})
