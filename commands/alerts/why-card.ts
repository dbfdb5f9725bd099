/** Why a story is an alert, and how it came to this channel. */
import type { Stories } from '../../src/alerts/stories.ts'
import {
  type Block,
  bold,
  type Fact,
  facts,
  isWebAddress,
  list,
  type Message,
  paragraph,
  type Text,
} from '../../src/chat/message.ts'
import type { Reason } from '../../src/news/understanding.ts'
import type { Areas } from '../../src/register/areas.ts'
import { londonDate, writeDate, writeMoment } from '../../src/time.ts'
import { tellKind } from '../cards/story-line.ts'
import { tellTerms } from '../watch/watch-words.ts'
import { listOf } from '../wording.ts'
import { tellFeedback, undoButton } from './feedback-words.ts'

type Why = Awaited<ReturnType<Stories['why']>>
type AreaNames = Pick<Areas, 'areaName' | 'readArea'>

/** The rules and the words that they went by, then the deliveries and watches of this channel. */
export function whyCard({ story, watches, deliveries, keptOut }: Why, areas: AreaNames): Message {
  const names = [...new Set(story.mentions.map((mention) => `${mention.name} (“${mention.words}”)`))]
  return {
    overline: `Why #${story.id} is an alert`,
    title: story.title,
    ...(isWebAddress(story.url) ? { link: story.url } : {}),
    tone: 'plain',
    blocks: [
      facts(
        { label: 'Read as', value: tellKind(story) },
        story.effective === null ? null : { label: 'Takes effect', value: writeDate(story.effective) },
        names.length === 0 ? null : { label: 'Names', value: listOf(names, 8) },
      ),
      paragraph(bold('The rules that decided, and the words they went by')),
      list(story.why.map(tellReason)),
      ...tellDeliveries(deliveries, watches, areas),
      ...(keptOut === null ? [] : [paragraph([bold('Feedback keeps it out of this channel: '), tellKeptOut(keptOut)])]),
      ...tellWatches(watches, senderOf(deliveries), areas),
    ],
    ...(keptOut === null ? {} : { buttons: [undoButton(keptOut, 'Undo')] }),
  }
}

function tellKeptOut(keptOut: NonNullable<Why['keptOut']>): string {
  const day = writeDate(londonDate(new Date(keptOut.givenAt)))
  return `${tellFeedback(keptOut)}, as an organiser said on ${day}. /watch list undoes it.`
}

/** "Bodies are to merge. “merge” and “become one”". */
export function tellReason({ says, words }: Reason): Text {
  const quoted = words.map((word) => `“${word}”`)
  return [bold(says), quoted.length === 0 ? '' : ` ${listOf(quoted, 6)}`]
}

function tellDeliveries(deliveries: Why['deliveries'], watches: Why['watches'], areas: AreaNames): Block[] {
  const alerts = deliveries.filter((delivery) => delivery.purpose === 'alert')
  if (alerts.length === 0) return [paragraph('It was not sent to this channel.')]
  const sender = senderOf(deliveries)
  return [facts(...alerts.map(tellDelivery), sender === undefined ? null : tellSender(sender, watches, areas))]
}

/** The watch that it came by, if any. */
function senderOf(deliveries: Why['deliveries']): number | undefined {
  return deliveries.flatMap(({ purpose, watchId }) => (purpose === 'alert' && watchId !== null ? [watchId] : [])).at(0)
}

/** The watches that ask for it as they stand now, but for the one that is told of already. */
function tellWatches(watches: Why['watches'], sender: number | undefined, areas: AreaNames): Block[] {
  if (watches.length === 0) return [paragraph('No watch of this channel asks for it as they stand now.')]
  const others = watches.filter(({ id }) => id !== sender)
  if (others.length === 0) return []
  const which = others.length === watches.length ? 'The' : 'The other'
  return [
    paragraph(bold(`${which} watches of this channel that ask for it`)),
    list(others.map((watch) => tellTerms(watch, areas))),
  ]
}

function tellSender(id: number, watches: Why['watches'], areas: AreaNames): Fact {
  const watch = watches.find((one) => one.id === id)
  return {
    label: 'Because of watch',
    value: watch ? tellTerms(watch, areas) : `#${id}, which has been changed or removed since`,
  }
}

function tellDelivery({ state, digest, dueAt, postedAt, lastError }: Why['deliveries'][number]): Fact {
  const how = digest === null ? '' : `, in a ${digest} digest`
  switch (state) {
    case 'posted':
    case 'gathered':
      return { label: 'Sent here', value: `${writeMoment(new Date(postedAt ?? dueAt))}${how}` }
    case 'waiting':
      return { label: 'Waits for the digest', value: writeMoment(new Date(dueAt)) }
    case 'due':
      return { label: 'Waits to be sent', value: `from ${writeMoment(new Date(dueAt))}` }
    case 'refused':
      return { label: 'Could not be sent', value: lastError ?? 'The platform refused it.' }
    case 'dropped':
      return { label: 'Was not sent', value: lastError ?? 'It was no longer wanted.' }
  }
}
