import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { groupStories } from '../../src/news/group-stories.ts'
import { isSameStory } from '../../src/news/same-story.ts'
import { type StoryTraits, storyTraits } from '../../src/news/story-traits.ts'
import { createUnderstanding } from '../../src/news/understand.ts'
import type { NewsItem } from '../../src/news/understanding.ts'
import { loadRegister } from '../../src/register/register.ts'
import { IRRELEVANT, RELEVANT } from './announcements.ts'

const understand = createUnderstanding(loadRegister())
const traits = (title: string, summary: string, published: string | null): StoryTraits => {
  const item: NewsItem = { title, summary, published }
  return storyTraits(item, understand(item))
}

const APPROVED = traits(
  'Green light for Corby and Nene merger',
  'NHS England has approved the merger of Corby CCG and Nene CCG.',
  '2019-11-14',
)
const ELSEWHERE = traits(
  'County health bodies will be one',
  'Nene CCG and Corby CCG may merge, NHS England has approved their plan.',
  '2019-11-18',
)
const BEFORE = traits('Corby and Nene CCGs plan merger', 'The governing bodies will discuss it.', '2019-06-04')
const OTHERS = traits(
  'Green light for Wirral merger',
  'NHS England has approved the merger of Wirral CCG and Liverpool CCG.',
  '2019-11-14',
)

test('reports of one approval in different words are one story', () => {
  assert.equal(isSameStory(APPROVED, ELSEWHERE).same, true)
})

test('another stage, other bodies, or another season is another story, and the reason says which', () => {
  const late = { ...ELSEWHERE, published: '2020-02-01' }
  assert.equal(isSameStory(APPROVED, { ...BEFORE, published: '2019-11-30' }).why.rule, 'another-stage')
  assert.equal(isSameStory(APPROVED, OTHERS).why.rule, 'too-little-shared')
  assert.equal(isSameStory(APPROVED, late).why.rule, 'too-far-apart')
  const weeksLater = { ...ELSEWHERE, effective: '2021-04-01', published: '2019-12-05' }
  assert.equal(isSameStory({ ...APPROVED, effective: '2020-04-01' }, weeksLater).why.rule, 'another-date')
})

test('a body to come is told of with the bodies that it is made of, and a county with its group', () => {
  const before = traits(
    'Ministers approve Surrey and Sussex merger',
    'NHS Surrey Heartlands ICB and NHS Sussex ICB will merge in April 2026, ministers have agreed.',
    '2025-09-17',
  )
  const after = traits(
    'Green light for new health board',
    'Ministers have approved NHS Surrey and Sussex ICB, which starts in April 2026.',
    '2025-09-18',
  )
  assert.equal(isSameStory(before, after).same, true)
  const group = traits('NHS Derby and Derbyshire CCG starts work', 'It replaces four groups from today.', '2019-04-01')
  const county = traits('Derbyshire’s single CCG is born', 'Four became one this week.', '2019-04-03')
  assert.equal(isSameStory(group, county).same, true)
})

test('one of several areas of a designation is the same story that week, and neighbours of like name are not', () => {
  const all = traits(
    'Three new integrated care systems named',
    'Gloucestershire, Somerset ICS and Sussex ICS have been designated by NHS England.',
    '2020-05-04',
  )
  const one = traits('Sussex hails new status', 'Sussex ICS has been designated by NHS England.', '2020-05-06')
  assert.equal(isSameStory(all, one).same, true)
  const west = traits('Go-ahead for West Sussex', 'NHS England has approved NHS West Sussex CCG.', '2019-10-14')
  const east = traits('Go-ahead for East Sussex', 'NHS England has approved NHS East Sussex CCG.', '2019-10-14')
  assert.equal(isSameStory(west, east).same, false)
})

test('an item that is not relevant is part of no story', () => {
  assert.equal(isSameStory({ ...APPROVED, relevant: false }, APPROVED).same, false)
})

test('undated reports of a plan need rare words in common, since plans are reported for years', () => {
  const plain = traits('Corby and Nene CCGs plan merger', 'A decision is due.', null)
  const rare = traits('Corby and Nene CCGs plan merger', 'Dr Ottoline Quillfeather promised a gazebo.', null)
  const again = traits('Merger planned by Nene and Corby CCGs', 'The gazebo was Quillfeather’s idea.', null)
  assert.equal(isSameStory(plain, rare).same, false)
  assert.equal(isSameStory(rare, again).same, true)
})

test('traits survive being kept as JSON', () => {
  assert.deepEqual(JSON.parse(JSON.stringify(APPROVED)), APPROVED)
})

const someTraits = fc.constantFrom(...[...RELEVANT, ...IRRELEVANT].map((item) => storyTraits(item, understand(item))))

test('two items are one story whichever comes first, and an item that is a story is its own', () => {
  fc.assert(
    fc.property(someTraits, someTraits, (one, other) => {
      assert.equal(isSameStory(one, other).same, isSameStory(other, one).same)
    }),
    { numRuns: 1000 },
  )
  assert.equal(isSameStory(APPROVED, APPROVED).same, true)
})

test('a batch is grouped the same in whatever order it comes', () => {
  const batch = RELEVANT.map((item, at) => ({ id: `item-${at}`, traits: storyTraits(item, understand(item)) }))
  batch.push(
    { id: 'a', traits: APPROVED },
    { id: 'b', traits: ELSEWHERE },
    { id: 'c', traits: BEFORE },
    { id: 'd', traits: OTHERS },
  )
  const grouped = groupStories(batch)
  assert.deepEqual(Object.fromEntries(groupStories([...batch].reverse())), Object.fromEntries(grouped))
  assert.equal(grouped.get('a'), grouped.get('b'))
  assert.equal(new Set(['a', 'c', 'd'].map((id) => grouped.get(id))).size, 3)
})

test('a story’s slug can be read', () => {
  assert.equal(groupStories([{ id: 'a', traits: APPROVED }]).get('a'), 'merger-corby-nene-approved-2019-11')
})

test('two stories never have one slug', () => {
  const far = { ...APPROVED, effective: '2020-04-01', published: '2019-11-04', words: ['gazebo'] }
  const near = { ...APPROVED, effective: '2021-04-01', published: '2019-11-28', words: ['marquee'] }
  const slugs = groupStories([
    { id: 'a', traits: far },
    { id: 'b', traits: near },
  ])
  assert.deepEqual([...slugs.values()], ['merger-corby-nene-approved-2019-11', 'merger-corby-nene-approved-2019-11-2'])
})
