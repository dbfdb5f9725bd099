import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Chance, createChance } from '../../src/petitions/forecast/chance.ts'
import { forecast, type Reach } from '../../src/petitions/forecast/forecast.ts'
import type { Sample } from '../../src/petitions/history/history.ts'
import { addDays, londonDate } from '../../src/time.ts'

const DAY_MS = 86_400_000
const START = Date.parse('2026-03-01T08:00:00Z')
/** A petition is open for six months. */
const DAYS_OPEN = 180

/** How a petition may grow: its expected signatures on each day. */
type Shape = (chance: Chance) => (day: number) => number

const SHAPES: Readonly<Record<string, Shape>> = {
  'an even pace': (chance) => {
    const rate = 20 + chance.even() * 400
    return () => rate
  },
  'noisy days': (chance) => {
    const rate = 20 + chance.even() * 400
    return () => rate * Math.exp(0.35 * chance.normal())
  },
  'quiet weekends': (chance) => {
    const [rate, first] = [20 + chance.even() * 400, Math.floor(chance.even() * 7)]
    return (day) => rate * ((day + first) % 7 < 2 ? 0.5 : 1.2)
  },
  'a wandering pace': (chance) => {
    let level = Math.log(20 + chance.even() * 400)
    return () => {
      level += 0.12 * chance.normal()
      return Math.exp(level)
    }
  },
  'a decay': (chance) => {
    const [rate, days] = [200 + chance.even() * 2_000, 10 + chance.even() * 30]
    return (day) => 10 + rate * Math.exp(-day / days)
  },
  'a long tail': (chance) => {
    const rate = 500 + chance.even() * 4_000
    return (day) => rate / (day + 2)
  },
  'growth for a while': (chance) => {
    const [rate, days] = [20 + chance.even() * 100, 30 + chance.even() * 60]
    return (day) => rate * Math.exp(Math.min(day, 40) / days)
  },
  'bursts of news': (chance) => {
    const rate = 20 + chance.even() * 100
    let burst = 0
    return () => {
      burst *= 0.7
      if (chance.even() < 0.06) burst += rate * (1 + 4 * chance.even())
      return rate + burst
    }
  },
}

interface Life {
  /** The count at the end of each day, from the day it opened. */
  readonly counts: readonly number[]
  /** How many days of it are seen. */
  readonly seen: number
  readonly target: number
}

function live(shape: Shape, seed: number): Life {
  const chance = createChance(seed)
  const expected = shape(chance)
  const counts = [10]
  for (let day = 0; day < DAYS_OPEN; day += 1) counts.push((counts[day] ?? 0) + chance.poisson(expected(day)))
  const seen = 5 + Math.floor(chance.even() * 40)
  const [now = 0, end = 0] = [counts[seen], counts[DAYS_OPEN]]
  return { counts, seen, target: Math.ceil(now + (end * 1.1 - now) * (0.1 + 0.9 * chance.even())) }
}

function samplesOf(counts: readonly number[]): Sample[] {
  return counts.map((signatures, day) => ({ at: new Date(START + day * DAY_MS).toISOString(), signatures }))
}

const day = (number: number) => londonDate(new Date(START + number * DAY_MS))

function foretell({ counts, seen, target }: Life): Reach {
  const known = samplesOf(counts.slice(0, seen + 1))
  const told = forecast(known, new Date(START + seen * DAY_MS), day(DAYS_OPEN - 1))
  assert.ok(told)
  return told.reach(target)
}

/** Whether what happened lies in what was said. The count is known by days, so it was reached within the day before. */
function holds(reach: Reach, { counts, target }: Life): boolean {
  const reached = counts.findIndex((count) => count >= target)
  const isReached = reached >= 0 && reached < DAYS_OPEN
  if (reach.kind === 'reached') return false
  if (reach.kind === 'unlikely') return !isReached
  if (!isReached) return reach.to === null
  return day(reached) >= reach.from && (reach.to === null || day(reached - 1) <= reach.to)
}

describe('the range of a forecast, which says that it holds the truth eight times in ten,', () => {
  const TRIES = 30
  const shares = Object.entries(SHAPES).map(([name, shape]) => {
    const lives = Array.from({ length: TRIES }, (_, number) => live(shape, 1_000 + 7 * number))
    return { name, share: lives.filter((life) => holds(foretell(life), life)).length / TRIES }
  })

  it('does so over petitions of many shapes', () => {
    const all = shares.reduce((sum, { share }) => sum + share, 0) / shares.length
    assert.ok(all >= 0.78 && all <= 0.95, `${Math.round(all * 100)} %`)
  })

  for (const { name, share } of shares)
    it(`holds it for ${name} not much less often`, () => assert.ok(share >= 0.68, `${Math.round(share * 100)} %`))
})

describe('a forecast', () => {
  const even = (perDay: number, days: number) =>
    samplesOf(Array.from({ length: days + 1 }, (_, number) => number * perDay))
  const at = (days: number) => new Date(START + days * DAY_MS)

  it('of an even pace is narrow: no wider than a third of the time to go', () => {
    const reach = forecast(even(100, 21), at(21), null)?.reach(5_000)
    assert.ok(reach?.kind === 'range' && reach.to !== null)
    assert.ok(reach.from >= day(21 + 24) && reach.to <= day(21 + 36), `${reach.from} to ${reach.to}`)
  })

  it('says when a count is reached, unlikely, or perhaps too late', () => {
    const told = forecast(even(100, 14), at(14), day(44))
    assert.deepEqual(told?.reach(1_400), { kind: 'reached' })
    assert.deepEqual(told?.reach(100_000), { kind: 'unlikely' })
    const perhaps = told?.reach(4_500)
    assert.ok(
      perhaps?.kind === 'range' && perhaps.to === null && perhaps.chance > 0.1 && perhaps.chance < 0.9,
      JSON.stringify(perhaps),
    )
  })

  it('is not made of fewer than three whole days', () => {
    assert.equal(forecast(even(100, 2), at(2), null), null)
    assert.equal(forecast([], at(2), null), null)
    assert.ok(forecast(even(100, 3), at(3), null))
  })

  it('is the same each time, and its outlook widens, never falls, and ends with the petition', () => {
    const [one, other] = [forecast(even(80, 10), at(10), day(40)), forecast(even(80, 10), at(10), day(40))]
    assert.deepEqual(one?.outlook, other?.outlook)
    const outlook = one?.outlook ?? []
    assert.equal(outlook.length, 32)
    assert.ok(outlook.every(({ low, middle, high }) => low <= middle && middle <= high))
    assert.ok(outlook.every((point, place) => place === 0 || point.low >= (outlook[place - 1]?.low ?? 0)))
    const width = (place: number) => (outlook[place]?.high ?? 0) - (outlook[place]?.low ?? 0)
    assert.ok(width(0) === 0 && width(5) > 0 && width(30) > width(5))
  })

  it('takes a purge for no growth, and a petition that is closed or stands still for what it is', () => {
    const purged = samplesOf([0, 500, 1_000, 400, 420, 440])
    assert.ok(forecast(purged, at(5), null))
    assert.deepEqual(forecast(even(0, 10), at(10), day(60))?.reach(10_000), { kind: 'unlikely' })
    const over = forecast(even(10, 10), at(10), addDays(day(10), -3))
    assert.deepEqual([over?.outlook.length, over?.reach(1_000).kind], [1, 'unlikely'])
  })
})

describe('chance', () => {
  it('is even, normal and Poisson as it says', () => {
    const chance = createChance(1)
    const mean = (draw: () => number) =>
      Array.from({ length: 4_000 }, draw).reduce((sum, value) => sum + value, 0) / 4_000
    assert.ok(Math.abs(mean(() => chance.even()) - 0.5) < 0.02)
    assert.ok(Math.abs(mean(() => chance.normal())) < 0.05)
    assert.ok(Math.abs(mean(() => chance.normal() ** 2) - 1) < 0.08)
    for (const expected of [0.3, 7, 90]) assert.ok(Math.abs(mean(() => chance.poisson(expected)) / expected - 1) < 0.06)
  })
})
