/** What a channel reads before a deadline. */
import { facts, type Message } from '../chat/message.ts'
import { type IsoDate, writeCountdown } from '../time.ts'
import { type Deadline, SOURCE_NAMES, writeWhen } from './deadline.ts'

/** The card of a deadline, as of that day. */
export function reminderCard(deadline: Deadline, areaName: string, today: IsoDate): Message {
  const { what, link, place, day, source } = deadline
  return {
    overline: `${writeCountdown(today, day).toUpperCase()} · ${areaName}`,
    title: what,
    ...(link === '' ? {} : { link }),
    tone: 'alert',
    blocks: [
      facts({ label: 'When', value: writeWhen(deadline) }, place === '' ? null : { label: 'Where', value: place }),
    ],
    ...(link === '' ? {} : { buttons: [{ kind: 'link' as const, label: 'Open', url: link }] }),
    footer: `From the diary; source: ${SOURCE_NAMES[source]}. /diary list shows what else is coming.`,
  }
}
