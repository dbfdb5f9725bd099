/** Who takes part in a push, and who does what. */

import { enqueue } from '../alerts/outbox-repository.ts'
import { afterQuiet, readQuietHours } from '../alerts/quiet-hours.ts'
import { Refusal } from '../chat/command.ts'
import type { Message } from '../chat/message.ts'
import type { Place } from '../chat/platform.ts'
import type { DatabaseTransaction } from '../store/store.ts'
import { instant } from '../time.ts'
import { assignedCard, takenCard } from './claim-cards.ts'
import { assignedKey, unsay } from './claim-repository.ts'
import { changing, type LedgerNeeds, mustBeLive } from './ledger.ts'
import { directTo, isBlank, MOST_CLAIMS, type Person, type Push, placeKey, type Task } from './push.ts'
import { channelsOf } from './push-repository.ts'
import { keepReminderWish, type ReminderWish, reminderWishOf } from './reminder-repository.ts'
import {
  addMember,
  countMembers,
  type Forgotten,
  forgetPerson,
  freeTask,
  giveTask,
  insertTask,
  removeMember,
  removeTask,
  renewClaim,
  taskById,
  tasksOf,
} from './task-repository.ts'

/** A task with its push, as after a change. */
export interface Done {
  readonly task: Task
  readonly push: Push
}

/** A push that somebody has left, the tasks that are open again, and how many take part still. */
export interface Left {
  readonly push: Push
  readonly released: readonly Task[]
  readonly members: number
}

/** Who asks, and where. */
export interface Asker extends Place, Person {}

const MOST_TASKS = 100
const LONGEST_TASK = 200

/** Takes part from now on. Gives whether that is new, and how many do. */
export async function join(
  needs: LedgerNeeds,
  pushId: number,
  asker: Asker,
): Promise<{ isNew: boolean; members: number }> {
  return changing(needs, pushId, async (trx, push, now) => {
    mustBeLive(push)
    const isNew = await addMember(trx, pushId, asker, instant(now))
    return { isNew, members: await countMembers(trx, pushId) }
  })
}

/** Takes part no more: what the person had claimed is open again; what they did stays done by them. */
export async function leave(needs: LedgerNeeds, pushId: number, asker: Asker): Promise<Left> {
  return changing(needs, pushId, async (trx, push) => {
    const own = (await tasksOf(trx, pushId)).filter((task) => task.state === 'claimed' && isOf(task, asker))
    for (const task of own) await freeTask(trx, task.id)
    await unsay(trx, own)
    if (!(await removeMember(trx, pushId, asker)) && own.length === 0)
      throw new Refusal(`You do not take part in “${push.title}”, so there is nothing to leave.`)
    return { push, released: own, members: await countMembers(trx, pushId) }
  })
}

export async function addTask(needs: LedgerNeeds, pushId: number, text: string): Promise<Done> {
  if (isBlank(text)) throw new Refusal('Say what is to be done.')
  if (text.length > LONGEST_TASK) throw new Refusal(`A task is ${LONGEST_TASK} characters at most.`)
  return changing(needs, pushId, async (trx, push, now) => {
    mustBeLive(push)
    const tasks = await tasksOf(trx, pushId)
    if (tasks.length >= MOST_TASKS) throw new Refusal(`There are ${MOST_TASKS} tasks, and no more fit.`)
    const same = tasks.find((task) => task.state !== 'done' && task.text.toLowerCase() === text.toLowerCase())
    if (same) throw new Refusal(`That task is there already, as #${same.id}.`)
    return { push, task: await insertTask(trx, pushId, text, instant(now)) }
  })
}

/** Claims an open task; who claims takes part. Of two at once, one gets it and the other is told. */
export async function claim(needs: LedgerNeeds, taskId: number, asker: Asker): Promise<Done> {
  return onTask(needs, taskId, async (trx, task, push, now) => {
    await mustTakePart(trx, push.id, asker)
    mustBeLive(push)
    if (isOf(task, asker) && task.state === 'claimed') throw new Refusal('You have that task already.')
    if (task.state === 'done') throw new Refusal('That task is done already.')
    if (task.state === 'claimed')
      throw new Refusal('Somebody else has just taken that task. /push tasks shows what is open.')
    const own = (await tasksOf(trx, push.id)).filter((one) => one.state === 'claimed' && isOf(one, asker))
    if (own.length >= MOST_CLAIMS)
      throw new Refusal(
        `You have ${MOST_CLAIMS} tasks in hand, which is the most: finish one or let it go first (${own.map((one) => `#${one.id}`).join(', ')}).`,
      )
    await addMember(trx, push.id, asker, instant(now))
    await giveTask(trx, taskId, asker, 'claimed', instant(now))
  })
}

/** Lets go of one's own task. */
export async function release(needs: LedgerNeeds, taskId: number, asker: Asker): Promise<Done> {
  return onTask(needs, taskId, async (trx, task) => {
    mustHave(task, asker)
    await freeTask(trx, taskId)
  })
}

/** Says that a task is done: one's own, or an open one. */
export async function finishTask(needs: LedgerNeeds, taskId: number, asker: Asker): Promise<Done> {
  return onTask(needs, taskId, async (trx, task, push, now) => {
    if (task.state === 'done') throw new Refusal('That task is done already.')
    if (task.state === 'claimed') mustHave(task, asker)
    else await mustTakePart(trx, push.id, asker)
    mustBeLive(push)
    // In a direct message the asker is of no tenant; as claimant they are.
    const doer = task.claimant ?? asker
    await addMember(trx, push.id, doer, instant(now))
    await giveTask(trx, taskId, doer, 'done', instant(now))
  })
}

/** The claimant says that they are still on it. */
export async function keepTask(needs: LedgerNeeds, taskId: number, asker: Asker): Promise<Done> {
  return onTask(needs, taskId, async (trx, task, _push, now) => {
    mustHave(task, asker)
    await renewClaim(trx, taskId, instant(now))
  })
}

/** Gives a task to somebody, or to nobody; who gets it and who had it are told. For organisers. */
export async function assign(needs: LedgerNeeds, taskId: number, person: Person | null, asker: Asker): Promise<Done> {
  return onTask(needs, taskId, async (trx, task, push, now) => {
    await mustTakePart(trx, push.id, asker)
    mustBeLive(push)
    if (task.state === 'done') throw new Refusal('That task is done already.')
    const { claimant } = task
    if (person !== null && isOf(task, person)) throw new Refusal('They have that task already.')
    const unsaid = await unsay(trx, [task])
    const mustHear = claimant !== null && !isOf(task, asker) && !unsaid.has(assignedKey(taskId, task.activeAt ?? ''))
    if (mustHear) {
      const key = `push:taken:${taskId}:${instant(now)}`
      await tellPerson(trx, claimant, { key, message: takenCard(task, push), now })
    }
    if (person === null) return freeTask(trx, taskId)
    await addMember(trx, push.id, person, instant(now))
    await giveTask(trx, taskId, person, 'claimed', instant(now))
    await tellPerson(trx, person, { key: assignedKey(taskId, instant(now)), message: assignedCard(task, push), now })
  })
}

/** Owes somebody a direct message, after their quiet hours. */
async function tellPerson(
  trx: DatabaseTransaction,
  person: Person,
  { key, message, now }: { readonly key: string; readonly message: Message; readonly now: Date },
): Promise<void> {
  const { quiet } = await reminderWishOf(trx, person)
  const dueAt = instant(afterQuiet(quiet, now))
  await enqueue(trx, [{ ...directTo(person), purpose: 'notice', dedupe: key, message, dueAt }], instant(now))
}

/** Takes a task out. For organisers. */
export async function dropTask(needs: LedgerNeeds, taskId: number, asker: Asker): Promise<Done> {
  return onTask(needs, taskId, async (trx, _task, push) => {
    await mustTakePart(trx, push.id, asker)
    await removeTask(trx, taskId)
  })
}

export async function remindersOf({ db }: LedgerNeeds, person: Person): Promise<ReminderWish> {
  return reminderWishOf(db, person)
}

/** Another wish of reminders: what is left out stays. `quiet` is as people type it. Throws `Refusal` when it is no span of hours. */
export async function remind(
  { db }: LedgerNeeds,
  person: Person,
  { isOn, quiet }: { readonly isOn: boolean | undefined; readonly quiet: string | undefined },
): Promise<ReminderWish> {
  const typed = quiet === undefined ? undefined : readQuietHours(quiet)
  return db.transaction().execute(async (trx) => {
    const before = await reminderWishOf(trx, person)
    const wish = { isOn: isOn ?? before.isOn, quiet: typed ?? before.quiet }
    await keepReminderWish(trx, person, wish)
    return wish
  })
}

/** Removes a person from every push of every tenant; what they had claimed is open again, and cards show it at once. */
export async function forget(needs: LedgerNeeds, person: Pick<Person, 'platform' | 'userId'>): Promise<Forgotten> {
  const forgotten = await needs.db.transaction().execute((trx) => forgetPerson(trx, person))
  for (const pushId of forgotten.touched) await changing(needs, pushId, async () => undefined)
  return forgotten
}

async function onTask(
  needs: LedgerNeeds,
  taskId: number,
  act: (trx: DatabaseTransaction, task: Task, push: Push, now: Date) => Promise<void>,
): Promise<Done> {
  const known = await taskById(needs.db, taskId)
  if (!known) throw noSuchTask(taskId)
  return changing(needs, known.pushId, async (trx, push, now) => {
    const task = await taskById(trx, taskId)
    if (!task) throw noSuchTask(taskId)
    await act(trx, task, push, now)
    const changed = await taskById(trx, taskId)
    if (changed?.activeAt !== task.activeAt) await unsay(trx, [task])
    return { push, task: changed ?? task }
  })
}

async function mustTakePart(trx: DatabaseTransaction, pushId: number, asker: Place): Promise<void> {
  const places = await channelsOf(trx, pushId)
  if (!places.some((place) => placeKey(place) === placeKey(asker)))
    throw new Refusal('That task is of a push which does not take place in this channel. /push list shows what does.')
}

function mustHave(task: Task, asker: Person): void {
  if (task.state === 'claimed' && isOf(task, asker)) return
  throw new Refusal('You do not have that task. /push tasks shows who has what.')
}

/** Whether the person has it or did it. A person's id is theirs on a platform; in direct messages the tenant is another. */
function isOf(
  { claimant }: Pick<Task, 'claimant'>,
  { platform, userId }: Pick<Person, 'platform' | 'userId'>,
): boolean {
  return claimant?.platform === platform && claimant.userId === userId
}

function noSuchTask(id: number): Refusal {
  return new Refusal(`There is no task #${id} here. /push tasks shows them with their numbers.`)
}
