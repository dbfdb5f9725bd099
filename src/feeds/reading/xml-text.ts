/** The small parts of XML that mending a feed needs: attributes, and what is written inside an element. */
import { decode } from 'html-entities'

/** Longer texts are cut: a summary needs 2,000 characters, and a title far fewer. */
const MAX_INNER = 8_000
/** Longer tags are cut: a link's address and a few attributes fit. */
const MAX_TAG = 4_000

/** Only what ends in a semicolon is an entity: `?a=1&section=2` in a link is none. */
const STRICT = { level: 'html5', scope: 'strict' } as const

const CDATA_BEGIN = '<![CDATA['
const CDATA_END = ']]>'

/** The attributes of a tag's text, entities decoded; names as written. Takes unquoted values too. */
export function readAttributes(tag: string): Map<string, string> {
  const attributes = new Map<string, string>()
  const form = /\s*([^\s=<>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/y
  const text = tag.slice(0, MAX_TAG)
  let at = /^<[^\s/>]*/.exec(text)?.[0].length ?? 0
  while (at < text.length) {
    form.lastIndex = at
    const found = form.exec(text)
    if (found?.[1]) {
      const value = found[2] ?? found[3] ?? found[4] ?? ''
      if (!attributes.has(found[1])) attributes.set(found[1], decode(value, STRICT).trim())
    }
    at = found ? form.lastIndex : at + 1
  }
  return attributes
}

/**
 * What an element holds, as the text it stands for: CDATA as it is, entities decoded once; where there are tags outside
 * CDATA (XHTML, or HTML that somebody forgot to escape), the markup itself. Cut at 8,000 characters.
 */
export function innerText(raw: string): string {
  let text = ''
  let at = 0
  while (at < raw.length && text.length < MAX_INNER) {
    const begin = raw.indexOf(CDATA_BEGIN, at)
    const plain = raw.slice(at, begin < 0 ? Math.min(raw.length, at + MAX_INNER) : Math.min(begin, at + MAX_INNER))
    text += plain.includes('<') ? plain : decode(plain, STRICT)
    if (begin < 0) break
    const end = raw.indexOf(CDATA_END, begin)
    text += raw.slice(begin + CDATA_BEGIN.length, Math.min(end < 0 ? raw.length : end, begin + MAX_INNER))
    if (end < 0) break
    at = end + CDATA_END.length
  }
  return text.slice(0, MAX_INNER)
}

/** Characters that XML 1.0 does not allow (section 2.2), which end a parser. */
const NOT_XML = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu

/** Escaped for XML, and without what XML cannot hold. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(NOT_XML, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
