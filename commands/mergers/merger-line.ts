/** A merger in one line of a list, and its parts, which its card shows as well. */
import { bold, link, type Span, type Text } from '../../src/chat/message.ts'
import { isPending, type Merger, type Step } from '../../src/mergers/merger.ts'
import type { SourcedMerger } from '../../src/mergers/mergers.ts'
import { bodyName } from '../../src/register/names.ts'
import type { Register } from '../../src/register/register.ts'
import { type IsoDate, isIsoDate, londonDate, writeCountdown, writeDate } from '../../src/time.ts'
import { listOf, rowOf, shown, writeLooseDate } from '../wording.ts'
import { CONFIDENCE_WORDS, STANDING_TITLES } from './standing-words.ts'

const BODIES_SHOWN = 4

/** "#12 Approved: NHS A ICB and NHS B ICB → NHS C ICB · due 1 April 2027 (in 130 days) · Example Times, 3 Mar 2027". */
export function mergerLine(merger: SourcedMerger, register: Register, today: IsoDate): Text {
  return [
    bold(`#${merger.id} ${STANDING_TITLES[merger.standing]}: `),
    bodiesInto(merger, register, BODIES_SHOWN),
    ` · ${whenOf(merger, today)} · `,
    ...sourceOf(merger),
  ]
}

/** "NHS A ICB, NHS B ICB → NHS C ICB"; without the arrow while nobody has said what they are to become. */
export function bodiesInto(merger: Pick<Merger, 'bodyIds' | 'into'>, register: Register, most: number): string {
  const names = namesOf(merger, register)
  return `${names.length === 1 ? (names[0] ?? '') : rowOf(names, most)}${merger.into === '' ? '' : ` → ${merger.into}`}`
}

/** "NHS A ICB", and so on, in alphabetical order. */
export function namesOf({ bodyIds }: Pick<Merger, 'bodyIds'>, register: Register): string[] {
  return bodyIds
    .flatMap((id) => register.bodies.get(id) ?? [])
    .map(bodyName)
    .toSorted()
}

/** "due 1 April 2027 (in 130 days)", "since 1 April 2026", "no date named". */
export function whenOf(merger: Merger, today: IsoDate): string {
  const { standing, since, target } = merger
  if (!isPending(merger)) return `${standing === 'effective' ? 'since' : 'on'} ${writeLooseDate(since)}`
  if (target === null) return `since ${writeLooseDate(since)}, no date named`
  const day = `${writeDate(target)} (${writeCountdown(today, target)})`
  if (target < today) return `was due on ${day}`
  return standing === 'clustered' || standing === 'exploring' ? `a merger is thought of for ${day}` : `due ${day}`
}

/** Who says so: the latest report of how it stands, as a link, and how well it is attested; or the organiser who corrected it. */
export function sourceOf(merger: SourcedMerger): Span[] {
  const { chapters, standing, confidence, correction } = merger
  if (confidence === 'organiser' && correction) return ['corrected ', ...byWhom(correction)]
  const step = chapters.findLast((chapter) => chapter.standing === standing)?.steps.at(-1)
  if (!step) return ['the register']
  if (step.storyId === null) return [link('source', step.url)]
  return [reportOf(step, merger), `, ${CONFIDENCE_WORDS[confidence]}`]
}

/** "Example Times, 3 Mar 2027", as a link. */
export function reportOf(step: Step, { outlets }: SourcedMerger): Span {
  const named = (step.storyId === null ? undefined : outlets.get(step.storyId)) ?? ['a report']
  const day = isIsoDate(step.day) ? writeDate(step.day, 'short') : writeLooseDate(step.day)
  return link(`${shown(listOf(named, 2))}, ${day}`, step.url)
}

/** "by @ada on 3 March 2027". */
export function byWhom({ by, at }: NonNullable<Merger['correction']>): Span[] {
  return ['by ', { person: by }, ` on ${writeDate(londonDate(new Date(at)))}`]
}
