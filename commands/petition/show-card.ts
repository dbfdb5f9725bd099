/** A petition's card: what it asks, where it stands, how it grows, and when it should reach what. */
import {
  type Block,
  type Button,
  type Fact,
  facts,
  isWebAddress,
  link,
  type Message,
  paragraph,
} from '../../src/chat/message.ts'
import type { PlatformName } from '../../src/chat/platform.ts'
import type { Petition, PetitionView } from '../../src/petitions/petitions.ts'
import type { Push } from '../../src/pushes/pushes.ts'
import { daysBetween, type IsoDate, londonDate, writeCountdown, writeDate, writeMoment } from '../../src/time.ts'
import { count } from '../wording.ts'
import { writeCall } from '../written-call.ts'
import { growthPicture } from './growth-picture.ts'
import { countsAhead, hasOutlook, number, tellForecast, tellPace, tellReach } from './growth-words.ts'

const LONGEST_TEXT = 600

/** Who reads the card, when, and whether their channel tracks the petition already. */
export interface Reader {
  readonly now: Date
  readonly platform: PlatformName
  readonly isTrackedHere: boolean
}

/** The card, with the picture when there is something to draw. */
export async function showCard(
  view: PetitionView,
  target: number | undefined,
  pushes: readonly Push[],
  { now, platform, isTrackedHere }: Reader,
): Promise<Message> {
  const { petition, note } = view
  const today = londonDate(now)
  const picture = await growthPicture(view, target, pushes)
  return {
    overline: overlineOf(petition),
    title: petition.title,
    link: petition.url,
    tone: petition.state === 'rejected' ? 'warning' : 'plain',
    blocks: [
      ...(note === '' ? [] : [paragraph(note)]),
      ...words(petition.background),
      facts(...rowsOf(view, target, today)),
      ...hints(view, platform),
    ],
    ...(picture === null ? {} : { picture }),
    buttons: buttonsOf(petition, isTrackedHere),
    footer: footerOf(view),
  }
}

const STATES: Readonly<Record<Petition['state'], string>> = {
  'collecting-sponsors': 'GATHERING ITS FIRST SUPPORTERS',
  'in-moderation': 'BEING CHECKED BEFORE PUBLICATION',
  open: 'OPEN',
  closed: 'CLOSED',
  rejected: 'REJECTED',
}

function overlineOf({ id, state, parliament }: Petition): string {
  const archived = parliament === null ? '' : ` · ARCHIVED, PARLIAMENT OF ${parliament.period}`
  return `PETITION ${id} · ${STATES[state]}${archived}`
}

function rowsOf(view: PetitionView, target: number | undefined, today: IsoDate): (Fact | null)[] {
  const { petition, pace, forecast } = view
  const { rejection, response } = petition
  const told = petition.state === 'open' ? tellPace(pace) : null
  const ahead = petition.state === 'open' ? countsAhead(petition, target) : []
  return [
    petition.state === 'rejected'
      ? { label: 'Rejected', value: rejection === null ? 'The site does not say why' : `Because ${rejection}` }
      : null,
    { label: 'Signatures', value: `${number(petition.signatures)}${progress(petition)}` },
    told === null ? null : { label: 'Pace', value: told },
    ...(hasOutlook(forecast)
      ? ahead.map((level) => ({ label: number(level), value: tellReach(level, view, today) }))
      : []),
    runs(petition, today),
    response === null
      ? null
      : {
          label: 'Government response',
          value: `${response.on === null ? '' : `${writeDate(response.on)}: `}${cut(response.summary)}`,
        },
    debateRow(petition, today),
  ]
}

function debateRow({ debate, debateOn }: Petition, today: IsoDate): Fact | null {
  if (debate !== null) {
    const { on, overview } = debate
    if (on === null)
      return { label: 'No debate', value: `Parliament has decided not to debate it. ${cut(overview)}`.trimEnd() }
    const said = isWebAddress(debate.link) ? link('what was said', debate.link) : cut(overview)
    return { label: 'Debated', value: [`${writeDate(on)} `, said] }
  }
  return debateOn === null
    ? null
    : { label: 'Debate', value: `${writeDate(debateOn)} (${writeCountdown(today, debateOn)})` }
}

/** ", 1,588 short of a response" and the like. */
function progress({
  signatures,
  thresholds,
  state,
  responseThresholdReachedAt,
  debateThresholdReachedAt,
}: Petition): string {
  if (state !== 'open') return ''
  if (signatures < thresholds.response && responseThresholdReachedAt === null)
    return `; ${number(thresholds.response - signatures)} more and the government responds`
  if (signatures < thresholds.debate && debateThresholdReachedAt === null)
    return `; ${number(thresholds.debate - signatures)} more and Parliament considers a debate`
  return '; enough for Parliament to consider a debate'
}

function runs({ state, openedAt, closesOn, signatures }: Petition, today: IsoDate): Fact | null {
  const opened = openedAt === null ? null : londonDate(new Date(openedAt))
  if (state === 'rejected' || opened === null) return null
  const average = Math.round(
    signatures / Math.max(1, daysBetween(opened, state === 'open' ? today : (closesOn ?? today))),
  )
  const began = `Opened ${writeDate(opened)}, ${number(average)} a day on average`
  if (closesOn === null) return { label: 'Open', value: began }
  return state === 'open'
    ? { label: 'Closes', value: `${writeDate(closesOn)} (${writeCountdown(today, closesOn)}). ${began}` }
    : { label: 'Closed', value: `${writeDate(closesOn)}. ${began}` }
}

/** What is missing, and how to get it. */
function hints({ petition, isTracked, forecast, samples }: PetitionView, platform: PlatformName): Block[] {
  if (petition.state !== 'open' || hasOutlook(forecast)) return []
  const [first] = samples
  const why =
    isTracked && first !== undefined
      ? `I have counted since ${writeMoment(new Date(first.at))}: after three whole days I can say where it is going.`
      : `The site keeps no history. With ${writeCall('/petition track', { petition: String(petition.id) }, platform)} I keep one, and can then say how fast it grows and where it is going.`
  return [paragraph(why)]
}

function buttonsOf(petition: Petition, isTrackedHere: boolean): Button[] {
  const action = (label: string, id: string): Button => ({
    kind: 'action',
    label,
    call: { action: id, payload: String(petition.id) },
  })
  return [
    { kind: 'link', label: petition.state === 'open' ? 'Sign or read' : 'Read', url: petition.url },
    action('Where from', 'petition.areas'),
    ...(petition.state === 'open' && !isTrackedHere ? [action('Track here', 'petition.track')] : []),
  ]
}

function footerOf(view: PetitionView): string {
  const asAt = `As at ${writeMoment(new Date(view.asAt))}, from petition.parliament.uk`
  const days = view.samples.length
  const rests = hasOutlook(view.forecast)
    ? `. ${tellForecast(view)}`
    : days > 1
      ? ` · ${count(days, 'count')} kept here`
      : ''
  return `${asAt}${rests}.`
}

function words(background: string): Block[] {
  return background === '' ? [] : [paragraph(cut(background))]
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
