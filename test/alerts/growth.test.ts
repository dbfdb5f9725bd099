import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { beginStory, growStory, type ReadItem } from '../../src/alerts/growth.ts'
import { isOfficial } from '../../src/alerts/official.ts'
import { storyTraits } from '../../src/news/story-traits.ts'
import type { Understanding } from '../../src/news/understanding.ts'
import { body } from './stories-for-tests.ts'

const NOW = '2019-11-14T12:00:00.000Z'

function item(id: number, more: Partial<Understanding> = {}, url = `https://paper.example/${id}`): ReadItem {
  const understanding: Understanding = {
    relevant: true,
    kinds: ['merger'],
    stage: 'proposed',
    effective: null,
    mentions: [body('ccg-wirral', 'NHS Wirral CCG')],
    footprints: [],
    dates: [],
    why: [{ rule: 'a-rule', says: 'Because.', words: [] }],
    ...more,
  }
  const title = `Report ${id}`
  const traits = storyTraits({ title, summary: '', published: '2019-11-14' }, understanding)
  return { id, title, url, outlet: `Paper ${id}`, published: NOW, understanding, traits }
}

const begun = (more: Partial<Understanding> = {}) => beginStory(item(1, more), '', NOW)

describe('a story that grows', () => {
  it('keeps its headline when another paper reports it', () => {
    const grown = growStory(begun(), item(2))
    assert.deepEqual([grown.title, grown.url, grown.outlet], ['Report 1', 'https://paper.example/1', 'Paper 1'])
  })

  it('gives its headline to an official source, and to the first of them only', () => {
    const grown = growStory(begun(), item(2, {}, 'https://www.england.nhs.uk/2019/11/merger'))
    assert.deepEqual([grown.title, grown.outlet], ['Report 2', 'Paper 2'])
    const again = growStory(grown, item(3, {}, 'https://www.gov.uk/government/news/merger'))
    assert.equal(again.title, 'Report 2')
  })

  it('names what any of its items names, once', () => {
    const grown = growStory(
      begun(),
      item(2, { mentions: [body('ccg-wirral', 'NHS Wirral CCG'), body('ccg-halton', 'NHS Halton CCG')] }),
    )
    assert.deepEqual(
      grown.mentions.map(({ id }) => id),
      ['ccg-wirral', 'ccg-halton'],
    )
  })

  for (const [was, says, becomes] of [
    ['proposed', 'approved', 'approved'],
    ['approved', 'proposed', 'approved'],
    ['approved', null, 'approved'],
    [null, 'applied', 'applied'],
    ['approved', 'delayed', 'delayed'],
    [null, null, null],
  ] as const)
    it(`that was ${was ?? 'of no stage'} is ${becomes ?? 'of none'} when an item says ${says ?? 'nothing'}`, () =>
      assert.equal(growStory(begun({ stage: was }), item(2, { stage: says })).stage, becomes))

  it('keeps the first day of effect that it hears, unless an official source says another', () => {
    const first = growStory(begun(), item(2, { effective: '2020-04-01' }))
    assert.equal(first.effective, '2020-04-01')
    assert.equal(growStory(first, item(3, { effective: '2021-04-01' })).effective, '2020-04-01')
    const official = item(4, { effective: '2021-04-01' }, 'https://www.england.nhs.uk/merger')
    assert.equal(growStory(first, official).effective, '2021-04-01')
  })

  it('does not grow without bounds', () => {
    let grown = begun()
    for (let id = 2; id < 200; id += 1)
      grown = growStory(
        grown,
        item(id, {
          mentions: [body(`ccg-${id}`, `NHS ${id} CCG`)],
          why: [{ rule: `rule-${id}`, says: '', words: [] }],
        }),
      )
    assert.ok(grown.mentions.length <= 60 && grown.why.length <= 20 && grown.traits.length <= 24)
  })
})

describe('an official source', () => {
  for (const [url, official] of [
    ['https://www.england.nhs.uk/2019/11/x', true],
    ['https://gov.uk/x', true],
    ['https://www.gov.uk/x', true],
    ['https://petition.parliament.uk/petitions/1', true],
    ['https://www.cheshireandmerseyside.icb.nhs.uk/x', true],
    ['https://www.wirralccg.nhs.uk/x', true],
    ['https://www.wirral.gov.uk/x', false],
    ['https://england.nhs.uk.example/x', false],
    ['https://notengland.nhs.uk/x', false],
    ['https://paper.example/england.nhs.uk', false],
    ['england.nhs.uk', false],
    ['', false],
  ] as const)
    it(`${url || 'no address'} is ${official ? 'one' : 'none'}`, () => assert.equal(isOfficial(url), official))
})
