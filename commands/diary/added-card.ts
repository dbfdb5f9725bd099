/** What was written down, and who will be reminded. */
import { facts, type Message, paragraph } from '../../src/chat/message.ts'
import type { PlatformName } from '../../src/chat/platform.ts'
import { writeWhen } from '../../src/diary/deadline.ts'
import type { Diary } from '../../src/diary/diary.ts'
import { type IsoDate, writeCountdown } from '../../src/time.ts'
import { count } from '../wording.ts'
import { writeCall } from '../written-call.ts'

export interface AddedOptions {
  readonly areaName: (written: string) => string
  /** Sentences that the reader must know of how the area was read. */
  readonly notes: readonly string[]
  readonly today: IsoDate
  readonly platform: PlatformName
}

export function addedCard(outcome: Awaited<ReturnType<Diary['add']>>, options: AddedOptions): Message {
  const { deadline, added, followers } = outcome
  const { id, what, link, place, area, day } = deadline
  const { areaName, notes, today, platform } = options
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
        { label: 'When', value: `${writeWhen(deadline)} (${writeCountdown(today, day)})` },
        place === '' ? null : { label: 'Where', value: place },
        { label: 'Area', value: areaName(area) },
      ),
      paragraph(`I remind of it a week before, the day before and on the day, at 9 in the morning, ${whom}.`),
      paragraph(`To undo it: ${writeCall('/diary remove', { entry: String(id) }, platform)}`),
    ],
  }
}
