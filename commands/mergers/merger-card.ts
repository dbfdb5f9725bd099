/** All that is known of one merger, with its history. */
import { bold, type Fact, facts, link, list, type Message, paragraph, type Text } from '../../src/chat/message.ts'
import { type Chapter, isPending, type Step } from '../../src/mergers/merger.ts'
import type { ArrangedMerger, SourcedMerger } from '../../src/mergers/mergers.ts'
import type { Register } from '../../src/register/register.ts'
import { type IsoDate, writeDate } from '../../src/time.ts'
import { REGISTER_FOOTER } from '../cards/register-footer.ts'
import { capitalised, rowOf, shown, writeLooseDate } from '../wording.ts'
import { arrangementFacts } from './arrangement-facts.ts'
import { bodiesInto, byWhom, namesOf, reportOf, whenOf } from './merger-line.ts'
import { CONFIDENCE_WORDS, STANDING_TITLES } from './standing-words.ts'

const REPORTS_SHOWN = 3
const CHAPTERS_SHOWN = 10
/** So many bodies a title names, and one more rather than “and 1 more”. */
const NAMED_IN_TITLE = 3

/** The card; `lead` is what it begins with. */
export function mergerCard(
  merger: ArrangedMerger,
  register: Register,
  today: IsoDate,
  lead: readonly Text[] = [],
): Message {
  const { id, into, standing, since, confidence, correction, chapters } = merger
  const names = namesOf(merger, register)
  const isStruck = correction?.standing === 'struck'
  const isCut = names.length > NAMED_IN_TITLE + 1
  const shownChapters = chapters.slice(-CHAPTERS_SHOWN)
  const left = chapters.length - shownChapters.length
  return {
    overline: `MERGER #${id} · ${isStruck ? 'STRUCK HERE' : STANDING_TITLES[standing].toUpperCase()}`,
    title: bodiesInto(merger, register, NAMED_IN_TITLE),
    tone: isStruck ? 'warning' : 'plain',
    blocks: [
      ...lead.map(paragraph),
      facts(
        isCut ? { label: 'Bodies', value: rowOf(names, 12) } : null,
        isCut && into !== '' ? { label: 'Into', value: into } : null,
        {
          label: 'Stage',
          value: `${STANDING_TITLES[standing]} since ${writeLooseDate(since)}, ${CONFIDENCE_WORDS[confidence]}`,
        },
        whenFact(merger, today),
        correctionFact(merger),
        ...arrangementFacts(merger),
      ),
      paragraph(bold(left > 0 ? `How it came to this (${left} earlier left out)` : 'How it came to this')),
      list(shownChapters.map((chapter) => chapterLine(chapter, merger))),
    ],
    footer: REGISTER_FOOTER,
  }
}

/** When it is due; null once the stage says all that there is to say of days. */
function whenFact(merger: SourcedMerger, today: IsoDate): Fact | null {
  if (!isPending(merger)) return null
  const when = merger.target === null ? 'No date named' : capitalised(whenOf(merger, today))
  return { label: 'When', value: `${when}, as at ${writeDate(today)}` }
}

function correctionFact({ correction }: SourcedMerger): Fact | null {
  if (!correction) return null
  const who = byWhom(correction)
  return correction.standing === 'struck'
    ? { label: 'Struck here', value: ['From the lists, ', ...who] }
    : { label: 'Corrected here', value: [`To “${STANDING_TITLES[correction.standing]}”, `, ...who] }
}

/** "3 March 2027 · Proposed: Two boards want to be one (Example Times, 3 Mar 2027 #34) · also …", with the stories' numbers. */
function chapterLine({ standing, day, steps }: Chapter, merger: SourcedMerger): Text {
  const [first, ...others] = steps
  const told = bold(`${writeLooseDate(day)} · ${STANDING_TITLES[standing]}: `)
  if (!first) return told
  if (first.storyId === null) {
    const says = first.title === '' ? 'The register has it.' : capitalised(withDatesInWords(first.title))
    return [told, `${says} `, link('source', first.url)]
  }
  const numbered = (step: Step) => [reportOf(step, merger), step.storyId === null ? '' : ` #${step.storyId}`]
  const also = others.slice(0, REPORTS_SHOWN).flatMap((step) => [' · also: ', ...numbered(step)])
  const more = others.length > REPORTS_SHOWN ? ` and ${others.length - REPORTS_SHOWN} more` : ''
  return [told, `${shown(first.title)} (`, ...numbered(first), ')', ...also, more]
}

function withDatesInWords(note: string): string {
  return note.replace(/\d{4}-\d{2}-\d{2}/g, (day) => writeDate(day))
}
