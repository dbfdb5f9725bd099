import assert from 'node:assert/strict'
import { test } from 'node:test'
import { discordCommands } from '../../../src/chat/discord/declaration.ts'
import { checkCommands } from '../../platforms/discord/check-commands.ts'
import { COMMANDS } from './scene.ts'

const declared = () => discordCommands(COMMANDS())

test('Discord takes the declarations', () => {
  assert.doesNotThrow(() => checkCommands(declared()))
})

test('a command without subcommands has its options at the top', () => {
  assert.deepEqual(declared()[0]?.options, [
    { type: 3, name: 'to', description: 'Where to', required: true, autocomplete: true, max_length: 100 },
    { type: 4, name: 'quay', description: 'From which quay', required: false, min_value: 1, max_value: 9 },
  ])
})

test('a choice has its choices', () => {
  const [hire] = declared()[1]?.options ?? []
  assert.deepEqual(hire, {
    type: 1,
    name: 'hire',
    description: 'Take somebody on',
    options: [
      { type: 3, name: 'whom', description: 'The person', required: true, max_length: 60 },
      {
        type: 3,
        name: 'as',
        description: 'The work',
        required: false,
        choices: [
          { name: 'Cook', value: 'cook' },
          { name: 'Mate', value: 'mate' },
        ],
      },
    ],
  })
})

test('only a command that is for organisers in all that it does is kept from others, and from direct messages', () => {
  assert.deepEqual(
    declared().map(({ name, default_member_permissions, contexts }) => [name, default_member_permissions, contexts]),
    [
      ['ferry', null, [0, 1]],
      ['quay', null, [0, 1]],
      ['harbour', '32', [0]],
    ],
  )
})
