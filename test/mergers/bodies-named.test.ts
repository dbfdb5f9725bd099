import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createReadNamed } from '../../src/mergers/bodies-named.ts'
import { createUnderstanding } from '../../src/news/understand.ts'
import type { Mention, Stage } from '../../src/news/understanding.ts'
import { createLineage } from '../../src/register/lineage.ts'
import { loadRegister } from '../../src/register/register.ts'

const register = loadRegister()
const readNamed = createReadNamed(register, createLineage(register))
const understand = createUnderstanding(register)

const body = (id: string): Mention => ({ id, kind: 'body', name: id, words: id })
const system = (place: string): Mention => {
  const id = [...register.systems.values()].find((one) => one.place === place)?.id ?? ''
  return { id, kind: 'system', name: place, words: place }
}
const toBe = (name: string): Mention => ({ id: null, kind: 'new-body', name, words: name })
const idsOf = (mentions: readonly Mention[], day: string, stage: Stage = 'proposed') =>
  readNamed(mentions, stage, day)?.bodyIds.toSorted()

const CHESHIRE = ['ccg-eastern-cheshire', 'ccg-south-cheshire', 'ccg-vale-royal', 'ccg-west-cheshire']

describe('the bodies that a story says are to merge', () => {
  it('are those that it names and that are alive, and what they become is the new one', () => {
    const named = readNamed(
      [body('ccg-croydon'), body('ccg-bexley'), toBe('NHS Kentish London CCG')],
      'proposed',
      '2019-05-01',
    )
    assert.deepEqual(named, { bodyIds: ['ccg-croydon', 'ccg-bexley'], into: 'NHS Kentish London CCG' })
  })

  it('are those of a footprint that it names alone, as on the day', () => {
    assert.equal(idsOf([system('Kent and Medway')], '2019-05-01')?.length, 8)
    assert.deepEqual(idsOf([system('Kent and Medway'), system('Sussex')], '2025-05-01'), [
      'icb-kent-and-medway',
      'icb-sussex',
    ])
  })

  it('are not all of a footprint beside one of them', () =>
    assert.deepEqual(idsOf([body('ccg-thanet'), body('ccg-swale'), system('Kent and Medway')], '2019-05-01'), [
      'ccg-swale',
      'ccg-thanet',
    ]))

  it('are those that the register knows to have become the one that is named before it is set up', () =>
    assert.deepEqual(readNamed([body('ccg-cheshire')], 'approved', '2019-11-14'), {
      bodyIds: CHESHIRE,
      into: 'NHS Cheshire CCG',
    }))

  it('are the same when it has just been set up, or they have just closed', () => {
    assert.deepEqual(idsOf([body('ccg-cheshire')], '2020-04-02', 'effective'), CHESHIRE)
    assert.deepEqual(idsOf(CHESHIRE.map(body), '2020-04-02', 'effective'), CHESHIRE)
  })

  it('is one body alone where no other is named', () =>
    assert.deepEqual(idsOf([body('ccg-wirral')], '2019-05-01'), ['ccg-wirral']))

  it('are none in national news, in round-ups, and in history', () => {
    assert.equal(readNamed([], 'proposed', '2019-05-01'), null)
    assert.equal(readNamed([toBe('NHS Anywhere CCG')], 'proposed', '2019-05-01'), null)
    const many = [...register.bodies.values()].filter(({ kind }) => kind === 'icb').map(({ id }) => body(id))
    assert.equal(readNamed(many, 'proposed', '2025-05-01'), null)
    const afar = ['ccg-wirral', 'ccg-croydon', 'ccg-thanet'].map(body)
    assert.equal(readNamed(afar, 'proposed', '2019-05-01'), null)
    assert.equal(readNamed(CHESHIRE.map(body), 'proposed', '2024-05-01'), null)
  })

  it('are found in running text', () => {
    const read = (title: string, published: string) => {
      const { mentions, stage } = understand({ title, summary: '', published })
      return stage && readNamed(mentions, stage, published)?.bodyIds.length
    }
    assert.equal(read('The eight CCGs in Kent and Medway have applied to merge', '2019-09-05'), 8)
    assert.equal(read('NHS Devon ICB and NHS Somerset ICB propose a merger', '2026-09-05'), 2)
  })
})
