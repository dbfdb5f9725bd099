/** All that is known of one merger, with its history. */
import { bold, type Fact, facts, link, list, type Message, paragraph, type Text } from '../../src/chat/message.ts'
import type { Chapter, Step } from '../../src/mergers/merger.ts'
import type { ArrangedMerger, SourcedMerger } from '../../src/mergers/mergers.ts'
import type { Register } from '../../src/register/register.ts'
import { type IsoDate, writeDate } from '../../src/time.ts'
import { REGISTER_FOOTER } from '../cards/register-footer.ts'
import { capitalised, rowOf, shown, writeLooseDate } from '../wording.ts'
import { arrangementFacts } from './arrangement-facts.ts'
import { bodiesInto, correctedBy, namesOf, reportOf, whenOf } from './merger-line.ts'
import { CONFIDENCE_WORDS, STANDING_TITLES } from './standing-words.ts'

const REPORTS_SHOWN = 3
const CHAPTERS_SHOWN = 10

/** The card; `lead` is what it begins with. */
export function mergerCard(
  merger: ArrangedMerger,
  register: Register,
  today: IsoDate,
  lead: readonly Text[] = [],
): Message {
  const { id, into, standing, since, confidence, correction, chapters } = merger
  const names = namesOf(merger, register)
  const shownChapters = chapters.slice(-CHAPTERS_SHOWN)
  const left = chapters.length - shownChapters.length
  return {
    overline: `MERGER #${id} · ${STANDING_TITLES[standing].toUpperCase()}`,
    title: bodiesInto(merger, register, 3),
    tone: correction?.standing === 'struck' ? 'warning' : 'plain',
    blocks: [
      ...lead.map(paragraph),
      facts(
        { label: names.length === 1 ? 'Body' : 'Bodies', value: rowOf(names, 12) },
        into === '' ? null : { label: 'Into', value: into },
        {
          label: 'Stage',
          value: `${STANDING_TITLES[standing]} since ${writeLooseDate(since)}, ${CONFIDENCE_WORDS[confidence]}`,
        },
        { label: 'When', value: `${capitalised(whenOf(merger, today))} (as at ${writeDate(today)})` },
        correctionFact(merger),
        ...arrangementFacts(merger),
      ),
      paragraph(bold(left > 0 ? `How it came to this (${left} earlier left out)` : 'How it came to this')),
      list(shownChapters.map((chapter) => chapterLine(chapter, merger))),
    ],
    footer: REGISTER_FOOTER,
  }
}

function correctionFact({ correction }: SourcedMerger): Fact | null {
  if (!correction) return null
  const what = correction.standing === 'struck' ? 'From the lists here' : `To “${STANDING_TITLES[correction.standing]}”`
  return { label: 'Corrected here', value: [`${what}, `, ...correctedBy(correction)] }
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
