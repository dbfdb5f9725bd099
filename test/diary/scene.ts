/** A diary over a real database, the real register with a merger to come, and a clock in the test's hand. */
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { Place } from '../../src/chat/platform.ts'
import type { DeadlineWish } from '../../src/diary/deadline.ts'
import { createDiary, type Diary } from '../../src/diary/diary.ts'
import type { DeadlineFinder } from '../../src/diary/gathering.ts'
import { createAreas } from '../../src/register/areas.ts'
import { loadRegister, type Register } from '../../src/register/register.ts'
import { type Newsroom, openNewsroom } from '../alerts/newsroom.ts'
import type { TestStore } from '../store-for-tests.ts'

export const REGISTER: Register = withMergerToCome(loadRegister())

export const AREAS = createAreas(REGISTER)

export const HERE: Place = { platform: 'discord', tenant: 'G1', channel: 'C1' }
export const NEXT_DOOR: Place = { platform: 'discord', tenant: 'G1', channel: 'C2' }
export const ELSEWHERE: Place = { platform: 'slack', tenant: 'T1', channel: 'C1' }
export const TENANT = 'discord:G1'

export const WIRRAL = 'body:ccg-wirral'
export const HALTON = 'body:ccg-halton'

export const MEETING: DeadlineWish = {
  what: 'The board meets in public',
  day: '2027-03-03',
  time: '14:30',
  area: WIRRAL,
  place: 'Birkenhead Town Hall',
  link: 'https://board.example/meetings/3',
}

export interface Scene extends Newsroom {
  readonly diary: Diary
  /** The same diary after a restart of the program. */
  readonly restarted: () => Diary
  /** Moves the clock, as "2027-03-02T09:00Z". */
  readonly at: (moment: string) => void
  /** Moves the clock and lets it tick; gives how many reminders are new. */
  readonly tickAt: (moment: string) => Promise<number>
  /** What is in the outbox: where to, and what it says first. */
  readonly owed: () => Promise<string[]>
}

export async function openScene(
  open: (test: TestContext) => Promise<TestStore>,
  t: TestContext,
  finders: readonly DeadlineFinder[] = [],
): Promise<Scene> {
  const room = await openNewsroom(open, t)
  const { db, log, hand } = room
  const restarted = () => createDiary({ db, clock: () => hand.now, log, register: REGISTER, areas: AREAS, finders })
  const diary = restarted()
  const at = (moment: string) => {
    hand.now = new Date(moment)
  }
  at('2027-01-04T12:00Z')
  return {
    ...room,
    diary,
    restarted,
    at,
    tickAt: async (moment) => {
      at(moment)
      return diary.tick()
    },
    owed: async () =>
      (await room.outbox()).map(
        ({ platform, channel, message }) => `${platform} ${channel} ${message.overline}: ${message.title}`,
      ),
  }
}

/** Two ICBs become a third on 1 April 2027; the register knows of nothing that is really to come. */
function withMergerToCome(register: Register): Register {
  const on = '2027-04-01'
  const bodies = new Map(register.bodies)
  const givers = ['icb-dorset', 'icb-somerset'].map((id) => {
    const body = bodies.get(id)
    assert.ok(body)
    bodies.set(id, { ...body, closed: on })
    return body
  })
  const [first] = givers
  assert.ok(first)
  bodies.set('icb-sarum', {
    ...first,
    id: 'icb-sarum',
    name: 'NHS Sarum Integrated Care Board',
    shortName: 'Sarum',
    opened: on,
  })
  const steps = givers.map(({ id }) => ({ from: id, to: 'icb-sarum', on, kind: 'merger' as const, note: '' }))
  return { ...register, bodies, successions: [...register.successions, ...steps] }
}
