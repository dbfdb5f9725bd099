import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createLineage } from '../../src/register/lineage.ts'
import { type Body, REGISTER_COMPILED, type Register } from '../../src/register/register.ts'
import { createStatus, stateOn } from '../../src/register/status.ts'
import { lineage, register, TODAY } from './facts.ts'

const status = createStatus(register, lineage)

function body(id: string): Body {
  const found = register.bodies.get(id)
  assert.ok(found, id)
  return found
}

function councils(id: string): string[] {
  return status.councilsOf(id).councils.map((council) => council.name)
}

describe('the state of a body', () => {
  it('is live from the day it opened to the day before it closed', () => {
    const wirral = body('ccg-wirral')
    assert.equal(stateOn(wirral, '2013-03-31'), 'not-yet')
    assert.equal(stateOn(wirral, '2013-04-01'), 'live')
    assert.equal(stateOn(wirral, '2022-06-30'), 'live')
    assert.equal(stateOn(wirral, '2022-07-01'), 'closed')
    assert.equal(stateOn(body('icb-devon'), '2050-01-01'), 'live')
  })
})

describe('the clusters', () => {
  it('are those of the ICB that the body is on the day', () => {
    const [row, ...more] = status.clustersOf('ccg-dorset', TODAY)
    assert.deepEqual([row?.cluster, row?.icbId, row?.status], ['BSW, Dorset and Somerset', 'icb-dorset', 'clustered'])
    assert.deepEqual(more, [])
    assert.equal(status.clustersOf('ccg-wirral', TODAY)[0]?.status, 'none')
    assert.equal(status.clustersOf('icb-south-east-london', TODAY)[0]?.status, 'exploring')
  })

  it('of a merged ICB are told for a day when it lived, and not since', () => {
    assert.equal(status.clustersOf('icb-frimley', '2026-01-01').length, 3)
    assert.deepEqual(
      status.clustersOf('icb-frimley', TODAY).filter((row) => row.icbId === 'icb-frimley'),
      [],
    )
  })
})

describe('what is coming', () => {
  it('is nothing that the register knows, as at the day it was compiled', () => {
    assert.deepEqual(status.comingAfter(TODAY, null), { steps: [], asAt: REGISTER_COMPILED })
    assert.deepEqual(status.comingAfter(TODAY, 'ccg-wirral').steps, [])
  })

  it('was the mergers of 2026 in 2025: for the body, for what it had become, and for all', () => {
    const of = (id: string | null): string[] =>
      status.comingAfter('2025-12-01', id).steps.map((step) => `${step.from.id} > ${step.to.id}`)
    assert.deepEqual(of('icb-north-central-london'), ['icb-north-central-london > icb-west-and-north-london'])
    assert.deepEqual(of('ccg-camden'), ['icb-north-central-london > icb-west-and-north-london'])
    assert.equal(of('ccg-surrey-heath').length, 3)
    assert.equal(of(null).length, 16)
    assert.deepEqual(of('icb-hampshire-and-isle-of-wight'), ['icb-frimley > icb-hampshire-and-isle-of-wight'])
    assert.deepEqual(of('ccg-wirral'), [])
  })

  it('is told when the register learns of it, while the bodies concerned are still live', () => {
    const bodies = new Map(register.bodies)
    for (const id of ['icb-dorset', 'icb-somerset']) bodies.set(id, { ...body(id), closed: '2027-04-01' })
    const wessex: Body = {
      ...body('icb-dorset'),
      id: 'icb-wessex',
      shortName: 'Wessex',
      opened: '2027-04-01',
      closed: null,
    }
    bodies.set('icb-wessex', wessex)
    const merger = { to: 'icb-wessex', on: '2027-04-01', kind: 'merger', note: '' } as const
    const next: Register = {
      ...register,
      bodies,
      successions: [...register.successions, { ...merger, from: 'icb-dorset' }, { ...merger, from: 'icb-somerset' }],
    }
    const soon = createStatus(next, createLineage(next))
    assert.deepEqual(
      soon.comingAfter(TODAY, 'ccg-dorset').steps.map((step) => [step.from.id, step.to.id, step.on]),
      [['icb-dorset', 'icb-wessex', '2027-04-01']],
    )
    assert.deepEqual(soon.countOn(TODAY), { ccg: 0, icb: 36 })
    assert.deepEqual(soon.countOn('2027-04-01'), { ccg: 0, icb: 35 })
    assert.deepEqual(
      createLineage(next)
        .bodiesOn('ccg-dorset', TODAY)
        .map((one) => one.id),
      ['icb-dorset'],
    )
  })
})

describe('the councils of a body', () => {
  it('are stated for CCGs of April 2020 and ICBs of today', () => {
    assert.deepEqual(councils('ccg-wirral'), ['Wirral'])
    assert.equal(status.councilsOf('ccg-wirral').basis, 'stated')
    assert.ok(councils('icb-cheshire-and-merseyside').includes('Wirral'))
    assert.deepEqual(councils('ccg-sandwell-and-west-birmingham'), ['Sandwell', 'Birmingham'], 'its main one first')
  })

  it('are inferred for all others', () => {
    assert.deepEqual(status.councilsOf('ccg-kirklees').basis, 'inferred')
    assert.deepEqual(councils('ccg-kirklees'), ['Kirklees'])
    assert.deepEqual(councils('ccg-ashford'), ['Ashford'])
    assert.deepEqual(councils('ccg-dartford-gravesham-and-swanley'), ['Dartford', 'Gravesham'])
    assert.ok(councils('icb-frimley').includes('Rushmoor'))
    assert.ok(councils('ccg-nene').includes('West Northamptonshire'))
  })

  it('are there for every body, live ones only', () => {
    for (const id of register.bodies.keys()) {
      const found = status.councilsOf(id).councils
      assert.ok(found.length > 0, id)
      assert.ok(found.every((council) => council.status === 'live'))
    }
    assert.deepEqual(status.councilsOf('ccg-atlantis').councils, [])
  })
})

describe('the counts', () => {
  it('are those of the field', () => {
    assert.deepEqual(status.countOn('2013-03-31'), { ccg: 0, icb: 0 })
    assert.deepEqual(status.countOn('2020-03-31'), { ccg: 191, icb: 0 })
    assert.deepEqual(status.countOn('2020-04-01'), { ccg: 135, icb: 0 })
    assert.deepEqual(status.countOn('2022-07-01'), { ccg: 0, icb: 42 })
    assert.deepEqual(status.countOn(TODAY), { ccg: 0, icb: 36 })
  })

  it('change on nine days', () => {
    assert.deepEqual(
      status.countsOverTime().map(({ from, ccg, icb }) => [from, ccg + icb]),
      [
        ['2013-04-01', 211],
        ['2015-04-01', 209],
        ['2017-04-01', 207],
        ['2018-04-01', 195],
        ['2019-04-01', 191],
        ['2020-04-01', 135],
        ['2021-04-01', 106],
        ['2022-07-01', 42],
        ['2026-04-01', 36],
      ],
    )
  })
})
