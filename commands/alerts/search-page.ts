/** A page of what the feeds brought with some words, or that names a place. */
import type { Stories } from '../../src/alerts/stories.ts'
import { type Block, type Button, link, list, type Message, paragraph, type Text } from '../../src/chat/message.ts'
import { cutText } from '../../src/feeds/reading/plain-text.ts'
import { londonDate, writeDate } from '../../src/time.ts'
import { shown } from '../wording.ts'
import { MOST_PAGES, writeSearchPage } from './kept-searches.ts'

type Item = Awaited<ReturnType<Stories['search']>>[number]

const PAGE = 10
/** Ten of them have room in a message of any platform. */
const LONGEST_TITLE = 200

/** What somebody searches for: words, a place whose bodies are named, or both. */
export interface Search {
  readonly text: string
  readonly place: { readonly name: string; readonly bodies: ReadonlySet<string> } | null
  /** From 1. */
  readonly page: number
  /** Under which the search is kept, for the buttons. */
  readonly key: string
}

/** The page of what was found, the newest first, with buttons to the pages beside it; or what to do when nothing was. */
export async function searchPage(
  search: Search,
  tenant: string,
  stories: Pick<Stories, 'search'>,
  notes: readonly string[] = [],
): Promise<Message> {
  const { text, place, page } = search
  const query = { text, bodies: place?.bodies ?? null, tenant, limit: PAGE + 1, offset: (page - 1) * PAGE }
  const found = await stories.search(query)
  const before = notes.map((note) => paragraph(note))
  if (found.length === 0) return nothing(search, before)
  const items = found.slice(0, PAGE)
  return {
    title: `News ${tellSearch(search)}`,
    tone: 'plain',
    blocks: [
      ...before,
      paragraph(`Alert or not, the newest first${page > 1 ? `; page ${page}` : ''}.`),
      list(items.map(itemLine)),
    ],
    buttons: paging(search, found.length > PAGE),
    menu: {
      action: 'alerts.item',
      prompt: 'Why is it an alert, or not?',
      options: items.map(({ id, title, outlet }) => ({ label: shown(title || outlet), value: String(id) })),
    },
  }
}

function nothing(search: Search, before: readonly Block[]): Message {
  const { text, place, page } = search
  if (page > 1) {
    return {
      title: `Nothing more ${tellSearch(search)}`,
      tone: 'plain',
      blocks: [],
      buttons: paging(search, false),
    }
  }
  const advice = [
    text === '' ? null : 'Try fewer words, or the beginning of a word.',
    place === null ? null : 'Name a wider place, as a system or a region.',
    'What a feed held before it was added was not read.',
  ]
  return {
    title: `Nothing found ${tellSearch(search)}`,
    tone: 'plain',
    blocks: [...before, paragraph(advice.filter((one) => one !== null).join(' '))],
  }
}

/** "with “devolution” that names NHS Wirral CCG". */
function tellSearch({ text, place }: Search): string {
  const parts = [text === '' ? null : `with “${shown(text)}”`, place === null ? null : `that names ${place.name}`]
  return parts.filter((part) => part !== null).join(' ')
}

function itemLine(item: Item): Text {
  const day = writeDate(londonDate(new Date(item.publishedAt ?? item.firstSeenAt)), 'short')
  const story = item.storyId === null ? '' : ` · alert #${item.storyId}`
  return [link(cutText(item.title || item.outlet, LONGEST_TITLE), item.url), ` · ${item.outlet}, ${day}${story}`]
}

function paging({ key, page }: Search, isMore: boolean): Button[] {
  const to = (label: string, other: number): Button => ({
    kind: 'action',
    label,
    call: { action: 'alerts.search', payload: writeSearchPage(key, other) },
  })
  return [...(page > 1 ? [to('Newer', page - 1)] : []), ...(isMore && page < MOST_PAGES ? [to('Older', page + 1)] : [])]
}
