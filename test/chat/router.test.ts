import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Action, type Caller, type Command, Refusal, type Subcommand, subcommand } from '../../src/chat/command.ts'
import { plainText, sentence } from '../../src/chat/message.ts'
import { createRouter, type RouterNeeds } from '../../src/chat/router.ts'

const asked: Caller = {
  platform: 'slack',
  tenant: 'T1',
  channel: 'C1',
  userId: 'U1',
  userName: 'Ana',
  isAdmin: async () => false,
}
const admin: Caller = { ...asked, userId: 'U2', isAdmin: async () => true }

const places = Array.from({ length: 40 }, (_, at) => ({ name: `Place ${at}`, value: `p${at}` }))

const look = subcommand({
  name: '',
  description: 'Looks',
  who: 'anyone',
  for: 'channel',
  options: [
    { kind: 'text', name: 'body', description: 'A name', required: true, maxLength: 20, complete: () => places },
    { kind: 'number', name: 'year', description: 'A year', required: false, min: 2013, max: 2030 },
  ],
  answer: async ({ body, year }) => sentence('plain', `${body} in ${year ?? 'no year'}`),
})

const add = subcommand({
  name: 'add',
  description: 'Adds',
  who: 'organisers',
  for: 'asker',
  options: [
    { kind: 'text', name: 'area', description: 'An area', required: false, maxLength: 20, complete: () => places },
  ],
  answer: async () => sentence('good', 'Added.'),
})

const failing = (fault: unknown): Subcommand =>
  subcommand({
    name: 'fail',
    description: 'Fails',
    who: 'anyone',
    for: 'channel',
    options: [
      {
        kind: 'text',
        name: 'x',
        description: 'X',
        required: false,
        maxLength: 5,
        complete: () => {
          throw fault
        },
      },
    ],
    answer: async () => {
      throw fault
    },
  })

const press: Action = {
  id: 'watch.remove',
  who: 'organisers',
  for: 'channel',
  answer: async (payload) => sentence('good', `Removed ${payload}.`),
}

const commandsWith = (fault: unknown = new Error('The disk is full at /var/secret.')): Command[] => [
  { name: 'ccg', description: 'Looks', subcommands: [look], actions: [], examples: [] },
  {
    name: 'watch',
    description: 'Watches',
    subcommands: [add, failing(fault)],
    actions: [press],
    examples: ['add wirral'],
  },
]

function routerWith(changed: Partial<RouterNeeds> = {}) {
  const faults: [string, unknown][] = []
  const router = createRouter({
    commands: commandsWith(),
    isOrganiser: async () => false,
    onFault: (what, fault) => faults.push([what, fault]),
    ...changed,
  })
  return { router, faults }
}

const said = ({ message }: { readonly message: { readonly title: string; readonly blocks: readonly object[] } }) => [
  message.title,
  ...message.blocks.map((block) => ('text' in block ? plainText(block.text as string) : '')),
]

describe('a call by names', () => {
  it('is answered by its command, with its values checked', async () => {
    const answer = await routerWith().router.run(
      { command: 'ccg', subcommand: '', values: { body: ' Wirral ', year: '2020' } },
      asked,
    )
    assert.deepEqual([said(answer), answer.for], [['Wirral in 2020'], 'channel'])
  })
  it('with an unsuitable value is told what is wrong, to the asker alone', async () => {
    const { router, faults } = routerWith()
    const answer = await router.run({ command: 'ccg', subcommand: '', values: {} }, asked)
    assert.deepEqual(
      [said(answer), answer.for, answer.message.tone],
      [['Please give body: a name.'], 'asker', 'warning'],
    )
    assert.deepEqual(faults, [])
  })
  it('of no known command says so', async () => {
    const answer = await routerWith().router.run({ command: 'ccg', subcommand: 'x', values: {} }, asked)
    assert.deepEqual(said(answer), ['There is no command /ccg x', 'Try /help.'])
  })
})

describe('a typed call', () => {
  it('runs like any other', async () => {
    assert.deepEqual(said(await routerWith().router.runTyped('/ccg wirral year:2,020', asked)), ['wirral in 2020'])
  })
  it('without its subcommand is told which there are, with an example', async () => {
    assert.deepEqual(said(await routerWith().router.runTyped('watch', asked)), [
      '/watch needs one more word.',
      'Say one of: add, fail. For example: /watch add wirral',
    ])
  })
  it('with an unknown subcommand is told which there are', async () => {
    const [title] = said(await routerWith().router.runTyped('watch everything', asked))
    assert.equal(title, '/watch has no “everything”.')
  })
  it('of no command points to the help', async () => {
    assert.deepEqual(said(await routerWith().router.runTyped('hello', asked)), [
      'There is no command “hello”.',
      'Type /help for what there is.',
    ])
  })
  it('of nothing says that nothing was given', async () => {
    const [title] = said(await routerWith().router.runTyped('  ', asked))
    assert.equal(title, 'No command was given.')
  })
  it('that is absurdly long is not repeated in full', async () => {
    const [title = ''] = said(await routerWith().router.runTyped('x'.repeat(4_000), asked))
    assert.ok(title.length < 150)
  })
})

describe('what only organisers may do', () => {
  it('is refused to others, in the words of their platform', async () => {
    const { router } = routerWith()
    const [onSlack] = said(await router.runTyped('watch add', asked))
    const [onDiscord] = said(await router.runTyped('watch add', { ...asked, platform: 'discord' }))
    assert.match(onSlack ?? '', /admins of this workspace/)
    assert.match(onDiscord ?? '', /Manage Server/)
  })
  it('is done for an admin of the platform', async () => {
    assert.deepEqual(said(await routerWith().router.runTyped('watch add', admin)), ['Added.'])
  })
  it('is done for whoever was made an organiser', async () => {
    const { router } = routerWith({ isOrganiser: async ({ userId }) => userId === 'U1' })
    assert.deepEqual(said(await router.runTyped('watch add', asked)), ['Added.'])
  })
  it('is checked on a button too', async () => {
    const { router } = routerWith()
    assert.match(said(await router.press('watch.remove', '7', asked))[0] ?? '', /^Only organisers/)
    assert.deepEqual(said(await router.press('watch.remove', '7', admin)), ['Removed 7.'])
  })
  it('offers no values to others while they type', async () => {
    const { router } = routerWith()
    const call = { command: 'watch', subcommand: 'add', values: {} }
    assert.equal((await router.complete(call, 'area', '', asked)).length, 0)
    assert.equal((await router.complete(call, 'area', '', admin)).length, 25)
  })
  it('is not done when it cannot be told who asks', async () => {
    const { router, faults } = routerWith({
      isOrganiser: async () => {
        throw new Error('The database is away.')
      },
    })
    assert.match(said(await router.runTyped('watch add', asked))[0] ?? '', /^Something went wrong/)
    assert.equal(faults.length, 1)
  })
})

describe('a button', () => {
  it('that nobody knows any more asks to begin again', async () => {
    const [title] = said(await routerWith().router.press('watch.gone', '', asked))
    assert.match(title ?? '', /older version/)
  })
})

describe('a fault', () => {
  it('is noted with its place, and told without its inside', async () => {
    const { router, faults } = routerWith()
    const answer = await router.runTyped('watch fail', asked)
    assert.match(said(answer).join(' '), /^Something went wrong here, and it has been noted\./)
    assert.doesNotMatch(said(answer).join(' '), /disk|secret/)
    assert.equal(answer.for, 'asker')
    assert.equal(faults[0]?.[0], '/watch fail')
  })
  it('that is a refusal is told in its own words, and is not noted', async () => {
    const { router, faults } = routerWith({ commands: commandsWith(new Refusal('There is no such watch.')) })
    assert.deepEqual(said(await router.runTyped('watch fail', asked)), ['There is no such watch.'])
    assert.deepEqual(faults, [])
  })
  it('while completing gives no values, and is noted', async () => {
    const { router, faults } = routerWith()
    assert.deepEqual(await router.complete({ command: 'watch', subcommand: 'fail', values: {} }, 'x', '', asked), [])
    assert.equal(faults[0]?.[0], 'completing x of /watch')
  })
})

describe('completing', () => {
  const call = { command: 'ccg', subcommand: '', values: {} }
  it('gives at most 25 values', async () => {
    assert.equal((await routerWith().router.complete(call, 'body', '', asked)).length, 25)
  })
  it('gives none for an option without values, or for none at all', async () => {
    const { router } = routerWith()
    assert.deepEqual(await router.complete(call, 'year', '', asked), [])
    assert.deepEqual(await router.complete(call, 'colour', '', asked), [])
    assert.deepEqual(await router.complete({ ...call, command: 'x' }, 'body', '', asked), [])
  })
})

describe('whose an answer is', () => {
  it('is known before it is made', () => {
    const { router } = routerWith()
    assert.equal(router.answerIsFor({ command: 'ccg', subcommand: '' }), 'channel')
    assert.equal(router.answerIsFor({ command: 'watch', subcommand: 'add' }), 'asker')
    assert.equal(router.answerIsFor({ command: 'x', subcommand: '' }), 'asker')
    assert.equal(router.actionIsFor('watch.remove'), 'channel')
    assert.equal(router.actionIsFor('x.y'), 'asker')
  })
})

describe('a router', () => {
  it('counts every call that it answers, the failing ones too', async () => {
    const answered: string[] = []
    const { router } = routerWith({ onAnswered: (what) => answered.push(what) })
    await router.runTyped('ccg wirral', asked)
    await router.runTyped('watch fail', asked)
    await router.press('watch.remove', '1', asked)
    assert.deepEqual(answered, ['/ccg', '/watch fail', 'watch.remove'])
  })
  it('cannot be made with two commands of one name', () => {
    const [ccg] = commandsWith()
    assert.throws(() => routerWith({ commands: [ccg!, ccg!] }), /Two commands or actions are called "ccg"/)
  })
  it('cannot be made with two actions of one id', () => {
    const [, watch] = commandsWith()
    assert.throws(() => routerWith({ commands: [{ ...watch!, actions: [press, press] }] }), /"watch\.remove"/)
  })
  for (const id of ['', '_private', 'Watch.remove', 'watch remove', 'watch:remove', 'w'.repeat(31)]) {
    it(`cannot be made with an action called "${id}"`, () => {
      const [, watch] = commandsWith()
      assert.throws(() => routerWith({ commands: [{ ...watch!, actions: [{ ...press, id }] }] }), /not an action's id/)
    })
  }
})
