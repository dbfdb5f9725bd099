import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { bold, facts, link, list, type Message, paragraph, type Text } from '../../../src/chat/message.ts'
import { type RenderOptions, render, type SlackMessage } from '../../../src/chat/slack/render.ts'
import { checkBlocks } from '../../platforms/slack/block-rules.ts'
import { type Reading, readMessage } from '../../platforms/slack/reading.ts'

const PLAIN: Message = { title: 'A title', tone: 'plain', blocks: [] }

function read(rendered: SlackMessage): Reading {
  return readMessage({ text: rendered.text, blocks: rendered.blocks, isParsed: false, unfurlsLinks: false })
}

function rendered(message: Partial<Message>, options?: RenderOptions): Reading {
  return read(render({ ...PLAIN, ...message }, options))
}

function assertSound(message: SlackMessage): void {
  const verdict = checkBlocks(message.blocks, 'message', () => true)
  assert.deepEqual(verdict, { error: null, details: [] })
  assert.ok(message.text.length > 0 && message.text.length <= 4_000)
}

const HOSTILE = [
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

describe('a card', () => {
  test('shows overline, title with its link, paragraphs, facts, lists and footer, in that order', () => {
    const message: Message = {
      overline: 'MERGER APPROVED · Cheshire',
      title: 'One commissioner for the county',
      link: 'https://example.org/a',
      tone: 'alert',
      blocks: [
        paragraph(['Said on ', bold('Friday'), '.']),
        facts(
          { label: 'Takes effect', value: '1 April 2020' },
          { label: 'See', value: link('the paper', 'https://example.org/b') },
        ),
        list(['one', [link('two', 'https://example.org/c')]]),
      ],
      footer: 'Register: ODS and ONS',
    }
    assert.equal(
      rendered(message).words,
      [
        '🔔 MERGER APPROVED · Cheshire\nOne commissioner for the county',
        'Said on Friday.',
        'Takes effect: 1 April 2020\nSee: the paper',
        'one',
        'two',
        'Register: ODS and ONS',
      ].join('\n'),
    )
    assert.deepEqual(
      rendered(message).links.map(({ url }) => url),
      ['https://example.org/a', 'https://example.org/b', 'https://example.org/c'],
    )
    assertSound(render(message))
  })

  test('has a header when its title opens nothing, and none when the title is too long for one', () => {
    assert.equal(render(PLAIN).blocks[0]?.type, 'header')
    assert.equal(render({ ...PLAIN, title: 'x'.repeat(200) }).blocks[0]?.type, 'rich_text')
  })

  test('says its tone in a word beside the sign, for those who see none', () => {
    const warned = render({ ...PLAIN, tone: 'warning', title: 'No such place' })
    assert.equal(read(warned).words, '⚠️ No such place')
    assert.equal(warned.text, 'Please note: No such place')
  })

  test('has the whole message in plain words for notifications and screen readers, escaped', () => {
    const { text } = render({ ...PLAIN, blocks: [facts({ label: 'Where', value: 'A & B <!here>' }), list(['one'])] })
    assert.equal(text, 'A title\nWhere: A &amp; B &lt;!here&gt;\n• one')
  })

  test('asks for no previews and for no reading of names and addresses out of bare words', () => {
    const { unfurl_links, unfurl_media, parse, link_names } = render(PLAIN)
    assert.deepEqual(
      { unfurl_links, unfurl_media, parse, link_names },
      {
        unfurl_links: false,
        unfurl_media: false,
        parse: 'none',
        link_names: false,
      },
    )
  })

  test('shows a footer with a link as one', () => {
    const footer = ['From ', link('the register', 'https://example.org/r')]
    assert.deepEqual(rendered({ footer }).links, [{ url: 'https://example.org/r', words: 'the register' }])
  })

  test('makes no link of an address that is not http or https', () => {
    const text = [
      { text: 'run', url: 'javascript:alert(1)' },
      { text: 'mail', url: 'mailto:a@b.c' },
    ]
    assert.deepEqual(rendered({ link: 'data:text/html,x', blocks: [paragraph(text)] }).links, [])
  })
})

describe('hostile words', () => {
  for (const words of HOSTILE) {
    test(`ping nobody and link nowhere: ${JSON.stringify(words.slice(0, 40))}`, () => {
      const message = everywhere(words)
      const reading = read(render(message))
      assert.deepEqual(reading.pinged, [])
      assert.deepEqual(
        reading.links.map(({ url }) => url),
        ['https://example.org/title', 'https://example.org/button'],
      )
      assertSound(render(message))
    })
  }

  test('lose the marks that turn the writing direction', () => {
    assert.equal(rendered({ title: 'a\u202eb\u2066c\u200fd' }).words, 'abcd')
  })

  test('keep letters that mean something in Slack’s markup, as letters', () => {
    const words = '*5* & <b> _snake_case_ ~1 `x`'
    assert.equal(rendered({ title: words, blocks: [paragraph(words)] }).words, `${words}\n${words}`)
  })
})

describe('what is too long', () => {
  test('a list is cut with the number that is left out, and the title’s link stays', () => {
    const items = Array.from({ length: 400 }, (_, index) => `NHS Place number ${index} Clinical Commissioning Group`)
    const message = { ...PLAIN, link: 'https://example.org/a', blocks: [list(items)], footer: 'The end' }
    const reading = rendered(message)
    const shown = reading.words.split('\n').filter((line) => line.startsWith('NHS Place')).length
    assert.match(reading.words, new RegExp(`… and ${400 - shown} more\\nThe end$`))
    assert.equal(reading.links[0]?.url, 'https://example.org/a')
    assertSound(render(message))
  })

  test('facts are cut in the same way', () => {
    const rows = Array.from({ length: 300 }, (_, index) => ({ label: `Label ${index}`, value: 'value '.repeat(10) }))
    assert.match(rendered({ blocks: [facts(...rows)] }).words, /… and \d+ more$/)
  })

  test('a paragraph of 5,000 characters goes on in a second block and loses nothing', () => {
    const words = Array.from({ length: 625 }, (_, index) => `w${String(index).padStart(6, '0')}`).join(' ')
    assert.equal(
      rendered({ blocks: [paragraph(words)] })
        .words.replace('A title\n', '')
        .replaceAll('\n', ''),
      words,
    )
  })

  test('a paragraph that fits no message is cut with “…”', () => {
    const message = { ...PLAIN, blocks: [paragraph('word '.repeat(10_000))], footer: 'The end' }
    assert.match(rendered(message).words, /…\nThe end$/)
    assertSound(render(message))
  })

  test('many small blocks are cut too', () => {
    const blocks = Array.from({ length: 100 }, (_, index) => paragraph(`Paragraph ${index}`))
    assertSound(render({ ...PLAIN, blocks }))
  })

  test('buttons with long addresses leave room for words, and sharing stays', () => {
    const buttons = Array.from({ length: 25 }, (_, index) => ({
      kind: 'link' as const,
      label: `Open ${index}`,
      url: `https://example.org/${'x'.repeat(2_000)}${index}`,
    }))
    const message = render({ ...PLAIN, buttons, blocks: [paragraph('Words.')] }, { shareKey: 'k' })
    assertSound(message)
    assert.match(read(message).words, /Words\./)
    assert.match(read(message).words, /Share with the channel/)
  })

  test('25 buttons and the one to share are within Slack’s 25 to a block', () => {
    const call = { action: 'ccg.card', payload: 'ccg-wirral' }
    const buttons = Array.from({ length: 25 }, (_, index) => ({
      kind: 'action' as const,
      label: `Press ${index}`,
      call,
    }))
    assertSound(render({ ...PLAIN, buttons }, { shareKey: 'k' }))
  })

  test('a menu keeps to Slack’s lengths', () => {
    const options = [
      { label: 'x'.repeat(100), value: 'v', hint: 'y'.repeat(100) },
      { label: '', value: 'w' },
    ]
    assertSound(render({ ...PLAIN, menu: { action: 'a', prompt: 'p'.repeat(200), options } }))
    assertSound(render({ ...PLAIN, menu: { action: 'a', prompt: 'p', options: [] } }))
  })
})

test('any message keeps to Slack’s rules, pings only those meant, and links only where it has links', () => {
  fc.assert(
    fc.property(
      anyMessage,
      fc.option(fc.string({ minLength: 1, maxLength: 24 }), { nil: undefined }),
      (message, shareKey) => {
        const one = render(message, shareKey === undefined ? {} : { shareKey })
        assertSound(one)
        const reading = read(one)
        assert.deepEqual(reading.pinged, [])
        const meant = linksIn(message)
        for (const { url } of reading.links) assert.ok(meant.has(url), `${url} was linked but never meant`)
        if (message.link?.startsWith('https://'))
          assert.ok(reading.links.some(({ url }) => url === new URL(message.link!).href))
      },
    ),
    { numRuns: 300 },
  )
})

/** The words in every place of a message that can have them. */
function everywhere(words: string): Message {
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
const span = fc.oneof(words, words.map(bold), fc.record({ text: words, url: address }))
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
const anyMessage: fc.Arbitrary<Message> = fc.record(
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

function linksIn(message: Message): Set<string> {
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
