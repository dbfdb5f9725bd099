import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { createUnderstanding } from '../../src/news/understand.ts'
import { loadRegister } from '../../src/register/register.ts'

const understand = createUnderstanding(loadRegister())
const STEPS = new URL('steps/', import.meta.url)

/** Invented items, three lines each: the headline; the summary; published | stage | effective. "-" is none. */
for (const file of readdirSync(STEPS)) {
  const blocks = readFileSync(new URL(file, STEPS), 'utf8')
    .trim()
    .split(/\n{2,}/)
  for (const block of blocks.filter((lines) => !lines.startsWith('#'))) {
    const [title = '', summary = '', labels = ''] = block.split('\n')
    const [published = null, stage = null, effective = null] = labels
      .split(' | ')
      .map((label) => (label === '-' ? null : label))
    test(`${stage ?? 'no stage'}${effective === null ? '' : ` from ${effective}`}: ${title}`, () => {
      const said = understand({ title, summary, published })
      assert.deepEqual({ stage: said.stage, effective: said.effective }, { stage, effective })
    })
  }
}
