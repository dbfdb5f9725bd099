import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { readFeedDate } from '../../../src/feeds/reading/feed-date.ts'

suite('dates of feeds', () => {
  const dates: [string, string | null][] = [
    ['Mon, 05 Jul 2021 10:00:00 GMT', '2021-07-05T10:00:00.000Z'],
    ['Mon, 05 Jul 2021 10:00:00 BST', '2021-07-05T09:00:00.000Z'],
    ['Mon, 5 Jul 2021 10:00 +0100', '2021-07-05T09:00:00.000Z'],
    ['Mon, 05 Jul 2021 10:00:00 +01:00', '2021-07-05T09:00:00.000Z'],
    ['Mon, 05 Jul 2021 10:00:00 GMT+0100', '2021-07-05T09:00:00.000Z'],
    ['Mon, 05 Jul 21 10:00:00 UT', '2021-07-05T10:00:00.000Z'],
    ['Monday, 5 July 2021 10:00:00 Z', '2021-07-05T10:00:00.000Z'],
    ['05 Jul 2021 10:00:00 EDT', '2021-07-05T14:00:00.000Z'],
    ['Mon, 05 Jul 2021 10:00:00 +0000 (UTC)', '2021-07-05T10:00:00.000Z'],
    ['  Mon,  05 Jul 2021\n10:00:00 GMT ', '2021-07-05T10:00:00.000Z'],
    ['5 July 2021', '2021-07-05T00:00:00.000Z'],
    ['5th July 2021 at 10:30', '2021-07-05T10:30:00.000Z'],
    ['July 5, 2021 3:30 PM', '2021-07-05T15:30:00.000Z'],
    ['12:15 am', null],
    ['2021-07-05', '2021-07-05T00:00:00.000Z'],
    ['2021-07-05T10:00:00Z', '2021-07-05T10:00:00.000Z'],
    ['2021-07-05T10:00:00.123456+01:00', '2021-07-05T09:00:00.000Z'],
    ['2021-07-05T10:00:00', '2021-07-05T10:00:00.000Z'],
    ['2021-07-05 10:00:00 +0100', '2021-07-05T09:00:00.000Z'],
    ['2021-07', '2021-07-01T00:00:00.000Z'],
    ['21/11/2026', '2026-11-21T00:00:00.000Z'],
    ['03/04/2026 09:30', '2026-04-03T09:30:00.000Z'],
    ['21.11.2026 09:30', '2026-11-21T09:30:00.000Z'],
    ['31/02/2026', null],
    ['2021-02-30T00:00:00Z', null],
    ['2021-13-01', null],
    ['Mon, 05 Jul 2021 25:00:00 GMT', null],
    ['Mon, 05 Jul 2021 10:00:00 XYZ', null],
    ['0001-01-01T00:00:00Z', null],
    ['1970-01-01T00:00:00Z', null],
    ['yesterday', null],
    ['', null],
    ['1234567890', null],
  ]
  for (const [written, read] of dates)
    test(`"${written}" is ${read ?? 'no date'}`, () => assert.equal(readFeedDate(written), read))

  test('every moment since 1990 that JavaScript writes is read back', () => {
    const since1990 = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(since1990, (date) => {
        date.setUTCMilliseconds(0)
        assert.equal(readFeedDate(date.toISOString()), date.toISOString())
        assert.equal(readFeedDate(date.toUTCString()), date.toISOString())
      }),
    )
  })

  test('any text is a date or none, without a fault', () => {
    fc.assert(fc.property(fc.string({ maxLength: 100 }), (text) => void readFeedDate(text)))
  })
})
