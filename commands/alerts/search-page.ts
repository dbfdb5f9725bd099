/** A page of what the feeds brought with some words. */
import type { Stories } from '../../src/alerts/stories.ts'
import { type Block, link, list, type Message, paragraph, type Text } from '../../src/chat/message.ts'
import { londonDate, writeDate } from '../../src/time.ts'
import { shown } from '../wording.ts'

type Item = Awaited<ReturnType<Stories['search']>>[number]

const PAGE = 10

/** What somebody searches for: words, a place whose bodies are named, or both. */
export interface Search {
  readonly text: string
  readonly place: { readonly name: string; readonly bodies: ReadonlySet<string> } | null
  /** From 1. */
  readonly page: number
}

/** The page of what was found, the newest first; or what to do when nothing was. */
export async function searchPage(
  { text, place, page }: Search,
  tenant: string,
  stories: Pick<Stories, 'search'>,
  notes: readonly string[] = [],
): Promise<Message> {
  const found = await stories.search({
    text,
    bodies: place?.bodies ?? null,
    tenant,
    limit: PAGE + 1,
    offset: (page - 1) * PAGE,
  })
  const before = notes.map((note) => paragraph(note))
  if (found.length === 0) return nothing({ text, place, page }, before)
  return {
    title: `News ${tellSearch(text, place)}`,
    tone: 'plain',
    blocks: [
      ...before,
      list(found.slice(0, PAGE).map(itemLine)),
      ...(found.length > PAGE ? [paragraph(`There is more: ask again with page ${page + 1}.`)] : []),
    ],
  }
}

function nothing({ text, place, page }: Search, before: readonly Block[]): Message {
  const advice = [
    text === '' ? null : 'Try fewer words, or the beginning of a word.',
    place === null ? null : 'Name a wider place, as a system or a region.',
    'What a feed held before it was added was not read.',
  ]
  const says = page > 1 ? 'There are no more items' : 'Nothing that the feeds brought is'
  return {
    title: `${says} ${tellSearch(text, place)}`,
    tone: 'plain',
    blocks: [...before, paragraph(advice.filter((one) => one !== null).join(' '))],
  }
}

/** "with “devolution” that names NHS Wirral CCG". */
function tellSearch(text: string, place: Search['place']): string {
  const parts = [text === '' ? null : `with “${shown(text)}”`, place === null ? null : `that names ${place.name}`]
  return parts.filter((part) => part !== null).join(' ')
}

function itemLine(item: Item): Text {
  const day = writeDate(londonDate(new Date(item.publishedAt ?? item.firstSeenAt)), 'short')
  const story = item.storyId === null ? '' : ` · alert #${item.storyId}`
  return [link(item.title, item.url), ` · ${item.outlet}, ${day}${story}`]
}
