/** A reported page as it is put before the organisers, and what is left of that once one has decided. */
import { labelOf } from '../alerts/card.ts'
import { facts, isWebAddress, type Message, paragraph } from '../chat/message.ts'
import { londonDate, writeDate } from '../time.ts'
import type { Report } from './report.ts'

const NAMES_SHOWN = 12
const REASONS_SHOWN = 3

export function reportCard(report: Report): Message {
  const { page, understanding, note, reportedBy, id } = report
  const { effective, mentions, relevant, why } = understanding
  const names = [...new Set(mentions.map(({ name }) => name))]
  const day = page.published === null ? '' : `, ${writeDate(londonDate(new Date(page.published)))}`
  const reasons = why.slice(0, REASONS_SHOWN).map(({ says }) => says)
  return {
    ...beginning(report, 'REPORTED BY A MEMBER · for an organiser to decide'),
    tone: relevant ? 'alert' : 'plain',
    blocks: [
      paragraph(`${page.outlet}${day}`),
      ...(page.description === '' ? [] : [paragraph(page.description)]),
      facts(
        { label: 'Reported by', value: { person: reportedBy } },
        note === '' ? null : { label: 'Their note', value: note },
        {
          label: 'Read as',
          value: relevant ? tellKind(understanding) : 'No news of commissioning bodies',
        },
        names.length === 0 ? null : { label: 'Names', value: names.slice(0, NAMES_SHOWN).join(', ') },
        effective === null ? null : { label: 'Takes effect', value: writeDate(effective) },
        { label: 'Because', value: reasons.join(' ') },
      ),
    ],
    buttons: [
      { kind: 'action', label: 'Post', call: { action: 'report.post', payload: String(id) } },
      { kind: 'action', label: 'Drop', call: { action: 'report.drop', payload: String(id) } },
    ],
  }
}

export function decidedCard(report: Report, state: 'posted' | 'dropped', by: string): Message {
  const done = state === 'posted' ? 'Posted' : 'Dropped'
  return {
    ...beginning(report, 'REPORTED BY A MEMBER'),
    tone: 'plain',
    blocks: [paragraph([`${done} by `, { person: by }, '.'])],
  }
}

/** "Merger out to consultation". */
function tellKind(understanding: Report['understanding']): string {
  const label = labelOf(understanding)
  return label.charAt(0) + label.slice(1).toLowerCase()
}

function beginning({ page }: Report, overline: string): Pick<Message, 'overline' | 'title' | 'link'> {
  return { overline, title: page.title, ...(isWebAddress(page.url) ? { link: page.url } : {}) }
}
