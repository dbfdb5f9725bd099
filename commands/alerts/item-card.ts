/** Why something that was read is no alert: how far the rules came with it, and what was missing. */
import type { Stories } from '../../src/alerts/stories.ts'
import { bold, facts, isWebAddress, list, type Message, paragraph } from '../../src/chat/message.ts'
import { cutText } from '../../src/feeds/reading/plain-text.ts'
import { londonDate, writeDate } from '../../src/time.ts'
import { listOf, shown } from '../wording.ts'
import { tellReason } from './why-card.ts'

type Item = Awaited<ReturnType<Stories['readAgain']>>

const NAMES_SHOWN = 8
const LONGEST_TITLE = 300

export function itemCard({ title, url, outlet, publishedAt, firstSeenAt, understanding }: Item): Message {
  const { mentions, relevant, why } = understanding
  const names = [...new Set(mentions.map((mention) => `${mention.name} (“${shown(mention.words)}”)`))]
  const day = writeDate(londonDate(new Date(publishedAt ?? firstSeenAt)))
  return {
    overline: 'Why this is no alert',
    title: cutText(title || outlet, LONGEST_TITLE),
    ...(isWebAddress(url) ? { link: url } : {}),
    tone: 'plain',
    blocks: [
      paragraph(`${outlet}, ${day}`),
      facts(
        { label: 'Read as', value: relevant ? 'News, as I read now' : 'No news of commissioning bodies' },
        names.length === 0 ? null : { label: 'Names', value: listOf(names, NAMES_SHOWN) },
      ),
      paragraph(bold('How it was read, and what was missing')),
      list(why.map(tellReason)),
      paragraph('If others should know of it all the same, /report with its address puts it before an organiser.'),
    ],
  }
}
