import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lineOf } from '../../../src/chat/slack/typed-text.ts'

test('a command’s line is its name and its text', () => {
  assert.equal(lineOf('/ccg', 'wirral on:2020-09-08'), 'ccg wirral on:2020-09-08')
  assert.equal(lineOf('/ccg', ''), 'ccg')
  assert.equal(lineOf('/mergerwatch', ' ccg wirral '), 'ccg wirral')
  assert.equal(lineOf('/mergerwatch', ''), 'help')
})

test('what Slack has marked becomes a token, a name or an address', () => {
  const marked = {
    '<@U123|jo>': 'user:U123',
    '<@U123>': 'user:U123',
    '<!subteam^S1|@team>': 'group:S1',
    '<!here>': 'here',
    '<!here|here>': 'here',
    '<#C1|general>': '#general',
    '<https://example.org/?a=1&amp;b=2>': 'https://example.org/?a=1&b=2',
    '<https://example.org|example.org>': 'https://example.org',
    '<mailto:jo@example.org|jo@example.org>': 'jo@example.org',
    'Tom &amp; Co &lt;3 &amp;lt;': 'Tom & Co <3 &lt;',
  }
  for (const [typed, meant] of Object.entries(marked)) assert.equal(lineOf('/x', typed), `x ${meant}`)
})

test('whatever is typed reaches the command as it was typed', () => {
  const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  fc.assert(fc.property(fc.string(), (words) => assert.equal(lineOf('/x', escaped(words)), `x ${words}`.trim())))
})
