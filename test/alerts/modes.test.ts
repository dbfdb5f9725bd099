import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { nextDigest, tellableAt } from '../../src/alerts/modes.ts'
import { londonDate, londonTime } from '../../src/time.ts'

const HOUR_MS = 3_600_000
const next = (mode: 'daily' | 'weekly', now: string) => nextDigest(mode, new Date(now)).toISOString()

describe('the next digest', () => {
  for (const [mode, now, at] of [
    ['daily', '2019-11-14T07:59:59.999Z', '2019-11-14T08:00:00.000Z'],
    ['daily', '2019-11-14T08:00:00.000Z', '2019-11-15T08:00:00.000Z'],
    ['daily', '2019-12-31T12:00:00.000Z', '2020-01-01T08:00:00.000Z'],
    ['weekly', '2019-11-14T12:00:00.000Z', '2019-11-18T08:00:00.000Z'],
    ['weekly', '2019-11-18T07:00:00.000Z', '2019-11-18T08:00:00.000Z'],
    ['weekly', '2019-11-18T08:00:00.000Z', '2019-11-25T08:00:00.000Z'],
    ['weekly', '2019-11-17T23:59:00.000Z', '2019-11-18T08:00:00.000Z'],
  ] as const)
    it(`is at ${at} for one that is ${mode}, asked at ${now}`, () => assert.equal(next(mode, now), at))

  it('is at eight on London’s clocks on the day they change, and on the days around it', () => {
    // They go forward on 29 March 2020 at 01:00 UTC, and back on 25 October 2020 at 01:00 UTC; both are Sundays.
    assert.equal(next('daily', '2020-03-28T12:00:00Z'), '2020-03-29T07:00:00.000Z')
    assert.equal(next('daily', '2020-03-28T08:00:00Z'), '2020-03-29T07:00:00.000Z')
    assert.equal(next('daily', '2020-03-29T00:59:00Z'), '2020-03-29T07:00:00.000Z')
    assert.equal(next('daily', '2020-10-24T12:00:00Z'), '2020-10-25T08:00:00.000Z')
    assert.equal(next('daily', '2020-10-25T00:30:00Z'), '2020-10-25T08:00:00.000Z')
    assert.equal(next('weekly', '2020-03-24T12:00:00Z'), '2020-03-30T07:00:00.000Z')
    assert.equal(next('weekly', '2020-10-20T12:00:00Z'), '2020-10-26T08:00:00.000Z')
  })

  it('knows a Monday by London’s calendar, not by UTC’s', () => {
    assert.equal(londonDate(new Date('2020-06-07T23:30:00Z')), '2020-06-08')
    assert.equal(next('weekly', '2020-06-07T23:30:00Z'), '2020-06-08T07:00:00.000Z')
  })

  it('is always to come, at eight, within a day or a week of London’s, whatever the moment', () => {
    const moment = fc.date({ min: new Date('2013-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, fc.constantFrom('daily' as const, 'weekly' as const), (now, mode) => {
        const at = nextDigest(mode, now)
        const longest = mode === 'daily' ? 25 : 7 * 24 + 1
        assert.equal(londonTime(at), '08:00')
        assert.ok(at > now && at.getTime() - now.getTime() <= longest * HOUR_MS)
        if (mode === 'weekly') assert.equal(new Date(`${londonDate(at)}T00:00:00Z`).getUTCDay(), 1)
      }),
    )
  })

  it('comes after quiet hours where they last longer', () => {
    const now = new Date('2019-11-14T12:00:00Z')
    const told = (mode: 'instant' | 'daily' | 'weekly', quiet: string) => tellableAt({ mode, quiet }, now).toISOString()
    assert.equal(told('daily', '22:00-09:30'), '2019-11-15T09:30:00.000Z')
    assert.equal(told('weekly', '22:00-09:30'), '2019-11-18T09:30:00.000Z')
    assert.equal(told('daily', '22:00-07:00'), '2019-11-15T08:00:00.000Z')
    assert.equal(told('instant', '11:00-13:00'), '2019-11-14T13:00:00.000Z')
    assert.equal(told('instant', ''), now.toISOString())
  })
})
