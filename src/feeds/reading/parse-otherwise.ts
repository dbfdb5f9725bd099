/** feedsmith, for what rss-parser cannot read: JSON Feed, Atom with a prefix, tags in capitals. */
import {
  type AnyFeed,
  type AtomFeed,
  type JsonFeed,
  parseFeed as parseWithFeedsmith,
  type RdfFeed,
  type RssFeed,
} from 'feedsmith'
import { MAX_ITEMS } from './mend-feed.ts'
import { type RawFeed, type RawItem, saysSomething } from './raw-feed.ts'

/** feedsmith builds a tree of everything, so larger texts are not given to it. */
const MAX_TEXT = 3_000_000

const NO_HINTS = { ttl: '', skipHours: '', skipDays: '', updatePeriod: '', updateFrequency: '' } as const

/** Reads a feed of any form, newest form first; null when it is none. Never throws. */
export function parseOtherwise(text: string): RawFeed | null {
  if (text.length > MAX_TEXT) return null
  try {
    const parsed = parseWithFeedsmith(text.trimStart(), { maxItems: MAX_ITEMS })
    const feed = toRawFeed(parsed)
    return { ...feed, items: feed.items.filter(saysSomething) }
  } catch {
    return null
  }
}

function toRawFeed(parsed: AnyFeed): RawFeed {
  switch (parsed.format) {
    case 'json':
      return {
        ...NO_HINTS,
        format: 'JSON Feed',
        ...headOf(parsed.feed.title, parsed.feed.home_page_url),
        items: (parsed.feed.items ?? []).map(fromJson),
      }
    case 'atom':
      return {
        ...NO_HINTS,
        format: 'Atom',
        ...headOf(parsed.feed.title?.value, atomLink(parsed.feed.links)),
        items: (parsed.feed.entries ?? []).map(fromAtom),
      }
    case 'rss':
      return {
        ...NO_HINTS,
        format: 'RSS',
        ...headOf(parsed.feed.title, parsed.feed.link),
        ttl: String(parsed.feed.ttl ?? ''),
        items: (parsed.feed.items ?? []).map(fromRss),
      }
    case 'rdf':
      return {
        ...NO_HINTS,
        format: 'RDF',
        ...headOf(parsed.feed.title, parsed.feed.link),
        items: (parsed.feed.items ?? []).map(fromRdf),
      }
  }
}

function headOf(title = '', home = ''): Pick<RawFeed, 'title' | 'home' | 'base'> {
  return { title, home, base: '' }
}

function fromJson(item: JsonFeed.Item<string>): RawItem {
  return {
    id: item.id ?? '',
    link: item.url ?? item.external_url ?? '',
    title: item.title ?? '',
    summary: item.summary ?? '',
    content: item.content_html ?? item.content_text ?? '',
    date: item.date_published ?? item.date_modified ?? '',
    source: '',
    base: '',
  }
}

function fromAtom(entry: AtomFeed.Entry<string>): RawItem {
  return {
    id: entry.id ?? '',
    link: atomLink(entry.links),
    title: entry.title?.value ?? '',
    summary: entry.summary?.value ?? '',
    content: entry.content?.value ?? '',
    date: entry.published ?? entry.updated ?? '',
    source: entry.source?.title?.value ?? '',
    base: entry.xml?.base ?? '',
  }
}

function fromRss(item: RssFeed.Item<string>): RawItem {
  const isAddress = item.guid?.isPermaLink !== false && /^https?:/i.test(item.guid?.value ?? '')
  return {
    id: item.guid?.value ?? '',
    link: item.link ?? (isAddress ? (item.guid?.value ?? '') : ''),
    title: item.title ?? '',
    summary: item.description ?? '',
    content: item.content?.encoded ?? '',
    date: item.pubDate ?? item.dc?.dates?.[0] ?? '',
    source: item.source?.title ?? '',
    base: item.xml?.base ?? '',
  }
}

function fromRdf(item: RdfFeed.Item<string>): RawItem {
  return {
    id: item.rdf?.about ?? '',
    link: item.link ?? '',
    title: item.title ?? '',
    summary: item.description ?? '',
    content: item.content?.encoded ?? '',
    date: item.dc?.dates?.[0] ?? '',
    source: '',
    base: '',
  }
}

function atomLink(links: readonly { href?: string; rel?: string }[] = []): string {
  return (links.find((link) => link.rel === undefined || link.rel === 'alternate') ?? links[0])?.href ?? ''
}
