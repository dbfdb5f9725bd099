/** Whether the loopback Discord refuses what the real one refuses. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkCommands } from './check-commands.ts'
import { checkMessage } from './check-message.ts'
import { pingsOf } from './pings.ts'
import { ApiFault } from './problems.ts'

const x = (length: number) => 'x'.repeat(length)
const row = (...components: object[]) => ({ type: 1, components })
const button = (about: object = {}) => ({ type: 2, style: 2, label: 'Go', custom_id: 'go', ...about })
const linkButton = (url: string) => ({ type: 2, style: 5, label: 'Go', url })
const menu = (options: number, about: object = {}) => ({
  type: 3,
  custom_id: 'pick',
  options: Array.from({ length: options }, (_, index) => ({ label: 'One', value: String(index) })),
  ...about,
})
const embed = (about: object) => ({ embeds: [about] })
const fields = (count: number, name = 'n', value = 'v') => Array.from({ length: count }, () => ({ name, value }))

/** What the check makes of the form: '' when it is taken, else where the first problem is. */
function verdict(check: () => void): string {
  try {
    check()
    return ''
  } catch (fault) {
    assert.ok(fault instanceof ApiFault)
    const { code, errors } = fault.body as { code: number; errors?: object }
    return errors === undefined ? String(code) : pathOf(errors)
  }
}

function pathOf(errors: object): string {
  const [step, below] = Object.entries(errors)[0] ?? ['', {}]
  return step === '_errors' ? '' : [step, pathOf(below as object)].filter((part) => part !== '').join('.')
}

const message = (form: Record<string, unknown>) => verdict(() => checkMessage({ content: 'hi', ...form }, new Map()))

for (const [what, form, where] of [
  ['content of 2,000', { content: x(2_000) }, ''],
  ['content of 2,001', { content: x(2_001) }, 'content'],
  ['an empty message', { content: ' ' }, '50006'],
  ['a message of buttons alone', { content: '', components: [row(button())] }, ''],
  ['an embed alone', { content: '', ...embed({ title: 't' }) }, ''],
  ['a title of 257', embed({ title: x(257) }), 'embeds.0.title'],
  ['a description of 4,097', embed({ description: x(4_097) }), 'embeds.0.description'],
  ['an author of 257', embed({ title: 't', author: { name: x(257) } }), 'embeds.0.author.name'],
  ['a footer of 2,049', embed({ title: 't', footer: { text: x(2_049) } }), 'embeds.0.footer.text'],
  ['26 fields', embed({ fields: fields(26) }), 'embeds.0.fields'],
  ['a field without a value', embed({ fields: fields(1, 'n', '') }), 'embeds.0.fields.0.value'],
  ['a field’s name of 257', embed({ fields: fields(1, x(257)) }), 'embeds.0.fields.0.name'],
  ['a field’s value of 1,025', embed({ fields: fields(1, 'n', x(1_025)) }), 'embeds.0.fields.0.value'],
  ['6,000 characters over two embeds', { embeds: [{ description: x(3_000) }, { description: x(3_000) }] }, ''],
  ['6,001 characters over two embeds', { embeds: [{ description: x(3_000) }, { description: x(3_001) }] }, 'embeds'],
  ['eleven embeds', { embeds: Array(11).fill({ title: 't' }) }, 'embeds'],
  ['an embed’s address of javascript', embed({ title: 't', url: 'javascript:alert(1)' }), 'embeds.0.url'],
  ['a picture that was not uploaded', embed({ image: { url: 'attachment://a.png' } }), 'embeds.0.image.url'],
  [
    'six rows',
    { components: Array.from({ length: 6 }, (_, index) => row(button({ custom_id: String(index) }))) },
    'components',
  ],
  [
    'six buttons in a row',
    { components: [row(...Array.from({ length: 6 }, (_, id) => button({ custom_id: String(id) })))] },
    'components.0.components',
  ],
  ['an empty row', { components: [row()] }, 'components.0.components'],
  ['a label of 81', { components: [row(button({ label: x(81) }))] }, 'components.0.components.0.label'],
  ['a button without a label', { components: [row(button({ label: '' }))] }, 'components.0.components.0.label'],
  ['a custom id of 101', { components: [row(button({ custom_id: x(101) }))] }, 'components.0.components.0.custom_id'],
  ['a custom id twice', { components: [row(button(), button())] }, 'components.0.components.1.custom_id'],
  ['a link to javascript', { components: [row(linkButton('javascript:alert(1)'))] }, 'components.0.components.0.url'],
  ['a link of 513', { components: [row(linkButton(`https://a.example/${x(495)}`))] }, 'components.0.components.0.url'],
  [
    'a link with a custom id',
    { components: [row({ ...linkButton('https://a.example'), custom_id: 'a' })] },
    'components.0.components.0.custom_id',
  ],
  ['a menu beside a button', { components: [row(menu(1), button())] }, 'components.0.components'],
  ['26 options', { components: [row(menu(26))] }, 'components.0.components.0.options'],
  ['no options', { components: [row(menu(0))] }, 'components.0.components.0.options'],
  [
    'an option twice',
    {
      components: [
        row(
          menu(0, {
            options: [
              { label: 'a', value: 'a' },
              { label: 'b', value: 'a' },
            ],
          }),
        ),
      ],
    },
    'components.0.components.0.options.1.value',
  ],
  [
    'a placeholder of 151',
    { components: [row(menu(1, { placeholder: x(151) }))] },
    'components.0.components.0.placeholder',
  ],
  ['a nonce of 26', { nonce: x(26) }, 'nonce'],
  ['an enforced nonce that is not there', { enforce_nonce: true }, 'nonce'],
  [
    'mentions by kind and by id at once',
    { allowed_mentions: { parse: ['users'], users: ['1'] } },
    'allowed_mentions.parse',
  ],
  ['mentions of a kind that there is not', { allowed_mentions: { parse: ['here'] } }, 'allowed_mentions.parse.0'],
] as const) {
  test(`${what}: ${where === '' ? 'taken' : `refused at ${where}`}`, () => assert.equal(message(form), where))
}

const command = (about: object = {}) => ({ name: 'ferry', description: 'A ferry', ...about })
const option = (about: object = {}) => ({ type: 3, name: 'to', description: 'Where', ...about })

for (const [what, commands, where] of [
  ['a plain command', [command()], ''],
  ['a name in capitals', [command({ name: 'Ferry' })], '0.name'],
  ['a name with a space', [command({ name: 'the ferry' })], '0.name'],
  ['a name of 33', [command({ name: x(33) })], '0.name'],
  ['a description of 101', [command({ description: x(101) })], '0.description'],
  ['no description', [command({ description: '' })], '0.description'],
  ['101 commands', Array.from({ length: 101 }, (_, index) => command({ name: `f${index}` })), ''],
  ['two commands of one name', [command(), command()], ''],
  [
    'a required option after another',
    [command({ options: [option(), option({ name: 'b', required: true })] })],
    '0.options.1',
  ],
  [
    '26 options',
    [command({ options: Array.from({ length: 26 }, (_, index) => option({ name: `o${index}` })) })],
    '0.options',
  ],
  ['a subcommand beside an option', [command({ options: [option(), option({ type: 1, name: 'sub' })] })], '0.options'],
  [
    '26 choices',
    [
      command({
        options: [
          option({ choices: Array.from({ length: 26 }, (_, index) => ({ name: `${index}`, value: `${index}` })) }),
        ],
      }),
    ],
    '0.options.0.choices',
  ],
  [
    'choices and completion at once',
    [command({ options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] })],
    '0.options.0.autocomplete',
  ],
  ['a length of 6,001', [command({ options: [option({ max_length: 6_001 })] })], '0.options.0.max_length'],
  [
    'more than 8,000 characters in all',
    [
      command({
        options: Array.from({ length: 25 }, (_, o) =>
          option({
            name: `o${o}`,
            choices: Array.from({ length: 4 }, (__, c) => ({ name: `${c}${x(90)}`, value: 'v' })),
          }),
        ),
      }),
    ],
    '0',
  ],
] as const) {
  const taken = where === '' && commands.length === 1
  test(`${what}: ${taken ? 'taken' : 'refused'}`, () => {
    const found = verdict(() => checkCommands(commands))
    if (taken) assert.doesNotThrow(() => checkCommands(commands))
    else {
      assert.throws(() => checkCommands(commands))
      assert.equal(found, where)
    }
  })
}

for (const [what, form, pinged] of [
  [
    'everything, without a word on mentions',
    { content: '@everyone @here <@1> <@!2> <@&3>' },
    ['everyone', 'here', 'role:3', 'user:1', 'user:2'],
  ],
  ['nothing, with nothing allowed', { content: '@everyone <@1> <@&3>', allowed_mentions: { parse: [] } }, []],
  [
    'those who are listed',
    { content: '<@1> <@2> <@&3>', allowed_mentions: { parse: [], users: ['2'], roles: ['3'] } },
    ['role:3', 'user:2'],
  ],
  ['nobody who is listed but not named', { content: 'hi', allowed_mentions: { users: ['2'] } }, []],
  [
    'people behind a backslash or a mark that is not seen',
    { content: '\\@everyone @\u200bhere', allowed_mentions: { parse: ['everyone'] } },
    ['everyone', 'here'],
  ],
  ['nobody from an embed', { content: '', embeds: [{ description: '@everyone <@1>' }] }, []],
] as const) {
  test(`a message pings ${what}`, () => assert.deepEqual(pingsOf(form), pinged))
}
