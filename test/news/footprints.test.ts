import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createUnderstanding } from '../../src/news/understand.ts'
import { loadRegister } from '../../src/register/register.ts'

const register = loadRegister()
const understand = createUnderstanding(register)
const placesOf = (title: string): string[] =>
  understand({ title, summary: '', published: null }).footprints.map((id) => register.systems.get(id)?.place ?? id)

test('an item is about the footprints of the bodies and systems that it names', () => {
  assert.deepEqual(placesOf('Brent CCG and Corby CCG to merge'), ['Northamptonshire', 'North West London'])
  assert.deepEqual(placesOf('Sussex ICB merges with Surrey Heartlands ICB'), ['Surrey Heartlands', 'Sussex'])
})

test('a county or a town stands for its footprint where no body is named', () => {
  assert.deepEqual(placesOf('Four CCGs in Herefordshire to merge'), ['Herefordshire and Worcestershire'])
  assert.deepEqual(placesOf('Wolverhampton fears for its services as CCGs merge'), [
    'Black Country and West Birmingham',
  ])
})

test('a word that is also a place counts only with a capital', () => {
  assert.deepEqual(placesOf('CCGs bury their differences and merge'), [])
  assert.deepEqual(placesOf('CCGs to merge, Bury is told'), ['Greater Manchester'])
})

test('a name that lies in many footprints tells of none, and what is not relevant has none', () => {
  assert.deepEqual(placesOf('CCGs in London to merge'), [])
  assert.deepEqual(placesOf('Library opens in Brent'), [])
})
