/**
 * A feed cut down to the elements that are read, each written properly.
 *
 * rss-parser refuses a whole feed for one bare ampersand, one unclosed tag, one date that it cannot read or one line
 * before the prolog. So it is given this instead: entries are cut out one by one, and of each only the known elements
 * are written anew, with texts escaped, dates in one form, and nothing of what a DOCTYPE could do.
 */
import { readFeedDate } from './feed-date.ts'
import { newest, splitEntries } from './split-entries.ts'
import { type Finder, finder, jumper, nextOutside, tagFinder } from './text-finder.ts'
import { escapeXml, innerText, readAttributes } from './xml-text.ts'

export type XmlForm = 'rss' | 'rdf' | 'atom'

export interface MendedFeed {
  readonly form: XmlForm
  /** Well-formed XML of the same form. */
  readonly xml: string
  /** xml:base of the root, or ''. */
  readonly base: string
}

/** The newest that are read of a feed: some feeds hold years. */
export const MAX_ITEMS = 500

const ROOT = /<(rss|rdf:RDF|feed)(?=[\s>])/i
const DATES: ReadonlySet<string> = new Set(
  'pubDate published updated issued modified created date dc:date dcterms:created dcterms:modified a10:updated atom:updated atom:published'.split(
    ' ',
  ),
)
const OF_ENTRY: ReadonlySet<string> = new Set([
  ...DATES,
  ...'title link guid id description summary content content:encoded source atom:link feedburner:origLink'.split(' '),
])
const OF_HEAD: ReadonlySet<string> = new Set(
  'title link atom:link ttl skipHours skipDays sy:updatePeriod sy:updateFrequency'.split(' '),
)
/** Holders of titles and links that are not the entry's or the feed's own. */
const SKIPPED: ReadonlySet<string> = new Set(
  'author contributor image textInput textinput media:group items'.split(' '),
)
const KEPT_ATTRIBUTES: ReadonlySet<string> = new Set([
  'href',
  'rel',
  'type',
  'url',
  'isPermaLink',
  'xml:base',
  'rdf:about',
])
/** Where a root is looked for: nothing that a broken server puts before it is longer. */
const ROOT_WITHIN = 100_000
const MAX_TAG = 4_000
/** Elements of one entry, or of the feed's head, that are read; no real one has so many. */
const MAX_ELEMENTS = 200

/** Mends a feed; null when the text has no RSS, RDF or Atom root. Linear in the text's length, whatever is in it. */
export function mendFeed(text: string): MendedFeed | null {
  const root = ROOT.exec(text.slice(0, ROOT_WITHIN))
  if (!root) return null
  const name = (root[1] ?? '').toLowerCase()
  const form: XmlForm = name === 'feed' ? 'atom' : name === 'rss' ? 'rss' : 'rdf'
  const rootEnd = text.indexOf('>', root.index) + 1
  if (rootEnd === 0) return null
  const base = readAttributes(text.slice(root.index, rootEnd)).get('xml:base') ?? ''
  const body = text.slice(rootEnd)
  const { head, entries } = splitEntries(body, form === 'atom' ? 'entry' : 'item')
  const written = newest(entries, MAX_ITEMS).map((entry) => mendEntry(entry, form))
  const feedHead = mendElements(head, OF_HEAD, form)
  return { form, base, xml: assemble(form, feedHead, written.join('\n')) }
}

function assemble(form: XmlForm, head: string, entries: string): string {
  if (form === 'atom') return `<feed xmlns="http://www.w3.org/2005/Atom">${head}${entries}</feed>`
  if (form === 'rss') return `<rss version="2.0"><channel>${head}${entries}</channel></rss>`
  return `<rdf:RDF><channel>${head}</channel>${entries}</rdf:RDF>`
}

function mendEntry(entry: string, form: XmlForm): string {
  const tagEnd = entry.indexOf('>') + 1
  const attributes = readAttributes(entry.slice(0, tagEnd || entry.length))
  const name = form === 'atom' ? 'entry' : 'item'
  const elements = mendElements(entry.slice(tagEnd), OF_ENTRY, form)
  return elements === '' ? '' : `<${name}${writeAttributes(attributes)}>${elements}</${name}>`
}

const TAG_NAME = /<([A-Za-z][\w:.-]{0,60})(?=[\s/>])/y

/** Writes anew, one after the other, those elements of the text that are wanted. */
function mendElements(text: string, wanted: ReadonlySet<string>, form: XmlForm): string {
  const skip = jumper(text)
  const opening = finder(text, '<')
  const tagClosing = finder(text, '>')
  const closings = new Map<string, Finder>()
  const written: string[] = []
  let at = 0
  while (written.length < MAX_ELEMENTS) {
    const begin = nextOutside(skip, at, (from) => opening.next(from))
    if (begin >= text.length) break
    at = begin + 1
    TAG_NAME.lastIndex = begin
    const name = TAG_NAME.exec(text)?.[1] ?? ''
    if (!wanted.has(name) && !SKIPPED.has(name)) continue
    const tagEnd = endOfTag(text, begin, tagClosing)
    const isEmpty = text.charAt(tagEnd - 2) === '/'
    const closing = closings.get(name) ?? tagFinder(text, `</${name}`)
    closings.set(name, closing)
    at = tagEnd
    if (!isEmpty && closing.next(tagEnd) >= text.length) continue
    const end = isEmpty ? tagEnd : nextOutside(skip, tagEnd, (from) => closing.next(from))
    if (wanted.has(name)) written.push(mendElement(name, text.slice(begin, tagEnd), text.slice(tagEnd, end), form))
    at = end
  }
  return written.join('')
}

/** After the ">" that ends the tag; one within quotes does not end it, if the quotes are closed soon. */
function endOfTag(text: string, begin: number, closing: Finder): number {
  const end = closing.next(begin)
  if (end >= text.length) return text.length
  const simple = end + 1
  if (simple - begin > MAX_TAG || !/["']/.test(text.slice(begin, simple))) return simple
  const quoted = /^<(?:[^"'>]|"[^"]*"|'[^']*')*>/.exec(text.slice(begin, begin + MAX_TAG))
  return quoted ? begin + quoted[0].length : simple
}

function mendElement(name: string, tag: string, inner: string, form: XmlForm): string {
  if (DATES.has(name)) {
    const date = readFeedDate(innerText(inner))
    return date ? `<${dateName(name, form)}>${date}</${dateName(name, form)}>` : ''
  }
  const attributes = readAttributes(tag)
  const source =
    name === 'source' && form === 'atom' ? (/<title[^>]{0,200}>([^<]{0,500})</.exec(inner)?.[1] ?? '') : inner
  const text = innerText(source)
  if (name === 'link' && form === 'atom' && !attributes.has('href')) attributes.set('href', text.trim())
  if (name !== 'link') attributes.delete('type')
  return `<${name}${writeAttributes(attributes)}>${escapeXml(text)}</${name}>`
}

/** Each form's parser reads its own names for a date; Atom 0.3 and the many modules have others. */
function dateName(name: string, form: XmlForm): string {
  if (form !== 'atom') return name === 'pubDate' ? name : 'dc:date'
  return /published|issued|created/.test(name) ? 'published' : 'updated'
}

function writeAttributes(attributes: ReadonlyMap<string, string>): string {
  return [...attributes]
    .filter(([name]) => KEPT_ATTRIBUTES.has(name))
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('')
}
