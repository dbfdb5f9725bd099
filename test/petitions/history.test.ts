import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { countAt, type Sample } from '../../src/petitions/history/history.ts'
import { paceOf } from '../../src/petitions/history/pace.ts'
import { superfluous } from '../../src/petitions/history/thin.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const NOW = new Date('2026-11-20T15:30:00Z')

function ago(ms: number, signatures: number): Sample {
  return { at: new Date(NOW.getTime() - ms).toISOString(), signatures }
}

describe('the count at a moment', () => {
  const samples = [ago(4 * HOUR_MS, 100), ago(2 * HOUR_MS, 140), ago(HOUR_MS, 130)]

  it('is between two samples in proportion, and stays after the last', () => {
    const at = (hours: number) => countAt(samples, NOW.getTime() - hours * HOUR_MS)
    assert.deepEqual([5, 4, 3, 2, 1.5, 1, 0].map(at), [null, 100, 120, 140, 135, 130, 130])
    assert.equal(countAt([], NOW.getTime()), null)
  })
})

describe('the pace', () => {
  it('is of the last hour, the day in London and the last seven days', () => {
    const samples = [
      ago(14 * DAY_MS, 0),
      ago(7 * DAY_MS, 700),
      ago(15.5 * HOUR_MS, 1_400),
      ago(HOUR_MS, 1_480),
      ago(0, 1_500),
    ]
    assert.deepEqual(paceOf(samples, NOW), { lastHour: 20, today: 100, thisWeek: 800, lastWeek: 700 })
  })

  it('is not known for longer than the history reaches, and may fall after a purge', () => {
    assert.deepEqual(paceOf([ago(2 * HOUR_MS, 90), ago(0, 60)], NOW), {
      lastHour: -15,
      today: null,
      thisWeek: null,
      lastWeek: null,
    })
    assert.deepEqual(paceOf([], NOW), { lastHour: null, today: null, thisWeek: null, lastWeek: null })
  })
})

describe('a history that ages', () => {
  const every5Minutes = (days: number) =>
    Array.from({ length: days * 288 }, (_, place) => ago(days * DAY_MS - place * 300_000, place))

  it('keeps a day whole, then hours, then quarters of days, then days: a year fits in a thousand samples', () => {
    const samples = every5Minutes(365)
    const gone = new Set(superfluous(samples, NOW))
    const kept = samples.filter((sample) => !gone.has(sample))
    const within = (from: number, to: number) =>
      kept.filter(
        ({ at }) => NOW.getTime() - Date.parse(at) >= from * DAY_MS && NOW.getTime() - Date.parse(at) < to * DAY_MS,
      ).length
    assert.equal(within(0, 1), 287)
    assert.ok(Math.abs(within(1, 14) - 13 * 24) <= 2)
    assert.ok(Math.abs(within(14, 90) - 76 * 4) <= 2)
    assert.ok(Math.abs(within(90, 366) - 276) <= 2)
    assert.ok(kept.length < 1_300, String(kept.length))
    assert.equal(kept[0], samples[0])
    assert.equal(kept.at(-1), samples.at(-1))
  })

  it('loses nothing more when it is thinned again, and never the first or last', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(400 * 24 * 60), { minLength: 1, maxLength: 200 }), (minutes) => {
        const samples = minutes.sort((a, b) => b - a).map((age) => ago(age * 60_000, 1))
        const gone = new Set(superfluous(samples, NOW))
        const kept = samples.filter((sample) => !gone.has(sample))
        assert.deepEqual(superfluous(kept, NOW), [])
        assert.ok(kept.includes(samples[0]!) && kept.includes(samples.at(-1)!))
      }),
    )
  })
})
