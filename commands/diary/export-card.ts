/** The diary to take along: the address of the calendar, and the next dates as text. */
import { link, list, type Message, paragraph } from '../../src/chat/message.ts'
import { type Deadline, writeWhen } from '../../src/diary/deadline.ts'

const DATES_SHOWN = 15
const ONLY_HERE =
  'That is my address on the machine that I run on, and leads nowhere from any other: whoever hosts me can set HTTP_PUBLIC_URL to the address by which you reach that machine.'

/** `address` is null where the program has no pages of its own. */
export function exportCard(
  deadlines: readonly Deadline[],
  address: string | null,
  areaName: (written: string) => string,
): Message {
  return {
    title: 'The diary as a calendar',
    tone: 'plain',
    blocks: [
      ...(address === null
        ? [paragraph('There is no address to subscribe to: whoever hosts me has not set HTTP_PORT.')]
        : [
            paragraph(['Subscribe to it in your calendar at ', link(address, address)]),
            ...(isOnlyHere(address) ? [paragraph(ONLY_HERE)] : []),
            paragraph('Whoever has the address can read the diary. It says nothing of any person.'),
          ]),
      ...(deadlines.length === 0
        ? [paragraph('Nothing is in the diary yet.')]
        : [
            paragraph('The next dates as text:'),
            list(deadlines.slice(0, DATES_SHOWN).map((deadline) => asText(deadline, areaName))),
          ]),
    ],
    ...(address === null
      ? {}
      : { buttons: [{ kind: 'action', label: 'New address', call: { action: 'diary.renew', payload: '' } }] }),
  }
}

/** Whether the address leads here from this machine alone. */
function isOnlyHere(address: string): boolean {
  return /^(?:localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/.test(new URL(address).hostname)
}

function asText({ what, place, area, link: url, ...when }: Deadline, areaName: (written: string) => string): string {
  const where = place === '' ? '' : `, ${place}`
  return `${writeWhen(when)}: ${what}${where} · ${areaName(area)}${url === '' ? '' : ` (${url})`}`
}
