import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grouped, type Judged, scoresOf } from './scoring.ts'

const NOTHING = { relevant: false, kinds: [], stage: null, effective: null, bodies: [], story: null } as const
const MERGER = {
  relevant: true,
  kinds: ['merger'],
  stage: 'approved',
  effective: '2020-04-01',
  bodies: ['NHS Corby CCG', 'NHS Nene CCG'],
  story: 'a',
} as const
const judge = (id: string, label: object, said: object): Judged => ({
  label: { id, title: '', published: null, ...NOTHING, ...label },
  said: { ...NOTHING, ...said },
})

test('what is said just as a person says it scores one throughout', () => {
  const scores = scoresOf([judge('1', MERGER, MERGER), judge('2', MERGER, MERGER), judge('3', {}, {})])
  const one = { f1: 1, precision: 1, recall: 1 }
  assert.deepEqual(scores, {
    items: 3,
    relevantItems: 2,
    relevance: one,
    kinds: one,
    bodies: one,
    stage: 1,
    effective: 1,
    sameStory: one,
  })
})

test('a miss costs recall, a false alarm precision, and stages count over the relevant items alone', () => {
  const wrong = { ...MERGER, stage: 'applied', bodies: ['NHS Corby CCG'], story: 'b' }
  const scores = scoresOf([
    judge('1', MERGER, MERGER),
    judge('2', MERGER, wrong),
    judge('3', MERGER, {}),
    judge('4', {}, MERGER),
  ])
  assert.deepEqual(scores.relevance, { precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 })
  assert.deepEqual([scores.bodies.precision, scores.bodies.recall], [3 / 5, 3 / 6])
  assert.equal(scores.stage, 1 / 3)
  assert.equal(scores.effective, 2 / 3)
  assert.deepEqual([scores.sameStory.precision, scores.sameStory.recall], [0, 0])
})

test('items fall into groups by name', () => {
  const items = [judge('1', MERGER, MERGER), judge('2', {}, {})]
  assert.deepEqual(
    grouped(items, ({ label }) => label.stage ?? 'none').map(([name, { length }]) => [name, length]),
    [
      ['approved', 1],
      ['none', 1],
    ],
  )
})
