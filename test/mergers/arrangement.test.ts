import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Arrangement, aboutRecord, arrange, type Join, type Move, shownIn } from '../../src/mergers/arrangement.ts'
import { createFindMerger } from '../../src/mergers/matching.ts'
import type { Step } from '../../src/mergers/merger.ts'
import { createLineage } from '../../src/register/lineage.ts'
import { loadRegister } from '../../src/register/register.ts'
import { step } from './steps-for-tests.ts'

const register = loadRegister()
const findMerger = createFindMerger(register, createLineage(register))

const join = (mergerId: number, intoId: number): Join => ({
  mergerId,
  intoId,
  by: 'ada',
  at: '2027-01-01T12:00:00.000Z',
})
const move = (storyId: number, fromId: number, toId: number, at = '2027-01-01T12:00:00.000Z'): Move => ({
  storyId,
  fromId,
  toId,
  by: 'ada',
  at,
})
const where = (steps: readonly Step[], arrangement: Partial<Arrangement>) =>
  new Map(
    arrange(steps, { joins: [], moves: [], ...arrangement }, findMerger).map(({ id, mergerId }) => [id, mergerId]),
  )

describe('records that were put together', () => {
  it('are shown as the one that they were put into, however many went before', () => {
    const joins = [join(3, 2), join(2, 1)]
    assert.deepEqual(
      [1, 2, 3, 4].map((id) => shownIn(id, joins)),
      [1, 1, 1, 4],
    )
  })

  it('and were put into each other at one moment are the older one', () => {
    const joins = [join(7, 5), join(5, 7)]
    assert.deepEqual([shownIn(5, joins), shownIn(7, joins)], [5, 5])
  })

  it('have the steps of both, those that come later as well', () => {
    const steps = [
      step('proposed', '2026-12-01', { mergerId: 1 }),
      step('approved', '2027-06-01', { mergerId: 2 }),
      step('consulting', '2027-02-01', { mergerId: 3 }),
    ]
    assert.deepEqual(
      [...where(steps, { joins: [join(2, 1)] }).values()].toSorted((one, other) => one - other),
      [1, 1, 3],
    )
  })
})

describe('a story that was moved', () => {
  const kent = { bodyIds: ['icb-kent-and-medway', 'icb-surrey-and-sussex'] }
  const devon = { bodyIds: ['icb-devon', 'icb-somerset'] }

  it('stays where it was put, and what comes after goes to the record that its bodies fit', () => {
    const rest = step('proposed', '2026-12-01', devon)
    const wrong = step('proposed', '2026-12-05', kent)
    const before = step('consulting', '2026-12-20', kent)
    const next = step('approved', '2027-06-01', kent)
    const other = step('approved', '2027-06-02', devon)
    const stranger = step('approved', '2027-06-03', { bodyIds: ['icb-dorset'] })
    const found = where([rest, wrong, before, next, other, stranger], { moves: [move(wrong.id, 1, 9)] })
    assert.deepEqual(
      [rest, wrong, before, next, other, stranger].map(({ id }) => found.get(id)),
      [1, 9, 1, 9, 1, 1],
    )
  })

  it('takes nothing of the register with it', () => {
    const rest = step('clustered', '2026-12-01', devon)
    const wrong = step('proposed', '2026-12-05', kent)
    const says = step('effective', '2027-06-01', { ...kent, storyId: null })
    assert.equal(where([rest, wrong, says], { moves: [move(wrong.id, 1, 9)] }).get(says.id), 1)
  })

  it('is told of at both records, by the numbers that are shown', () => {
    const arrangement = { joins: [join(2, 1)], moves: [move(34, 2, 9)] }
    assert.deepEqual(aboutRecord(arrangement, 1), { joins: [join(2, 1)], moves: [move(34, 1, 9)] })
    assert.deepEqual(aboutRecord(arrangement, 9), { joins: [], moves: [move(34, 1, 9)] })
    assert.deepEqual(aboutRecord(arrangement, 5), { joins: [], moves: [] })
  })
})

describe('whatever was put together and moved', () => {
  const ids = fc.integer({ min: 1, max: 5 })
  const steps = fc
    .array(fc.tuple(ids, fc.constantFrom('2026-12-01', '2027-01-01', '2027-03-01')), { maxLength: 12 })
    .map((all) => all.map(([mergerId, day], at) => step('proposed', day, { id: at + 1, storyId: at + 1, mergerId })))
  const joins = fc.uniqueArray(fc.tuple(ids, ids), { selector: ([from]) => from, maxLength: 5 })
  const moves = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 12 }), ids, ids), { selector: ([story]) => story })

  it('no step is lost or doubled, none is in a record that is not shown, and the order makes no difference', () => {
    fc.assert(
      fc.property(steps, joins, moves, (all, joined, moved) => {
        const arrangement = {
          joins: joined.map(([from, into]) => join(from, into)),
          moves: moved.map(([story, from, to]) => move(story, from, to)),
        }
        const found = where(all, arrangement)
        assert.deepEqual(
          [...found.keys()].toSorted((one, other) => one - other),
          all.map(({ id }) => id),
        )
        for (const id of found.values()) assert.equal(shownIn(id, arrangement.joins), id)
        const reversed = where(all.toReversed(), arrangement)
        for (const { id } of all) assert.equal(reversed.get(id), found.get(id))
      }),
    )
  })
})
