/** The diary: deadlines of every tenant, kept, listed, reminded of, and handed to calendars. */
import { randomBytes, randomUUID } from 'node:crypto'
import { tenantOf } from '../alerts/story.ts'
import { activeWatches } from '../alerts/watch-repository.ts'
import { Refusal } from '../chat/command.ts'
import type { Place } from '../chat/platform.ts'
import type { Log } from '../log.ts'
import type { Areas } from '../register/areas.ts'
import type { Register } from '../register/register.ts'
import type { Database } from '../store/store.ts'
import { addDays, type Clock, type IsoDate, instant, londonDate, londonMoment } from '../time.ts'
import { type CalendarEntry, writeCalendar } from './calendar.ts'
import { createConcerns } from './concern.ts'
import { byDate, type Deadline, type DeadlineWish, newUid } from './deadline.ts'
import {
  changeDeadline,
  deadlineById,
  deadlinesOf,
  everInDiary,
  insertDeadline,
  type OwnDeadline,
  replaceToken,
  tenantOfToken,
  tokenOf,
} from './diary-repository.ts'
import { followersOf } from './followers.ts'
import { type DeadlineFinder, gather } from './gathering.ts'
import { registerDeadlines } from './register-deadlines.ts'
import { createReminders } from './reminders.ts'

export interface DiaryNeeds {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly register: Register
  readonly areas: Pick<Areas, 'readArea' | 'areaName' | 'bodiesOf'>
  readonly finders: readonly DeadlineFinder[]
}

/** Tenants are written as "discord:123". What throws `Refusal` says in a sentence what the person should be told. */
export interface Diary {
  /** What is to come for a tenant, in order of date; with an area, only what concerns those who follow that area. */
  upcoming(tenant: string, area?: string): Promise<readonly Deadline[]>
  /** What stories told of and no organiser has confirmed yet. */
  proposed(tenant: string): Promise<readonly OwnDeadline[]>
  /**
   * Writes down a deadline; gives the one that is there already, not `added`, where it says the same. `followers` is how
   * many channels of the tenant follow its area: where there are none, the channel that it was added in is reminded.
   * Throws `Refusal` for a day that has been, and when the diary is full.
   */
  add(
    where: Place,
    wish: DeadlineWish,
  ): Promise<{ readonly deadline: OwnDeadline; readonly added: boolean; readonly followers: number }>
  /** Takes a deadline out for good, also when its source goes on naming it; of what waits, leaves it out. Throws `Refusal` when there is none of that number. */
  remove(tenant: string, id: number): Promise<OwnDeadline>
  /** Puts what a story told of into the diary. Throws `Refusal` when there is none of that number, when it has been, and when the diary is full. */
  confirm(tenant: string, id: number): Promise<OwnDeadline>
  /** The secret word in the address of the tenant's calendar. */
  token(tenant: string): Promise<string>
  /** Another secret word; the address with the one before leads nowhere from now on. */
  renewToken(tenant: string): Promise<string>
  /**
   * The calendar with that secret word as an iCalendar file, with the past year, and with what was taken out as
   * cancelled; null when there is no such calendar.
   */
  calendar(token: string): Promise<string | null>
  /** Gathers what other rooms know of (a few times an hour), and owes the reminders that are due. Gives how many. */
  tick(): Promise<number>
}

/** As many of a tenant's deadlines as are kept to come. */
export const MOST_DEADLINES = 500
/** As many as its calendar shows, the latest days of all. */
const MOST_IN_CALENDAR = 4 * MOST_DEADLINES
const CALENDAR_DAYS_BACK = 365
const LONGEST_YEARS_AHEAD = 10
const TOKEN_BYTES = 24
const GATHER_EVERY_MS = 15 * 60_000

export function createDiary({ db, clock, log, register, areas, finders }: DiaryNeeds): Diary {
  const concerns = createConcerns(register, areas)
  const fromRegister = registerDeadlines(register)
  const areaName = (written: string) => {
    const area = areas.readArea(written)
    return area ? areas.areaName(area) : written
  }
  const remind = createReminders({ db, concerns, areaName, fromRegister })
  let gatheredAt = Number.NEGATIVE_INFINITY

  const today = () => londonDate(clock())
  const newToken = () => randomBytes(TOKEN_BYTES).toString('base64url')

  const toCome = async (tenant: string): Promise<Deadline[]> => {
    const own = await deadlinesOf(db, { tenant, state: 'confirmed', from: today(), limit: MOST_DEADLINES })
    return [...own, ...fromRegister.filter(({ day }) => day >= today())].toSorted(byDate)
  }
  const forCalendars = async (tenant: string): Promise<CalendarEntry[]> => {
    const from = addDays(today(), -CALENDAR_DAYS_BACK)
    const own = await everInDiary(db, { tenant, from, limit: MOST_IN_CALENDAR })
    return [
      ...own.map((one) => ({ ...one, isCancelled: one.state !== 'confirmed' })),
      ...fromRegister.filter(({ day }) => day >= from).map((one) => ({ ...one, isCancelled: false })),
    ].toSorted(byDate)
  }

  const existing = async (trx: Database, tenant: string, id: number): Promise<OwnDeadline> => {
    const isNumber = Number.isSafeInteger(id) && Math.abs(id) < 2 ** 31
    const deadline = isNumber ? await deadlineById(trx, tenant, id) : null
    if (deadline?.state === 'confirmed' || deadline?.state === 'proposed') return deadline
    if (deadline?.state === 'withdrawn' && deadline.source === 'story')
      throw new Refusal('The news does not name that date any more. /diary list shows what waits for an organiser.')
    throw new Refusal(`The diary has no #${id}: /diary list shows what is in it, with numbers.`)
  }

  return {
    upcoming: async (tenant, area) => {
      const all = await toCome(tenant)
      return area === undefined ? all : all.filter((deadline) => concerns(area, deadline.area))
    },
    proposed: (tenant) => deadlinesOf(db, { tenant, state: 'proposed', from: today(), limit: MOST_DEADLINES }),
    add: async (where, wish) => {
      refuseWrongDay(wish.day, today())
      if (wish.time !== '' && londonMoment(wish.day, wish.time) < clock())
        throw new Refusal('That time has been. Give one to come, or the day alone.')
      const tenant = tenantOf(where)
      return await db.transaction().execute(async (trx) => {
        const watches = await activeWatches(trx, tenant)
        const followers = followersOf(watches, { area: wish.area, source: 'organiser' }, concerns).length
        const own = await deadlinesOf(trx, { tenant, state: 'confirmed', from: today(), limit: MOST_DEADLINES })
        const twin = own.find((one) => saysTheSame(one, wish))
        if (twin) return { deadline: twin, added: false, followers }
        refuseFull(own)
        const row = { ...wish, tenant, channel: where.channel, source: 'organiser', state: 'confirmed' } as const
        const added = await insertDeadline(trx, { ...row, source_key: randomUUID(), uid: newUid() }, instant(clock()))
        if (!added) throw new Error('A new deadline was there already.')
        return { deadline: added, added: true, followers }
      })
    },
    remove: (tenant, id) =>
      db.transaction().execute(async (trx) => {
        const deadline = await existing(trx, tenant, id)
        const state = deadline.state === 'proposed' ? 'refused' : 'removed'
        await changeDeadline(trx, id, { state }, instant(clock()))
        return deadline
      }),
    confirm: (tenant, id) =>
      db.transaction().execute(async (trx) => {
        const deadline = await existing(trx, tenant, id)
        if (deadline.state === 'confirmed') return deadline
        refuseWrongDay(deadline.day, today())
        refuseFull(await deadlinesOf(trx, { tenant, state: 'confirmed', from: today(), limit: MOST_DEADLINES }))
        await changeDeadline(trx, id, { state: 'confirmed' }, instant(clock()))
        return deadline
      }),
    token: (tenant) => tokenOf(db, tenant, newToken(), instant(clock())),
    renewToken: async (tenant) => {
      const token = newToken()
      await replaceToken(db, tenant, token, instant(clock()))
      return token
    },
    calendar: async (token) => {
      const tenant = await tenantOfToken(db, token)
      return tenant === null ? null : writeCalendar(await forCalendars(tenant), areaName)
    },
    tick: async () => {
      const now = clock()
      if (now.getTime() - gatheredAt >= GATHER_EVERY_MS) {
        gatheredAt = now.getTime()
        await gather({ db, concerns, areaName, finders, log }, now)
      }
      return remind(now)
    },
  }
}

function refuseWrongDay(day: IsoDate, today: IsoDate): void {
  if (day < today) throw new Refusal('That day has been. Give today or a later day.')
  if (Number(day.slice(0, 4)) - Number(today.slice(0, 4)) > LONGEST_YEARS_AHEAD)
    throw new Refusal(`That is more than ${LONGEST_YEARS_AHEAD} years away: is the year right?`)
}

function refuseFull(own: readonly Deadline[]): void {
  if (own.length >= MOST_DEADLINES)
    throw new Refusal(`The diary holds ${MOST_DEADLINES} dates already, which is all that it can: remove one first.`)
}

function saysTheSame(one: DeadlineWish, other: DeadlineWish): boolean {
  const said = ({ what, day, time, area }: DeadlineWish) => JSON.stringify([what.toLowerCase(), day, time, area])
  return said(one) === said(other)
}
