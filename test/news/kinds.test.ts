import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { createUnderstanding } from '../../src/news/understand.ts'
import { loadRegister } from '../../src/register/register.ts'

const understand = createUnderstanding(loadRegister())

/** Items of which only the kinds are judged: the headline; the summary; the day and the kinds. */
const items = readFileSync(new URL('kinds.txt', import.meta.url), 'utf8')
  .trim()
  .split(/\n{2,}/)
  .filter((block) => !block.startsWith('#'))

for (const item of items) {
  const [title = '', summary = '', labels = ''] = item.split('\n')
  const [published = '-', kinds = '-'] = labels.split(' | ')
  test(`${kinds === '-' ? 'no kind' : kinds}: ${title}`, () => {
    const said = understand({ title, summary, published: published === '-' ? null : published })
    assert.deepEqual([...said.kinds].sort(), kinds === '-' ? [] : kinds.split(' ').sort())
  })
}
