import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Option, Refusal } from '../../src/chat/command.ts'
import { checkValues } from '../../src/chat/values.ts'

const BODY: Option = { kind: 'text', name: 'body', description: 'A name or a code', required: true, maxLength: 20 }
const AREA: Option = { ...BODY, name: 'area', required: false }
const YEAR: Option = { kind: 'number', name: 'year', description: 'A year', required: false, min: 2013, max: 12_345 }
const MODE: Option = {
  kind: 'choice',
  name: 'mode',
  description: 'When',
  required: false,
  choices: [
    { name: 'At once', value: 'instant' },
    { name: 'Every day', value: 'daily' },
  ],
}

const refused = (option: Option, value: string | number | undefined, said: RegExp) =>
  assert.throws(
    () => checkValues([option], value === undefined ? {} : { [option.name]: value }),
    (fault: unknown) => fault instanceof Refusal && said.test(fault.message),
  )

describe('a text', () => {
  it('is trimmed, and its blanks are single', () =>
    assert.deepEqual(checkValues([BODY], { body: '  west \t yorkshire ' }), { body: 'west yorkshire' }))
  it('that is required and missing is asked for', () =>
    refused(BODY, undefined, /^Please give body: a name or a code\.$/))
  it('that is required and blank is asked for', () => refused(BODY, ' \u200f ', /^Please give body/))
  it('that may be left out is left out', () => assert.deepEqual(checkValues([AREA], {}), {}))
  it('that is blank counts as left out', () => assert.deepEqual(checkValues([AREA], { area: '  ' }), {}))
  it('fits at its greatest length', () =>
    assert.deepEqual(checkValues([BODY], { body: 'x'.repeat(20) }), { body: 'x'.repeat(20) }))
  it('that is longer is refused with both lengths', () =>
    refused(BODY, 'x'.repeat(1_234), /^That is too long for body: 1,234 characters, where at most 20 fit\.$/))
  it('given as a number is text', () => assert.deepEqual(checkValues([BODY], { body: 14 }), { body: '14' }))
  it('never keeps a control character or a mark that turns the writing direction', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary', maxLength: 3 }),
            fc.constantFrom('\u061c', '\u202e', '\u2066', '\u001b[2J', '\u0085'),
          ),
        ),
        (pieces) => {
          const { area = '' } = checkValues([{ ...BODY, name: 'area', required: false, maxLength: 1_000 }], {
            area: pieces.join(''),
          })
          assert.doesNotMatch(String(area), /[\p{Cc}\p{Bidi_Control}]|^\s|\s$/u)
        },
      ),
    ))
})

describe('a number', () => {
  it('may have thousands separated', () => assert.deepEqual(checkValues([YEAR], { year: '10,000' }), { year: 10_000 }))
  it('may come as a number', () => assert.deepEqual(checkValues([YEAR], { year: 2020 }), { year: 2020 }))
  it('may be either edge', () => {
    assert.deepEqual(checkValues([YEAR], { year: '2013' }), { year: 2013 })
    assert.deepEqual(checkValues([YEAR], { year: '12345' }), { year: 12_345 })
  })
  for (const bad of ['2012', '12346', '2020.5', 'soon', 'Infinity', 'NaN', '-2020']) {
    it(`cannot be ${bad}`, () =>
      refused(YEAR, bad, new RegExp(`^year must be a whole number from 2,013 to 12,345, not “${bad}”\\.$`)))
  }
  it('that is absurdly long is not repeated in full', () => refused(YEAR, 'x'.repeat(4_000), /not “x{40}”\.$/))
})

describe('a choice', () => {
  for (const typed of ['daily', 'DAILY', 'every day', 'Every  day']) {
    it(`is understood as "${typed}"`, () => assert.deepEqual(checkValues([MODE], { mode: typed }), { mode: 'daily' }))
  }
  it('of something else says what there is', () =>
    refused(MODE, 'hourly', /^mode must be one of instant, daily, not “hourly”\.$/))
})

describe('values that were not asked for', () => {
  it('are dropped', () => assert.deepEqual(checkValues([BODY], { body: 'x', admin: 'yes' }), { body: 'x' }))
})
