import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { displayWidth, fillLines } from '../../../src/chat/console/wrap.ts'

const word = (shown: string) => ({ shown, width: displayWidth(shown) })

describe('the columns that text takes', () => {
  for (const [text, columns] of [
    ['', 0],
    ['Wirral', 6],
    ['“Llŷn”', 6],
    ['e\u0301', 1],
    ['東京', 4],
    ['한국', 4],
    ['ＮＨＳ', 6],
    ['👩‍⚕️', 2],
    ['🇬🇧', 2],
    ['✓', 1],
    ['a\u200bb', 2],
  ] as const) {
    it(`are ${columns} for "${text}"`, () => assert.equal(displayWidth(text), columns))
  }
})

describe('filling lines', () => {
  const fill = (text: string, width: number, gap?: number) => fillLines(text.split(' ').map(word), width, gap)

  it('breaks between words', () => assert.deepEqual(fill('one two three', 7), ['one two', 'three']))
  it('uses the last column', () => assert.deepEqual(fill('abc def', 7), ['abc def']))
  it('never breaks a word that is longer than a line', () =>
    assert.deepEqual(fill('see https://example.org/a-long-way for it', 12), [
      'see',
      'https://example.org/a-long-way',
      'for it',
    ]))
  it('counts wide letters twice', () => assert.deepEqual(fill('東京 都', 6), ['東京', '都']))
  it('can leave wider gaps', () => assert.deepEqual(fill('[1] [2] [3]', 9, 3), ['[1]   [2]', '[3]']))
  it('never breaks where there is no width', () =>
    assert.deepEqual(fill('one two three', Number.POSITIVE_INFINITY), ['one two three']))
  it('of no words gives no lines', () => assert.deepEqual(fillLines([], 10), []))

  it('loses no word, keeps their order and keeps to the width', () =>
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z東]{1,12}$/)), fc.integer({ min: 1, max: 40 }), (words, width) => {
        const lines = fillLines(words.map(word), width)
        assert.equal(lines.join(' '), words.join(' '))
        assert.ok(lines.every((line) => displayWidth(line) <= width || !line.includes(' ')))
      }),
    ))
})
