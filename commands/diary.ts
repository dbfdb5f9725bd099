/** /diary: what is coming, and a calendar to subscribe to. */
import { tenantOf } from '../src/alerts/story.ts'
import { type Caller, type Command, type NumberOption, Refusal, subcommand } from '../src/chat/command.ts'
import { isWebAddress, type Message, sentence } from '../src/chat/message.ts'
import { calendarPath } from '../src/diary/calendar-page.ts'
import { writeWhen } from '../src/diary/deadline.ts'
import type { Diary } from '../src/diary/diary.ts'
import { readWhen, type When } from '../src/diary/when.ts'
import type { Areas } from '../src/register/areas.ts'
import { londonDate } from '../src/time.ts'
import { addedCard } from './diary/added-card.ts'
import { exportCard } from './diary/export-card.ts'
import { listPage, readPage } from './diary/list-page.ts'
import { addOptions, entryOption } from './diary/options.ts'
import { readNumber } from './reading.ts'
import { type AreaNeeds, areaOption, chooseFirst, readTypedArea, whichArea } from './typed-area.ts'
import { shown } from './wording.ts'
import { writeCall } from './written-call.ts'

export interface DiaryCommandNeeds extends AreaNeeds {
  readonly diary: Omit<Diary, 'tick' | 'calendar'>
  readonly areas: Areas
  /** Where the program's own pages are, as "http://127.0.0.1:8080"; null when there are none. */
  readonly pagesAt: () => string | null
}

const PAGE = {
  kind: 'number',
  name: 'page',
  description: 'Which page',
  required: false,
  min: 1,
  max: 100,
} as const satisfies NumberOption

export function createDiaryCommand(needs: DiaryCommandNeeds): Command {
  const { diary, areas, now, pagesAt } = needs
  const today = () => londonDate(now())
  const areaName = (written: string): string => {
    const area = areas.readArea(written)
    return area ? areas.areaName(area) : written
  }

  const list = async (page: number, area: string, caller: Caller): Promise<Message> => {
    const tenant = tenantOf(caller)
    const deadlines = await diary.upcoming(tenant, area === '' ? undefined : area)
    const proposed = area === '' ? await diary.proposed(tenant) : []
    return listPage({ deadlines, proposed, page, area, areaName, today: today(), platform: caller.platform })
  }

  const add = async (
    typed: {
      what: string
      when: string
      area?: string | undefined
      place?: string | undefined
      link?: string | undefined
    },
    caller: Caller,
  ): Promise<Message> => {
    const when = readTypedWhen(typed.when, today())
    const link = readLink(typed.link)
    const area = await readTypedArea(typed.area, needs)
    if (area.kind === 'which') throw chooseFirst(area)
    const wish = { what: typed.what, ...when, area: area.area.value, place: typed.place ?? '', link }
    const outcome = await diary.add(caller, wish)
    return addedCard(outcome, { areaName, notes: area.notes, now: now(), platform: caller.platform })
  }

  const remove = async (typed: string, caller: Caller): Promise<Message> => {
    const removed = await diary.remove(tenantOf(caller), readNumber(typed, 'a date', '/diary list'))
    const title = removed.state === 'proposed' ? 'It stays out of the diary' : 'Taken out of the diary'
    return sentence('plain', title, `“${shown(removed.what)}”, ${writeWhen(removed)}.`)
  }

  const confirm = async (typed: string, caller: Caller): Promise<Message> => {
    const { id, what, ...when } = await diary.confirm(tenantOf(caller), readNumber(typed, 'a date', '/diary list'))
    return sentence(
      'good',
      'In the diary',
      `“${shown(what)}”, ${writeWhen(when)}.`,
      `To undo it: ${writeCall('/diary remove', { entry: String(id) }, caller.platform)}`,
    )
  }

  const exported = async (token: string, caller: Caller): Promise<Message> => {
    const base = pagesAt()
    const address = base === null ? null : base + calendarPath(token)
    return exportCard(await diary.upcoming(tenantOf(caller)), address, areaName)
  }

  return {
    name: 'diary',
    description: 'What is coming: consultations that close, boards that meet, bodies that merge',
    examples: [
      'list',
      'list wirral',
      'add "Board meets in public" when:"3 March 2027 14:30" area:wirral place:"Town Hall"',
      'remove 12',
      'export',
    ],
    subcommands: [
      subcommand({
        name: 'list',
        description: 'What is coming, the next first',
        who: 'anyone',
        for: 'channel',
        options: [areaOption(needs, 'Only what concerns a CCG, ICB, system, council or region'), PAGE],
        answer: async ({ area, page }, caller) => {
          if (area === undefined) return list(page ?? 1, '', caller)
          const typed = await readTypedArea(area, needs)
          if (typed.kind === 'which') return whichArea(typed, 'diary.page', (one) => `1 ${one.value}`)
          return list(page ?? 1, typed.area.value, caller)
        },
      }),
      subcommand({
        name: 'add',
        description: 'Write down a date; the channels that follow its area are reminded',
        who: 'organisers',
        for: 'channel',
        options: addOptions(needs),
        answer: add,
      }),
      subcommand({
        name: 'remove',
        description: 'Take a date out of the diary',
        who: 'organisers',
        for: 'channel',
        options: [entryOption(diary)],
        answer: async ({ entry }, caller) => remove(entry, caller),
      }),
      subcommand({
        name: 'export',
        description: 'The address of the diary as a calendar to subscribe to, and the next dates as text',
        who: 'anyone',
        for: 'asker',
        options: [],
        answer: async (_, caller) => exported(await diary.token(tenantOf(caller)), caller),
      }),
    ],
    actions: [
      {
        id: 'diary.page',
        who: 'anyone',
        for: 'channel',
        answer: async (payload, caller) => {
          const { page, area } = readPage(payload)
          return list(page, area, caller)
        },
      },
      { id: 'diary.confirm', who: 'organisers', for: 'channel', answer: confirm },
      { id: 'diary.remove', who: 'organisers', for: 'channel', answer: remove },
      {
        id: 'diary.renew',
        who: 'organisers',
        for: 'asker',
        answer: async (_, caller) => exported(await diary.renewToken(tenantOf(caller)), caller),
      },
    ],
  }
}

function readTypedWhen(typed: string, today: string): When {
  const when = readWhen(typed, today)
  if (when) return when
  throw new Refusal(
    `“${shown(typed)}” is not a day that I can read. Write it as 3 March 2027, 3 March 2027 14:30, 2027-03-03 2pm or tomorrow at noon.`,
  )
}

function readLink(typed: string | undefined): string {
  if (typed === undefined || isWebAddress(typed)) return typed ?? ''
  throw new Refusal(`“${shown(typed)}” is not a web address: it begins with https:// or http://.`)
}
