import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { withoutDisguises } from '../../../src/chat/discord/escape.ts'
import { writeLine, writePlain, writeText } from '../../../src/chat/discord/text.ts'
import { readMarkdown } from '../../platforms/discord/markdown.ts'

/** Texts made of what Discord gives a meaning to. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '*',
        '**',
        '_',
        '__',
        '~~',
        '`',
        '```',
        '|',
        '||',
        '>',
        '>>>',
        '#',
        '##',
        '-',
        '-#',
        '+',
        '1.',
        '\\',
      ),
      fc.constantFrom(
        '[',
        ']',
        '(',
        ')',
        '](',
        '<',
        '@',
        '<@',
        '<@&',
        '<#',
        '<t:',
        '<:',
        '<a:',
        '</',
        '<id:',
        '!',
        '&',
      ),
      fc.constantFrom(
        ':',
        '/',
        '//',
        'http',
        'https:',
        'bad.example',
        'javascript:',
        'mailto:',
        ':R>',
        '123456789012345678',
      ),
      fc.constantFrom('everyone', 'here', '@everyone', '@here', ' ', '\n', '\n\n', '\r\n', '\t', 'a', 'Wirral', 'é'),
      fc.constantFrom('\u202e', '\u200f', '\u2066', '💧', '\ud83d'),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))

const shown = (text: string) => text.replaceAll('\u200b', '')

test('whatever a text holds, it is shown as it is and means nothing', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const read = readMarkdown(writeText(text, 5_000))
      assert.deepEqual(read.marks, [])
      assert.equal(shown(read.visible), withoutDisguises(text))
    }),
    { numRuns: 3_000 },
  )
})

test('texts that are harmless apart are harmless together', () => {
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 6 }), (spans) => {
      const read = readMarkdown(writeText(spans, 10_000))
      assert.deepEqual(read.marks, [])
    }),
    { numRuns: 1_500 },
  )
})

test('a link node is the only link, with its words and its address', () => {
  fc.assert(
    fc.property(hostile, hostile, hostile, (before, words, after) => {
      const written = writeText([before, { text: words, url: 'https://news.example/a_(b)?q=[1]#x' }, after], 10_000)
      const { marks } = readMarkdown(written)
      const isEmpty = withoutDisguises(words).trim() === ''
      assert.deepEqual(marks, isEmpty ? [] : [{ kind: 'link', of: 'https://news.example/a_%28b%29?q=%5B1%5D#x' }])
    }),
    { numRuns: 1_500 },
  )
})

test('cut at any length, a text still means nothing and keeps within the length', () => {
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 4 }), fc.integer({ min: 1, max: 60 }), (spans, limit) => {
      const written = writeText(spans, limit)
      assert.ok(written.length <= limit)
      assert.ok(written.isWellFormed())
      assert.deepEqual(readMarkdown(written).marks, [])
    }),
    { numRuns: 2_000 },
  )
})

test('a text of 5,000 characters is cut with an ellipsis', () => {
  const written = writeText('merge '.repeat(900), 4_096)
  assert.ok(written.length <= 4_096 && written.length > 4_000)
  assert.ok(written.endsWith('…'))
})

test('a link is cut in its words and never in its address', () => {
  const url = `https://news.example/${'a'.repeat(60)}`
  const written = writeText(['Before ', { text: 'A very long headline about a merger', url }], 110)
  const { marks, visible } = readMarkdown(written)
  assert.deepEqual(marks, [{ kind: 'link', of: url }])
  assert.match(visible, /^Before A very long.*…$/)
})

test('a link whose address has no room leaves its place to the ellipsis', () => {
  const written = writeText(['Before ', { text: 'after', url: `https://news.example/${'a'.repeat(200)}` }], 50)
  assert.equal(written, 'Before…')
})

test('an address that is not of the web is shown as words', () => {
  assert.equal(writeText({ text: 'press', url: 'javascript:alert(1)' }, 100), 'press')
})

test('bold words are bold, with the spaces outside', () => {
  assert.equal(writeText(['Now', { bold: ' two * two ' }, 'left'], 100), 'Now **two \\* two** left')
})

test('marks that turn the writing direction are taken out', () => {
  assert.equal(writePlain('safe\u202egpj.exe', 100), 'safegpj.exe')
  assert.equal(writeLine('one\n\ntwo', 100), 'one two')
})

test('emoji are never cut in two', () => {
  for (let limit = 1; limit < 12; limit++) assert.ok(writePlain('💧💧💧💧💧💧', limit).isWellFormed())
})
