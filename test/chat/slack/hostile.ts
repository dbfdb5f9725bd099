/** Messages that mean harm, and what must hold of every rendered one. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { bold, facts, list, type Message, paragraph, type Text } from '../../../src/chat/message.ts'
import type { SlackMessage } from '../../../src/chat/slack/render.ts'
import { checkBlocks } from '../../platforms/slack/block-rules.ts'
import { type Reading, readMessage } from '../../platforms/slack/reading.ts'

export function read(rendered: SlackMessage): Reading {
  return readMessage({ text: rendered.text, blocks: rendered.blocks, isParsed: false, unfurlsLinks: false })
}

/** Slack takes it. */
export function assertSound(message: SlackMessage): void {
  const verdict = checkBlocks(message.blocks, 'message', () => true)
  assert.deepEqual(verdict, { error: null, details: [] })
  assert.ok(message.text.length > 0 && message.text.length <= 4_000)
}

export const HOSTILE = [
  '<!channel> <!here> <!everyone>',
  '@everyone @channel @here',
  '<@UADMIN> <!subteam^SGROUP>',
  '<https://evil.example|NHS England>',
  '[NHS England](https://evil.example)',
  'https://evil.example/bare',
  '&lt;!channel&gt; &amp;lt;!here&amp;gt;',
  '*bold* _italic_ ~gone~ `code` ```block```',
  ':rotating_light: > quoted\n> again',
  '\u202egnp.exe\u2066 \u200f\u061c',
  '\ud83d lone \udc00 halves',
  '\u0000\u0007\u001b[31m',
  '👩‍👩‍👧‍👦🏴\u{e0067}\u{e007f}'.repeat(20),
  '"'.repeat(4_000),
  'x'.repeat(5_000),
  '\n'.repeat(500),
  '',
  ' ',
]

/** The words in every place of a message that can have them. */
export function everywhere(words: string): Message {
  return {
    overline: words,
    title: words,
    link: 'https://example.org/title',
    tone: 'alert',
    blocks: [
      paragraph([words, bold(words), { text: words, url: `ftp://${words}` }]),
      facts({ label: words, value: words }),
      list([words, [bold(words), words]]),
    ],
    picture: { png: new Uint8Array(), name: 'a.png', alt: words },
    buttons: [
      { kind: 'link', label: words, url: 'https://example.org/button' },
      { kind: 'action', label: words, call: { action: 'alerts.why', payload: '12' } },
    ],
    menu: { action: 'ccg.card', prompt: words, options: [{ label: words, value: 'a', hint: words }] },
    footer: words,
  }
}

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(...HOSTILE),
  fc.lorem({ maxCount: 200 }),
)
const address = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true, validSchemes: ['https'] }),
  fc.constantFrom('javascript:x', ''),
)
const span = fc.oneof(words, words.map(bold), fc.record({ text: words, url: address }), fc.record({ person: words }))
const anyText: fc.Arbitrary<Text> = fc.oneof(words, fc.array(span, { maxLength: 6 }))
const anyBlock = fc.oneof(
  anyText.map(paragraph),
  fc.array(fc.record({ label: words, value: anyText }), { maxLength: 30 }).map((rows) => facts(...rows)),
  fc.array(anyText, { maxLength: 60 }).map(list),
)
const anyButton = fc.oneof(
  fc.record({ kind: fc.constant('link' as const), label: words, url: address }),
  fc.record({
    kind: fc.constant('action' as const),
    label: words,
    call: fc.record({ action: fc.constantFrom('a.b', 'c.d'), payload: fc.string({ maxLength: 60 }) }),
  }),
)
export const anyMessage: fc.Arbitrary<Message> = fc.record(
  {
    overline: words,
    title: words,
    link: address,
    tone: fc.constantFrom('alert' as const, 'good' as const, 'plain' as const, 'warning' as const),
    blocks: fc.array(anyBlock, { maxLength: 8 }),
    buttons: fc.array(anyButton, { maxLength: 25 }),
    footer: anyText,
  },
  { requiredKeys: ['title', 'tone', 'blocks'] },
)

/** The addresses that a message means to link. */
export function linksIn(message: Message): Set<string> {
  const found = new Set<string>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, inner] of Object.entries(value)) {
      if ((name === 'url' || name === 'link') && typeof inner === 'string' && URL.canParse(inner))
        found.add(new URL(inner).href)
      visit(inner)
    }
  }
  visit(message)
  return found
}
