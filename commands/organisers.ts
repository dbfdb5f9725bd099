/** /organisers: who may configure the bot here, beside the platform's own admins. */
import { readMention } from '../src/alerts/watch.ts'
import { type Caller, type Command, Refusal, subcommand, type TextOption } from '../src/chat/command.ts'
import { list, type Message, paragraph, sentence, type Text } from '../src/chat/message.ts'
import type { PlatformName } from '../src/chat/platform.ts'
import type { Organiser, Organisers } from '../src/organisers/organisers-repository.ts'
import { londonDate, writeDate } from '../src/time.ts'
import { count, shown } from './wording.ts'

export interface OrganisersCommandNeeds {
  readonly organisers: Pick<Organisers, 'list' | 'add' | 'remove'>
}

const PERSON = {
  kind: 'text',
  name: 'person',
  description: 'Who: type @ and choose them',
  required: true,
  maxLength: 60,
} as const satisfies TextOption

const ANYWAY: Readonly<Record<PlatformName, string>> = {
  discord: 'People with the Manage Server permission are organisers anyway.',
  slack: 'The admins and owners of this workspace are organisers anyway.',
  console: 'Whoever sits at this console is an organiser anyway.',
}

export function createOrganisersCommand({ organisers }: OrganisersCommandNeeds): Command {
  const add = async (typed: string, caller: Caller): Promise<Message> => {
    const person = readPerson(typed, caller.platform)
    const added = await organisers.add(caller, person, caller.userId)
    if (!added) return sentence('plain', 'Nothing to do', [{ person }, ' is an organiser already.'])
    return sentence(
      'good',
      'One organiser more',
      [{ person }, ' may now choose what is told where, which feeds are read, and who else is an organiser.'],
      'They have not been told: please tell them.',
    )
  }

  const remove = async (typed: string, caller: Caller): Promise<Message> => {
    const person = readPerson(typed, caller.platform)
    const removed = await organisers.remove(caller, person)
    if (!removed) return sentence('plain', 'Nothing to do', [{ person }, ' was not made an organiser here.'])
    return sentence(
      'plain',
      'One organiser fewer',
      [{ person }, ' is not an organiser any more.'],
      ANYWAY[caller.platform],
    )
  }

  return {
    name: 'organisers',
    description: 'Who may configure me here',
    examples: ['list', 'add @ada', 'remove @ada'],
    subcommands: [
      subcommand({
        name: 'list',
        description: 'Who was made an organiser here, when, and by whom',
        who: 'organisers',
        for: 'asker',
        options: [],
        answer: async (_, caller) => listCard(await organisers.list(caller), caller.platform),
      }),
      subcommand({
        name: 'add',
        description: 'Let somebody configure me here',
        who: 'organisers',
        for: 'asker',
        options: [PERSON],
        answer: async ({ person }, caller) => add(person, caller),
      }),
      subcommand({
        name: 'remove',
        description: 'Let somebody configure me here no longer',
        who: 'organisers',
        for: 'asker',
        options: [PERSON],
        answer: async ({ person }, caller) => remove(person, caller),
      }),
    ],
    actions: [],
  }
}

/** The person's id on the platform. Throws `Refusal` when something else was typed, a role for instance. */
function readPerson(typed: string, platform: PlatformName): string {
  const named = readMention(typed)
  if (named?.kind === 'user') return named.id
  if (named) throw new Refusal('An organiser is one person: name each of them by themselves, not a role or a group.')
  throw new Refusal(
    platform === 'console'
      ? `“${shown(typed)}” is nobody’s name: write it as user:ada.`
      : `“${shown(typed)}” is nobody that I know: type @ and choose the person from those that are offered.`,
  )
}

function listCard(organisers: readonly Organiser[], platform: PlatformName): Message {
  if (organisers.length === 0) return sentence('plain', 'Nobody was made an organiser here yet', ANYWAY[platform])
  const lines = organisers.map(({ userId, addedBy, addedAt }): Text => {
    const since = writeDate(londonDate(new Date(addedAt)))
    return [{ person: userId }, ` · since ${since}, made one by `, { person: addedBy }]
  })
  return {
    title: count(organisers.length, 'organiser'),
    tone: 'plain',
    blocks: [list(lines), paragraph(ANYWAY[platform])],
  }
}
