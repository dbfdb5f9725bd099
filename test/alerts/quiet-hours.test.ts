import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { afterQuiet, readQuietHours } from '../../src/alerts/quiet-hours.ts'
import { Refusal } from '../../src/chat/command.ts'

const minuteOfDay = fc.integer({ min: 0, max: 1_439 })
const writeTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const inLondon = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const moment = fc
  .date({ min: new Date('2015-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000))

describe('quiet hours as people type them', () => {
  for (const [typed, written] of [
    ['22:00-07:00', '22:00-07:00'],
    ['10pm-7am', '22:00-07:00'],
    ['10 pm to 7 am', '22:00-07:00'],
    ['10.30pm – 6.15am', '22:30-06:15'],
    ['22-7', '22:00-07:00'],
    ['  9PM   until  8AM ', '21:00-08:00'],
    ['12am-12pm', '00:00-12:00'],
    ['midnight to noon', '00:00-12:00'],
    ['18:00-24:00', '18:00-00:00'],
    ['none', ''],
    ['Off', ''],
    ['', ''],
  ] as const)
    it(`"${typed}" are ${written === '' ? 'none' : written}`, () => assert.equal(readQuietHours(typed), written))

  for (const typed of [
    'always',
    '22:00',
    '25:00-07:00',
    '22:60-07:00',
    '13pm-7am',
    '0pm-7am',
    '22:00-07:00-08:00',
    '-',
    '24:30-7',
  ])
    it(`"${typed}" are refused with the right way to write them`, () =>
      assert.throws(
        () => readQuietHours(typed),
        (fault) =>
          fault instanceof Refusal && fault.message.includes('22:00-07:00') && fault.message.includes(`“${typed}”`),
      ))

  it('that end when they begin are refused', () =>
    assert.throws(() => readQuietHours('7am-07:00'), /would last all day; to hear nothing, pause the watch/))

  it('quote no more than a little of what was typed', () =>
    assert.throws(
      () => readQuietHours('x'.repeat(10_000)),
      (fault) => fault instanceof Refusal && fault.message.length < 200,
    ))

  it('read back as they were written', () =>
    fc.assert(
      fc.property(minuteOfDay, minuteOfDay, (from, to) => {
        fc.pre(from !== to)
        const written = `${writeTime(from)}-${writeTime(to)}`
        assert.equal(readQuietHours(written), written)
      }),
    ))
})

describe('a channel with quiet hours', () => {
  for (const [what, quiet, now, due] of [
    ['is told at once by day', '22:00-07:00', '2026-01-15T12:00:00Z', '2026-01-15T12:00:00Z'],
    ['is told in the morning of an evening’s news', '22:00-07:00', '2026-01-15T22:00:00Z', '2026-01-16T07:00:00Z'],
    ['is told the same morning of news after midnight', '22:00-07:00', '2026-01-16T03:20:00Z', '2026-01-16T07:00:00Z'],
    ['is told at the very end of the hours', '22:00-07:00', '2026-01-16T07:00:00Z', '2026-01-16T07:00:00Z'],
    ['keeps London time in summer', '22:00-07:00', '2026-07-15T21:30:00Z', '2026-07-16T06:00:00Z'],
    ['may be quiet by day', '09:00-17:30', '2026-01-15T10:00:00Z', '2026-01-15T17:30:00Z'],
    ['sleeps an hour less when the clocks go forward', '22:00-07:00', '2026-03-28T23:00:00Z', '2026-03-29T06:00:00Z'],
    ['sleeps an hour more when the clocks go back', '22:00-07:00', '2026-10-24T22:00:00Z', '2026-10-25T07:00:00Z'],
    [
      'is told after the jump when its hours end in the hour that is left out',
      '22:00-01:30',
      '2026-03-28T23:00:00Z',
      '2026-03-29T01:30:00Z',
    ],
    ['is told at the first of two half past ones', '22:00-01:30', '2026-10-24T23:00:00Z', '2026-10-25T00:30:00Z'],
    ['is told at the second when the first has gone', '22:00-01:30', '2026-10-25T01:10:00Z', '2026-10-25T01:30:00Z'],
    ['is always told when it has none', '', '2026-01-15T23:00:00Z', '2026-01-15T23:00:00Z'],
  ] as const)
    it(what, () => assert.equal(afterQuiet(quiet, new Date(now)).toISOString(), new Date(due).toISOString()))

  it('is never told before the news, nor more than a day and an hour after it, nor within its hours', () =>
    fc.assert(
      fc.property(minuteOfDay, minuteOfDay, moment, (from, to, now) => {
        fc.pre(from !== to)
        const quiet = `${writeTime(from)}-${writeTime(to)}`
        const due = afterQuiet(quiet, now)
        assert.ok(due >= now)
        assert.ok(due.getTime() - now.getTime() <= 25 * 3_600_000)
        assert.equal(afterQuiet(quiet, due).getTime(), due.getTime(), 'the end of quiet hours is not quiet')
        if (due > now && inLondon.format(due) !== writeTime(to))
          assert.match(due.toISOString(), /T01:/, 'only the clocks’ jump makes another time of it')
      }),
      { numRuns: 300 },
    ))
})
