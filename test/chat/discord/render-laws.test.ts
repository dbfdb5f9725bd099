import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { renderMessage } from '../../../src/chat/discord/render.ts'
import { type Block, isWebAddress, type Message, type Text } from '../../../src/chat/message.ts'
import { checkMessage } from '../../platforms/discord/check-message.ts'
import { readMarkdown } from '../../platforms/discord/markdown.ts'
import { pingsOf } from '../../platforms/discord/pings.ts'
import { record } from '../../platforms/discord/problems.ts'

const marks = [
  '*',
  '_',
  '~',
  '`',
  '|',
  '>',
  '#',
  '-',
  '\\',
  '[',
  ']',
  '(',
  ')',
  '<',
  '@',
  '@everyone',
  '@here',
  ':',
  '\n',
]
const mentions = [
  '<@123456789012345678>',
  '<@&123456789012345678>',
  '](https://bad.example)',
  '[x](https://bad.example)',
]
const words = fc
  .array(fc.oneof(fc.constantFrom(...marks, ...mentions, ' ', 'merger ', 'Wirral'), fc.string({ maxLength: 8 })), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''))
/** Short ones mostly, and some that no limit of Discord's leaves room for. */
const text = fc.oneof(
  { weight: 6, arbitrary: words },
  { weight: 1, arbitrary: words.map((short) => (short || 'x').repeat(600)) },
)
const url = fc.oneof(
  fc.constantFrom('https://news.example/a', 'https://news.example/b_(c)', 'javascript:alert(1)', 'not an address', ''),
  fc.integer({ min: 1, max: 5_000 }).map((length) => `https://news.example/${'d'.repeat(length)}`),
)
const SOMEBODY = '323456789012345678'
const person = fc.record({ person: fc.oneof(text, fc.constant(SOMEBODY)) })
const span = fc.oneof(text, fc.record({ bold: text }), fc.record({ text, url }), person)
const spans: fc.Arbitrary<Text> = fc.oneof(span, fc.array(span, { maxLength: 5 }))
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), text: spans }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: text, value: spans }), { maxLength: 30 }),
  }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(spans, { maxLength: 40 }) }),
)
const call = fc.record({ action: fc.constantFrom('alerts.why', 'ccg.card'), payload: fc.string({ maxLength: 60 }) })
const message = fc.record(
  {
    overline: text,
    title: text,
    link: url,
    tone: fc.constantFrom('alert' as const, 'good' as const, 'plain' as const, 'warning' as const),
    blocks: fc.array(block, { maxLength: 8 }),
    picture: fc.record({ png: fc.constant(new Uint8Array([1, 2, 3])), name: text, alt: text }),
    buttons: fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('link' as const), label: text, url }),
        fc.record({ kind: fc.constant('action' as const), label: text, call }),
      ),
      { maxLength: 25 },
    ),
    menu: fc.record({
      action: fc.constant('ccg.card'),
      prompt: text,
      options: fc.array(fc.record({ label: text, value: fc.string({ maxLength: 60 }), hint: text }), { maxLength: 25 }),
    }),
    footer: spans,
    notify: fc.array(
      fc.record({
        kind: fc.constantFrom('user' as const, 'role' as const, 'here' as const, 'group' as const),
        id: fc.constantFrom('123456789012345678', '223456789012345678', '', 'everyone', '1> @everyone <@2'),
      }),
      { maxLength: 4 },
    ),
  },
  { requiredKeys: ['title', 'tone', 'blocks'] },
) as fc.Arbitrary<Message>

const runs = { numRuns: 100 }

test('every message fits all of Discord’s limits', () => {
  fc.assert(
    fc.property(message, fc.constantFrom(undefined, 'nonce-1'), (given, nonce) => {
      const { body, files } = renderMessage(given, nonce)
      const uploaded = files.map((file): [number, { name: string; type: string; bytes: Uint8Array }] => [
        0,
        { name: file.name, type: file.contentType ?? '', bytes: new Uint8Array() },
      ])
      checkMessage({ ...body, nonce: 'nonce-1', enforce_nonce: true }, new Map(uploaded))
    }),
    runs,
  )
})

test('a message pings those who are to be notified, and nobody else', () => {
  fc.assert(
    fc.property(message, (given) => {
      const wanted = (given.notify ?? []).flatMap(({ kind, id }) => {
        if (kind === 'here') return ['here']
        return (kind === 'user' || kind === 'role') && /^\d+$/.test(id) ? [`${kind}:${id}`] : []
      })
      assert.deepEqual(pingsOf({ ...renderMessage(given).body }).sort(), [...new Set(wanted)].sort())
    }),
    runs,
  )
})

test('every link and every person in a message was one before', () => {
  fc.assert(
    fc.property(message, (given) => {
      const known = new Set(
        JSON.stringify(given)
          .match(/"url":"(?:[^"\\]|\\.)*"|"link":"(?:[^"\\]|\\.)*"/g)
          ?.map((pair) => pair.replace(/^"\w+":/, '')),
      )
      const addresses = new Set(
        [...known]
          .map((one) => JSON.parse(one) as string)
          .filter(isWebAddress)
          .map(linkable),
      )
      for (const mark of renderMessage(given)
        .body.embeds.flatMap(textsOf)
        .flatMap((one) => readMarkdown(one).marks)) {
        assert.ok(['link', 'bold', 'item', 'mention'].includes(mark.kind), `${mark.kind}: ${mark.of}`)
        if (mark.kind === 'mention') assert.equal(mark.of, `<@${SOMEBODY}>`)
        if (mark.kind === 'link') assert.ok(addresses.has(mark.of), mark.of)
      }
    }),
    runs,
  )
})

test('a link on the title is never lost, while Discord has room for it anywhere', () => {
  fc.assert(
    fc.property(message, fc.integer({ min: 1, max: 2_000 }), (given, length) => {
      const link = `https://news.example/${'e'.repeat(length)}`
      assert.equal(renderMessage({ ...given, link }).body.embeds[0]?.url, link)
    }),
    runs,
  )
})

function linkable(address: string): string {
  return new URL(address).href.replaceAll('(', '%28').replaceAll(')', '%29')
}

/** The texts of an embed that Discord reads markdown in. */
function textsOf(embed: object): string[] {
  const { title, description, fields } = record(embed)
  const ofFields = Array.isArray(fields)
    ? fields.flatMap((field: { name: string; value: string }) => [field.name, field.value])
    : []
  return [title, description, ...ofFields].filter((one) => typeof one === 'string')
}
