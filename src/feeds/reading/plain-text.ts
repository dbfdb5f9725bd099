/** Markup of feeds to plain text. */
import { Parser } from 'htmlparser2'

/** Elements whose content is not for reading. */
const UNREAD: ReadonlySet<string> = new Set([
  'script',
  'style',
  'iframe',
  'noscript',
  'object',
  'svg',
  'template',
  'head',
  'figcaption',
])
/** Elements that run on within a line; all others part words. */
const INLINE: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code del em font i ins kbd mark q s small span strike strong sub sup time tt u wbr'.split(' '),
)
const MORE_MARKUP = /<\/?[a-z][^<>]{0,500}>|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,12});/i
/** Marks that turn the direction of text or hide in it; a headline has no need of them, a hoax has. */
const HIDDEN = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g
const CONTROL = /\p{Cc}+/gu
/** Longer texts are cut before they are read. */
const MAX_MARKUP = 20_000

/**
 * The words of a piece of HTML, or of text that was escaped once too often: tags and scripts gone, entities decoded,
 * white space folded, control and direction marks dropped. Linear in the length, which is cut at 20,000 characters.
 */
export function plainText(markup: string): string {
  const once = stripMarkup(markup.slice(0, MAX_MARKUP))
  const text = MORE_MARKUP.test(once) ? stripMarkup(once) : once
  return text.toWellFormed().normalize('NFC').replace(HIDDEN, '').replace(CONTROL, ' ').replace(/\s+/g, ' ').trim()
}

function stripMarkup(markup: string): string {
  if (!/[<&]/.test(markup)) return markup
  const pieces: string[] = []
  let unread = 0
  const parser = new Parser({
    onopentagname: (name) => {
      if (UNREAD.has(name)) unread += 1
      if (!INLINE.has(name)) pieces.push(' ')
    },
    ontext: (text) => {
      if (unread === 0) pieces.push(text)
    },
    onclosetag: (name) => {
      if (UNREAD.has(name)) unread -= 1
      if (!INLINE.has(name)) pieces.push(' ')
    },
  })
  parser.end(markup)
  return pieces.join('')
}

/** Cuts at a word's end, with an ellipsis, when the text is longer than `limit` characters. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text
  const cut = text
    .slice(0, limit - 1)
    .toWellFormed()
    .replaceAll('\uFFFD', '')
  const lastSpace = cut.lastIndexOf(' ')
  return `${(lastSpace > limit * 0.8 ? cut.slice(0, lastSpace) : cut).replace(/[\s,;:–-]{1,9}$/, '')}…`
}

const TAIL_BEGINNINGS = ['The post ', 'Read more', 'Continue reading', 'Continue Reading']

/** A summary without what a blog adds to each: "[…]", "The post … appeared first on …", "Continue reading". */
export function dropTails(summary: string): string {
  let text = summary
  for (const beginning of TAIL_BEGINNINGS) {
    const at = text.lastIndexOf(beginning)
    if (at < 0) continue
    const tail = text.slice(at)
    const isTail =
      beginning === 'The post '
        ? /appeared first on|first appeared on/.test(tail)
        : tail.length < 40 + beginning.length && !/[.!?]\s/.test(tail)
    if (isTail) text = text.slice(0, at).trimEnd()
  }
  return text.replace(/([.!?]?)\s?\[(?:…|\.{3})\]$/, (_tail, stop: string) => stop || '…')
}
