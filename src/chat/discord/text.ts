/** Writes neutral text as Discord markdown within a limit, cutting words rather than links and never an escape in two. */
import { isWebAddress, plainText, type Span, spansOf, type Text } from '../message.ts'
import { escapeAddress, escapeLineStarts, escapeMarks, onOneLine, withoutDisguises } from './escape.ts'

const ELLIPSIS = '…'

/** The text as markdown, at most `limit` characters, with an ellipsis where it had to be cut. */
export function writeText(text: Text, limit: number): string {
  const given = spansOf(text).map((span) => mapWords(span, withoutDisguises))
  // Escaping makes no text shorter, so what goes beyond the limit need not be looked at.
  const spans = cutSpans(given, limit)
  const whole = writeSpans(spans)
  if (whole.length <= limit && wordsLength(given) <= limit) return whole
  const fits = (length: number) => writeSpans(cutSpans(spans, length)).length + ELLIPSIS.length <= limit
  return writeSpans(cutSpans(spans, longest(wordsLength(spans), fits))).trimEnd() + ELLIPSIS
}

/** The same on one line. */
export function writeLine(text: Text, limit: number): string {
  return writeText(
    spansOf(text).map((span) => mapWords(span, (words) => words.replace(/\s+/g, ' '))),
    limit,
  ).trim()
}

/** Items as a list, whole ones while they fit and then how many more there are; '' when there is no room for any. */
export function writeList(items: readonly Text[], limit: number): string {
  const lines = items.map((item) => `- ${writeLine(item, Math.max(limit - 2, 1))}`)
  if (lines.join('\n').length <= limit) return lines.join('\n')
  const upTo = (count: number) =>
    [...lines.slice(0, count), `- ${ELLIPSIS} and ${(lines.length - count).toLocaleString('en-GB')} more`].join('\n')
  const count = longest(lines.length - 1, (some) => upTo(some).length <= limit)
  if (count > 0) return upTo(count)
  const more = upTo(0)
  const room = limit - more.length - 3
  if (room < 20) return more.length <= limit ? more : ''
  return `- ${writeLine(items[0] ?? '', room)}\n- ${ELLIPSIS} and ${(lines.length - 1).toLocaleString('en-GB')} more`
}

/** Words for a place where Discord reads no markdown, on one line, at most `limit` characters. */
export function writePlain(words: string, limit: number): string {
  const line = onOneLine(words)
  return line.length <= limit ? line : cutWords(line, limit - ELLIPSIS.length).trimEnd() + ELLIPSIS
}

function writeSpans(spans: readonly Span[]): string {
  return escapeLineStarts(spans.map(writeSpan).join(''))
}

function writeSpan(span: Span): string {
  if (typeof span === 'string') return escapeMarks(span)
  if ('bold' in span) {
    // Stars beside a space are not bold on Discord, so the spaces stay outside.
    const inner = span.bold.trim()
    return inner === '' ? span.bold : span.bold.replace(inner, () => `**${escapeWhole(inner)}**`)
  }
  if ('person' in span) return writePerson(span.person)
  const words = escapeWhole(onOneLine(span.text))
  if (words === '' || !isWebAddress(span.url)) return words
  return `[${words}](${escapeAddress(span.url)})`
}

/** Discord shows the name; that the message pings nobody is for `allowed_mentions` (docs, "Message Formatting"). */
function writePerson(id: string): string {
  return /^\d{15,21}$/.test(id) ? `<@${id}>` : escapeMarks(`@${id}`)
}

/** For words between marks of their own, where a line may be taken to begin. */
function escapeWhole(words: string): string {
  return escapeLineStarts(escapeMarks(words))
}

function cutSpans(spans: readonly Span[], length: number): readonly Span[] {
  const cut: Span[] = []
  let left = length
  for (const span of spans) {
    if (left <= 0) break
    const { length: own } = plainText(span)
    // Half of a person's id would be somebody else's.
    if (typeof span === 'object' && 'person' in span && own > left) break
    cut.push(mapWords(span, (words) => cutWords(words, left)))
    left -= own
  }
  return cut
}

/** Cuts without leaving half of a character. */
function cutWords(words: string, length: number): string {
  if (words.length <= length) return words
  return words.slice(0, length).replace(/[\ud800-\udbff]$/, '')
}

function mapWords(span: Span, change: (words: string) => string): Span {
  if (typeof span === 'string') return change(span)
  if ('person' in span) return span
  return 'bold' in span ? { bold: change(span.bold) } : { text: change(span.text), url: span.url }
}

function wordsLength(spans: readonly Span[]): number {
  return plainText(spans).length
}

/** The largest number from 0 to `most` that fits, where everything below one that fits does so too. */
function longest(most: number, fits: (some: number) => boolean): number {
  let low = 0
  let high = most
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(middle)) low = middle
    else high = middle - 1
  }
  return low
}
