/** The picture of a petition's growth, with words for those who cannot see it. */
import type { Picture } from '../../src/chat/message.ts'
import type { Outlook, PetitionView, Sample } from '../../src/petitions/petitions.ts'
import { renderPicture } from '../../src/pictures/render.ts'
import { seriesChart } from '../../src/pictures/series-chart.ts'
import type { Push } from '../../src/pushes/pushes.ts'
import { londonDate, writeDate } from '../../src/time.ts'
import { countsAhead, hasOutlook, number, tellRange } from './growth-words.ts'

/** More points than the picture has pixels to tell them apart. */
const MOST_POINTS = 300
const DAY_MS = 86_400_000
/** The future gets as much room as the past, and two weeks at least. */
const LEAST_AHEAD_MS = 14 * DAY_MS
/** So much of a push's title leaves room beside its line for what happens there. */
const LONGEST_NAME = 12

/** A push for the petition, as far as the picture tells of it. */
type PushMark = Pick<Push, 'title' | 'startedAt' | 'byDay' | 'state'>

/** Draws the growth, with the pushes for it; null while fewer than two counts are known. */
export async function growthPicture(
  view: PetitionView,
  target: number | undefined,
  pushes: readonly PushMark[],
): Promise<Picture | null> {
  const { petition, samples, asAt } = view
  const [first] = samples
  const last = samples.at(-1)
  if (!first || !last || first === last) return null
  const { response, debate } = petition.thresholds
  const points = [...spread(samples), { at: asAt, signatures: petition.signatures }]
  const svg = seriesChart({
    title: petition.title,
    series: [
      { name: 'Signatures', points: points.map((point) => ({ at: new Date(point.at), value: point.signatures })) },
    ],
    thresholds: [
      { value: response, label: `${number(response)}: a response` },
      { value: debate, label: `${number(debate)}: considered for debate` },
    ],
    ...(target === undefined ? {} : { target: { value: target, label: `${number(target)}: our target` } }),
    cone: coneOf(view, Date.parse(last.at) - Date.parse(first.at)),
    marks: [...pushMarks(pushes), ...marksOf(view)],
    note: `As at ${writeDate(londonDate(new Date(asAt)))} · counts from petition.parliament.uk`,
  })
  return { png: await renderPicture(svg), name: `petition-${petition.id}.png`, alt: tellPicture(view, target, pushes) }
}

function coneOf({ forecast }: PetitionView, pastMs: number): readonly Outlook[] {
  if (!hasOutlook(forecast)) return []
  const until = (forecast.outlook[0]?.at.getTime() ?? 0) + Math.max(LEAST_AHEAD_MS, pastMs)
  return forecast.outlook.filter(({ at }) => at.getTime() <= until)
}

/** Where each push begins, and where one that is under way is to end. */
function pushMarks(pushes: readonly PushMark[]) {
  return pushes.flatMap(({ title, startedAt, byDay, state }) => {
    const name = pushes.length === 1 ? 'push' : `“${short(title)}”`
    const begins = { at: new Date(startedAt), label: `${name} begins` }
    return state === 'finished' ? [begins] : [begins, { at: new Date(`${byDay}T12:00:00Z`), label: `${name} ends` }]
  })
}

function short(title: string): string {
  const letters = Array.from(title)
  return letters.length <= LONGEST_NAME
    ? title
    : `${letters
        .slice(0, LONGEST_NAME - 1)
        .join('')
        .trimEnd()}…`
}

function marksOf({ petition: { response, debate, debateOn, closesOn, state } }: PetitionView) {
  const marks = [
    { on: response?.on, label: 'response' },
    { on: debate?.on ?? debateOn, label: 'debate' },
    { on: closesOn, label: state === 'open' ? 'closes' : 'closed' },
  ]
  return marks.flatMap(({ on, label }) => (on ? [{ at: new Date(`${on}T12:00:00Z`), label }] : []))
}

function tellPicture(
  { petition, samples, asAt, forecast }: PetitionView,
  target: number | undefined,
  pushes: readonly PushMark[],
): string {
  const [first] = samples
  const day = (at: string) => writeDate(londonDate(new Date(at)))
  const grown = `A line of signatures: ${number(first?.signatures ?? 0)} on ${day(first?.at ?? asAt)}, ${number(petition.signatures)} on ${day(asAt)}.`
  const ahead = countsAhead(petition, target).map((count) => {
    const reach = hasOutlook(forecast) ? forecast.reach(count) : null
    return reach === null || reach.kind === 'reached'
      ? `${number(count)} is still ahead`
      : `${number(count)}: ${tellRange(reach, petition)}`
  })
  const begun = pushes.map(({ title, startedAt }) => `The push “${title}” began on ${day(startedAt)}.`)
  return [grown, ...begun, ...(ahead.length === 0 ? [] : [`${ahead.join('; ')}.`])].join(' ')
}

/** At most so many samples, evenly chosen. */
function spread(samples: readonly Sample[]): readonly Sample[] {
  if (samples.length <= MOST_POINTS) return samples
  const step = samples.length / MOST_POINTS
  return Array.from({ length: MOST_POINTS }, (_, place) => samples[Math.floor(place * step)]).filter(
    (one) => one !== undefined,
  )
}
