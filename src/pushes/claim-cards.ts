/** What people are told of their tasks, in a direct message. */
import { type Button, list, type Message, paragraph } from '../chat/message.ts'
import { type IsoDate, londonDate, writeCountdown, writeDate } from '../time.ts'
import type { Push, Task } from './push.ts'

/** Asks somebody who has been quiet whether they are still on it. */
export function nudgeCard(task: Task, push: Push): Message {
  const since = task.activeAt === null ? '' : ` since ${writeDate(londonDate(new Date(task.activeAt)))}`
  return {
    overline: `PUSH ${push.id} · ${push.title}`,
    title: `Are you still on “${task.text}”?`,
    tone: 'plain',
    blocks: [
      paragraph(
        `You have had this task${since}. If you say nothing it is open to others again a day from now; that is fine.`,
      ),
    ],
    buttons: [button('Still on it', 'push.keep', task), ...buttonsOf(task)],
    footer: FOOTER,
  }
}

/** Reminds somebody of the tasks that they have in a push which ends soon. */
export function endCard(tasks: readonly Task[], push: Push, today: IsoDate): Message {
  const [only, ...others] = tasks
  const isOne = only !== undefined && others.length === 0
  return {
    overline: `PUSH ${push.id} · ${push.title}`,
    title: `It ends ${writeCountdown(today, push.byDay)}, and you have ${isOne ? 'a task' : `${tasks.length} tasks`} in hand`,
    tone: 'plain',
    blocks: [
      list(tasks.map(({ id, text }) => `#${id} ${text}`)),
      paragraph('Say what is done; what you cannot do any more others may still.'),
    ],
    buttons: isOne ? buttonsOf(only) : tasks.map((task) => button(`#${task.id} is done`, 'push.done', task)),
    footer: FOOTER,
  }
}

/** Tells somebody that an organiser gave them a task. */
export function assignedCard(task: Task, push: Push): Message {
  return {
    overline: `PUSH ${push.id} · ${push.title}`,
    title: `An organiser gave you a task: “${task.text}”`,
    tone: 'plain',
    blocks: [paragraph('Say when it is done, or let others take it if it does not suit you.')],
    buttons: buttonsOf(task),
    footer: FOOTER,
  }
}

/** Tells somebody that a task which they had is theirs no more. */
export function takenCard(task: Task, push: Push): Message {
  return {
    overline: `PUSH ${push.id} · ${push.title}`,
    title: `An organiser has taken a task off your hands: “${task.text}”`,
    tone: 'plain',
    blocks: [paragraph('It is open to others, or somebody else has it now. Thank you for having taken it on.')],
    footer: FOOTER,
  }
}

const FOOTER =
  '/push remind sets when I may remind you, or not at all. /push forget removes all that pushes keep of you.'

function buttonsOf(task: Task): Button[] {
  return [button('Done', 'push.done', task), button('Let others take it', 'push.release', task)]
}

function button(label: string, action: string, task: Task): Button {
  return { kind: 'action', label, call: { action, payload: String(task.id) } }
}
