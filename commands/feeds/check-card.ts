/** What a reader makes of an address. */

import { bold, facts, isWebAddress, link, list, type Message, paragraph, sentence } from '../../src/chat/message.ts'
import type { FeedCheck } from '../../src/feeds/feeds.ts'
import { londonDate, writeDate } from '../../src/time.ts'
import { count, shown } from '../wording.ts'

const ITEMS_SHOWN = 3

export function checkCard(check: FeedCheck, typed: string): Message {
  if (check.kind === 'nothing') return sentence('warning', `No feed at ${shown(typed)}`, check.why)
  const { title, url, format, home, items, findings } = check
  const newest = items.slice(0, ITEMS_SHOWN).map((item) => {
    const day = item.published === null ? '' : `, ${writeDate(londonDate(new Date(item.published)), 'short')}`
    return [link(item.title, item.url), day]
  })
  return {
    title: `${title === '' ? 'This' : shown(title)} can be read`,
    ...(isWebAddress(home) ? { link: home } : {}),
    tone: 'good',
    blocks: [
      facts(
        { label: 'Address', value: link(url, url) },
        { label: 'Form', value: `${format}, ${count(items.length, 'item')}` },
      ),
      ...(newest.length === 0 ? [] : [paragraph(bold('It begins with')), list(newest)]),
      ...(findings.length === 0 ? [] : [paragraph(bold('Worth knowing')), list(findings)]),
      paragraph('Nothing of it was kept. To have it read here: /feeds add with the same address.'),
    ],
  }
}
