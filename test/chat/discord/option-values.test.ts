import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMentions } from '../../../src/chat/discord/option-values.ts'

for (const [typed, read] of [
  ['<@123>', 'user:123'],
  ['<@!123>', 'user:123'],
  ['<@&456>', 'role:456'],
  ['@here', 'here'],
  ['<@1> and <@&2>, @here', 'user:1 and role:2, here'],
  ['me@here.example', 'me@here.example'],
  ['@everyone', '@everyone'],
  ['where is here', 'where is here'],
] as const) {
  test(`“${typed}” is read as “${read}”`, () => assert.equal(readMentions(typed), read))
}
