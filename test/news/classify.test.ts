import assert from 'node:assert/strict'
import { test } from 'node:test'
import { classify } from '../../src/news/classify.ts'
import { createUnderstanding } from '../../src/news/understand.ts'
import { loadRegister } from '../../src/register/register.ts'

const understand = createUnderstanding(loadRegister())
const line = (row: object): string => JSON.stringify(row)

const MERGER = {
  id: 'a',
  title: 'Corby and Nene CCGs to merge',
  summary: 'NHS England has approved one body for the county from 1 April 2020.',
  published: '2019-11-14',
}

test('a line in gives a line out, with the bodies under their plain names', () => {
  const [said] = classify([line(MERGER)], understand)
  assert.ok(said && !('error' in said))
  const { why, ...rest } = said
  assert.deepEqual(rest, {
    id: 'a',
    relevant: true,
    kinds: ['merger'],
    stage: 'approved',
    effective: '2020-04-01',
    bodies: ['NHS Corby CCG', 'NHS Nene CCG'],
    story: 'merger-corby-nene-approved-2019-11',
  })
  assert.ok(why.length > 0)
})

test('items of one story share its slug, and an irrelevant item has none', () => {
  const other = { ...MERGER, id: 'b', title: 'Nene and Corby CCGs may merge', published: '2019-11-15T09:00:00Z' }
  const off = { id: 'c', title: 'Rain', summary: null, published: null }
  const stories = classify([line(MERGER), line(other), line(off)], understand).map((said) =>
    'error' in said ? said.error : said.story,
  )
  assert.deepEqual(stories, [stories[0], stories[0], null])
})

test('a line that cannot be read is reported in its place and stops no other; blank lines are passed over', () => {
  const results = classify(
    [
      '{',
      '',
      '[]',
      '{"title":"x"}',
      '{"id":1}',
      '{"id":2,"title":"x","published":"soon"}',
      '{"id":3,"title":"x","summary":7}',
      line(MERGER),
    ],
    understand,
  )
  assert.deepEqual(
    results.map((result) => ('error' in result ? result.error : result.id)),
    [
      'Line 1 is not JSON: write one object a line, with "id", "title", "summary" and "published".',
      'Line 3 is JSON but no object.',
      'Line 4 has no "id".',
      'Line 5 has no "title" that is text.',
      'Line 6 has a "published" that is no date: write it as 2020-04-01 or leave it out.',
      'Line 7 has a "summary" that is no text.',
      'a',
    ],
  )
})

test('an id that is a number is given back as text, and an item without a date or a summary is read', () => {
  const [said] = classify(['{"id":7,"title":"Wirral CCG to merge with Liverpool CCG"}'], understand)
  assert.ok(said && !('error' in said))
  assert.equal(said.id, '7')
  assert.equal(said.relevant, true)
})
