import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figuresOf } from '../../src/news/figures.ts'
import { tokenise } from '../../src/news/tokens.ts'

const figures = (text: string): string[] => figuresOf(tokenise(text))

test('numbers, sums and months with their years are figures', () => {
  assert.deepEqual(figures('Eight CCGs save £12m and 340 posts'), ['12m', '340', 'eight'])
  assert.deepEqual(figures('They start on 1 July 2022'), ['july 2022'])
})

test('a year, a day of a month and a lone digit are none', () => {
  assert.deepEqual(figures('In 2019, on 30 September, the 3 groups met'), [])
})

test('a text full of figures gives a few of them', () => {
  assert.equal(figures(Array.from({ length: 500 }, (_, at) => `${at + 1000}m`).join(' ')).length, 12)
})
