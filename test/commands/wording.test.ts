import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readNumber, readSince } from '../../commands/reading.ts'
import { count, listOf, rowOf, shown, told, writeLooseDate } from '../../commands/wording.ts'
import { Refusal } from '../../src/chat/command.ts'

describe('wording', () => {
  it('joins names as people do, and cuts long lists', () => {
    assert.equal(listOf([]), '')
    assert.equal(listOf(['A']), 'A')
    assert.equal(listOf(['A', 'B']), 'A and B')
    assert.equal(listOf(['A', 'B', 'C']), 'A, B and C')
    assert.equal(listOf(['A', 'B', 'C', 'D', 'E'], 2), 'A, B and 3 more')
    assert.equal(listOf(['A', 'B', 'C'], 2), 'A, B and C')
    assert.equal(
      listOf(['Slough', 'Windsor, Ascot and Maidenhead', 'Wokingham']),
      'Slough; Windsor, Ascot and Maidenhead; and Wokingham',
    )
    assert.equal(rowOf(['Brighton and Hove', 'Lewes']), 'Brighton and Hove, Lewes')
    assert.equal(rowOf(['A', 'B', 'C', 'D'], 2), 'A, B and 2 more')
  })

  it('counts one and many', () => {
    assert.deepEqual(
      [0, 1, 1_204].map((number) => count(number, 'story', 'stories')),
      ['0 stories', '1 story', '1,204 stories'],
    )
  })

  it('writes a date as fine as it is known', () => {
    assert.deepEqual(['2018', '2018-02', '2021-04-01'].map(writeLooseDate), ['2018', 'February 2018', '1 April 2021'])
  })

  it('shows what was typed on one line of at most 60 characters, and never half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (typed) => {
        const short = shown(typed)
        assert.ok(Array.from(short).length <= 60)
        assert.doesNotMatch(short, /[\n\r\t]/)
        assert.equal(short.isWellFormed(), typed.isWellFormed())
      }),
    )
  })

  it('makes the first sentence the title, and does not cut a quotation', () => {
    const message = told('“A. B” fits nothing. Try again.')
    assert.equal(message.title, '“A. B” fits nothing.')
    assert.deepEqual(message.blocks, [{ kind: 'paragraph', text: 'Try again.' }])
    assert.deepEqual(told('One sentence.').blocks, [])
  })
})

describe('reading', () => {
  it('reads since when, as people say it', () => {
    const since = (typed: string) => readSince(typed, '2026-11-22')
    assert.deepEqual(['2 weeks', '30 days ago', 'last month', 'the last week', '2026-11-01', '2020'].map(since), [
      '2026-11-08',
      '2026-10-23',
      '2026-10-23',
      '2026-11-15',
      '2026-11-01',
      '2020-01-01',
    ])
    assert.throws(() => since('2027-01-01'), /is still to come/)
    for (const typed of ['0 days', '9999 years', 'long ago', '']) assert.throws(() => since(typed), Refusal)
  })

  it('reads a number with or without #', () => {
    assert.equal(readNumber(' #12 ', 'an alert', '/alerts latest'), 12)
    assert.throws(() => readNumber('12a', 'an alert', '/alerts latest'), /“12a” is not the number of an alert/)
  })
})
