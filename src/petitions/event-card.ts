/** A milestone as the channels that track the petition read it, with what to do next. */
import { type Button, facts, isWebAddress, type Message, paragraph, type Tone } from '../chat/message.ts'
import { type IsoDate, londonDate, writeCountdown, writeDate } from '../time.ts'
import type { Milestone } from './milestone.ts'
import type { Petition } from './petition.ts'

interface Telling {
  readonly headline: string
  readonly tone: Tone
  /** What has happened, then what to do next; '' for nothing. */
  readonly says: readonly string[]
}

const LONGEST_TEXT = 700

/** The card of a milestone, as it is told at that moment. */
export function eventCard(milestone: Milestone, petition: Petition, now: Date): Message {
  const today = londonDate(now)
  const { headline, tone, says } = tellMilestone(milestone, petition, today)
  const { signatures, closesOn, state } = petition
  const closes =
    state === 'open' && closesOn !== null
      ? { label: 'Closes', value: `${writeDate(closesOn)} (${writeCountdown(today, closesOn)})` }
      : null
  return {
    overline: `PETITION · ${headline}`,
    title: petition.title,
    link: petition.url,
    tone,
    blocks: [
      ...says.filter((words) => words !== '').map((words) => paragraph(cut(words))),
      facts({ label: 'Signatures', value: signatures.toLocaleString('en-GB') }, closes),
    ],
    buttons: buttonsOf(milestone, petition),
  }
}

function tellMilestone(milestone: Milestone, petition: Petition, today: IsoDate): Telling {
  const { thresholds, response, debate, parliament, rejection } = petition
  const debateAt = thresholds.debate.toLocaleString('en-GB')
  switch (milestone.kind) {
    case 'threshold': {
      const reached = milestone.signatures.toLocaleString('en-GB')
      const says =
        milestone.brings === 'response'
          ? [
              `It has reached ${reached} signatures, at which the government responds.`,
              `What next: at ${debateAt} Parliament considers it for a debate. Tell your MP and the local papers.`,
            ]
          : [
              `It has reached ${reached} signatures, at which Parliament considers it for a debate.`,
              'What next: ask your MP to speak in the debate, and why it matters where you live.',
            ]
      return { headline: `${reached} SIGNATURES`, tone: 'good', says }
    }
    case 'response':
      return {
        headline: 'THE GOVERNMENT HAS RESPONDED',
        tone: 'alert',
        says: [
          response?.summary ?? 'The response is on the petition’s page.',
          'What next: read the whole response, and answer it: to your MP, to the paper, at the next board meeting in public.',
        ],
      }
    case 'debate-scheduled':
      return {
        headline: 'A DEBATE IS SCHEDULED',
        tone: 'alert',
        says: [
          `Parliament ${milestone.on < today ? 'was to debate' : 'debates'} it on ${writeDate(milestone.on)} (${writeCountdown(today, milestone.on)}).`,
          milestone.on < today
            ? 'What next: see on its page how it went.'
            : 'What next: ask your MP to be there and to speak.',
        ],
      }
    case 'debate-held':
      return {
        headline: 'IT WAS DEBATED',
        tone: 'alert',
        says: [
          `It was debated${debate?.on ? ` on ${writeDate(debate.on)}` : ''}.`,
          debate?.overview ?? '',
          'What next: read who said what, and thank or answer them.',
        ],
      }
    case 'debate-declined':
      return {
        headline: 'NO DEBATE',
        tone: 'warning',
        says: [
          'Parliament has decided not to debate it.',
          debate?.overview ?? '',
          'What next: ask your MP to raise it in another way, with a question to ministers or a debate of their own.',
        ],
      }
    case 'closed':
      return { headline: 'CLOSED', tone: 'plain', says: ['It is closed, and takes no more signatures.'] }
    case 'rejected':
      return {
        headline: 'REJECTED',
        tone: 'warning',
        says: [`The site rejected it${rejection === null ? '' : ` because ${rejection}`}.`],
      }
    case 'archived':
      return {
        headline: 'ARCHIVED',
        tone: 'plain',
        says: [
          `Parliament was dissolved, so every petition to it is closed and in the archive${parliament?.period ? ` (${parliament.period})` : ''}. I look at it no more; thank you for pushing it so far.`,
          'What next: once the new Parliament takes petitions, a new one can be started.',
        ],
      }
    case 'removed':
      return {
        headline: 'REMOVED',
        tone: 'warning',
        says: ['The site has removed it, so I look at it no more. What I counted stays.'],
      }
  }
}

function buttonsOf(milestone: Milestone, { id, url, debate, state }: Petition): Button[] {
  const link = milestone.kind === 'debate-held' && debate !== null && isWebAddress(debate.link) ? debate.link : null
  if (milestone.kind === 'removed') return []
  return [
    ...(link === null ? [] : [{ kind: 'link', label: 'What was said', url: link } as const]),
    { kind: 'link', label: state === 'open' ? 'Sign or read' : 'Read', url },
    { kind: 'action', label: 'How it grows', call: { action: 'petition.show', payload: String(id) } },
  ]
}

function cut(text: string): string {
  const letters = Array.from(text)
  return letters.length <= LONGEST_TEXT
    ? text
    : `${letters
        .slice(0, LONGEST_TEXT - 1)
        .join('')
        .trimEnd()}…`
}
