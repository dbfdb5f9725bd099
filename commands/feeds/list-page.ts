/** The feeds that are read here, and how each is. */

import {
  type Block,
  type Button,
  bold,
  link,
  list,
  type Message,
  paragraph,
  type Text,
} from '../../src/chat/message.ts'
import type { FeedStatus } from '../../src/feeds/feeds.ts'
import { londonDate, writeDate } from '../../src/time.ts'
import { capitalised, count } from '../wording.ts'

const PAGE = 15

/** In trouble first, then this place's own, then those that everyone gets. */
export function feedsPage(feeds: readonly FeedStatus[], page: number): Message {
  if (feeds.length === 0) {
    return {
      title: 'No feeds are read yet',
      tone: 'plain',
      blocks: [paragraph('/feeds add takes the address of a feed, or of a page that has one.')],
    }
  }
  const pages = Math.ceil(feeds.length / PAGE)
  const at = Math.min(page, pages)
  const shown = feeds.toSorted(byNeed).slice((at - 1) * PAGE, at * PAGE)
  const troubled = feeds.filter(isTroubled).length
  const own = feeds.filter((feed) => !feed.isShared).length
  const trouble = troubled === 0 ? '' : `, ${troubled} in trouble`
  return {
    title: `${count(feeds.length, 'feed')}${trouble}`,
    tone: troubled === 0 ? 'plain' : 'warning',
    blocks: [
      paragraph(`${capitalised(tellWhose(own, feeds.length - own))}${pages > 1 ? `; page ${at} of ${pages}` : ''}.`),
      ...section('In trouble', shown.filter(isTroubled)),
      ...section(
        'Your own',
        shown.filter((feed) => !isTroubled(feed) && !feed.isShared),
      ),
      ...section(
        'For everyone',
        shown.filter((feed) => !isTroubled(feed) && feed.isShared),
      ),
    ],
    buttons: [...(at > 1 ? [to('Back', at - 1)] : []), ...(at < pages ? [to('More', at + 1)] : [])],
  }
}

function tellWhose(own: number, shared: number): string {
  const everyone = `${count(shared, 'feed')} that everyone gets`
  return own === 0 ? `${everyone}, and none of your own` : `${count(own, 'feed')} of your own and ${everyone}`
}

function section(heading: string, feeds: readonly FeedStatus[]): Block[] {
  return feeds.length === 0 ? [] : [paragraph(bold(heading)), list(feeds.map(feedLine))]
}

/** "#12 Chester Standard · Reads well: 20 items, none of them dated. Last new item on 14 Nov 2026." */
function feedLine({ id, title, url, home, health, lastNewAt }: FeedStatus): Text {
  const day = lastNewAt === null ? null : londonDate(new Date(lastNewAt))
  // A feed that reads well names the day of its newest item, which mostly is the same.
  const latest = day === null || health.includes(writeDate(day)) ? '' : ` Last new item on ${writeDate(day, 'short')}.`
  return [`#${id} `, link(title, home || url), ` · ${health}${latest}`]
}

function isTroubled({ state, isEnabled }: FeedStatus): boolean {
  return isEnabled && (state === 'failing' || state === 'retired')
}

function byNeed(one: FeedStatus, other: FeedStatus): number {
  return (
    Number(isTroubled(other)) - Number(isTroubled(one)) ||
    Number(one.isShared) - Number(other.isShared) ||
    one.title.localeCompare(other.title, 'en')
  )
}

function to(label: string, page: number): Button {
  return { kind: 'action', label, call: { action: 'feeds.page', payload: String(page) } }
}
