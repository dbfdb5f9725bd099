/** An alert as its readers see it. */
import {
  type Button,
  type Fact,
  facts,
  isWebAddress,
  link,
  type Message,
  paragraph,
  type Span,
  type Text,
} from '../chat/message.ts'
import type { Kind, Mention, Stage } from '../news/understanding.ts'
import { type IsoDate, londonDate, writeCountdown, writeDate } from '../time.ts'
import type { PlaceNamed } from './place-named.ts'
import type { Chapter } from './sagas.ts'
import type { Story } from './story.ts'

const KIND_LABELS: Readonly<Record<Kind, string>> = {
  merger: 'MERGER',
  ics: 'INTEGRATED CARE SYSTEM',
  consultation: 'CONSULTATION',
  petition: 'PETITION',
  legal: 'LEGAL',
  procurement: 'PROCUREMENT',
  finance: 'FINANCE',
}
const KINDS_IN_ORDER = Object.keys(KIND_LABELS) as Kind[]
const STAGE_LABELS: Readonly<Record<Stage, string>> = {
  proposed: 'PROPOSED',
  consulting: 'OUT TO CONSULTATION',
  applied: 'APPLIED FOR',
  approved: 'APPROVED',
  rejected: 'REJECTED',
  delayed: 'DELAYED',
  effective: 'IN EFFECT',
}
const OUTLETS_SHOWN = 6
const NAMES_SHOWN = 12
/** An action's payload has at most 60 characters (message.ts). */
const LONGEST_PAYLOAD = 60

/**
 * The card of a story with the sources that it carries. `today` is the day on which it will be read, for the countdown;
 * `earlier` is the chapter of the same saga that went before it; `next` what its readers can do now.
 */
export function alertCard(
  story: Story,
  today: IsoDate,
  placeNamed: PlaceNamed,
  earlier?: Chapter,
  next: Text | null = null,
): Message {
  return {
    overline: `${labelOf(story)} · ${placeNamed(story)}`,
    title: story.title,
    ...(isWebAddress(story.url) ? { link: story.url } : {}),
    tone: 'alert',
    blocks: [
      paragraph(sourceLine(story)),
      ...(earlier ? [paragraph(earlierLine(earlier))] : []),
      ...factsOf(story, today, next),
    ],
    buttons: buttonsOf(story),
  }
}

/** What a story is about in capitals: "MERGER APPROVED", "CONSULTATION". */
export function labelOf(story: Pick<Story, 'kinds' | 'stage'>): string {
  const kind = KINDS_IN_ORDER[kindPlace(story)]
  if (kind === undefined) return 'NEWS'
  return story.stage !== null && (kind === 'merger' || kind === 'ics')
    ? `${KIND_LABELS[kind]} ${STAGE_LABELS[story.stage]}`
    : KIND_LABELS[kind]
}

/** Where its kind stands in the order in which kinds are told: 0 for a merger. */
export function kindPlace({ kinds }: Pick<Story, 'kinds'>): number {
  const place = KINDS_IN_ORDER.findIndex((kind) => kinds.includes(kind))
  return place < 0 ? KINDS_IN_ORDER.length : place
}

/** "Health Service Journal, 14 November 2019 · also: Local Government Chronicle, Chester Standard", the others as links. */
function sourceLine(story: Story): Span[] {
  const day = story.publishedAt === null ? '' : `, ${writeDate(londonDate(new Date(story.publishedAt)))}`
  const line: Span[] = [`${story.outlet}${day}`]
  const others = new Map(story.sources.map((source) => [source.outlet, source]))
  others.delete(story.outlet)
  const shown = [...others.values()].slice(0, OUTLETS_SHOWN)
  shown.forEach((source, index) => {
    line.push(index === 0 ? ' · also: ' : ', ', link(source.outlet, source.url))
  })
  if (others.size > shown.length) line.push(` and ${others.size - shown.length} more`)
  return line
}

/** "Earlier: proposed on 3 March 2027 – Two boards want to be one", the headline as a link. */
function earlierLine({ stage, day, title, url }: Chapter): Span[] {
  return [`Earlier: ${stageInWords(stage)} on ${writeDate(day)} – `, link(title, url)]
}

/** "approved", "out to consultation". */
export function stageInWords(stage: Stage): string {
  return STAGE_LABELS[stage].toLowerCase()
}

function factsOf(story: Story, today: IsoDate, next: Text | null): Message['blocks'] {
  const rows = [
    namesFact(
      'Body',
      'Bodies',
      story.mentions.filter(({ kind }) => kind !== 'system'),
    ),
    namesFact(
      'System',
      'Systems',
      story.mentions.filter(({ kind }) => kind === 'system'),
    ),
    effectFact(story.effective, today),
    next === null ? null : { label: 'What next', value: next },
  ].filter((row) => row !== null)
  return rows.length === 0 ? [] : [facts(...rows)]
}

function namesFact(one: string, several: string, mentions: readonly Mention[]): Fact | null {
  const names = [...new Set(mentions.map(({ name }) => name))]
  if (names.length === 0) return null
  const left = names.length - NAMES_SHOWN
  const value = names.slice(0, NAMES_SHOWN).join(', ') + (left > 0 ? ` and ${left} more` : '')
  return { label: names.length === 1 ? one : several, value }
}

function effectFact(effective: IsoDate | null, today: IsoDate): Fact | null {
  if (effective === null) return null
  const label = effective < today ? 'Took effect' : 'Takes effect'
  return { label, value: `${writeDate(effective)} (${writeCountdown(today, effective)})` }
}

function buttonsOf(story: Story): Button[] {
  const bodies = [...new Set(story.mentions.flatMap(({ kind, id }) => (kind === 'body' && id !== null ? [id] : [])))]
  const system = story.mentions.find(({ kind, id }) => kind === 'system' && id !== null)
  return [
    isWebAddress(story.url) ? ({ kind: 'link', label: 'Read', url: story.url } as const) : null,
    bodies.length > 1
      ? action('What became of them', 'alerts.bodies', String(story.id))
      : bodies.length === 1
        ? action('What became of it', 'ccg.card', bodies[0])
        : action('About this system', 'ics.card', system?.id),
    action('Why this?', 'alerts.why', String(story.id)),
    action('Not for us', 'feedback.no', String(story.id)),
    action('Relevant', 'feedback.yes', String(story.id)),
  ].filter((button) => button !== null)
}

function action(label: string, id: string, payload: string | null | undefined): Button | null {
  if (!payload || payload.length > LONGEST_PAYLOAD) return null
  return { kind: 'action', label, call: { action: id, payload } }
}
