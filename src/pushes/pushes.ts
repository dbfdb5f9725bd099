/** Pushes: one ledger for all chats of who takes a petition to its target, and how far it has come. */
import type { Place } from '../chat/platform.ts'
import * as beginning from './beginning.ts'
import * as ending from './ending.ts'
import { noSuchPush, standingOf } from './ledger.ts'
import type { Standing } from './live-card.ts'
import { createPaces } from './pace.ts'
import type { Person, Push, Task } from './push.ts'
import { channelsOf, pushesIn } from './push-repository.ts'
import type { ReminderWish } from './reminder-repository.ts'
import { type Forgotten, tasksOf } from './task-repository.ts'
import { createTick, type TickNeeds } from './ticking.ts'
import * as work from './work.ts'

export type { Invitation } from './beginning.ts'
export type { Push, Task } from './push.ts'
export type { ReminderWish } from './reminder-repository.ts'
export type { Forgotten } from './task-repository.ts'
export type { Asker, Done, Left } from './work.ts'

/** How a push stands, with its tasks and channels. */
export interface PushView extends Standing {
  readonly list: readonly Task[]
  readonly channels: readonly Place[]
}

/** Each throws `Refusal`, with nothing changed, for what the person who asks can mend. */
export interface Pushes {
  start(wish: beginning.PushWish, place: Place): Promise<beginning.Invitation>
  invite(pushId: number, place: Place): Promise<beginning.Invitation>
  link(code: string, place: Place): Promise<Push>
  /** Takes this channel out; with a number, another one, as `PushView.channels` counts them from 1. */
  unlink(pushId: number, place: Place, channelNumber?: number): Promise<Push>
  /** Posts a new live card in this channel. */
  recard(pushId: number, place: Place): Promise<void>
  finish(pushId: number, place: Place): Promise<Push>
  extend(pushId: number, goal: ending.NewGoal, place: Place): Promise<Push>
  reopen(pushId: number, goal: ending.NewGoal, place: Place): Promise<Push>
  /** The pushes in which a channel takes part, the newest first. */
  in(place: Place): Promise<Push[]>
  /** A push, for those in a channel that takes part in it. */
  view(pushId: number, place: Place): Promise<PushView>
  /** Asks for the newest count, and brings the cards up to date as often as they may be. */
  refresh(pushId: number, place: Place): Promise<void>
  join(pushId: number, asker: work.Asker): Promise<{ readonly isNew: boolean; readonly members: number }>
  /** What the person had claimed there is open again. */
  leave(pushId: number, asker: work.Asker): Promise<work.Left>
  addTask(pushId: number, text: string): Promise<work.Done>
  claim(taskId: number, asker: work.Asker): Promise<work.Done>
  release(taskId: number, asker: work.Asker): Promise<work.Done>
  finishTask(taskId: number, asker: work.Asker): Promise<work.Done>
  /** The claimant says that they are still on it. */
  keepTask(taskId: number, asker: work.Asker): Promise<work.Done>
  assign(taskId: number, person: Person | null, asker: work.Asker): Promise<work.Done>
  dropTask(taskId: number, asker: work.Asker): Promise<work.Done>
  /** How somebody is reminded, in every push. */
  remindersOf(person: Person): Promise<ReminderWish>
  /** Changes that; what is left out stays. `quiet` is as people type it: "22:00-08:00", "none". */
  remind(
    person: Person,
    wish: { readonly isOn: boolean | undefined; readonly quiet: string | undefined },
  ): Promise<ReminderWish>
  /** Removes a person from everything that pushes keep, in all tenants. */
  forget(person: Pick<Person, 'platform' | 'userId'>): Promise<Forgotten>
  /** Sees to what time brings. Throws when the database fails. */
  tick(now: Date): Promise<void>
}

export function createPushes(given: Omit<TickNeeds, 'paceOf'>): Pushes {
  const needs = { ...given, paceOf: createPaces(given.petitions) }
  const view = async (pushId: number, place: Place): Promise<PushView> => {
    const push = (await pushesIn(needs.db, place)).find((one) => one.id === pushId)
    if (!push) throw noSuchPush(pushId)
    const pace = await needs.paceOf(push, needs.clock())
    return {
      ...(await standingOf(needs.db, push, pace)),
      list: await tasksOf(needs.db, pushId),
      channels: await channelsOf(needs.db, pushId),
    }
  }
  return {
    start: (wish, place) => beginning.start(needs, wish, place),
    invite: (pushId, place) => beginning.invite(needs, pushId, place),
    link: (code, place) => beginning.link(needs, code, place),
    unlink: (pushId, place, channelNumber) =>
      channelNumber === undefined
        ? beginning.unlink(needs, pushId, place)
        : beginning.unlinkOther(needs, pushId, place, channelNumber),
    recard: (pushId, place) => beginning.recard(needs, pushId, place),
    finish: (pushId, place) => ending.finish(needs, pushId, place),
    extend: (pushId, goal, place) => ending.extend(needs, pushId, goal, place),
    reopen: (pushId, goal, place) => ending.reopen(needs, pushId, goal, place),
    in: (place) => pushesIn(needs.db, place),
    view,
    refresh: async (pushId, place) => {
      const { push } = await view(pushId, place)
      await ending.recount(needs, push)
    },
    join: (pushId, asker) => work.join(needs, pushId, asker),
    leave: (pushId, asker) => work.leave(needs, pushId, asker),
    addTask: (pushId, text) => work.addTask(needs, pushId, text),
    claim: (taskId, asker) => work.claim(needs, taskId, asker),
    release: (taskId, asker) => work.release(needs, taskId, asker),
    finishTask: (taskId, asker) => work.finishTask(needs, taskId, asker),
    keepTask: (taskId, asker) => work.keepTask(needs, taskId, asker),
    assign: (taskId, person, asker) => work.assign(needs, taskId, person, asker),
    dropTask: (taskId, asker) => work.dropTask(needs, taskId, asker),
    remindersOf: (person) => work.remindersOf(needs, person),
    remind: (person, wish) => work.remind(needs, person, wish),
    forget: (person) => work.forget(needs, person),
    tick: createTick(needs),
  }
}
