/** How wide words come out, near enough to fit them into a picture: the font is known, so nothing is measured. */

/** Widths in parts of the font size, after DejaVu Sans (its hmtx table, in 2,048ths of an em). */
const NARROW = /[iljtfrI.,;:!|'’‘()[\] ]/
const WIDE = /[mwMW@%—…]/
const CAPITAL = /\p{Lu}/u
const NARROW_EM = 0.34
const WIDE_EM = 0.97
const CAPITAL_EM = 0.71
const OTHER_EM = 0.61
/** Bold letters are wider. */
const BOLD = 1.12

/** The width of the words in units, when drawn in that size. */
export function widthOf(words: string, size: number, bold = false): number {
  const ems = Array.from(words).reduce((sum, letter) => sum + emOf(letter), 0)
  return ems * size * (bold ? BOLD : 1)
}

function emOf(letter: string): number {
  if (NARROW.test(letter)) return NARROW_EM
  if (WIDE.test(letter)) return WIDE_EM
  return CAPITAL.test(letter) ? CAPITAL_EM : OTHER_EM
}

/** The words, or as many letters of them as fit and "…". */
export function cut(words: string, size: number, room: number, bold = false): string {
  if (widthOf(words, size, bold) <= room) return words
  const letters = Array.from(words)
  while (letters.length > 1 && widthOf(`${letters.join('')}…`, size, bold) > room) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** The words on at most `most` lines, broken at spaces; what does not fit is cut with "…". */
export function wrap(words: string, size: number, room: number, most: number, bold = false): string[] {
  const lines: string[] = []
  let rest = words.replace(/\s+/gu, ' ').trim()
  while (rest !== '' && lines.length < most - 1 && widthOf(rest, size, bold) > room) {
    const at = lastBreak(rest, size, room, bold)
    if (at === 0) break
    lines.push(rest.slice(0, at))
    rest = rest.slice(at + 1)
  }
  return rest === '' ? lines : [...lines, cut(rest, size, room, bold)]
}

/** Where the last space stands before which the words fit; 0 when the first word alone is too wide. */
function lastBreak(words: string, size: number, room: number, bold: boolean): number {
  let best = 0
  for (let at = words.indexOf(' '); at > 0; at = words.indexOf(' ', at + 1)) {
    if (widthOf(words.slice(0, at), size, bold) > room) break
    best = at
  }
  return best
}
