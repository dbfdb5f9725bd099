import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { askedByFeed, freshFor, retryAfter } from '../../../src/feeds/polling/asked.ts'
import { readMemory, writeMemory } from '../../../src/feeds/polling/memory.ts'
import { nextAfterFailure, nextAfterSuccess, type Rhythm } from '../../../src/feeds/polling/next-check.ts'

const NOW = new Date('2026-11-03T14:05:00Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const RHYTHM: Rhythm = { minIntervalMs: 15 * MINUTE, random: () => 0.5 }
const MEMORY = readMemory(null)
const NO_HINTS = { ttl: '', skipHours: '', skipDays: '', updatePeriod: '', updateFrequency: '' }

const headers = (entries: Record<string, string>) => new Map(Object.entries(entries))
const success = (some: Partial<Parameters<typeof nextAfterSuccess>[1]> = {}, rhythm = RHYTHM) =>
  nextAfterSuccess(NOW, { headers: new Map(), memory: MEMORY, hasValidators: true, lastNewAt: null, ...some }, rhythm)
const waited = (next: Date) => next.getTime() - NOW.getTime()

suite('what a feed asks for', () => {
  const hints: [Partial<typeof NO_HINTS>, number][] = [
    [{}, 0],
    [{ ttl: '60' }, HOUR],
    [{ ttl: ' 5 ' }, 5 * MINUTE],
    [{ ttl: 'often' }, 0],
    [{ ttl: '-5' }, 0],
    [{ updatePeriod: 'hourly', updateFrequency: '2' }, 30 * MINUTE],
    [{ updatePeriod: '\n daily ', updateFrequency: '' }, 24 * HOUR],
    [{ updatePeriod: 'sometimes', updateFrequency: '1' }, 0],
    [{ updatePeriod: 'hourly', updateFrequency: '0' }, HOUR],
    [{ ttl: '10', updatePeriod: 'hourly' }, HOUR],
  ]
  for (const [some, askedMs] of hints)
    test(JSON.stringify(some), () => assert.equal(askedByFeed({ ...NO_HINTS, ...some }).askedMs, askedMs))

  test('skipped hours and days are read, unless an update period takes their place', () => {
    const skips = {
      skipHours: '<hour>0</hour><hour>24</hour><hour>13</hour>',
      skipDays: '<day>Saturday</day><day>Sunday</day>',
    }
    const asked = askedByFeed({ ...NO_HINTS, ...skips })
    assert.deepEqual(asked.skipHours, [0, 13])
    assert.deepEqual(asked.skipDays, [0, 6])
    assert.deepEqual(askedByFeed({ ...NO_HINTS, ...skips, updatePeriod: 'daily' }).skipHours, [])
  })
})

suite('what a server asks for', () => {
  const answers: [Record<string, string>, number][] = [
    [{}, 0],
    [{ 'cache-control': 'max-age=600' }, 600_000],
    [{ 'cache-control': 'public, Max-Age="600", must-revalidate' }, 600_000],
    [{ 'cache-control': 'max-age=600', age: '500' }, 100_000],
    [{ 'cache-control': 's-maxage=900' }, 0],
    [{ 'cache-control': 'no-cache, max-age=600' }, 0],
    [{ 'cache-control': 'max-age=60', expires: 'Tue, 03 Nov 2026 20:00:00 GMT' }, 60_000],
    [{ expires: 'Tue, 03 Nov 2026 15:05:00 GMT' }, HOUR],
    [{ expires: 'Tue, 03 Nov 2026 15:05:00 GMT', date: 'Tue, 03 Nov 2026 15:00:00 GMT' }, 5 * MINUTE],
    [{ expires: '0' }, 0],
    [{ expires: 'Mon, 02 Nov 2026 15:05:00 GMT' }, 0],
  ]
  for (const [given, ms] of answers) test(JSON.stringify(given), () => assert.equal(freshFor(headers(given), NOW), ms))

  const retries: [string, number][] = [
    ['120', 120_000],
    ['Tue, 03 Nov 2026 15:05:00 GMT', HOUR],
    ['Mon, 02 Nov 2026 15:05:00 GMT', 0],
    ['99999999', 24 * HOUR],
    ['soon', 0],
    ['-1', 0],
    ['', 0],
  ]
  for (const [written, ms] of retries)
    test(`Retry-After: ${written}`, () => assert.equal(retryAfter(headers({ 'retry-after': written }), NOW), ms))
})

suite('after a good reading', () => {
  test('the least interval, a tenth less or more', () => {
    assert.equal(waited(success()), 15 * MINUTE)
    assert.equal(waited(success({}, { ...RHYTHM, random: () => 0 })), 13.5 * MINUTE)
    assert.equal(waited(success({}, { ...RHYTHM, random: () => 1 })), 16.5 * MINUTE)
  })

  test('what was asked for, if that is longer, and never earlier than asked', () => {
    const memory = { ...MEMORY, askedMs: 2 * HOUR }
    assert.equal(waited(success({ memory }, { ...RHYTHM, random: () => 0 })), 2 * HOUR)
    assert.equal(waited(success({ memory: { ...MEMORY, askedMs: MINUTE } })), 15 * MINUTE)
  })

  test('a day at most', () => {
    assert.equal(waited(success({ memory: { ...MEMORY, askedMs: 700 * HOUR } })), 24 * HOUR)
    assert.equal(waited(success({ headers: headers({ 'cache-control': 'max-age=31536000' }) })), 24 * HOUR)
  })

  test('a feed without validators is read less often while nothing is new', () => {
    const quiet = (days: number) =>
      waited(success({ hasValidators: false, lastNewAt: new Date(NOW.getTime() - days * 24 * HOUR).toISOString() }))
    assert.equal(quiet(0), 15 * MINUTE)
    assert.equal(quiet(1), 30 * MINUTE)
    assert.equal(quiet(30), HOUR)
  })

  test('skipped hours are waited out', () => {
    const memory = { ...MEMORY, skipHours: [14, 15] }
    assert.equal(success({ memory }).toISOString(), '2026-11-03T16:00:00.000Z')
  })

  test('skipped days are waited out', () => {
    const memory = { ...MEMORY, skipDays: [2, 3] }
    assert.equal(success({ memory }).toISOString(), '2026-11-05T00:00:00.000Z')
  })

  test('a feed that wants never to be read is read', () => {
    const memory = { ...MEMORY, skipDays: [0, 1, 2, 3, 4, 5, 6] }
    assert.equal(waited(success({ memory })), 15 * MINUTE)
  })
})

suite('after a failure', () => {
  const failure = (failures: number, answer: Record<string, string> | null = {}) =>
    waited(nextAfterFailure(NOW, { failures, headers: answer && headers(answer) }, RHYTHM))

  test('twice as long each time, to a day', () => {
    assert.deepEqual(
      [1, 2, 3, 10, 1_000].map((failures) => failure(failures) / HOUR),
      [0.5, 1, 2, 24, 24],
    )
  })

  test('two hours at most while the host cannot be reached', () => assert.equal(failure(50, null), 2 * HOUR))

  test('never before the time that the server names', () => {
    assert.equal(failure(1, { 'retry-after': '7200' }), 2 * HOUR)
    assert.equal(failure(1, { 'retry-after': '60' }), 30 * MINUTE)
  })
})

suite('what is remembered', () => {
  test('comes back as it was written', () => {
    const memory = {
      listedAs: 'https://x.example/',
      validatedUrl: null,
      askedMs: 5,
      skipHours: [1],
      skipDays: [],
      failingSince: 'x',
    }
    assert.deepEqual(readMemory(writeMemory(memory)), memory)
  })

  test('is empty where it is spoilt', () => {
    for (const spoilt of ['', '{', '7', 'null', '[]', '{"askedMs":"x","skipHours":7}'])
      assert.deepEqual(readMemory(spoilt), MEMORY)
  })

  test('any text can be read', () => {
    fc.assert(fc.property(fc.json(), (text) => void readMemory(text)))
  })
})
