import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  daysBetween,
  instant,
  isIsoDate,
  londonDate,
  londonMoment,
  readDate,
  readTimeOfDay,
  writeCountdown,
  writeDate,
  writeMoment,
} from '../src/time.ts'

const TODAY = '2026-11-21'

/** Any day that the register or the news could speak of. */
const day = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2200-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('the day in London', () => {
  it('is the UTC day in winter', () => assert.equal(londonDate(new Date('2026-01-31T23:59:59Z')), '2026-01-31'))
  it('is a day ahead in the last hour of a summer day', () =>
    assert.equal(londonDate(new Date('2026-06-30T23:00:00Z')), '2026-07-01'))
  it('is always a real day', () =>
    fc.assert(
      fc.property(fc.date({ min: new Date('1971-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }), (date) =>
        isIsoDate(londonDate(date)),
      ),
    ))
})

describe('a moment', () => {
  it('sorts as text as it sorts as time', () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
        fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
        (a, b) => a < b === instant(a) < instant(b),
      ),
    ))
  it('is written in London time, in summer', () =>
    assert.equal(writeMoment(new Date('2020-07-01T08:30:00Z')), '1 July 2020 at 09:30'))
  it('is written in London time, in winter', () =>
    assert.equal(writeMoment(new Date('2020-12-01T00:05:00Z')), '1 December 2020 at 00:05'))
})

describe('writing a day', () => {
  it('is as people in Britain write it', () => assert.equal(writeDate('2020-04-01'), '1 April 2020'))
  it('can be short', () => assert.equal(writeDate('2026-11-21', 'short'), '21 Nov 2026'))
  it('can be read back', () =>
    fc.assert(
      fc.property(day, (one) => {
        assert.equal(readDate(writeDate(one), TODAY), one)
        assert.equal(readDate(writeDate(one, 'short'), TODAY), one)
      }),
    ))
})

describe('counting days', () => {
  it('counts across a leap day', () => assert.equal(daysBetween('2020-02-28', '2020-03-01'), 2))
  it('is not misled by the change of the clocks', () => assert.equal(daysBetween('2026-03-28', '2026-03-30'), 2))
  it('undoes adding days', () =>
    fc.assert(
      fc.property(day, fc.integer({ min: -30_000, max: 30_000 }), (one, days) => {
        assert.equal(daysBetween(one, addDays(one, days)), days)
        assert.equal(addDays(addDays(one, days), -days), one)
      }),
    ))
  it('of two days is the same both ways, but for its sign', () =>
    fc.assert(fc.property(day, day, (a, b) => daysBetween(a, b) + daysBetween(b, a) === 0)))

  for (const [to, said] of [
    ['2026-11-21', 'today'],
    ['2026-11-22', 'tomorrow'],
    ['2026-11-20', 'yesterday'],
    ['2027-04-01', 'in 131 days'],
    ['2026-11-19', '2 days ago'],
    ['2022-07-01', '1,604 days ago'],
  ] as const) {
    it(`says "${said}" of ${to} on ${TODAY}`, () => assert.equal(writeCountdown(TODAY, to), said))
  }
})

describe('a day in figures', () => {
  for (const real of ['2020-02-29', '2013-04-01', '2022-12-31']) {
    it(`${real} is real`, () => assert.equal(isIsoDate(real), true))
  }
  for (const unreal of [
    '2021-02-29',
    '2020-02-31',
    '2020-13-01',
    '2020-00-10',
    '2020-1-1',
    ' 2020-01-01',
    '2020-01-01T',
    '',
  ]) {
    it(`"${unreal}" is none`, () => assert.equal(isIsoDate(unreal), false))
  }
})

describe('reading a day as typed', () => {
  for (const [typed, read] of [
    ['2020-05-01', '2020-05-01'],
    ['2020-5-1', '2020-05-01'],
    ['2020-05', '2020-05-01'],
    ['2020', '2020-01-01'],
    ['1 May 2020', '2020-05-01'],
    ['1st may 2020', '2020-05-01'],
    ['  22nd   September,  2020 ', '2020-09-22'],
    ['3 sept 2020', '2020-09-03'],
    ['May 2020', '2020-05-01'],
    ['01/05/2020', '2020-05-01'],
    ['1.5.2020', '2020-05-01'],
    ['today', '2026-11-21'],
    ['Yesterday', '2026-11-20'],
    ['TOMORROW', '2026-11-22'],
  ] as const) {
    it(`"${typed}" is ${read}`, () => assert.equal(readDate(typed, TODAY), read))
  }

  const nothing = [
    '',
    'soon',
    '31 June 2020',
    '29 Feb 2021',
    '13/13/2020',
    '05/31/2020',
    '1 May',
    '1 May 20',
    'decade 2020',
    'marching 2020',
    '1 mayor 2020',
    'ma 2020',
    '20200501',
    '2020-05-01T00:00',
  ]
  for (const typed of nothing) {
    it(`"${typed}" is no day`, () => assert.equal(readDate(typed, TODAY), null))
  }

  it('gives a real day or null for whatever is typed', () =>
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{0,4}[-/. ][a-z0-9]{0,4}[-/. ][0-9]{0,4}$/)),
        (typed) => {
          const read = readDate(typed, TODAY)
          assert.ok(read === null || isIsoDate(read))
        },
      ),
    ))

  it('reads every day written in figures, day first', () =>
    fc.assert(
      fc.property(day, (one) => {
        const [year, month, date] = one.split('-')
        assert.equal(readDate(`${date}/${month}/${year}`, TODAY), one)
      }),
    ))
})

describe('a moment in London', () => {
  for (const [day, time, moment, why] of [
    ['2027-01-15', '09:00', '2027-01-15T09:00:00.000Z', 'in winter'],
    ['2027-07-15', '09:00', '2027-07-15T08:00:00.000Z', 'in summer'],
    ['2027-07-15', '00:30', '2027-07-14T23:30:00.000Z', 'after midnight in summer'],
    ['2027-03-28', '01:30', '2027-03-28T01:30:00.000Z', 'in the hour that is left out'],
    ['2027-10-31', '01:30', '2027-10-31T00:30:00.000Z', 'in the hour that comes twice'],
  ] as const) {
    it(why, () => assert.equal(londonMoment(day, time).toISOString(), moment))
  }

  it('ends a day when the next one begins there, also where the day has 23 or 25 hours', () => {
    for (const day of ['2027-01-15', '2027-03-27', '2027-03-28', '2027-10-30', '2027-10-31']) {
      const end = londonMoment(addDays(day, 1), '00:00')
      assert.equal(londonDate(end), addDays(day, 1))
      assert.equal(londonDate(new Date(end.getTime() - 1)), day)
    }
  })
})

describe('a time of day as typed', () => {
  for (const [typed, time] of [
    ['14:30', '14:30'],
    ['9.05', '09:05'],
    ['2pm', '14:00'],
    ['12am', '00:00'],
    ['12.30 PM', '12:30'],
    ['7', '07:00'],
    ['24:00', '00:00'],
    ['noon', '12:00'],
    ['midnight', '00:00'],
    ['25:00', null],
    ['24:01', null],
    ['13pm', null],
    ['0am', null],
    ['12:60', null],
    ['soon', null],
    ['', null],
  ] as const) {
    it(`${JSON.stringify(typed)} is ${time ?? 'none'}`, () => assert.equal(readTimeOfDay(typed), time))
  }
})
