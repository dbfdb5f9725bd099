/** /push: take a petition to a target together, with tasks, in one channel or in several on both chats. */
import { type Action, type Caller, type Command, Refusal, type Subcommand, subcommand } from '../src/chat/command.ts'
import { type Message, sentence } from '../src/chat/message.ts'
import type { Petitions } from '../src/petitions/petitions.ts'
import type { Done, Forgotten, Left, Push, Pushes } from '../src/pushes/pushes.ts'
import { SHARE_KINDS, type ShareKind } from '../src/pushes/share-texts.ts'
import { TEMPLATES, writeTask } from '../src/pushes/templates.ts'
import { organisingSubcommands } from './push/organising.ts'
import { listPage, statusPage, takePage, taskCard, tasksPage } from './push/pages.ts'
import { remindSubcommand } from './push/reminding.ts'
import { readShareChoice, type SharingNeeds, shareMenu, sharePage } from './push/sharing.ts'
import { askerOf, pushOption, readPush, readTask, taskOption, whichPush } from './push/which.ts'
import { areaOption } from './typed-area.ts'
import { count } from './wording.ts'
import { writeCall } from './written-call.ts'

export interface PushNeeds extends SharingNeeds {
  readonly pushes: Pushes
  readonly petitions: Pick<Petitions, 'areas' | 'list' | 'show'>
}

export function createPush(needs: PushNeeds): Command {
  const act = createActs(needs)
  return {
    name: 'push',
    description: 'Take a petition to a target together: a live card, tasks, texts to share',
    examples: [
      'start 276169 target:10000 by:"30 November"',
      'status',
      'task "Acacia Avenue" template:leaflet',
      'claim 12',
      'share mp area:wirral',
      'remind on quiet:22:00-08:00',
      'forget',
    ],
    subcommands: [...memberSubcommands(needs, act), ...organisingSubcommands(needs)],
    actions: actionsOf(needs, act),
  }
}

type Acts = ReturnType<typeof createActs>

/** What both a command and a button may ask for. */
function createActs({ pushes, petitions, now }: PushNeeds) {
  return {
    status: async (push: Pick<Push, 'id'>, caller: Caller): Promise<Message> => {
      const view = await pushes.view(push.id, caller)
      const petition = await petitions.show(String(view.push.petitionId))
      return statusPage(view, petition.kind === 'petition' ? petition : null, askerOf(caller), now())
    },
    join: async (id: number, caller: Caller): Promise<Message> => {
      const { push } = await pushes.view(id, caller)
      const { isNew, members } = await pushes.join(id, askerOf(caller))
      const title = isNew ? `You take part in “${push.title}”` : `You take part in “${push.title}” already`
      return sentence(
        'good',
        title,
        `${count(members, 'person', 'people')} so far. /push tasks shows what there is to do, and /push share has texts.`,
        'I keep your id here and what you take on, and nothing else; /push forget removes it.',
      )
    },
    claim: async (task: number, caller: Caller): Promise<Message> => {
      const done = await pushes.claim(task, askerOf(caller))
      return taskCard(
        'It is yours',
        done.task,
        'Say when it is done: /push done. If it goes quiet for three days I ask once.',
      )
    },
    done: async (task: number, caller: Caller): Promise<Message> =>
      thanks(await pushes.finishTask(task, askerOf(caller))),
    release: async (task: number, caller: Caller): Promise<Message> => {
      const { task: freed } = await pushes.release(task, askerOf(caller))
      return sentence('plain', 'Anybody may take that task now', `#${freed.id} ${freed.text}`)
    },
  }
}

function memberSubcommands(needs: PushNeeds, act: Acts): readonly Subcommand[] {
  const { pushes, now } = needs
  const push = pushOption(pushes)
  return [
    subcommand({
      name: 'status',
      description: 'How a push stands: count, pace, forecast, tasks, picture',
      who: 'anyone',
      for: 'channel',
      options: [push],
      answer: async (values, caller) => act.status(await whichPush(pushes, values.push, caller, 'ended-too'), caller),
    }),
    subcommand({
      name: 'list',
      description: 'The pushes in this channel',
      who: 'anyone',
      for: 'asker',
      options: [],
      answer: async (_, caller) => listPage(await pushes.in(caller), now()),
    }),
    subcommand({
      name: 'join',
      description: 'Take part in a push',
      who: 'anyone',
      for: 'asker',
      options: [push],
      answer: async (values, caller) => act.join((await whichPush(pushes, values.push, caller)).id, caller),
    }),
    subcommand({
      name: 'tasks',
      description: 'What there is to do, and who does it',
      who: 'anyone',
      for: 'asker',
      options: [push],
      answer: async (values, caller) => {
        const { id } = await whichPush(pushes, values.push, caller, 'ended-too')
        return tasksPage(await pushes.view(id, caller), askerOf(caller))
      },
    }),
    subcommand({
      name: 'task',
      description: 'Add a task, in words of your own or from a template',
      who: 'anyone',
      for: 'channel',
      options: [
        { kind: 'text', name: 'text', description: 'What is to be done, or where', required: false, maxLength: 150 },
        {
          kind: 'choice',
          name: 'template',
          description: 'A task that most pushes need',
          required: false,
          choices: TEMPLATES.map(({ id, text }) => ({ name: text, value: id })),
        },
        push,
      ],
      answer: async ({ text, template, push: typed }, caller) => {
        const chosen = TEMPLATES.find(({ id }) => id === template)
        if (text === undefined && !chosen) throw new Refusal('Say what is to be done, or choose a template.')
        const { id } = await whichPush(pushes, typed, caller)
        const { task } = await pushes.addTask(id, writeTask(chosen, text ?? ''))
        return sentence(
          'good',
          'One more thing to do',
          `#${task.id} ${task.text}`,
          `To take it: ${writeCall('/push claim', { task: String(task.id) }, caller.platform)}`,
        )
      },
    }),
    subcommand({
      name: 'claim',
      description: 'Take a task; at most three at a time',
      who: 'anyone',
      for: 'asker',
      options: [taskOption(pushes, ['open'])],
      answer: async ({ task }, caller) => act.claim(readTask(task), caller),
    }),
    subcommand({
      name: 'done',
      description: 'Say that a task is done',
      who: 'anyone',
      for: 'asker',
      options: [taskOption(pushes, ['claimed', 'open'])],
      answer: async ({ task }, caller) => act.done(readTask(task), caller),
    }),
    subcommand({
      name: 'release',
      description: 'Let go of a task that you took',
      who: 'anyone',
      for: 'asker',
      options: [taskOption(pushes, ['claimed'])],
      answer: async ({ task }, caller) => act.release(readTask(task), caller),
    }),
    remindSubcommand(pushes),
    subcommand({
      name: 'leave',
      description: 'Take part no more; tasks that you took are open to others',
      who: 'anyone',
      for: 'asker',
      options: [push],
      answer: async (values, caller) => {
        const { id } = await whichPush(pushes, values.push, caller, 'ended-too')
        return leftCard(await pushes.leave(id, askerOf(caller)))
      },
    }),
    subcommand({
      name: 'share',
      description: 'Texts to copy: a post, a message, letters; only you see them',
      who: 'anyone',
      for: 'asker',
      options: [
        {
          kind: 'choice',
          name: 'text',
          description: 'Which text',
          required: false,
          choices: SHARE_KINDS.map(({ kind, name }) => ({ name, value: kind })),
        },
        areaOption(needs, 'Where you live: a council, a CCG or a postcode; it is not kept'),
        {
          kind: 'text',
          name: 'constituency',
          description: 'Your constituency, for the letter to your MP; it is not kept',
          required: false,
          maxLength: 100,
        },
        push,
      ],
      answer: async ({ text, area, constituency, push: typed }, caller) => {
        const which = await whichPush(pushes, typed, caller, 'ended-too')
        const kind = SHARE_KINDS.find((one) => one.kind === text)?.kind
        return kind === undefined ? shareMenu(which) : sharePage(needs, kind, which, { area, constituency }, caller)
      },
    }),
    subcommand({
      name: 'forget',
      description: 'Remove all that pushes keep of you, everywhere',
      who: 'anyone',
      for: 'asker',
      options: [],
      answer: async (_, { platform, userId }) => forgottenCard(await pushes.forget({ platform, userId })),
    }),
  ]
}

function actionsOf(needs: PushNeeds, act: Acts): readonly Action[] {
  const { pushes } = needs
  const forAsker = (name: string, answer: Action['answer']): Action => ({
    id: `push.${name}`,
    who: 'anyone',
    for: 'asker',
    answer,
  })
  return [
    forAsker('join', async (payload, caller) => act.join(readPush(payload), caller)),
    forAsker('take', async (payload, caller) => takePage(await pushes.view(readPush(payload), caller))),
    forAsker('share', async (payload, caller) => shareMenu((await pushes.view(readPush(payload), caller)).push)),
    forAsker('text', async (payload, caller) => {
      const choice = readShareChoice(payload)
      if (choice === null) throw new Refusal('That menu is from an older version of me. Please type /push share.')
      const { push } = await pushes.view(readPush(choice.id), caller)
      const kind: ShareKind = choice.kind
      return sharePage(needs, kind, push, { area: undefined, constituency: undefined }, caller)
    }),
    forAsker('refresh', async (payload, caller) => {
      const id = readPush(payload)
      await pushes.refresh(id, caller)
      return act.status({ id }, caller)
    }),
    forAsker('claim', async (payload, caller) => act.claim(readTask(payload), caller)),
    forAsker('done', async (payload, caller) => act.done(readTask(payload), caller)),
    forAsker('release', async (payload, caller) => act.release(readTask(payload), caller)),
    forAsker('keep', async (payload, caller) => {
      const { task } = await pushes.keepTask(readTask(payload), askerOf(caller))
      return taskCard('It stays yours', task, 'Thank you. I ask again only if it goes quiet for three more days.')
    }),
  ]
}

function thanks({ task, push }: Done): Message {
  return sentence('good', 'Thank you!', `#${task.id} ${task.text}: done, for “${push.title}”.`)
}

function leftCard({ push, released }: Left): Message {
  const open = released.map(({ id }) => `#${id}`).join(', ')
  return sentence(
    'plain',
    `You take part in “${push.title}” no more`,
    ...(released.length === 0 ? [] : [`What you had taken is open to others: ${open}.`]),
    'What you did stays written down as done by you; /push forget removes that too.',
  )
}

function forgottenCard({ joined, released, done, hadWish }: Forgotten): Message {
  if (joined + released + done === 0 && !hadWish) return sentence('plain', 'Pushes keep nothing of you')
  return sentence(
    'good',
    'You are forgotten',
    `I removed you from ${count(joined, 'push', 'pushes')}, ${count(released, 'task')} that you had and ${count(done, 'task')} that you did, in every place where I am.`,
    'Tasks that you had are open to others. What was done stays done, by nobody. How you wanted to be reminded is forgotten, too.',
    'Backups that my host made before still have your id in them until they are thrown away.',
  )
}
