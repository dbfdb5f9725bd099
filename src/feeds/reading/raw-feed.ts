/** A feed as it is written, before its texts are cleaned: what both readers (rss-parser and feedsmith) give. */

export type FeedFormat = 'RSS' | 'RDF' | 'Atom' | 'JSON Feed'

export interface RawFeed {
  readonly format: FeedFormat
  readonly title: string
  /** The feed's own page, as written. */
  readonly home: string
  /** xml:base of the root, or ''. */
  readonly base: string
  readonly ttl: string
  readonly skipHours: string
  readonly skipDays: string
  readonly updatePeriod: string
  readonly updateFrequency: string
  readonly items: readonly RawItem[]
}

/** Each text may hold markup, and is '' where the feed has none. */
export interface RawItem {
  readonly id: string
  /** As written: it may be relative. */
  readonly link: string
  readonly title: string
  readonly summary: string
  readonly content: string
  readonly date: string
  /** Who first published it, when the feed collects from others. */
  readonly source: string
  /** xml:base of the item, or ''. */
  readonly base: string
}

/** Whether an item says anything: both readers make empty ones of what they do not understand. */
export function saysSomething(item: RawItem): boolean {
  return (item.title || item.link || item.id || item.date || item.content || item.summary) !== ''
}
