/** A router with a few invented commands to try the console with. */
import { type Command, subcommand } from '../../../src/chat/command.ts'
import { type Message, sentence } from '../../../src/chat/message.ts'
import { createRouter, type Router } from '../../../src/chat/router.ts'

const BODIES = ['NHS Wirral CCG', 'NHS West Suffolk CCG', 'NHS West Kent CCG', 'NHS Kernow CCG']

const ccg: Command = {
  name: 'ccg',
  description: 'What became of a CCG',
  examples: ['wirral'],
  actions: [
    {
      id: 'ccg.tree',
      who: 'anyone',
      for: 'asker',
      answer: async (payload) => sentence('plain', `Tree of ${payload}.`),
    },
  ],
  subcommands: [
    subcommand({
      name: '',
      description: 'What became of a CCG',
      who: 'anyone',
      for: 'channel',
      options: [
        {
          kind: 'text',
          name: 'body',
          description: 'A name or a code',
          required: true,
          maxLength: 100,
          complete: (partial) =>
            BODIES.filter((name) => name.toLowerCase().includes(partial.toLowerCase())).map((name) => ({
              name,
              value: name,
            })),
        },
        { kind: 'text', name: 'on', description: 'A date', required: false, maxLength: 30 },
      ],
      answer: async ({ body, on }): Promise<Message> => ({
        ...sentence('plain', `${body}${on === undefined ? '' : ` on ${on}`}`),
        buttons: [{ kind: 'action', label: 'Family tree', call: { action: 'ccg.tree', payload: body } }],
      }),
    }),
  ],
}

const watch: Command = {
  name: 'watch',
  description: 'What this channel is told',
  examples: [],
  actions: [],
  subcommands: [
    subcommand({
      name: 'add',
      description: 'Begin to watch',
      who: 'organisers',
      for: 'asker',
      options: [
        { kind: 'text', name: 'area', description: 'An area', required: false, maxLength: 50 },
        {
          kind: 'choice',
          name: 'mode',
          description: 'When',
          required: false,
          choices: [
            { name: 'At once', value: 'instant' },
            { name: 'Daily', value: 'daily' },
          ],
        },
      ],
      answer: async ({ area }) => sentence('good', `Watching ${area ?? 'England'}.`),
    }),
    subcommand({
      name: 'list',
      description: 'What is watched',
      who: 'anyone',
      for: 'asker',
      options: [],
      answer: async () => sentence('plain', 'Nothing is watched.'),
    }),
  ],
}

export function worldRouter(): Router {
  return createRouter({ commands: [ccg, watch], isOrganiser: async () => false, onFault: () => {} })
}
