import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Merger, STANDINGS, type Standing, type Step } from '../../src/mergers/merger.ts'
import { movesOn, readMerger } from '../../src/mergers/reading-steps.ts'
import { correction, step } from './steps-for-tests.ts'

function read(steps: readonly Step[], corrected: Parameters<typeof readMerger>[1] = null): Merger {
  const merger = readMerger(steps, corrected)
  assert.ok(merger)
  return merger
}

const standing = fc.constantFrom(...STANDINGS)
const day = fc.integer({ min: 1, max: 28 }).map((number) => `2027-01-${String(number).padStart(2, '0')}`)
const target = fc.option(fc.constantFrom('2027-04-01', '2028-04-01'))
const anyStep = fc.record({ standing, day, target }).map((one) => step(one.standing, one.day, { target: one.target }))

describe('a merger', () => {
  it('is none without steps', () => assert.equal(readMerger([]), null))

  it('goes from stage to stage, and keeps when it came to the last one', () => {
    const merger = read([
      step('proposed', '2027-01-05'),
      step('consulting', '2027-02-05'),
      step('approved', '2027-03-05', { target: '2028-04-01', into: 'NHS Mersey ICB' }),
    ])
    assert.equal(merger.standing, 'approved')
    assert.equal(merger.since, '2027-03-05')
    assert.equal(merger.target, '2028-04-01')
    assert.equal(merger.into, 'NHS Mersey ICB')
    assert.deepEqual(
      merger.chapters.map((chapter) => chapter.standing),
      ['proposed', 'consulting', 'approved'],
    )
  })

  it('takes reports of one stage in a row for one chapter', () => {
    const merger = read([
      step('proposed', '2027-01-05'),
      step('proposed', '2027-01-09'),
      step('applied', '2027-02-01'),
      step('applied', '2027-02-20', { target: '2028-04-01' }),
    ])
    assert.deepEqual(
      merger.chapters.map(({ steps, day: began }) => [began, steps.length]),
      [
        ['2027-01-05', 2],
        ['2027-02-01', 2],
      ],
    )
    assert.equal(merger.since, '2027-02-01')
    assert.equal(merger.target, '2028-04-01')
  })

  it('does not go back because an article still calls it proposed', () => {
    const late = step('proposed', '2027-03-01', { target: '2029-04-01' })
    const merger = read([step('approved', '2027-02-01', { target: '2028-04-01' }), late])
    assert.equal(merger.standing, 'approved')
    assert.equal(merger.target, '2028-04-01')
    assert.equal(merger.chapters.length, 2)
  })

  for (const setback of ['rejected', 'delayed'] as const)
    it(`that is ${setback} loses its date, and may be taken up again`, () => {
      const planned = [step('applied', '2027-01-01', { target: '2027-04-01' }), step(setback, '2027-02-01')]
      assert.equal(read(planned).standing, setback)
      assert.equal(read(planned).target, null)
      const again = read([...planned, step('applied', '2027-06-01', { target: '2028-04-01' })])
      assert.deepEqual([again.standing, again.target], ['applied', '2028-04-01'])
    })

  it('is in effect since the day of effect, not of the report', () => {
    assert.equal(read([step('effective', '2027-04-07', { target: '2027-04-01' })]).since, '2027-04-01')
    assert.equal(read([step('effective', '2027-04-07')]).since, '2027-04-07')
  })

  it('begins with a date as coarse as the register gives it', () => {
    const merger = read([step('clustered', '2025'), step('proposed', '2026-05-03')])
    assert.deepEqual([merger.firstDay, merger.lastDay], ['2025-01-01', '2026-05-03'])
    assert.equal(read([step('clustered', '2025-07')]).firstDay, '2025-07-01')
  })

  it('law: is the same in whatever order its steps are given', () => {
    const any = fc.array(anyStep, { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(any, fc.integer(), (steps, seed) => {
        const shuffled = steps.toSorted((one, other) => ((one.id * seed) % 7) - ((other.id * seed) % 7))
        assert.deepEqual({ ...read(shuffled), bodyIds: [] }, { ...read(steps), bodyIds: [] })
      }),
    )
  })

  it('law: without a setback its standing is the furthest that was reported', () => {
    const onward = fc.array(
      anyStep.filter((one) => one.standing !== 'rejected' && one.standing !== 'delayed'),
      { minLength: 1, maxLength: 8 },
    )
    fc.assert(
      fc.property(onward, (steps) => {
        const furthest = Math.max(...steps.map((one) => STANDINGS.indexOf(one.standing)))
        assert.equal(STANDINGS.indexOf(read(steps).standing), furthest)
      }),
    )
  })

  it('law: what is in effect stays in effect, and nothing moves to where it is', () => {
    fc.assert(
      fc.property(standing, (one: Standing) => {
        assert.equal(movesOn('effective', one), false)
        assert.equal(movesOn(one, one), false)
      }),
    )
  })
})

describe('a correction', () => {
  const steps = [step('proposed', '2027-01-05'), step('approved', '2027-02-05', { target: '2028-04-01' })]

  it('takes the place of what was reported', () => {
    const merger = read(steps, correction('consulting', '2027-02-10', '2027-02-01'))
    assert.deepEqual([merger.standing, merger.since], ['consulting', '2027-02-01'])
    assert.equal(merger.target, '2028-04-01')
    assert.equal(merger.chapters.length, 2)
  })

  it('without a day holds since it was made', () =>
    assert.equal(read(steps, correction('applied', '2027-02-10')).since, '2027-02-10'))

  it('with a day to come names the day of effect', () => {
    const merger = read(steps, correction('delayed', '2027-02-10', '2029-04-01'))
    assert.deepEqual([merger.since, merger.target], ['2027-02-10', '2029-04-01'])
  })

  it('stands when another report of the same stories comes', () => {
    const grown = steps.map((one) => ({ ...one, standing: 'effective' as const }))
    assert.equal(read(grown, correction('proposed', '2027-02-10')).standing, 'proposed')
  })

  it('stands against older news that comes late', () => {
    const late = step('approved', '2027-01-20', { addedAt: '2027-03-01T12:00:00.000Z' })
    assert.equal(read([...steps, late], correction('proposed', '2027-02-10')).standing, 'proposed')
  })

  it('is gone on from by a later stage that a new story reports', () => {
    const next = step('approved', '2027-06-01', { target: '2029-04-01' })
    const merger = read([...steps, next], correction('consulting', '2027-02-10'))
    assert.deepEqual([merger.standing, merger.since, merger.target], ['approved', '2027-06-01', '2029-04-01'])
  })

  it('that strikes changes nothing but that it is struck', () => {
    const struck = correction('struck', '2027-02-10')
    assert.deepEqual({ ...read(steps, struck), correction: null }, read(steps))
    assert.equal(read(steps, struck).correction?.standing, 'struck')
  })

  it('law: no step known when it was made changes how the merger stands', () => {
    const known = anyStep.map((one) => ({ ...one, addedAt: '2027-02-01T12:00:00.000Z' }))
    fc.assert(
      fc.property(fc.array(known, { minLength: 1, maxLength: 8 }), standing, (before, says) => {
        assert.equal(read(before, correction(says, '2027-02-10')).standing, says)
      }),
    )
  })
})
