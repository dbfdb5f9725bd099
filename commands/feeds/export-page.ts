/** The feeds as OPML, which every feed reader can import. */

import { type Message, paragraph, sentence } from '../../src/chat/message.ts'
import type { FeedStatus } from '../../src/feeds/feeds.ts'
import { writeOpml } from '../../src/feeds/opml.ts'
import { count } from '../wording.ts'

/** A message must hold a page whole, so that it is a list of its own: Discord has 4,096 characters (docs, "Embed Limits"). */
const PAGE = 12

export function exportPage(feeds: readonly FeedStatus[], page: number): Message {
  const enabled = feeds.filter((feed) => feed.isEnabled)
  if (enabled.length === 0) return sentence('plain', 'No feeds are read, so there is nothing to export.')
  const pages = Math.ceil(enabled.length / PAGE)
  const at = Math.min(page, pages)
  const shown = enabled.slice((at - 1) * PAGE, at * PAGE)
  const listed = shown.map(({ url, title }) => ({ url, title, home: '', isEnabled: true }))
  const rest = at < pages ? ` This is list ${at} of ${pages}: for the next, ask with page ${at + 1}.` : ''
  return {
    title: `${count(enabled.length, 'feed')} as OPML`,
    tone: 'plain',
    blocks: [
      paragraph(`Copy what follows into a file that ends in .opml, and import it in a feed reader.${rest}`),
      paragraph(writeOpml(listed, 'Feeds read by Mergerwatch')),
    ],
  }
}
