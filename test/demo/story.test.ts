import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { BACKGROUND, tellStory } from '../../src/demo/story.ts'
import { createUnderstanding } from '../../src/news/understand.ts'
import { loadRegister } from '../../src/register/register.ts'

const TODAY = '2026-11-21'
const understand = createUnderstanding(loadRegister())
const story = tellStory(TODAY).map((announcement) => ({
  ...announcement,
  understood: understand({ ...announcement, published: TODAY }),
}))

describe('the demonstration’s story', () => {
  for (const { title, isRelevant, understood } of story) {
    it(`is ${isRelevant ? '' : 'not '}told in a channel: ${title}`, () => assert.equal(understood.relevant, isRelevant))
  }

  it('takes a merger from its proposal to its approval', () =>
    assert.deepEqual(
      story.filter(({ isRelevant }) => isRelevant).map(({ understood }) => understood.stage),
      ['proposed', 'proposed', 'consulting', 'approved'],
    ))

  it('names the bodies that merge, each time', () => {
    for (const { understood } of story.filter(({ isRelevant }) => isRelevant)) {
      const names = understood.mentions.map(({ name }) => name)
      assert.ok(names.includes('NHS Dorset ICB') && names.includes('NHS Somerset ICB'), String(names))
    }
  })

  it('speaks of the next 1 April', () =>
    assert.deepEqual(
      story.map(({ understood }) => understood.effective).filter((day) => day !== null),
      ['2027-04-01', '2027-04-01', '2027-04-01'],
    ))

  it('begins with nothing that anybody waits for', () =>
    assert.equal(understand({ ...BACKGROUND, published: TODAY }).relevant, false))
})
