/** Which push and which task is meant. */
import { type Caller, Refusal, type TextOption } from '../../src/chat/command.ts'
import type { Asker, Push, Pushes, Task } from '../../src/pushes/pushes.ts'
import { readNumber } from '../reading.ts'
import { listOf, shown } from '../wording.ts'

const LONGEST_CHOICE = 100

/** The option `push`: it may be left out where one push alone takes place. */
export function pushOption(pushes: Pick<Pushes, 'in'>) {
  return {
    kind: 'text',
    name: 'push',
    description: 'Which push, by number or title; needed only when this channel has several',
    required: false,
    maxLength: 120,
    complete: async (partial: string, caller: Caller) => {
      const typed = partial.trim().toLowerCase()
      const choices = (await pushes.in(caller)).map((push) => ({ name: nameOf(push), value: String(push.id) }))
      return choices.filter((choice) => choice.name.toLowerCase().includes(typed))
    },
  } as const satisfies TextOption
}

/** The option `task`, with those offered that are in one of the states. */
export function taskOption(pushes: Pick<Pushes, 'in' | 'view'>, states: readonly Task['state'][]) {
  return {
    kind: 'text',
    name: 'task',
    description: 'Its number, as /push tasks shows it',
    required: true,
    maxLength: 60,
    complete: async (partial: string, caller: Caller) => {
      const typed = partial.trim().toLowerCase()
      const live = (await pushes.in(caller)).filter(({ state }) => state === 'live')
      const views = await Promise.all(live.map((push) => pushes.view(push.id, caller)))
      return views
        .flatMap(({ list }) => list)
        .filter((task) => states.includes(task.state))
        .map(({ id, text }) => ({ name: cut(`#${id} ${text}`), value: String(id) }))
        .filter((choice) => choice.name.toLowerCase().includes(typed))
    },
  } as const satisfies TextOption
}

/**
 * The push that is meant in this channel. When none is named it is the one under way; where none is, the last that was,
 * if `ended` ones will do. Throws `Refusal` that says which there are.
 */
export async function whichPush(
  pushes: Pick<Pushes, 'in'>,
  typed: string | undefined,
  caller: Caller,
  ended: 'ended-too' | 'live-only' = 'live-only',
): Promise<Push> {
  const all = await pushes.in(caller)
  if (typed !== undefined) return named(all, typed)
  const live = all.filter(({ state }) => state === 'live')
  const [first] = live
  if (first && live.length === 1) return first
  if (live.length > 1)
    throw new Refusal(`Several pushes take place here. Say which with the option push: ${titles(live)}.`)
  const [last] = all
  if (last && ended === 'ended-too') return last
  throw new Refusal(
    'No push is under way in this channel. An organiser starts one with /push start, or joins one from elsewhere with /push link.',
  )
}

/** Reads the number of a push or a task that a button carries, or that was typed. */
export function readTask(typed: string): number {
  return readNumber(typed, 'a task', '/push tasks')
}

export function readPush(payload: string): number {
  return readNumber(payload, 'a push', '/push list')
}

export function askerOf({ platform, tenant, channel, userId }: Caller): Asker {
  return { platform, tenant, channel, userId }
}

function named(all: readonly Push[], typed: string): Push {
  const words = typed.trim().toLowerCase()
  const digits = /^#?(\d{1,9})$/.exec(words)
  const found = digits
    ? all.filter(({ id }) => id === Number(digits[1]))
    : all.filter(({ title }) => title.toLowerCase().includes(words))
  const [first] = found
  if (first && found.length === 1) return first
  if (first)
    throw new Refusal(`“${shown(typed)}” fits several pushes. Say which with the option push: ${titles(found)}.`)
  throw new Refusal(`No push “${shown(typed)}” takes place in this channel. /push list shows what does.`)
}

function titles(pushes: readonly Push[]): string {
  return listOf(pushes.map(({ id, title }) => `${id} for “${shown(title)}”`))
}

function nameOf({ id, title, state }: Push): string {
  return cut(`#${id} ${title}${state === 'finished' ? ' (ended)' : ''}`)
}

function cut(name: string): string {
  return Array.from(name).slice(0, LONGEST_CHOICE).join('')
}
