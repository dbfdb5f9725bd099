import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createFindMerger, type StoryStep } from '../../src/mergers/matching.ts'
import type { Merger, Step } from '../../src/mergers/merger.ts'
import { readMerger } from '../../src/mergers/reading-steps.ts'
import { createLineage } from '../../src/register/lineage.ts'
import { loadRegister } from '../../src/register/register.ts'
import { step } from './steps-for-tests.ts'

const register = loadRegister()
const findMerger = createFindMerger(register, createLineage(register))

const CHESHIRE = ['ccg-eastern-cheshire', 'ccg-south-cheshire', 'ccg-vale-royal', 'ccg-west-cheshire']

function merger(id: number, ...steps: readonly Step[]): Merger {
  const read = readMerger(steps.map((one) => ({ ...one, mergerId: id })))
  assert.ok(read)
  return read
}

const story = (bodyIds: readonly string[], day: string, more: Partial<StoryStep> = {}): StoryStep => ({
  bodyIds,
  day,
  into: '',
  stage: 'approved',
  ...more,
})

const planned = merger(7, step('proposed', '2019-03-01', { bodyIds: CHESHIRE, target: '2020-04-01' }))
const isStepOf = (one: StoryStep, of: Merger) => findMerger(one, [of]) === of

describe('a story is a step of a merger', () => {
  it('when it names the same bodies', () => assert.ok(isStepOf(story(CHESHIRE, '2019-11-14'), planned)))

  it('when it names most of them, or one alone', () => {
    assert.ok(isStepOf(story(CHESHIRE.slice(0, 2), '2019-11-14'), planned))
    assert.ok(isStepOf(story(CHESHIRE.slice(0, 1), '2019-11-14'), planned))
    assert.ok(isStepOf(story([...CHESHIRE, 'ccg-wirral'], '2019-11-14'), planned))
  })

  it('when it names what they have become', () => {
    const approved = merger(7, step('approved', '2019-11-14', { bodyIds: CHESHIRE, target: '2020-04-01' }))
    assert.ok(isStepOf(story(['ccg-cheshire'], '2020-04-02', { stage: 'effective' }), approved))
  })

  it('not when it shares one body of two', () =>
    assert.ok(!isStepOf(story(['ccg-vale-royal', 'ccg-wirral'], '2019-11-14'), planned)))

  it('not when it names others', () => {
    assert.ok(!isStepOf(story(['ccg-croydon', 'ccg-bexley'], '2019-11-14'), planned))
    assert.ok(!isStepOf(story([], '2019-11-14'), planned))
  })

  it('not after years of silence, unless it is a cluster that waits', () => {
    assert.ok(!isStepOf(story(CHESHIRE, '2016-11-14'), planned))
    const old = merger(8, step('proposed', '2022-09-01', { bodyIds: ['icb-devon', 'icb-somerset'] }))
    assert.ok(!isStepOf(story(['icb-devon', 'icb-somerset'], '2026-01-01'), old))
    const cluster = merger(9, step('clustered', '2022-09', { bodyIds: ['icb-devon', 'icb-somerset'] }))
    assert.ok(isStepOf(story(['icb-devon', 'icb-somerset'], '2026-01-01'), cluster))
  })

  it('when it tells of a new try within a year of a rejection, and not later', () => {
    const rejected = merger(8, step('rejected', '2019-03-01', { bodyIds: CHESHIRE }))
    assert.ok(isStepOf(story(CHESHIRE, '2019-11-14', { stage: 'applied' }), rejected))
    assert.ok(!isStepOf(story(CHESHIRE, '2020-03-30', { stage: 'applied' }), rejected))
  })

  it('not when it plans what comes after a merger that has taken effect', () => {
    const done = merger(8, step('effective', '2020-04-01', { bodyIds: CHESHIRE, target: '2020-04-01' }))
    const next = story(['ccg-cheshire', 'ccg-wirral'], '2020-10-01', { stage: 'proposed' })
    assert.ok(!isStepOf(next, done))
    const due = merger(8, step('approved', '2019-11-01', { bodyIds: CHESHIRE, target: '2020-04-01' }))
    assert.ok(!isStepOf(next, due))
    assert.ok(isStepOf(story(CHESHIRE, '2020-03-01', { stage: 'proposed' }), done))
  })

  it('of the likeliest: the one with more of the same bodies, or the same name', () => {
    const pair = merger(8, step('proposed', '2019-04-01', { bodyIds: CHESHIRE.slice(0, 2) }))
    assert.equal(findMerger(story(CHESHIRE, '2019-11-14'), [pair, planned]), planned)
    assert.equal(findMerger(story(CHESHIRE.slice(0, 2), '2019-11-14'), [planned, pair]), pair)
    const named = merger(9, step('proposed', '2019-04-01', { bodyIds: CHESHIRE.slice(0, 3), into: 'NHS Cheshire CCG' }))
    assert.equal(findMerger(story(CHESHIRE, '2019-11-14', { into: 'NHS Cheshire CCG' }), [planned, named]), named)
  })
})
