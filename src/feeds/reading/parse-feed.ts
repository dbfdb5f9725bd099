/** rss-parser, given only what it can read. */
import Parser from 'rss-parser'
import { type MendedFeed, mendFeed, type XmlForm } from './mend-feed.ts'
import { type FeedFormat, type RawFeed, type RawItem, saysSomething } from './raw-feed.ts'

/** An element with attributes, as rss-parser's XML reader gives it; without, it gives the text alone. */
type Element = string | { readonly _?: string; readonly $?: Readonly<Record<string, string>> }

interface FeedFields {
  readonly links?: unknown
  readonly ttl?: unknown
  readonly skipHours?: unknown
  readonly skipDays?: unknown
  readonly period?: unknown
  readonly frequency?: unknown
}

interface ItemFields {
  readonly $?: Readonly<Record<string, string>>
  readonly links?: unknown
  readonly atomLinks?: unknown
  readonly guids?: unknown
  readonly original?: unknown
  readonly encoded?: unknown
  readonly published?: unknown
  readonly origin?: unknown
  readonly id?: unknown
  readonly date?: unknown
  readonly 'rdf:about'?: unknown
  readonly summary?: unknown
}

const FORMATS: Readonly<Record<XmlForm, FeedFormat>> = { rss: 'RSS', rdf: 'RDF', atom: 'Atom' }

/**
 * Reads an RSS, RDF or Atom feed. Null when the text is none, or when nothing in its items could be read.
 * Never throws.
 */
export async function parseFeed(text: string): Promise<RawFeed | null> {
  const mended = mendFeed(text)
  if (!mended) return null
  try {
    const feed = await parseMended(mended)
    const items = feed.items.filter(saysSomething)
    return feed.items.length > 0 && items.length === 0 ? null : { ...feed, items }
  } catch {
    return null
  }
}

/** A parser is made for each feed: after one broken feed a shared one mixes up the next (seen in rss-parser 3.13.0). */
function newParser(): Parser<FeedFields, ItemFields> {
  // Its declarations know lists of names only; its code takes triples with options for feeds as well.
  const feed: unknown = [
    ['link', 'links', { keepArray: true }],
    ['sy:updatePeriod', 'period'],
    ['sy:updateFrequency', 'frequency'],
  ]
  return new Parser<FeedFields, ItemFields>({
    defaultRSS: 2,
    customFields: {
      feed: feed as (keyof FeedFields)[],
      item: [
        ['$', '$', { keepArray: true }],
        ['link', 'links', { keepArray: true }],
        ['atom:link', 'atomLinks', { keepArray: true }],
        ['guid', 'guids', { keepArray: true }],
        ['feedburner:origLink', 'original'],
        ['content:encoded', 'encoded'],
        ['source', 'origin'],
        ['description', 'summary'],
        ['summary', 'summary'],
        ['published', 'published'],
        ['updated', 'published'],
      ],
    },
  })
}

async function parseMended(mended: MendedFeed): Promise<RawFeed> {
  const feed = await newParser().parseString(mended.xml)
  return {
    format: FORMATS[mended.form],
    title: text(feed.title),
    home: pageLink(elements(feed.links)),
    base: mended.base,
    ttl: text(feed.ttl),
    skipHours: text(feed.skipHours),
    skipDays: text(feed.skipDays),
    updatePeriod: text(feed.period),
    updateFrequency: text(feed.frequency),
    items: feed.items.map((item) => rawItem(item)),
  }
}

function rawItem(item: ItemFields & Parser.Item): RawItem {
  const [guid] = elements(item.guids)
  const id = text(guid) || text(item.id) || text(item['rdf:about'])
  const isAddress = guid !== undefined && attribute(guid, 'isPermaLink') !== 'false' && /^https?:\/\//i.test(id.trim())
  const link = text(item.original) || pageLink(elements(item.links)) || pageLink(elements(item.atomLinks))
  return {
    id,
    link: link || (isAddress || (!guid && /^https?:\/\//i.test(id)) ? id : ''),
    title: text(item.title),
    summary: text(item.summary),
    content: text(item.encoded) || text(item.content),
    date: text(item.pubDate) || text(item.date) || text(item.published),
    source: text(item.origin),
    base: item.$?.['xml:base'] ?? '',
  }
}

/** Of several links the one to the page: the alternate (or unnamed) one in HTML before others, never the feed itself. */
function pageLink(links: readonly Element[]): string {
  const pages = links.filter((link) => /^(?:alternate)?$/.test(attribute(link, 'rel')))
  const best = pages.find((link) => /^(?:text\/html)?$/.test(attribute(link, 'type'))) ?? pages[0]
  return best === undefined ? '' : attribute(best, 'href') || text(best)
}

/** Of an element without children rss-parser takes the fields of a string, whose `link` is an ancient method. */
function elements(value: unknown): readonly Element[] {
  return Array.isArray(value) ? value : []
}

function attribute(element: Element, name: string): string {
  return typeof element === 'string' ? '' : (element.$?.[name] ?? '')
}

/** The text of whatever rss-parser made of an element: a string, a list of one, or an object with attributes. */
function text(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return text(value[0])
  if (typeof value === 'object' && value !== null && '_' in value) return text(value._)
  return ''
}
