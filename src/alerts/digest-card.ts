/** A digest as its readers see it: what came in, grouped, what is furthest on first, and as much as has room in a message. */
import {
  type Block,
  bold,
  link,
  list,
  type Message,
  paragraph,
  plainText,
  spansOf,
  type Text,
} from '../chat/message.ts'
import { STAGES } from '../news/understanding.ts'
import { type IsoDate, londonDate, writeCountdown, writeDate } from '../time.ts'
import { kindPlace, labelOf, stageInWords } from './card.ts'
import type { DigestMode } from './modes.ts'
import type { PlaceNamed } from './place-named.ts'
import type { Chapter } from './sagas.ts'
import type { Story } from './story.ts'

/** A story of a digest, with the chapters of its saga that went before it. */
export interface Told {
  readonly story: Story
  readonly earlier: readonly Chapter[]
}

export interface DigestLook {
  /** The day on which it comes, for the countdowns. */
  readonly day: IsoDate
  readonly modes: readonly DigestMode[]
  readonly placeNamed: PlaceNamed
  /** What its readers can do now. */
  readonly next: Text | null
  /** The payload of the button that shows all of it. */
  readonly more: string
}

const MOST_LINES = 12
/** A Discord embed's description has 4,096 characters, addresses and backslashes counted ("Embed Limits"); some are for headings. */
const LINES_ROOM = 3_200
const LONGEST_TITLE = 160
const PLACES_SHOWN = 3

/** The digest of these stories: lines under headings. One that a later chapter among them continues is told of in its line. */
export function digestCard(stories: readonly Told[], look: DigestLook): Message {
  const day = writeDate(look.day)
  const overline = `${[...new Set(look.modes)].toSorted().join(' and ').toUpperCase()} DIGEST · ${day}`
  if (stories.length === 0) {
    return { overline, title: 'Organisers have hidden here all that was in it', tone: 'plain', blocks: [] }
  }
  const ordered = inDigestOrder(stories)
  const lines = ordered.map((told) => ({ told, text: storyText(told, look) }))
  const shown = lines.slice(0, Math.max(1, howManyFit(lines.map(({ text }) => text))))
  const left = lines.length - shown.length
  return {
    overline,
    title: titleOf(
      ordered.map(({ story }) => story),
      look.placeNamed,
    ),
    tone: 'alert',
    blocks: [
      ...grouped(shown),
      ...(left > 0 ? [paragraph(`And ${left.toLocaleString('en-GB')} more.`)] : []),
      ...(look.next === null ? [] : [paragraph([bold('What next: '), ...spansOf(look.next)])]),
    ],
    buttons:
      left > 0
        ? [{ kind: 'action', label: `Show all ${lines.length}`, call: { action: 'digest.all', payload: look.more } }]
        : [],
    menu: {
      action: 'digest.story',
      prompt: 'See one in full',
      options: shown.map(({ told: { story } }) => ({ label: `#${story.id} ${story.title}`, value: String(story.id) })),
    },
  }
}

/** As they are told: without the stories that another of them continues. */
export function inDigestOrder<One extends Told>(stories: readonly One[]): One[] {
  const continued = new Set(stories.flatMap(({ earlier }) => earlier.map(({ storyId }) => storyId)))
  return stories.filter(({ story }) => !continued.has(story.id)).toSorted(byUrgency)
}

/** Mergers before what is less, what is furthest on before what is only proposed, the newest first. */
function byUrgency({ story: one }: Told, { story: other }: Told): number {
  const stage = (story: Story) => (story.stage === null ? -1 : STAGES.indexOf(story.stage))
  const [a, b] = [one.publishedAt ?? one.firstSeenAt, other.publishedAt ?? other.firstSeenAt]
  return kindPlace(one) - kindPlace(other) || stage(other) - stage(one) || b.localeCompare(a) || other.id - one.id
}

/** "4 stories: Cheshire and Merseyside; London; and 2 more places". */
function titleOf(stories: readonly Story[], placeNamed: PlaceNamed): string {
  const places = [...new Set(stories.map((story) => placeNamed(story)))]
  const left = places.length - PLACES_SHOWN
  const shown = left > 1 ? [...places.slice(0, PLACES_SHOWN), `and ${left} more places`] : places
  const count = stories.length.toLocaleString('en-GB')
  return `${count} ${stories.length === 1 ? 'story' : 'stories'}: ${shown.join('; ')}`
}

/** How many of the lines, from the first, have room. */
function howManyFit(lines: readonly Text[]): number {
  let room = LINES_ROOM
  const tooMany = lines.findIndex((line) => {
    room -= lengthOf(line)
    return room < 0
  })
  return Math.min(MOST_LINES, tooMany < 0 ? lines.length : tooMany)
}

/** As a platform counts it: signs with a backslash before each, and addresses. */
function lengthOf(line: Text): number {
  const signs = plainText(line).replace(/[\p{L}\p{N}\s]/gu, '').length
  const addresses = spansOf(line).map((span) => (typeof span === 'object' && 'url' in span ? span.url.length + 4 : 0))
  return plainText(line).length + signs + addresses.reduce((sum, length) => sum + length, 0)
}

function grouped(lines: readonly { readonly told: Told; readonly text: Text }[]): Block[] {
  const groups = Map.groupBy(lines, ({ told }) => labelOf(told.story))
  return [...groups].flatMap(([label, ofLabel]) => [paragraph(bold(label)), list(ofLabel.map(({ text }) => text))])
}

/** "<title> · Cheshire and Merseyside · HSJ and 2 more, 14 Nov 2019 · takes effect 1 April 2020 (in 139 days)". */
function storyText({ story, earlier }: Told, { day, placeNamed }: DigestLook): Text {
  const before = earlier.at(-1)
  return [
    link(cut(story.title), story.url),
    ` · ${placeNamed(story)} · ${sourcesOf(story)}${effectOf(story, day)}`,
    ...(before
      ? [` · earlier: ${stageInWords(before.stage)} on `, link(writeDate(before.day, 'short'), before.url)]
      : []),
    ` · #${story.id}`,
  ]
}

function sourcesOf(story: Story): string {
  const others = new Set(story.sources.map(({ outlet }) => outlet))
  others.delete(story.outlet)
  const more = others.size === 0 ? '' : ` and ${others.size} more`
  return `${story.outlet}${more}, ${writeDate(londonDate(new Date(story.publishedAt ?? story.firstSeenAt)), 'short')}`
}

function effectOf({ effective }: Story, day: IsoDate): string {
  if (effective === null) return ''
  return ` · ${effective < day ? 'took' : 'takes'} effect ${writeDate(effective)} (${writeCountdown(day, effective)})`
}

function cut(title: string): string {
  const letters = Array.from(title)
  return letters.length <= LONGEST_TITLE ? title : `${letters.slice(0, LONGEST_TITLE - 1).join('')}…`
}
