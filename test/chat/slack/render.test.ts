import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { bold, facts, link, list, type Message, paragraph } from '../../../src/chat/message.ts'
import { render } from '../../../src/chat/slack/render.ts'
import type { Reading } from '../../platforms/slack/reading.ts'
import { assertSound, read } from './hostile.ts'

const PLAIN: Message = { title: 'A title', tone: 'plain', blocks: [] }

function rendered(message: Partial<Message>): Reading {
  return read(render({ ...PLAIN, ...message }))
}

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

  test('is made of these blocks', () => {
    const message: Message = {
      overline: 'MERGER APPROVED · Kernow',
      title: 'Kernow’s two boards become one',
      link: 'https://example.org/a',
      tone: 'alert',
      blocks: [facts({ label: 'Takes effect', value: '1 April 2020' })],
      buttons: [
        { kind: 'link', label: 'Read', url: 'https://example.org/a' },
        { kind: 'action', label: 'Why this?', call: { action: 'alerts.why', payload: '41' } },
      ],
      footer: 'The Daily Board',
      notify: [{ kind: 'group', id: 'SGROUP' }],
    }
    const section = (...elements: object[]) => ({
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements }],
    })
    const strong = (words: string) => ({ type: 'text', text: words, style: { bold: true } })
    assert.deepEqual(render(message).blocks, [
      { type: 'section', text: { type: 'mrkdwn', text: '<!subteam^SGROUP>' } },
      section(
        strong('🔔 MERGER APPROVED · Kernow'),
        { type: 'text', text: '\n' },
        { type: 'link', url: 'https://example.org/a', text: 'Kernow’s two boards become one', style: { bold: true } },
      ),
      section(strong('Takes effect: '), { type: 'text', text: '1 April 2020' }),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: '_open#0',
            text: { type: 'plain_text', text: 'Read', emoji: false },
            url: 'https://example.org/a',
          },
          {
            type: 'button',
            action_id: 'alerts.why#1',
            text: { type: 'plain_text', text: 'Why this?', emoji: false },
            value: '41',
          },
        ],
      },
      { type: 'context', elements: [{ type: 'plain_text', text: 'The Daily Board', emoji: false }] },
    ])
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

  test('shows a person by name wherever they stand', () => {
    const ada = { person: 'U0ADA' }
    const message = { ...PLAIN, blocks: [paragraph(['Made by ', ada, '.']), list([ada])], footer: ['Asked by ', ada] }
    const { blocks, text } = render(message)
    const section = (...elements: object[]) => ({ type: 'rich_text_section', elements })
    const user = { type: 'user', user_id: 'U0ADA' }
    assert.deepEqual(blocks.slice(1), [
      { type: 'rich_text', elements: [section({ type: 'text', text: 'Made by ' }, user, { type: 'text', text: '.' })] },
      { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements: [section(user)] }] },
      { type: 'rich_text', elements: [section({ type: 'text', text: 'Asked by ' }, user)] },
    ])
    // The words beside the blocks name nobody a second time.
    assert.equal(text, 'A title\nMade by @U0ADA.\n• @U0ADA\nAsked by @U0ADA')
    assertSound(render(message))
  })

  test('shows what is no person’s id as words', () => {
    const reading = rendered({ blocks: [paragraph(['By ', { person: 'S1> <!here' }])] })
    assert.equal(reading.words, 'A title\nBy @S1> <!here')
    assert.deepEqual(reading.pinged, [])
  })

  test('makes no link of an address that is not http or https', () => {
    const text = [
      { text: 'run', url: 'javascript:alert(1)' },
      { text: 'mail', url: 'mailto:a@b.c' },
    ]
    assert.deepEqual(rendered({ link: 'data:text/html,x', blocks: [paragraph(text)] }).links, [])
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

  test('a person’s id is never cut in two', () => {
    for (let before = 2_980; before < 3_010; before += 1) {
      const message = { ...PLAIN, blocks: [paragraph(['x'.repeat(before), { person: 'U0ADA0ADA' }, ' after'])] }
      assert.deepEqual(rendered(message).pinged, ['U0ADA0ADA'])
      assertSound(render(message))
    }
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
