/** The petitions that are tracked here. */
import { link, list, type Message, paragraph, sentence, type Text } from '../../src/chat/message.ts'
import type { Tracked } from '../../src/petitions/petitions.ts'
import { writeDate } from '../../src/time.ts'
import { count } from '../wording.ts'
import { number } from './growth-words.ts'

const MOST_LISTED = 25

/** Those of this channel first, then those of the others of the tenant. */
export function listPage(tracked: readonly Tracked[], channel: string): Message {
  if (tracked.length === 0)
    return sentence(
      'plain',
      'No petition is tracked here yet',
      '/petition track takes its number or its address; then this channel is told of its milestones.',
    )
  const isHere = (one: Tracked) => one.channels.includes(channel)
  const shown = tracked.toSorted((one, other) => Number(isHere(other)) - Number(isHere(one))).slice(0, MOST_LISTED)
  const rest = tracked.length - shown.length
  return {
    title: `${count(tracked.length, 'petition')} tracked`,
    tone: 'plain',
    blocks: [
      list(shown.map((one) => line(one, isHere(one)))),
      ...(rest === 0 ? [] : [paragraph(`and ${number(rest)} more.`)]),
    ],
    menu: {
      action: 'petition.show',
      prompt: 'Look closer at one',
      options: shown.map(({ petition }) => ({
        label: Array.from(petition.title).slice(0, 75).join(''),
        value: String(petition.id),
        hint: count(petition.signatures, 'signature'),
      })),
    },
  }
}

function line({ petition, health, channels }: Tracked, isHere: boolean): Text {
  const { signatures, closesOn, state } = petition
  const closes = state === 'open' && closesOn !== null ? `, closes ${writeDate(closesOn, 'short')}` : ''
  const where = isHere ? '' : ` (${count(channels.length, 'other channel')})`
  return [
    link(petition.title, petition.url),
    ` · #${petition.id}, ${count(signatures, 'signature')}${closes}${where}${health === '' ? '' : `. ${health}`}`,
  ]
}
