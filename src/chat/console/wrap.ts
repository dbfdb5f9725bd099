/** Words into lines of a terminal's width, with letters that take two columns counted as two. */

/** Something that must stay in one piece: how it is written, with its colour, and the columns that it takes. */
export interface Word {
  readonly shown: string
  readonly width: number
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const INVISIBLE = /^[\p{M}\p{Cf}\p{Cc}]+$/u
/** Letters of East Asian scripts, their full-width forms, and pictures: Unicode Standard Annex 11, "East Asian Width". */
const WIDE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\ufe0f/u

/** How many columns the text takes in a terminal. */
export function displayWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length
  let columns = 0
  for (const { segment } of graphemes.segment(text)) {
    columns += INVISIBLE.test(segment) ? 0 : WIDE.test(segment) ? 2 : 1
  }
  return columns
}

/**
 * Fills lines of at most `width` columns with words, `gap` blanks apart. A word that is longer than a line has a line
 * of its own, unbroken: it is an address as a rule, and must stay one that can be opened.
 */
export function fillLines(words: readonly Word[], width: number, gap = 1): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const word of words) {
    if (line !== '' && used + gap + word.width > width) {
      lines.push(line)
      line = ''
      used = 0
    }
    used += word.width + (line === '' ? 0 : gap)
    line += (line === '' ? '' : ' '.repeat(gap)) + word.shown
  }
  if (line !== '') lines.push(line)
  return lines
}
