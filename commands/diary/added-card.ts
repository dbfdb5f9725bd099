/** What was written down, and who will be reminded. */
import { facts, type Message, paragraph } from '../../src/chat/message.ts'
import type { PlatformName } from '../../src/chat/platform.ts'
import { writeWhen } from '../../src/diary/deadline.ts'
import type { Diary } from '../../src/diary/diary.ts'
import { remindersAhead } from '../../src/diary/reminders.ts'
import { londonDate, writeCountdown } from '../../src/time.ts'
import { count, listOf } from '../wording.ts'
import { writeCall } from '../written-call.ts'

export interface AddedOptions {
  readonly areaName: (written: string) => string
  /** Sentences that the reader must know of how the area was read. */
  readonly notes: readonly string[]
  readonly now: Date
  readonly platform: PlatformName
}

export function addedCard(outcome: Awaited<ReturnType<Diary['add']>>, options: AddedOptions): Message {
  const { deadline, added, followers } = outcome
  const { id, what, link, place, area, day } = deadline
  const { areaName, notes, now, platform } = options
  const whom =
    followers === 0
      ? `in this channel, because no channel here follows ${areaName(area)}`
      : `in the ${count(followers, 'channel')} here that ${followers === 1 ? 'follows' : 'follow'} ${areaName(area)}`
  return {
    overline: added ? 'IN THE DIARY' : 'IN THE DIARY ALREADY',
    title: what,
    ...(link === '' ? {} : { link }),
    tone: added ? 'good' : 'plain',
    blocks: [
      ...notes.map((note) => paragraph(note)),
      facts(
        { label: 'When', value: `${writeWhen(deadline)} (${writeCountdown(londonDate(now), day)})` },
        place === '' ? null : { label: 'Where', value: place },
        { label: 'Area', value: areaName(area) },
      ),
      paragraph(tellReminders(remindersAhead(deadline, now), whom)),
      paragraph(`To undo it: ${writeCall('/diary remove', { entry: String(id) }, platform)}`),
    ],
  }
}

const REMINDERS = new Map([
  [7, 'a week before'],
  [1, 'the day before'],
  [0, 'on the day'],
])

function tellReminders(ahead: readonly number[], whom: string): string {
  if (ahead.length === 0) return 'It is too near for me to remind of it.'
  return `I remind of it ${listOf(ahead.map((days) => REMINDERS.get(days) ?? ''))}, at 9 in the morning, ${whom}.`
}
