import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { LEXICON } from '../../src/news/rules/lexicon.ts'

const FOLDER = new URL('../../src/news/rules/', import.meta.url)
const FROM_MENTIONS = ['BODY', 'BODIES', 'COMING_BODY', 'NAMED_SYSTEM', 'NAMED_CCG', 'NAMED_ICB']
/** Capital words in quotes, as `'CCG|ICB >4 MERGE'` has them. */
const ideas = new Set(
  readdirSync(FOLDER)
    .filter((file) => !file.startsWith('words-') && file !== 'lexicon.ts')
    .concat('../reading.ts')
    .flatMap((file) => readFileSync(new URL(file, FOLDER), 'utf8').match(/'[^'\n]*'/g) ?? [])
    .flatMap((quoted) => quoted.match(/\b[A-Z]{2}[A-Z_]+\b/g) ?? [])
    .filter((word) => !['NHS', 'ICS', 'CCGs'].includes(word)),
)

test('every idea that a rule looks for has words, and every idea with words is looked for', () => {
  const known = [...Object.keys(LEXICON), ...FROM_MENTIONS]
  assert.deepEqual(
    [...ideas].filter((idea) => !known.includes(idea)),
    [],
  )
  assert.deepEqual(
    known.filter((idea) => !ideas.has(idea)),
    [],
  )
})

test('no phrase holds anything that a text could not', () => {
  for (const [idea, phrases] of Object.entries(LEXICON))
    for (const phrase of phrases.split(','))
      assert.match(phrase.trim(), /^(?:[a-z0-9]+(?:\([a-z| ]+\)!?)? ?)+$/, `${idea}: ${phrase}`)
})
