/** A feed's text cut into its entries. */
import { readFeedDate } from './feed-date.ts'
import { jumper, nextOutside, tagFinder } from './text-finder.ts'

/** Entries beyond these are not looked at. */
const MAX_SPLIT = 50_000

/** Cuts out each entry, and gives what is left as the head. An entry that is cut off at the end is left out. */
export function splitEntries(text: string, name: string): { head: string; entries: string[] } {
  const opening = tagFinder(text, `<${name}`)
  const closing = tagFinder(text, `</${name}`)
  const skip = jumper(text)
  const entries: string[] = []
  let head = ''
  let at = 0
  while (at < text.length && entries.length < MAX_SPLIT) {
    const begin = nextOutside(skip, at, (from) => opening.next(from))
    head += text.slice(at, begin)
    if (begin >= text.length) break
    const end = nextOutside(skip, begin + 1, (from) => Math.min(opening.next(from), closing.next(from)))
    if (end >= text.length) break
    entries.push(text.slice(begin, end))
    at = text.startsWith('</', end) ? text.indexOf('>', end) + 1 || text.length : end
  }
  return { head, entries }
}

const DATE =
  /<(?:pubDate|dc:date|published|issued|created|date|updated|modified)(?:\s[^<>]{0,200})?>\s{0,50}(?:<!\[CDATA\[)?([^<\]]{4,100})/

/** The newest of the entries by their first date, in the feed's own order; those without one count as oldest. */
export function newest(entries: readonly string[], limit: number): readonly string[] {
  if (entries.length <= limit) return entries
  const dated = entries.map((entry, position) => ({
    entry,
    position,
    date: readFeedDate(DATE.exec(entry)?.[1] ?? '') ?? '',
  }))
  dated.sort((a, b) => (a.date === b.date ? a.position - b.position : a.date < b.date ? 1 : -1))
  const kept = dated.slice(0, limit).sort((a, b) => a.position - b.position)
  return kept.map(({ entry }) => entry)
}
