/** What /push shows: a push, its tasks, and all pushes of a channel. */
import { type Block, facts, list, type Message, paragraph, type Text } from '../../src/chat/message.ts'
import type { PetitionView } from '../../src/petitions/petitions.ts'
import { liveCard, number } from '../../src/pushes/live-card.ts'
import { PLATFORM_NAMES } from '../../src/pushes/push.ts'
import type { Asker, Push, PushView, Task } from '../../src/pushes/pushes.ts'
import { londonDate, writeCountdown, writeDate } from '../../src/time.ts'
import { growthPicture } from '../petition/growth-picture.ts'
import { tellReach } from '../petition/growth-words.ts'
import { count } from '../wording.ts'

const MOST_CHOICES = 25

/** The card of a push as it stands now, with where it takes place, when it should get there, and a picture. */
export async function statusPage(
  view: PushView,
  petition: PetitionView | null,
  asker: Asker,
  now: Date,
): Promise<Message> {
  const { push, channels } = view
  const card = liveCard(view, now)
  const picture = petition === null ? null : await growthPicture(petition, push.target, [push])
  const reach =
    petition === null || push.state === 'finished' ? null : tellReach(push.target, petition, londonDate(now))
  return {
    ...card,
    blocks: [
      ...card.blocks,
      facts(reach === null ? null : { label: `When ${number(push.target)}`, value: reach }, {
        label: count(channels.length, 'channel'),
        value: tellChannels(channels, asker),
      }),
    ],
    ...(picture === null ? {} : { picture }),
  }
}

/** "1: this channel, 2: another on Slack", by the numbers that /push unlink takes; those of one platform by their ids. */
function tellChannels(channels: PushView['channels'], asker: Asker): string {
  const isHere = (one: PushView['channels'][number]) =>
    one.platform === asker.platform && one.tenant === asker.tenant && one.channel === asker.channel
  return channels
    .map((one, place) => {
      if (isHere(one)) return `${place + 1}: this channel`
      const like = channels.filter((other) => !isHere(other) && other.platform === one.platform)
      const which = like.length > 1 ? one.channel : 'another'
      return `${place + 1}: ${which} on ${PLATFORM_NAMES[one.platform]}`
    })
    .join(', ')
}

/** The tasks of a push, the asker's first, then the open ones. People are named to those on their own platform alone. */
export function tasksPage({ push, list: tasks }: PushView, asker: Asker): Message {
  const order: readonly Task['state'][] = ['open', 'claimed', 'done']
  const byState = order.flatMap((state) => tasks.filter((task) => task.state === state))
  // A long list is cut at its end, and nobody should have to look for their own there.
  const isOwn = ({ state, claimant }: Task) =>
    state === 'claimed' && claimant?.platform === asker.platform && claimant.userId === asker.userId
  const sorted = [...byState.filter(isOwn), ...byState.filter((task) => !isOwn(task))]
  if (sorted.length === 0)
    return {
      title: `“${push.title}” has no tasks yet`,
      tone: 'plain',
      blocks: [paragraph('Anybody here can add one: /push task, in words of your own or from a template.')],
    }
  return {
    overline: `PUSH ${push.id} · ${push.title}`,
    title: count(sorted.length, 'task'),
    tone: 'plain',
    blocks: [list(sorted.map((task) => lineOf(task, asker)))],
    ...(push.state === 'live' ? takeMenu(sorted) : {}),
    footer: 'Take one with /push claim, say that it is done with /push done, let it go with /push release.',
  }
}

/** The open tasks to choose from. */
export function takePage({ push, list: tasks }: PushView): Message {
  const menu = takeMenu(tasks)
  if (menu.menu !== undefined)
    return { title: `What can you do for “${push.title}”?`, tone: 'plain', blocks: restOf(tasks), ...menu }
  return {
    title: 'No task is open just now',
    tone: 'plain',
    blocks: [paragraph('Add one of your own with /push task, or share the petition: /push share has texts.')],
  }
}

/** The pushes of a channel, a line each. */
export function listPage(pushes: readonly Push[], now: Date): Message {
  if (pushes.length === 0)
    return {
      title: 'No push takes place in this channel',
      tone: 'plain',
      blocks: [paragraph('An organiser starts one with /push start, or joins one from elsewhere with /push link.')],
    }
  return {
    title: `${count(pushes.length, 'push', 'pushes')} in this channel`,
    tone: 'plain',
    blocks: [list(pushes.map((push) => pushLine(push, now)))],
    footer: '/push status shows one of them.',
  }
}

/** A task that has just changed hands, with what its owner can do. */
export function taskCard(title: string, task: Task, words: string): Message {
  const button = (label: string, action: string) =>
    ({ kind: 'action', label, call: { action, payload: String(task.id) } }) as const
  return {
    title,
    tone: 'good',
    blocks: [paragraph(`#${task.id} ${task.text}`), paragraph(words)],
    ...(task.state === 'claimed'
      ? { buttons: [button('Done', 'push.done'), button('Let others take it', 'push.release')] }
      : {}),
  }
}

/** A menu has room for so many. */
function restOf(tasks: readonly Task[]): Block[] {
  const rest = tasks.filter(({ state }) => state === 'open').length - MOST_CHOICES
  return rest > 0 ? [paragraph(`${count(rest, 'more task')} than fit here: /push claim takes any by its number.`)] : []
}

function takeMenu(tasks: readonly Task[]): Pick<Message, 'menu'> {
  const options = tasks
    .filter(({ state }) => state === 'open')
    .slice(0, MOST_CHOICES)
    .map(({ id, text }) => ({ label: Array.from(`#${id} ${text}`).slice(0, 75).join(''), value: String(id) }))
  return options.length === 0 ? {} : { menu: { action: 'push.claim', prompt: 'Take a task', options } }
}

function lineOf({ id, text, state, claimant }: Task, asker: Asker): Text {
  const words = `#${id} ${text} · `
  if (state === 'open') return `${words}open`
  const what = state === 'done' ? 'done' : 'taken'
  if (claimant === null) return `${words}${what}`
  if (claimant.platform !== asker.platform || claimant.tenant !== asker.tenant)
    return `${words}${what} on ${PLATFORM_NAMES[claimant.platform]}`
  return [`${words}${what} by `, { person: claimant.userId }]
}

function pushLine(push: Push, now: Date): Text {
  const { id, title, petitionUrl, count: signatures, target, state, byDay } = push
  const end =
    state === 'live'
      ? `until ${writeDate(byDay)} (${writeCountdown(londonDate(now), byDay)})`
      : `ended ${push.finishedAt === null ? '' : writeDate(londonDate(new Date(push.finishedAt)))}`
  return [`#${id} `, { text: title, url: petitionUrl }, ` · ${number(signatures)} of ${number(target)}, ${end}`]
}
