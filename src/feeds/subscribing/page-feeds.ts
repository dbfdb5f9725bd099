/** The feeds that a web page speaks of. */
import { Parser } from 'htmlparser2'

/** The head of a page is at its beginning. */
const READ_OF_PAGE = 500_000
const MAX_LINKS = 20
const FEED_TYPE = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)\b/i
/** Addresses that look like a feed's: /feed/, /rss.xml, /news.atom, /index.rdf. */
const LOOKS_LIKE_FEED = /(?:\/(?:feed|rss|atom)\/?|\.(?:rss|atom|rdf)|\/(?:rss|atom|feed|index)\.xml)$/i
const ABOUT_COMMENTS = /\bcomments?\b/i

export interface PageFeeds {
  /** Those that it declares (`<link rel="alternate">`), the feed of its comments last. */
  readonly declared: readonly string[]
  /** Where one might be: links on the page that look like feeds, then the usual place. At least one. */
  readonly likely: readonly [string, ...string[]]
}

/** Looks for feeds in a page's HTML. Addresses come out absolute, http or https. */
export function pageFeeds(html: string, pageUrl: string): PageFeeds {
  const declared = new Map<string, string>()
  const linked = new Set<string>()
  let base = pageUrl
  const absolute = (href = '') => {
    const url = URL.parse(href, base)
    return url && /^https?:$/.test(url.protocol) ? url.href : null
  }
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const { href, rel = '', type = '', title = '' } = attributes
      if (name === 'base' && href) base = URL.parse(href, pageUrl)?.href ?? pageUrl
      const url = absolute(href)
      if (!url || declared.size >= MAX_LINKS || linked.size >= MAX_LINKS) return
      if (name === 'link' && /\balternate\b/i.test(rel) && FEED_TYPE.test(type.trim())) declared.set(url, title)
      if (name === 'a' && LOOKS_LIKE_FEED.test(url) && URL.parse(url)?.host === URL.parse(pageUrl)?.host)
        linked.add(url)
    },
  })
  parser.end(html.slice(0, READ_OF_PAGE))
  const isAboutComments = ([url, title]: readonly [string, string]) => Number(ABOUT_COMMENTS.test(`${url} ${title}`))
  const inOrder = [...declared].sort((a, b) => isAboutComments(a) - isAboutComments(b))
  const [first, ...more] = [...linked, usualPlace(html, pageUrl)]
  return { declared: inOrder.map(([url]) => url), likely: [first ?? pageUrl, ...more] }
}

/** Where the program that made the page puts its feed; WordPress's place when it does not say. */
function usualPlace(html: string, pageUrl: string): string {
  const generator = /<meta[^>]{0,200}name=["']generator["'][^>]{0,200}/i.exec(html.slice(0, READ_OF_PAGE))?.[0] ?? ''
  if (/drupal/i.test(generator)) return new URL('/rss.xml', pageUrl).href
  if (/hugo|jekyll/i.test(generator)) return new URL('/index.xml', pageUrl).href
  return new URL('/feed/', pageUrl).href
}
