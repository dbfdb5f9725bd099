/** Texts of our own to share a push with, filled from what is known. They say nothing of who shares them. */
import { writeDate } from '../time.ts'
import { number } from './live-card.ts'
import type { Push } from './push.ts'

/** Whom a text is for. */
export type ShareKind = 'post' | 'message' | 'councillor' | 'mp' | 'board'

export const SHARE_KINDS: readonly { readonly kind: ShareKind; readonly name: string }[] = [
  { kind: 'post', name: 'A post' },
  { kind: 'message', name: 'A message to somebody you know' },
  { kind: 'councillor', name: 'A letter to your councillor' },
  { kind: 'mp', name: 'A letter to your MP' },
  { kind: 'board', name: 'A question for the board’s public meeting' },
]

/** What is known of where the reader lives; null for what is not. */
export interface ShareFacts {
  /** The body that governs there today, as "NHS Cheshire and Merseyside ICB". */
  readonly body: string | null
  /** As "Wirral". */
  readonly council: string | null
  readonly constituency: { readonly name: string; readonly mp: string; readonly signatures: number } | null
  /** When and where the body meets in public next, as "on Wednesday 3 March 2027 at 14:30, Town Hall". */
  readonly meeting: string | null
}

type SharedPush = Pick<Push, 'petitionTitle' | 'petitionUrl' | 'count' | 'target' | 'byDay'>

/** The text, a paragraph each: to be copied, and changed by whoever sends it. */
export function shareText(kind: ShareKind, push: SharedPush, facts: ShareFacts): string[] {
  const { petitionTitle, petitionUrl, count, target, byDay } = push
  const title = `“${petitionTitle}”`
  const missing = target - count
  const goal =
    missing > 0 ? `We want ${number(target)} by ${writeDate(byDay)}` : `It has passed the ${number(target)} we aimed at`
  const signers = count === 1 ? 'One person has' : `${number(count)} people have`
  const signed = `${signers} signed the petition to Parliament ${title} (${petitionUrl}).`
  const here = facts.council ?? 'our area'
  switch (kind) {
    case 'post':
      return [post(push)]
    case 'message':
      return [
        `Hello! I have signed the petition to Parliament ${title}, and wonder whether you would too.`,
        `It is about who decides on the NHS where we live, and whether we are asked. ${signers} signed so far. ${goal}: ${tellMissing(missing)}.`,
        `It takes two minutes, and needs a name, an email address and a postcode: ${petitionUrl}`,
        'If you have signed already, thank you; would you send this to one more person?',
      ]
    case 'councillor':
      return [
        'Dear Councillor,',
        `I live in ${facts.council ?? 'your area'}, and write about how the NHS here is run. ${signed}`,
        `Changes to ${facts.body ?? 'the body that plans and pays for our NHS'} decide who plans and pays for care here, how far away decisions are made, and who answers for them. The council’s health overview and scrutiny committee may ask for the facts, call those responsible before it in public, and make recommendations.`,
        'Will you ask the committee to look at this at its next meeting, and will you say in public where you stand?',
        'I should be glad of an answer that I may share with my neighbours.',
        'Yours sincerely,',
      ]
    case 'mp':
      return [
        `Dear ${facts.constituency === null || facts.constituency.mp === '' ? 'Member of Parliament' : facts.constituency.mp},`,
        `I am one of your constituents. ${signed}${localCount(facts.constituency)}`,
        `It matters here because ${facts.body ?? 'the body that plans and pays for our NHS'} decides on the care that we get, and changes to it are made with little said in public.`,
        'Will you read the petition, ask the Secretary of State what is planned for our area and when people here will be asked, and speak if Parliament debates it?',
        'I look forward to hearing what you will do.',
        'Yours sincerely,',
      ]
    case 'board':
      return [
        `To the Chair${facts.body === null ? '' : ` of ${facts.body}`}: a question from the public for ${facts.meeting === null ? 'the next board meeting in public' : `the board meeting in public ${facts.meeting}`}`,
        signed,
        `What is ${facts.body ?? 'the board'} planning or considering by way of mergers, clusters or other changes to its own organisation; what would they mean for people in ${here}; and when and how will the public be asked before anything is decided?`,
        'Please answer at the meeting, record question and answer in the minutes, and send me a copy.',
      ]
  }
}

function tellMissing(missing: number): string {
  if (missing <= 0) return 'every name still helps'
  return missing === 1 ? 'one is missing' : `${number(missing)} are missing`
}

const LONGEST_POST = 280

/** At most 280 characters with the link: what the strictest sites take. */
function post({ petitionTitle, petitionUrl, count, target, byDay }: SharedPush): string {
  const end = ` ${count === 1 ? 'One person has' : `${number(count)} have`} signed${count < target ? `; ${number(target)} by ${writeDate(byDay, 'short')} is the aim` : ''}. Please sign and share: ${petitionUrl}`
  const room = LONGEST_POST - end.length - 3
  const letters = Array.from(petitionTitle)
  const title = letters.length <= room ? petitionTitle : `${letters.slice(0, room - 1).join('')}…`
  return `“${title}”.${end}`
}

function localCount(constituency: ShareFacts['constituency']): string {
  if (constituency === null || constituency.signatures === 0) return ''
  const { name, signatures } = constituency
  return ` ${signatures === 1 ? 'One of them lives' : `${number(signatures)} of them live`} in ${name}.`
}
