/** A page of what the feeds brought with some words. */
import type { Stories } from '../../src/alerts/stories.ts'
import { link, list, type Message, paragraph, type Text } from '../../src/chat/message.ts'
import { londonDate, writeDate } from '../../src/time.ts'
import { shown } from '../wording.ts'

type Item = Awaited<ReturnType<Stories['search']>>[number]

const PAGE = 10

export async function searchPage(
  text: string,
  page: number,
  tenant: string,
  stories: Pick<Stories, 'search'>,
): Promise<Message> {
  const found = await stories.search(text, tenant, PAGE + 1, (page - 1) * PAGE)
  if (found.length === 0) {
    const says = page > 1 ? 'There are no more items' : 'Nothing that the feeds brought has all of these words'
    return {
      title: `${says}: “${shown(text)}”`,
      tone: 'plain',
      blocks: [paragraph('Try fewer words, or part of a word. What a feed held before it was added was not read.')],
    }
  }
  return {
    title: `News with “${shown(text)}”`,
    tone: 'plain',
    blocks: [
      list(found.slice(0, PAGE).map(itemLine)),
      ...(found.length > PAGE ? [paragraph(`There is more: ask again with page ${page + 1}.`)] : []),
    ],
  }
}

function itemLine(item: Item): Text {
  const day = writeDate(londonDate(new Date(item.publishedAt ?? item.firstSeenAt)), 'short')
  const story = item.storyId === null ? '' : ` · alert #${item.storyId}`
  return [link(item.title, item.url), ` · ${item.outlet}, ${day}${story}`]
}
