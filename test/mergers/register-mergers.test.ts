import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { becameTogether, isPastMergerIn, pastMergers, registerSteps } from '../../src/mergers/register-mergers.ts'
import { createLineage } from '../../src/register/lineage.ts'
import { loadRegister } from '../../src/register/register.ts'
import { createStatus } from '../../src/register/status.ts'

const register = loadRegister()
const lineage = createLineage(register)
const past = pastMergers(register, lineage)

describe('the mergers that the register knows', () => {
  for (const [year, before, after] of [
    [2015, 3, 1],
    [2017, 3, 1],
    [2018, 18, 6],
    [2019, 6, 2],
    [2020, 74, 18],
    [2021, 38, 9],
    [2022, 106, 42],
  ] as const)
    it(`of ${year}: ${before} bodies became ${after}`, () => {
      const found = past.filter(({ on }) => on.startsWith(String(year)))
      const givers = new Set(found.flatMap(({ parts }) => parts.map(({ from }) => from.id)))
      assert.deepEqual([givers.size, found.length], [before, after])
    })

  it('law: explain every change in the number of bodies', () => {
    const status = createStatus(register, lineage)
    for (const { from } of status.countsOverTime().filter((one) => one.from > '2013-04-01')) {
      const found = past.filter(({ on }) => on === from)
      const closed = new Set(found.flatMap(({ parts }) => parts.map((part) => part.from.id)))
      const before = status.countOn(new Date(Date.parse(from) - 86_400_000).toISOString().slice(0, 10))
      const after = status.countOn(from)
      assert.equal(after.ccg + after.icb - before.ccg - before.icb, found.length - closed.size, from)
    }
  })

  it('lie in a region by what merged or what came of it', () => {
    const cheshire = past.find(({ into }) => into.id === 'ccg-cheshire')
    assert.ok(cheshire)
    assert.ok(isPastMergerIn('North West', cheshire))
    assert.ok(!isPastMergerIn('London', cheshire))
  })
})

describe('the steps that the register begins the records with', () => {
  const steps = registerSteps(register, lineage)

  it('are the six mergers of 2026 and every cluster of ICBs that live', () => {
    const counted = Map.groupBy(steps, ({ standing }) => standing)
    assert.equal(counted.get('effective')?.length, 6)
    assert.equal(counted.get('clustered')?.length, 8)
    assert.equal(counted.get('exploring')?.length, 1)
    assert.equal(new Set(steps.map(({ key }) => key)).size, steps.length)
  })

  it('law: leave out no ICB that the register has in a cluster, and none that merged', () => {
    for (const { cluster, icbId, status } of register.clusters) {
      const together = register.clusters.filter((one) => one.cluster === cluster).map((one) => one.icbId)
      const step = steps.find(({ bodyIds, standing }) => bodyIds.includes(icbId) && isOf(status, standing))
      if (status === 'clustered' || status === 'exploring') assert.deepEqual(step?.bodyIds, together, cluster)
      if (status === 'merged') assert.ok(step, `${icbId} of ${cluster}`)
      if (status === 'none') assert.ok(!steps.some(({ bodyIds }) => bodyIds.includes(icbId)), icbId)
    }
    const merged = register.successions.filter(
      ({ on, kind, to }) => on === '2026-04-01' && kind !== 'boundary_change' && register.bodies.get(to)?.opened === on,
    )
    for (const { from, to } of merged) {
      const step = steps.find(({ key }) => key === `body:${to}`)
      assert.ok(step?.bodyIds.includes(from), `${from} became part of ${to}`)
    }
    assert.ok(merged.length >= 12)
  })

  it('each name their source and two bodies at least', () => {
    for (const { url, bodyIds, key } of steps) {
      assert.ok(url.startsWith('https://'), key)
      assert.ok(bodyIds.length >= 2, key)
      for (const id of bodyIds) assert.ok(register.bodies.has(id), id)
    }
  })

  it('have the day that a cluster’s merger is thought of for only where the register names one', () => {
    const targetOf = (id: string) => steps.find(({ bodyIds }) => bodyIds.includes(id))?.target
    assert.equal(targetOf('icb-devon'), '2027-04-01')
    assert.equal(targetOf('icb-dorset'), '2027-04-01')
    assert.equal(targetOf('icb-staffordshire-and-stoke-on-trent'), null)
    assert.equal(targetOf('icb-south-east-london'), null)
  })
})

const isOf = (status: string, standing: string) =>
  standing === status || (status === 'merged' && standing === 'effective')

describe('what bodies became together', () => {
  const became = (bodyIds: readonly string[], today: string) => {
    const found = becameTogether(bodyIds, { register, lineage, today })
    return found && [found.into.id, found.on]
  }

  it('is known from the day on', () => {
    const pair = ['icb-north-central-london', 'icb-north-west-london']
    assert.equal(became(pair, '2026-03-31'), null)
    assert.deepEqual(became(pair, '2026-04-01'), ['icb-west-and-north-london', '2026-04-01'])
    assert.deepEqual(became(['icb-frimley', 'icb-sussex'], '2026-04-01'), ['icb-surrey-and-sussex', '2026-04-01'])
  })

  it('is nothing for one body, for bodies that went different ways, and for CCGs that ICBs replaced', () => {
    assert.equal(became(['icb-north-central-london'], '2026-04-01'), null)
    assert.equal(became(['icb-sussex', 'icb-north-west-london'], '2026-04-01'), null)
    assert.equal(became(['ccg-wirral', 'ccg-halton'], '2026-04-01'), null)
    assert.equal(became(['ccg-wirral', 'nobody'], '2026-04-01'), null)
  })
})
