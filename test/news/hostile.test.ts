import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { classify } from '../../src/news/classify.ts'
import { isSameStory } from '../../src/news/same-story.ts'
import { storyTraits } from '../../src/news/story-traits.ts'
import { createUnderstanding } from '../../src/news/understand.ts'
import type { NewsItem } from '../../src/news/understanding.ts'
import { loadRegister } from '../../src/register/register.ts'
import { growthOf } from './growth-of.ts'
import { hostileTexts } from './hostile-texts.ts'

const register = loadRegister()
const understand = createUnderstanding(register)
const TEXTS = hostileTexts(register)
/** Both below the length at which a text is cut, so that the reading and not the cut is measured. */
const SHORT = 2_000
const TIMES = 8
const VERY_LONG = 100_000

const inTitle = (text: string): NewsItem => ({ title: text, summary: '', published: '2026-11-22' })
const inSummary = (text: string): NewsItem => ({ title: 'Merger of CCGs', summary: text, published: null })

describe('a hostile text', () => {
  for (const { name, write } of TEXTS) {
    it(`is read in time that grows with its length alone: ${name}`, () => {
      const grown = growthOf(TIMES, (factor) => {
        const text = write(SHORT * factor)
        const item = inSummary(text)
        return () => storyTraits(item, understand(item))
      })
      assert.ok(grown, `${name} takes far more than ${TIMES} times as long when it is ${TIMES} times as long`)
    })

    it(`of 100,000 characters is understood, and compared with itself: ${name}`, () => {
      const text = write(VERY_LONG)
      for (const item of [inTitle(text), inSummary(text)]) {
        const understanding = understand(item)
        assert.ok(understanding.why.length > 0)
        for (const { says, rule } of understanding.why) {
          assert.match(rule, /^[a-z-]+$/)
          assert.ok(says.length > 0 && says.length < 300, says.slice(0, 300))
        }
        assert.ok(understanding.mentions.every(({ words }) => words.length > 0))
        const traits = storyTraits(item, understanding)
        assert.equal(isSameStory(traits, traits).same, isSameStory(traits, { ...traits }).same)
        assert.ok(traits.words.length <= 40)
      }
    })
  }

  it('is read like any other after it, and changes nothing of what comes next', () => {
    const plain = inTitle('NHS Wirral CCG and NHS Warrington CCG apply to merge')
    const before = understand(plain)
    for (const { write } of TEXTS) understand(inTitle(write(SHORT)))
    assert.deepEqual(understand(plain), before)
  })

  it('is a line of its own among others', () => {
    const lines = TEXTS.map(({ write }, id) => JSON.stringify({ id, ...inTitle(write(VERY_LONG)) }))
    const results = classify(lines, understand)
    assert.deepEqual(
      results.map(({ id }) => id),
      lines.map((_, id) => String(id)),
    )
    assert.ok(results.every((result) => !('error' in result)))
  })
})

describe('what is no text at all', () => {
  for (const text of ['', ' ', '\u0000', '!?', '2020', '🏥', '\ud800', '\u200b'])
    it(`is no news: ${JSON.stringify(text)}`, () => {
      const { relevant, why } = understand({ title: text, summary: text, published: null })
      assert.equal(relevant, false)
      assert.ok(why.length > 0)
    })
})

describe('the measure of growth', () => {
  it('tells work that grows with its square from work that does not', () => {
    const linear = (factor: number) => () => spin(2_000 * factor)
    const quadratic = (factor: number) => () => spin(2_000 * factor * factor)
    assert.ok(growthOf(TIMES, linear))
    assert.ok(!growthOf(TIMES, quadratic))
  })
})

function spin(rounds: number): number {
  let sum = 0
  for (let round = 0; round < rounds * 20; round += 1) sum = (sum * 31 + round) % 1_000_003
  return sum
}
