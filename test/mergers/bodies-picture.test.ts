import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bodiesPicture, plannedCounts } from '../../src/mergers/bodies-picture.ts'
import type { Merger, Standing } from '../../src/mergers/merger.ts'
import { readMerger } from '../../src/mergers/reading-steps.ts'
import { createLineage } from '../../src/register/lineage.ts'
import { loadRegister } from '../../src/register/register.ts'
import { createStatus } from '../../src/register/status.ts'
import { step } from './steps-for-tests.ts'

const register = loadRegister()
const needs = { register, status: createStatus(register, createLineage(register)) }
const TODAY = '2026-12-01'

function plan(target: string | null, bodyIds: readonly string[], standing: Standing = 'approved'): Merger {
  const merger = readMerger([step(standing, '2026-11-01', { bodyIds, target })])
  assert.ok(merger)
  return merger
}

const valuesOf = (...plans: readonly Merger[]) =>
  plannedCounts(register, plans, TODAY).map(({ from, value }) => [from, value])

describe('the bodies that there would be', () => {
  it('are fewer by all but one of each merger, from its day on', () =>
    assert.deepEqual(
      valuesOf(
        plan('2028-04-01', ['icb-kent-and-medway', 'icb-surrey-and-sussex']),
        plan('2027-04-01', ['icb-dorset', 'icb-somerset', 'icb-gloucestershire'], 'clustered'),
      ),
      [
        ['2027-04-01', 34],
        ['2028-04-01', 33],
      ],
    ))

  it('count no body twice when plans contradict each other', () =>
    assert.deepEqual(
      valuesOf(
        plan('2027-04-01', ['icb-devon', 'icb-cornwall-and-the-isles-of-scilly'], 'clustered'),
        plan('2028-04-01', ['icb-devon', 'icb-somerset'], 'proposed'),
      ),
      [['2027-04-01', 35]],
    ))

  it('are as many as today for plans without a day, that have failed, that were due, or of bodies that are no more', () => {
    const pair = ['icb-devon', 'icb-somerset']
    assert.deepEqual(
      valuesOf(
        plan(null, pair),
        plan('2027-04-01', pair, 'rejected'),
        plan('2026-04-01', pair),
        plan('2027-04-01', ['ccg-wirral', 'ccg-halton']),
      ),
      [],
    )
  })
})

describe('the picture of the number of bodies', () => {
  it('says in words what it shows', async () => {
    const { alt, png, name } = await bodiesPicture(needs, [plan('2028-04-01', ['icb-devon', 'icb-somerset'])], TODAY)
    assert.equal(name, 'bodies-over-time.png')
    assert.deepEqual([...png.subarray(1, 4)], [...Buffer.from('PNG')])
    assert.equal(
      alt,
      'Chart of the number of commissioning bodies in England up to 1 December 2026. CCGs: 211 from 1 April 2013, ' +
        '209 from 1 April 2015, 207 from 1 April 2017, 195 from 1 April 2018, 191 from 1 April 2019, 135 from 1 April 2020, ' +
        '106 from 1 April 2021, 0 from 1 July 2022. ICBs: 42 from 1 July 2022, 36 from 1 April 2026. ' +
        'Dashed: 35 on 1 April 2028 if all plans with a date came about, those of clusters included.',
    )
  })

  it('ends with the day on which it is asked for', async () => {
    const { alt } = await bodiesPicture(needs, [], '2019-11-14')
    assert.match(alt, /up to 14 November 2019\. CCGs: 211 .* 191 from 1 April 2019\.$/)
  })

  it('can be drawn on the first day, and before it', async () => {
    for (const day of ['2013-04-01', '2012-01-01']) assert.ok((await bodiesPicture(needs, [], day)).png.length > 0, day)
  })
})
