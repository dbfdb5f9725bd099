import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hasAny, ideaNumber, ideaSet } from '../../src/news/idea-set.ts'

const idea = fc.nat({ max: 199 }).map((at) => `IDEA_${at}`)

test('an idea keeps its number, and no two have the same', () => {
  const numbers = Array.from({ length: 200 }, (_, at) => ideaNumber(`IDEA_${at}`))
  assert.equal(new Set(numbers).size, 200)
  assert.equal(ideaNumber('IDEA_7'), numbers[7])
})

test('a set that was made before an idea was heard of does not have it', () => {
  const set = ideaSet(['IDEA_1'])
  const late = Array.from({ length: 100 }, (_, at) => ideaNumber(`LATE_${at}`))
  assert.equal(hasAny(set, late), false)
  assert.equal(hasAny(set, [...late, ideaNumber('IDEA_1')]), true)
})

test('law: a set has any of some ideas just when one of them was put in', () => {
  fc.assert(
    fc.property(fc.array(idea), fc.array(idea), (held, asked) => {
      const isHeld = asked.some((one) => held.includes(one))
      assert.equal(hasAny(ideaSet(held), asked.map(ideaNumber)), isHeld)
    }),
  )
})
