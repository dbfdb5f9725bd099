import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { createUnderstanding } from '../../src/news/understand.ts'
import { loadRegister } from '../../src/register/register.ts'

const understand = createUnderstanding(loadRegister())
const blocks = readFileSync(new URL('mentions-unsaid.txt', import.meta.url), 'utf8')
  .trim()
  .split(/\n{2,}/)

for (const block of blocks.filter((text) => !text.startsWith('#'))) {
  const [title = '', summary = '', labels = ''] = block.split('\n')
  const [published = '-', bodies = '-'] = labels.split(' | ')
  const means = bodies === '-' ? [] : bodies.split('; ')
  test(`"${title}: ${summary}" means ${means.join(', ') || 'no body'}`, () => {
    const { mentions } = understand({ title, summary, published: published === '-' ? null : published })
    assert.deepEqual(mentions.map(({ name }) => name).sort(), means.toSorted())
  })
}
