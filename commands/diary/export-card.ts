/** The diary to take along: the address of the calendar, and the next dates as text. */
import { link, list, type Message, paragraph } from '../../src/chat/message.ts'
import { type Deadline, writeWhen } from '../../src/diary/deadline.ts'

const DATES_SHOWN = 15

/** `address` is null where the program has no pages of its own. */
export function exportCard(deadlines: readonly Deadline[], address: string | null): Message {
  return {
    title: 'The diary as a calendar',
    tone: 'plain',
    blocks: [
      ...(address === null
        ? [paragraph('There is no address to subscribe to: whoever hosts me has not set HTTP_PORT.')]
        : [
            paragraph(['Subscribe to it in your calendar at ', link(address, address)]),
            paragraph(
              'That is my address on the machine that I run on; from elsewhere, put the name by which you reach that machine in its place. Whoever has the address can read the diary. It says nothing of any person.',
            ),
          ]),
      ...(deadlines.length === 0
        ? [paragraph('Nothing is in the diary yet.')]
        : [paragraph('The next dates as text:'), list(deadlines.slice(0, DATES_SHOWN).map(asText))]),
    ],
    ...(address === null
      ? {}
      : { buttons: [{ kind: 'action', label: 'New address', call: { action: 'diary.renew', payload: '' } }] }),
  }
}

function asText({ what, place, link: url, ...when }: Deadline): string {
  return `${writeWhen(when)}: ${what}${place === '' ? '' : `, ${place}`}${url === '' ? '' : ` (${url})`}`
}
