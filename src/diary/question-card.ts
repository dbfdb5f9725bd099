/** The question whether a date that a story states belongs in the diary. */
import { facts, type Message, paragraph } from '../chat/message.ts'
import { writeWhen } from './deadline.ts'
import type { OwnDeadline } from './diary-repository.ts'

export function questionCard(deadline: OwnDeadline, areaName: string): Message {
  const { id, what, link } = deadline
  return {
    overline: `FOR THE DIARY? · ${areaName}`,
    title: what,
    ...(link === '' ? {} : { link }),
    tone: 'plain',
    blocks: [
      facts({ label: 'When', value: writeWhen(deadline) }),
      paragraph('A story says so. An organiser who has checked it can put it in the diary, which then reminds you.'),
    ],
    buttons: [
      { kind: 'action', label: 'Put it in', call: { action: 'diary.confirm', payload: String(id) } },
      { kind: 'action', label: 'Leave it out', call: { action: 'diary.remove', payload: String(id) } },
    ],
  }
}
