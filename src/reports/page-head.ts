/** What a page says of itself in its head: title, description, site, day. */
import { Parser } from 'htmlparser2'
import { cutText, plainText } from '../feeds/reading/plain-text.ts'
import type { Instant } from '../time.ts'

export interface PageHead {
  /** '' where the page has none. */
  readonly title: string
  readonly description: string
  /** The name of the site, or ''. */
  readonly site: string
  readonly published: Instant | null
}

const LONGEST_HEAD = 300_000
const LONGEST_TITLE = 300
const LONGEST_DESCRIPTION = 600
const LONGEST_SITE = 100
/** The names under which pages give each (Open Graph protocol; schema.org; HTML's own), the best first. */
const TITLES = ['og:title', 'twitter:title', '<title>']
const DESCRIPTIONS = ['og:description', 'description', 'twitter:description']
const SITES = ['og:site_name', 'application-name']
const MOMENTS = ['article:published_time', 'datepublished', 'dc.date', 'date']

/** Reads the first 300,000 characters of a page. Linear in their length. `now`: a page is not from the future. */
export function readPageHead(html: string, now: Date): PageHead {
  const said = new Map<string, string>()
  let title: string[] | null = null
  const say = (name: string, value: string) => {
    if (value.trim() !== '' && !said.has(name)) said.set(name, value)
  }
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === 'title' && !said.has('<title>')) title = []
      if (name !== 'meta') return
      const key = attributes['property'] ?? attributes['name'] ?? attributes['itemprop'] ?? ''
      say(key.trim().toLowerCase().slice(0, 40), attributes['content'] ?? '')
    },
    ontext: (text) => title?.push(text),
    onclosetag: (name) => {
      if (name !== 'title' || title === null) return
      say('<title>', title.join(''))
      title = null
    },
  })
  parser.end(html.slice(0, LONGEST_HEAD))
  const first = (names: readonly string[], limit: number) => {
    const value = names.map((name) => said.get(name)).find((one) => one !== undefined) ?? ''
    return cutText(plainText(value.slice(0, 4_000)), limit)
  }
  return {
    title: first(TITLES, LONGEST_TITLE),
    description: first(DESCRIPTIONS, LONGEST_DESCRIPTION),
    site: first(SITES, LONGEST_SITE),
    published: readMoment(first(MOMENTS, 40), now),
  }
}

function readMoment(written: string, now: Date): Instant | null {
  const moment = /^\d{4}-\d{2}-\d{2}/.test(written) ? Date.parse(written) : Number.NaN
  return Number.isNaN(moment) || moment > now.getTime() ? null : new Date(moment).toISOString()
}
