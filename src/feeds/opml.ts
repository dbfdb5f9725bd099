/** OPML: lists of feeds, in and out. */
import { generateOpml, parseOpml } from 'feedsmith'
import { plainText } from './reading/plain-text.ts'

/** One feed of a list. */
export interface ListedFeed {
  readonly url: string
  /** May be ''. */
  readonly title: string
  /** The feed's own page, or ''. */
  readonly home: string
  /** False for an outline that is commented out (`isComment="true"`, OPML 2.0). */
  readonly isEnabled: boolean
}

/** A list, or a sentence on why there is none. */
export type ReadOpml =
  | { readonly kind: 'list'; readonly feeds: readonly ListedFeed[] }
  | { readonly kind: 'unreadable'; readonly why: string }

const MAX_OPML = 1_000_000
const MAX_FEEDS = 1_000
const MAX_DEPTH = 20

interface Outline {
  readonly text?: string
  readonly title?: string
  readonly xmlUrl?: string
  readonly htmlUrl?: string
  readonly isComment?: boolean
  readonly outlines?: readonly Outline[]
}

/** Reads the feeds of an OPML file, folders and all, each address once. Never throws. */
export function readOpml(text: string): ReadOpml {
  if (text.length > MAX_OPML) return { kind: 'unreadable', why: 'The OPML file is larger than 1 MB.' }
  const feeds = new Map<string, ListedFeed>()
  try {
    const document = parseOpml(withoutDoctype(text))
    collect(document.body?.outlines ?? [], true, 0, feeds)
  } catch {
    return {
      kind: 'unreadable',
      why: 'This is not an OPML file: it should begin with <opml> and list feeds as <outline xmlUrl="…">.',
    }
  }
  if (feeds.size === 0)
    return { kind: 'unreadable', why: 'The OPML file lists no feeds: no <outline> in it has an xmlUrl.' }
  if (feeds.size > MAX_FEEDS) return { kind: 'unreadable', why: 'The OPML file lists more than 1,000 feeds.' }
  return { kind: 'list', feeds: [...feeds.values()] }
}

function collect(
  outlines: readonly Outline[],
  isEnabled: boolean,
  depth: number,
  feeds: Map<string, ListedFeed>,
): void {
  if (depth > MAX_DEPTH) return
  for (const outline of outlines) {
    const isOn = isEnabled && outline.isComment !== true
    const url = outline.xmlUrl?.trim() ?? ''
    if (url !== '' && !feeds.has(url))
      feeds.set(url, {
        url,
        title: plainText(outline.title || outline.text || '').slice(0, 120),
        home: outline.htmlUrl?.trim() ?? '',
        isEnabled: isOn,
      })
    collect(outline.outlines ?? [], isOn, depth + 1, feeds)
  }
}

/** Without what could define entities. */
function withoutDoctype(text: string): string {
  const root = text.search(/<opml[\s>]/i)
  return root < 0 ? text : text.slice(root)
}

/** Writes a list as OPML 2.0, which every feed reader can import. */
export function writeOpml(feeds: readonly ListedFeed[], title: string): string {
  const outlines = feeds.map((feed) => ({
    text: feed.title || feed.url,
    title: feed.title || feed.url,
    type: 'rss',
    xmlUrl: feed.url,
    ...(feed.home === '' ? {} : { htmlUrl: feed.home }),
    ...(feed.isEnabled ? {} : { isComment: true }),
  }))
  return generateOpml({ head: { title }, body: { outlines } })
}
