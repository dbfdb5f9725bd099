/** /help: what Mergerwatch can do, from the commands' own declarations and in the words of the reader's platform. */
import { type Caller, type Command, subcommand } from '../src/chat/command.ts'
import { type Message, sentence } from '../src/chat/message.ts'
import { commandPage, firstPage, topicMenu } from './help/pages.ts'
import { TOPICS } from './help/topics.ts'
import { shown } from './wording.ts'

export interface HelpNeeds {
  /** All commands, this one among them: asked for when somebody asks, because they are not all made yet when this one is. */
  readonly commands: () => readonly Command[]
}

const LONGEST_TOPIC = 60

export function createHelp({ commands }: HelpNeeds): Command {
  const answer = (topic: string | undefined, { platform }: Caller): Message => {
    const wanted = (topic ?? '').replace(/^\//, '').trim().toLowerCase()
    if (wanted === '') return firstPage(commands(), platform)
    const command = commands().find((one) => one.name === wanted || wanted.startsWith(`${one.name} `))
    if (command) return commandPage(command, platform)
    const page = TOPICS.find((one) => one.name === wanted)
    if (page) return page.tell(platform)
    return {
      ...sentence('plain', `There is no help on “${shown(topic ?? '')}”.`, 'Choose one of these topics.'),
      menu: topicMenu(commands()),
    }
  }

  return {
    name: 'help',
    description: 'What Mergerwatch can do, and how to ask for it',
    examples: ['', 'watch', 'areas'],
    subcommands: [
      subcommand({
        name: '',
        description: 'What Mergerwatch can do, and how to ask for it',
        who: 'anyone',
        for: 'asker',
        options: [
          {
            kind: 'text',
            name: 'topic',
            description: 'A command, or one of: areas, privacy, sources',
            required: false,
            maxLength: LONGEST_TOPIC,
            complete: (partial) => {
              const typed = partial.replace(/^\//, '').trim().toLowerCase()
              const names = [...commands().map((command) => command.name), ...TOPICS.map((topic) => topic.name)]
              return names.filter((name) => name.startsWith(typed)).map((name) => ({ name, value: name }))
            },
          },
        ],
        answer: async ({ topic }, caller) => answer(topic, caller),
      }),
    ],
    actions: [
      { id: 'help.topic', who: 'anyone', for: 'asker', answer: async (topic, caller) => answer(topic, caller) },
    ],
  }
}
