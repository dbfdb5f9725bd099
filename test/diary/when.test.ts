import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { writeWhen } from '../../src/diary/deadline.ts'
import { readWhen } from '../../src/diary/when.ts'
import { addDays } from '../../src/time.ts'

const TODAY = '2026-11-22'

describe('when a deadline is', () => {
  for (const [typed, day, time] of [
    ['3 March 2027', '2027-03-03', ''],
    ['3 March 2027 at 14:30', '2027-03-03', '14:30'],
    ['Wednesday 3rd March 2027, 2.30pm', '2027-03-03', '14:30'],
    ['wed, 3 mar 2027 2pm', '2027-03-03', '14:00'],
    ['2027-03-03 9:05', '2027-03-03', '09:05'],
    ['03/03/2027 12am', '2027-03-03', '00:00'],
    ['03.03.2027', '2027-03-03', ''],
    ['March 3, 2027 noon', null, ''],
    ['tomorrow at noon', '2026-11-23', '12:00'],
    ['3 March 2027 at 24:00', '2027-03-03', '23:59'],
    ['today 12pm', '2026-11-22', '12:00'],
    ['22 November', '2026-11-22', ''],
    ['21 November', '2027-11-21', ''],
    ['1 jan 9 am', '2027-01-01', '09:00'],
    ['March 2027', null, ''],
    ['2027', null, ''],
    ['2027-03', null, ''],
    ['March', null, ''],
    ['31 April', null, ''],
    ['3 March 2027 25:00', null, ''],
    ['3 March 2027 13pm', null, ''],
    ['3 March 2027 9:60', null, ''],
    ['3 March 2027 midnight', null, ''],
    ['at noon', null, ''],
    ['', null, ''],
  ] as const) {
    it(`“${typed}” is ${day ?? 'no day'} ${time}`, () =>
      assert.deepEqual(readWhen(typed, TODAY), day === null ? null : { day, time }))
  }

  it('is read back as it is written', () =>
    fc.assert(
      fc.property(fc.nat(4_000), fc.option(fc.tuple(fc.nat(23), fc.nat(59)), { nil: null }), (days, clock) => {
        const time = clock === null ? '' : clock.map((part) => String(part).padStart(2, '0')).join(':')
        const when = { day: addDays(TODAY, days), time }
        assert.deepEqual(readWhen(writeWhen(when), TODAY), when)
      }),
    ))

  it('is written with its day of the week', () => {
    assert.equal(writeWhen({ day: '2027-03-03', time: '14:30' }), 'Wednesday 3 March 2027 at 14:30')
    assert.equal(writeWhen({ day: '2027-07-04', time: '' }), 'Sunday 4 July 2027')
  })
})
