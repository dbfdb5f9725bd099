/** The question whether a date that a story states belongs in the diary. */
import { type Button, facts, type Message, paragraph } from '../chat/message.ts'
import { writeWhen } from './deadline.ts'
import type { OwnDeadline } from './diary-repository.ts'

/** What the story says. */
export interface Evidence {
  /** Its own words. */
  readonly words: string
  /** It gives a beginning and a length, and no last day. */
  readonly isReckoned: boolean
}

export interface QuestionOptions {
  readonly areaName: string
  readonly evidence: Evidence | undefined
  /** Other dates in the diary that this one may stand in place of. */
  readonly others: readonly OwnDeadline[]
}

const MOST_OTHERS = 3

export function questionCard(deadline: OwnDeadline, { areaName, evidence, others }: QuestionOptions): Message {
  const { id, what, link, place } = deadline
  return {
    overline: `FOR THE DIARY? · ${areaName}`,
    title: what,
    ...(link === '' ? {} : { link }),
    tone: 'plain',
    blocks: [
      facts(
        { label: 'When', value: writeWhen(deadline) },
        place === '' ? null : { label: 'Where', value: place },
        evidence ? { label: 'It says', value: `“${evidence.words}”` } : null,
      ),
      ...(evidence?.isReckoned ? [paragraph('I have worked the day out from that: it may be a day or two off.')] : []),
      ...others.slice(0, MOST_OTHERS).map((other) => paragraph(tellOther(other))),
      paragraph('A story says so. An organiser who has checked it can put it in the diary, which then reminds you.'),
    ],
    buttons: [
      { kind: 'action', label: 'Put it in', call: { action: 'diary.confirm', payload: String(id) } },
      { kind: 'action', label: 'Leave it out', call: { action: 'diary.remove', payload: String(id) } },
      ...others.slice(0, MOST_OTHERS).map(
        (other): Button => ({
          kind: 'action',
          label: `Take out #${other.id}`,
          call: { action: 'diary.remove', payload: String(other.id) },
        }),
      ),
    ],
  }
}

function tellOther(other: OwnDeadline): string {
  return `In the diary so far: ${writeWhen(other)}, “${other.what}” (#${other.id}). If the date has been changed, take that one out.`
}
