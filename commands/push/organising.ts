/** What organisers do with a push: start, invite, link, extend, end and reopen it, and give tasks out. */
import { readMention } from '../../src/alerts/watch.ts'
import { type Caller, type NumberOption, Refusal, type Subcommand, subcommand } from '../../src/chat/command.ts'
import { type Message, sentence } from '../../src/chat/message.ts'
import type { Petitions } from '../../src/petitions/petitions.ts'
import { number } from '../../src/pushes/live-card.ts'
import type { Invitation, Push, Pushes } from '../../src/pushes/pushes.ts'
import { londonDate, writeCountdown, writeDate } from '../../src/time.ts'
import { type AreaNeeds, areaOption, chooseFirst, readTypedArea } from '../typed-area.ts'
import { shown } from '../wording.ts'
import { writeCall } from '../written-call.ts'
import { readLastDay } from './last-day.ts'
import { askerOf, pushOption, readTask, taskOption, whichPush } from './which.ts'

export interface OrganisingNeeds extends AreaNeeds {
  readonly pushes: Pushes
  readonly petitions: Pick<Petitions, 'list'>
}

const TARGET = {
  kind: 'number',
  name: 'target',
  description: 'How many signatures it is to reach',
  required: true,
  min: 1,
  max: 10_000_000,
} as const satisfies NumberOption
const NEW_TARGET = { ...TARGET, required: false, description: 'Another target; as it was when left out' } as const
const BY = {
  kind: 'text',
  name: 'by',
  description: 'Its last day, as 30 November or 2026-11-30',
  required: true,
  maxLength: 40,
} as const
const GOING_ON = {
  extend: {
    description: 'Give a push another last day, and another target',
    by: 'Its last day, or how much longer: 30 November, or 2 weeks',
    title: (title: string) => `“${title}” goes on`,
  },
  reopen: {
    description: 'Take up a push that has ended',
    by: 'Its last day, or how long from today: 30 November, or 2 weeks',
    title: (title: string) => `“${title}” is taken up again`,
  },
} as const

export function organisingSubcommands(needs: OrganisingNeeds): readonly Subcommand[] {
  const { pushes, petitions, now } = needs
  const push = pushOption(pushes)
  return [
    subcommand({
      name: 'start',
      description: 'Start a push with a live card in this channel',
      who: 'organisers',
      for: 'asker',
      options: [
        {
          kind: 'text',
          name: 'petition',
          description: 'The petition’s number or its address on petition.parliament.uk',
          required: true,
          maxLength: 300,
          complete: async (partial: string, caller: Caller) =>
            (await petitions.list(caller))
              .map(({ petition: { id, title } }) => ({
                name: Array.from(`#${id} ${title}`).slice(0, 100).join(''),
                value: String(id),
              }))
              .filter((choice) => choice.name.toLowerCase().includes(partial.trim().toLowerCase())),
        },
        TARGET,
        BY,
        {
          kind: 'text',
          name: 'title',
          description: 'What to call it; the petition’s title when left out',
          required: false,
          maxLength: 120,
        },
        areaOption(needs, 'What it is about, as a CCG, an ICB or a council; all of England when left out'),
      ],
      answer: async ({ petition, target, by, title, area }, caller) => {
        const today = londonDate(now())
        const found = await readTypedArea(area, needs)
        if (found.kind === 'which') throw chooseFirst(found)
        const wish = { petition, target, by: readLastDay(by, today, today), title, area: found.area.value }
        return startedCard(await pushes.start(wish, askerOf(caller)), caller)
      },
    }),
    subcommand({
      name: 'invite',
      description: 'A code by which a channel elsewhere, on Discord or Slack, takes part',
      who: 'organisers',
      for: 'asker',
      options: [push],
      answer: async (values, caller) => {
        const which = await whichPush(pushes, values.push, caller)
        const { code } = await pushes.invite(which.id, askerOf(caller))
        return sentence('plain', `The code is ${code}`, codeWords(code))
      },
    }),
    subcommand({
      name: 'link',
      description: 'Let this channel take part in a push from elsewhere',
      who: 'organisers',
      for: 'asker',
      options: [
        {
          kind: 'text',
          name: 'code',
          description: 'As the organisers of the push gave it',
          required: true,
          maxLength: 20,
        },
      ],
      answer: async ({ code }, caller) => {
        const { title } = await pushes.link(code, askerOf(caller))
        return sentence(
          'good',
          `This channel takes part in “${title}”`,
          'Its card comes here in a moment. Counts and tasks are shared with the other channels from now on; /push unlink ends that.',
        )
      },
    }),
    subcommand({
      name: 'unlink',
      description: 'Take this channel, or another one, out of a push',
      who: 'organisers',
      for: 'asker',
      options: [
        push,
        {
          kind: 'number',
          name: 'channel',
          description: 'Another channel, by its number in /push status',
          required: false,
          min: 1,
          max: 50,
        },
      ],
      answer: async (values, caller) => {
        const which = await whichPush(pushes, values.push, caller, 'ended-too')
        await pushes.unlink(which.id, askerOf(caller), values.channel)
        return sentence('plain', 'That channel takes part no more', `“${which.title}” goes on in the others.`)
      },
    }),
    subcommand({
      name: 'card',
      description: 'Post the live card anew in this channel',
      who: 'organisers',
      for: 'asker',
      options: [push],
      answer: async (values, caller) => {
        const which = await whichPush(pushes, values.push, caller, 'ended-too')
        await pushes.recard(which.id, askerOf(caller))
        return sentence(
          'plain',
          'A new card comes in a moment',
          'It is kept up to date from now on; the old one is not.',
        )
      },
    }),
    goingOn(needs, 'extend'),
    subcommand({
      name: 'finish',
      description: 'End a push now; its report goes to every channel that takes part',
      who: 'organisers',
      for: 'asker',
      options: [push],
      answer: async (values, caller) => {
        const which = await whichPush(pushes, values.push, caller)
        const { title } = await pushes.finish(which.id, askerOf(caller))
        return sentence('good', `“${title}” has ended`, 'Its report comes in every channel that takes part.')
      },
    }),
    goingOn(needs, 'reopen'),
    subcommand({
      name: 'assign',
      description: 'Give a task to somebody, or to nobody',
      who: 'organisers',
      for: 'asker',
      options: [
        taskOption(pushes, ['open', 'claimed']),
        {
          kind: 'text',
          name: 'person',
          description: 'Who: type @ and choose them; left out, anybody may take it',
          required: false,
          maxLength: 60,
        },
      ],
      answer: async ({ task, person }, caller) => assign(pushes, task, person, caller),
    }),
    subcommand({
      name: 'drop',
      description: 'Take a task out',
      who: 'organisers',
      for: 'asker',
      options: [taskOption(pushes, ['open', 'claimed', 'done'])],
      answer: async ({ task }, caller) => {
        const dropped = await pushes.dropTask(readTask(task), askerOf(caller))
        return sentence('plain', 'That task is taken out', `#${dropped.task.id} ${dropped.task.text}`)
      },
    }),
  ]
}

/** More time for a push: for one under way from its own end on, for one that has ended from today. */
function goingOn({ pushes, now }: OrganisingNeeds, how: 'extend' | 'reopen'): Subcommand {
  const { description, by: says, title } = GOING_ON[how]
  return subcommand({
    name: how,
    description,
    who: 'organisers',
    for: 'channel',
    options: [{ ...BY, description: says }, NEW_TARGET, pushOption(pushes)],
    answer: async ({ by, target, push: typed }, caller) => {
      const today = londonDate(now())
      const isOver = how === 'reopen'
      const push = await (isOver ? endedPush : whichPush)(pushes, typed, caller)
      const lastDay = readLastDay(by, today, isOver || push.byDay < today ? today : push.byDay)
      const changed = await pushes[how](push.id, { by: lastDay, target }, askerOf(caller))
      return sentence(
        'good',
        title(changed.title),
        `Its target is ${number(changed.target)}, and its last day ${writeDate(changed.byDay)} (${writeCountdown(today, changed.byDay)}).`,
      )
    },
  })
}

async function assign(pushes: Pushes, task: string, typed: string | undefined, caller: Caller): Promise<Message> {
  const named = typed === undefined ? null : readMention(typed)
  if (typed !== undefined && named?.kind !== 'user')
    throw new Refusal(
      `“${shown(typed)}” is nobody that I know: type @ and choose one person from those that are offered.`,
    )
  const { platform, tenant } = caller
  const person = named?.kind === 'user' ? { platform, tenant, userId: named.id } : null
  const given = await pushes.assign(readTask(task), person, askerOf(caller))
  const words = `#${given.task.id} ${given.task.text}`
  return person === null
    ? sentence('plain', 'Anybody may take that task now', words)
    : sentence('good', 'That task is given', words, [
        { person: person.userId },
        ' is told in a direct message, by day.',
      ])
}

/** The push to take up again: the last that ended here, unless another is named. */
async function endedPush(pushes: Pushes, typed: string | undefined, caller: Caller): Promise<Push> {
  if (typed !== undefined) return whichPush(pushes, typed, caller, 'ended-too')
  const last = (await pushes.in(caller)).find(({ state }) => state === 'finished')
  if (last) return last
  throw new Refusal('No push has ended in this channel. /push list shows what takes place here.')
}

function startedCard({ push, code }: Invitation, { platform }: Caller): Message {
  return sentence(
    'good',
    `“${push.title}” has begun`,
    `Its live card comes in this channel in a moment. It is to get from ${number(push.count)} to ${number(push.target)} signatures by ${writeDate(push.byDay)}. The petition is tracked here as well, so this channel hears of it also when the push is over.`,
    `So that there is something to do, add tasks: ${writeCall('/push task', { text: 'Leaflet Acacia Avenue' }, platform)}.`,
    codeWords(code),
  )
}

function codeWords(code: string): string {
  return `For one more channel to take part, on Discord or on Slack, an organiser types there: /push link ${code}. The code works once and for 48 hours; /push invite gives another.`
}
