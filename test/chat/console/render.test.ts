import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Paint, unpainted } from '../../../src/chat/console/paint.ts'
import { render, renderCandidates } from '../../../src/chat/console/render.ts'
import { displayWidth } from '../../../src/chat/console/wrap.ts'
import {
  type ActionCall,
  bold,
  facts,
  link,
  list,
  type Message,
  paragraph,
  sentence,
} from '../../../src/chat/message.ts'

/** Marks looks in a way that can be read: `<bold|words>`. */
const marked: Paint = (style, text) => (text === '' ? '' : `<${style}|${text}>`)

function lines(message: Message, width = Number.POSITIVE_INFINITY, paint: Paint = unpainted): string[] {
  let last = 0
  return render(message, { width, paint, number: () => ++last })
}

const ALERT: Message = {
  overline: 'MERGER APPROVED · North Wessex',
  title: 'Two commissioners in North Wessex are to become one',
  link: 'https://news.example/north-wessex',
  tone: 'alert',
  blocks: [
    paragraph(['The Wessex Gazette, 14 Nov 2026 · also: ', link('Downs Weekly', 'https://downs.example/7')]),
    facts(
      { label: 'Bodies', value: 'NHS Upper Test ICB, NHS Lower Test ICB, NHS Itchen Valley ICB' },
      { label: 'Takes effect', value: ['1 April 2027 (', bold('in 138 days'), ')'] },
    ),
    list(['A first point that is long enough to need a second line', 'A second']),
  ],
  picture: { png: new Uint8Array(), name: 'bodies.png', alt: 'The number of bodies falls from 211 to 42.' },
  buttons: [
    { kind: 'link', label: 'Read', url: 'https://news.example/north-wessex' },
    { kind: 'action', label: 'What became of them', call: { action: 'ccg.card', payload: 'a' } },
    { kind: 'action', label: 'Why this?', call: { action: 'alerts.why', payload: '1' } },
    { kind: 'link', label: 'Calendar', url: 'https://news.example/diary.ics' },
  ],
  footer: ['Register: ', link('ODS', 'https://ods.example/')],
}

describe('an alert', () => {
  it('through a pipe is whole lines', () =>
    assert.deepEqual(lines(ALERT), [
      '◆ MERGER APPROVED · North Wessex',
      'Two commissioners in North Wessex are to become one',
      'https://news.example/north-wessex',
      'The Wessex Gazette, 14 Nov 2026 · also: Downs Weekly <https://downs.example/7>',
      'Bodies         NHS Upper Test ICB, NHS Lower Test ICB, NHS Itchen Valley ICB',
      'Takes effect   1 April 2027 (in 138 days)',
      '• A first point that is long enough to need a second line',
      '• A second',
      '[Picture: The number of bodies falls from 211 to 42.]',
      '[1] What became of them   [2] Why this?',
      'Calendar: https://news.example/diary.ics',
      'Register: ODS <https://ods.example/>',
    ]))

  it('in a terminal keeps to its width, with what belongs together under each other', () =>
    assert.deepEqual(lines(ALERT, 48), [
      '◆ MERGER APPROVED · North Wessex',
      'Two commissioners in North Wessex are to become',
      'one',
      'https://news.example/north-wessex',
      'The Wessex Gazette, 14 Nov 2026 · also: Downs',
      'Weekly <https://downs.example/7>',
      'Bodies         NHS Upper Test ICB, NHS Lower',
      '               Test ICB, NHS Itchen Valley ICB',
      'Takes effect   1 April 2027 (in 138 days)',
      '• A first point that is long enough to need a',
      '  second line',
      '• A second',
      '[Picture: The number of bodies falls from 211 to',
      '42.]',
      '[1] What became of them   [2] Why this?',
      'Calendar: https://news.example/diary.ics',
      'Register: ODS <https://ods.example/>',
    ]))

  it('in a very narrow terminal puts values under their labels', () =>
    assert.deepEqual(
      lines(
        { ...sentence('plain', 'Kent'), blocks: [facts({ label: 'Takes effect', value: '1 April 2027, a Thursday' })] },
        20,
      ),
      ['Kent', 'Takes effect', '  1 April 2027, a', '  Thursday'],
    ))

  it('has a look for each of its parts', () =>
    assert.deepEqual(
      lines({ ...ALERT, blocks: ALERT.blocks.slice(0, 2), buttons: [] }, Number.POSITIVE_INFINITY, marked),
      [
        '<alert|◆> <alert|MERGER> <alert|APPROVED> <alert|·> <alert|North> <alert|Wessex>',
        '<title|Two> <title|commissioners> <title|in> <title|North> <title|Wessex> <title|are> <title|to> <title|become> <title|one>',
        '<address|https://news.example/north-wessex>',
        'The Wessex Gazette, 14 Nov 2026 · also: Downs Weekly <<address|https://downs.example/7>>',
        '<quiet|Bodies>         NHS Upper Test ICB, NHS Lower Test ICB, NHS Itchen Valley ICB',
        '<quiet|Takes effect>   1 April 2027 (<bold|in> <bold|138> <bold|days>)',
        '[Picture: The number of bodies falls from 211 to 42.]',
        '<quiet|Register:> <quiet|ODS> <quiet|<><address|https://ods.example/><quiet|>>',
      ],
    ))
})

describe('a message', () => {
  for (const [tone, first] of [
    ['alert', '◆ Hello'],
    ['good', '✓ Hello'],
    ['warning', '! Hello'],
    ['plain', 'Hello'],
  ] as const) {
    it(`that is ${tone} can be told so without colour`, () => assert.deepEqual(lines(sentence(tone, 'Hello')), [first]))
  }

  it('numbers a menu’s options on from its buttons', () => {
    const calls: ActionCall[] = []
    const message: Message = {
      ...sentence('plain', 'Which Kent?'),
      buttons: [{ kind: 'action', label: 'Help', call: { action: 'help.topic', payload: '' } }],
      menu: {
        action: 'ccg.card',
        prompt: 'Choose one:',
        options: [
          { label: 'NHS East Kent CCG', value: 'ccg-ek', hint: 'until 2020' },
          { label: 'NHS West Kent CCG', value: 'ccg-wk' },
        ],
      },
    }
    const seen = render(message, { width: 30, paint: unpainted, number: (call) => calls.push(call) })
    assert.deepEqual(seen, [
      'Which Kent?',
      '[1] Help',
      'Choose one:',
      '  [2] NHS East Kent CCG –',
      '      until 2020',
      '  [3] NHS West Kent CCG',
    ])
    assert.deepEqual(calls.slice(1), [
      { action: 'ccg.card', payload: 'ccg-ek' },
      { action: 'ccg.card', payload: 'ccg-wk' },
    ])
  })

  it('shows people by their ids', () =>
    assert.deepEqual(lines(sentence('plain', 'Organisers', ['Made by ', { person: 'ada\u001b[31m' }, '.'])), [
      'Organisers',
      'Made by ada.',
    ]))

  it('keeps the line breaks of a paragraph, but not of a title', () =>
    assert.deepEqual(lines(sentence('plain', 'One\n[1] Fake', 'Two\n\nlines')), ['One [1] Fake', 'Two', 'lines']))

  it('shows no address that is not a web address', () =>
    assert.deepEqual(
      lines({
        ...sentence('plain', 'Hello'),
        link: 'javascript:alert(1)',
        buttons: [{ kind: 'link', label: 'Read', url: 'file:///etc/passwd' }],
      }),
      ['Hello'],
    ))

  it('lets nothing from outside drive the terminal, wherever it stands', () => {
    const evil = '\u001b[2J\u202eevil\u0007'
    const everywhere: Message = {
      overline: evil,
      title: evil,
      tone: 'plain',
      blocks: [
        paragraph([evil, bold(evil), { text: evil, url: `https://x.example/${evil}` }]),
        facts({ label: evil, value: evil }),
        list([evil]),
      ],
      picture: { png: new Uint8Array(), name: evil, alt: evil },
      buttons: [
        { kind: 'action', label: evil, call: { action: 'a', payload: evil } },
        { kind: 'link', label: evil, url: 'https://x.example/' },
      ],
      menu: { action: 'a', prompt: evil, options: [{ label: evil, value: evil, hint: evil }] },
      footer: evil,
    }
    assert.doesNotMatch(lines(everywhere, 40).join(''), /[\p{Cc}\p{Bidi_Control}]/u)
  })

  it('keeps to any width, but for words that are longer', () => {
    for (let width = 20; width < 100; width += 1) {
      for (const line of lines(ALERT, width)) {
        assert.ok(displayWidth(line) <= width || /https:|\[1\]|\[2\]/.test(line), `${width}: ${line}`)
      }
    }
  })
})

describe('what Tab offers', () => {
  it('is aligned, with a word on each', () =>
    assert.deepEqual(
      renderCandidates(
        [
          { insert: 'add ', about: 'Begin to watch' },
          { insert: 'preview ', about: 'What it would have sent' },
          { insert: 'x ', about: '' },
        ],
        unpainted,
      ),
      ['add       Begin to watch', 'preview   What it would have sent', 'x'],
    ))
})
