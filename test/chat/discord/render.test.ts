import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderMessage } from '../../../src/chat/discord/render.ts'
import { bold, facts, link, list, type Message, paragraph, type Span } from '../../../src/chat/message.ts'

const ALERT: Message = {
  overline: 'MERGER APPROVED · Wessex and Avon',
  title: 'Two boards become one from April',
  link: 'https://news.example/boards',
  tone: 'alert',
  blocks: [
    paragraph(['The Gazette, 14 November 2026 · also: ', link('Harbour Times', 'https://times.example/1')]),
    facts(
      { label: 'Bodies', value: 'NHS Wessex ICB, NHS Avon ICB, and a third whose name is long enough' },
      { label: 'Takes effect', value: '1 April 2027' },
    ),
  ],
  buttons: [
    { kind: 'link', label: 'Read', url: 'https://news.example/boards' },
    { kind: 'action', label: 'Why this?', call: { action: 'alerts.why', payload: '42' } },
  ],
  footer: 'As at 21 November 2026',
}

test('an alert becomes an embed with its title linked, its facts as fields, and its buttons in a row', () => {
  assert.deepEqual(renderMessage(ALERT, 'd-42').body, {
    content: '',
    embeds: [
      {
        author: { name: '🔔 MERGER APPROVED · Wessex and Avon' },
        title: 'Two boards become one from April',
        url: 'https://news.example/boards',
        color: 0xc8102e,
        description: 'The Gazette, 14 November 2026 · also: [Harbour Times](https://times.example/1)',
        fields: [
          {
            name: 'Bodies',
            value: 'NHS Wessex ICB, NHS Avon ICB, and a third whose name is long enough',
            inline: false,
          },
          { name: 'Takes effect', value: '1 April 2027', inline: true },
        ],
        footer: { text: 'As at 21 November 2026' },
      },
    ],
    components: [
      {
        type: 1,
        components: [
          { type: 2, style: 5, label: 'Read', url: 'https://news.example/boards' },
          { type: 2, style: 2, label: 'Why this?', custom_id: 'alerts.why|42|~d-42' },
        ],
      },
    ],
    allowed_mentions: { parse: [], users: [], roles: [] },
    attachments: [],
  })
})

test('words after facts stay after them', () => {
  const [embed] = renderMessage({
    title: 'Wirral',
    tone: 'plain',
    blocks: [
      paragraph('Closed.'),
      facts({ label: 'Council', value: 'Wirral' }),
      paragraph(['Latest ', bold('stories')]),
      list(['one', 'two']),
    ],
  }).body.embeds
  assert.equal(embed?.description, 'Closed.')
  assert.deepEqual(
    embed?.fields?.map(({ name, value }) => [name, value]),
    [
      ['Council', 'Wirral'],
      ['\u200b', 'Latest **stories**'],
      ['\u200b', '- one\n- two'],
    ],
  )
})

test('a tone has a sign for those who see no colour', () => {
  const titled = (tone: Message['tone']) => renderMessage({ title: 'Done', tone, blocks: [] }).body.embeds[0]?.title
  assert.deepEqual(
    [titled('alert'), titled('good'), titled('warning'), titled('plain')],
    ['🔔 Done', '✅ Done', '⚠️ Done', 'Done'],
  )
})

test('a picture is attached with words for those who do not see it', () => {
  const picture = { png: new Uint8Array([137, 80]), name: 'bodies over time.png', alt: 'Fewer bodies each year' }
  const { body, files } = renderMessage({ title: 'Bodies', tone: 'plain', blocks: [], picture })
  assert.deepEqual(body.attachments, [
    { id: 0, filename: 'bodies-over-time.png', description: 'Fewer bodies each year' },
  ])
  assert.deepEqual(body.embeds[0]?.image, { url: 'attachment://bodies-over-time.png' })
  assert.equal(files[0]?.name, 'bodies-over-time.png')
})

test('those to be notified stand in the content, which holds nothing else', () => {
  const { content, allowed_mentions } = renderMessage({
    ...ALERT,
    notify: [
      { kind: 'here', id: '' },
      { kind: 'role', id: '123456789012345678' },
      { kind: 'user', id: '223456789012345678' },
      { kind: 'user', id: '> @everyone' },
      { kind: 'group', id: 'S123' },
    ],
  }).body
  assert.equal(content, '@here <@&123456789012345678> <@223456789012345678>')
  assert.deepEqual(allowed_mentions, {
    parse: ['everyone'],
    users: ['223456789012345678'],
    roles: ['123456789012345678'],
  })
})

test('a link that is too long for a button stands in the text', () => {
  const url = `https://news.example/${'a'.repeat(600)}`
  const { embeds, components } = renderMessage({
    title: 'Long',
    tone: 'plain',
    blocks: [],
    buttons: [{ kind: 'link', label: 'Read', url }],
  }).body
  assert.equal(embeds[0]?.description, `[Read](${url})`)
  assert.deepEqual(components, [])
})

test('a title’s link that is too long for a title stands in the text', () => {
  const url = `https://news.example/${'a'.repeat(2_500)}`
  const [embed] = renderMessage({ title: 'Long', link: url, tone: 'plain', blocks: [] }).body.embeds
  assert.equal(embed?.url, undefined)
  assert.equal(embed?.description, `[Open](${url})`)
})

test('a footer with a link in it keeps the link', () => {
  const [embed] = renderMessage({
    title: 'Register',
    tone: 'plain',
    blocks: [],
    footer: ['From ', link('the register', 'https://register.example/')],
  }).body.embeds
  assert.equal(embed?.footer, undefined)
  assert.equal(embed?.description, 'From [the register](https://register.example/)')
})

test('a person is shown by name wherever they stand, and pinged nowhere', () => {
  const ada = { person: '123456789012345678' }
  const { content, embeds, allowed_mentions } = renderMessage({
    title: 'Organisers',
    tone: 'plain',
    blocks: [paragraph(['Made by ', ada, '.']), list([ada]), facts({ label: 'By', value: ada })],
    footer: ['Asked by ', ada],
  }).body
  assert.equal(
    embeds[0]?.description,
    'Made by <@123456789012345678>.\n- <@123456789012345678>\n\nAsked by <@123456789012345678>',
  )
  assert.equal(embeds[0]?.fields?.[0]?.value, '<@123456789012345678>')
  assert.equal(content, '')
  assert.deepEqual(allowed_mentions, { parse: [], users: [], roles: [] })
})

test('what is no person’s id stays words, and an id is never cut in two', () => {
  const described = (...text: Span[]) =>
    renderMessage({ title: 'T', tone: 'plain', blocks: [paragraph(text)] }).body.embeds[0]?.description
  assert.equal(described({ person: '&1> @everyone' }), '@&1\\> @\u200beveryone')
  for (let before = 4_060; before < 4_100; before += 1) {
    const cut = described('x'.repeat(before), { person: '123456789012345678' }) ?? ''
    assert.match(cut, /^x+(?:<@123456789012345678>|…)$/)
    assert.ok(cut.length <= 4_096)
  }
})

test('of a long list as many whole items are shown as fit, and the others are counted', () => {
  const items = Array.from({ length: 500 }, (_, index) => `Body number ${index + 1} of many`)
  const description =
    renderMessage({ title: 'All', tone: 'plain', blocks: [list(items)] }).body.embeds[0]?.description ?? ''
  const lines = description.split('\n')
  assert.equal(lines.at(-1), `- … and ${500 - (lines.length - 1)} more`)
  assert.equal(lines[0], '- Body number 1 of many')
  assert.ok(lines.length > 100 && description.length <= 4_096)
})

test('of more than 25 facts the first 24 are shown and the others are counted', () => {
  const rows = Array.from({ length: 30 }, (_, index) => ({ label: `Fact ${index + 1}`, value: 'so' }))
  const fields = renderMessage({ title: 'Facts', tone: 'plain', blocks: [facts(...rows)] }).body.embeds[0]?.fields
  assert.equal(fields?.length, 25)
  assert.equal(fields?.at(-1)?.value, '… and 6 more')
})

test('long words leave room for the facts after them', () => {
  const [embed] = renderMessage({
    title: 'Long',
    tone: 'plain',
    blocks: [paragraph('x'.repeat(8_000)), facts({ label: 'Takes effect', value: '1 April 2027' })],
    footer: 'f'.repeat(2_048),
  }).body.embeds
  assert.equal(embed?.fields?.[0]?.value, '1 April 2027')
  assert.equal(embed?.footer?.text.length, 2_048)
  assert.ok(embed?.description?.endsWith('…'))
})
