/** Words from outside made fit for Slack: cleaned, cut to a length, escaped. */

/** Control characters but the line break, line separators, and marks that turn the direction of writing (Unicode TR 9). */
const UNWANTED = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/**
 * The words without control characters and without marks that turn the writing direction: with them a headline could
 * show other words than it has, or turn round what stands beside it. Tabs and line separators become spaces.
 */
export function clean(words: string): string {
  return words
    .toWellFormed()
    .replace(/[\t\u2028\u2029]/g, ' ')
    .replace(UNWANTED, (mark) => (mark === '\n' ? mark : ''))
}

/** What a letter takes up: `plain` counts UTF-16 units, as Slack does; `json` and `escaped` what it becomes there. */
export type Measure = 'plain' | 'json' | 'escaped'

/** The length of clean words in that measure. */
export function lengthOf(words: string, measure: Measure): number {
  if (measure === 'plain') return words.length
  let length = 0
  for (const letter of words) length += cost(letter, measure)
  return length
}

/** The words, shortened to that length with "…" at the end where they are longer. A letter is never cut in two. */
export function cut(words: string, most: number, measure: Measure = 'plain'): string {
  if (lengthOf(words, measure) <= most) return words
  let kept = ''
  let length = 1
  for (const letter of words) {
    length += cost(letter, measure)
    if (length > most) break
    kept += letter
  }
  return most < 1 ? '' : `${kept.trimEnd()}…`
}

/**
 * Escapes for mrkdwn, so that no mention and no link can arise (docs.slack.dev/messaging/formatting-message-text,
 * "Escaping text").
 */
export function escapeMrkdwn(words: string): string {
  return words.replace(/[&<>]/g, (letter) => ESCAPES[letter] ?? letter)
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function cost(letter: string, measure: Measure): number {
  if (measure === 'json') return letter === '"' || letter === '\\' || letter === '\n' ? 2 : letter.length
  if (measure === 'escaped') return ESCAPES[letter]?.length ?? letter.length
  return letter.length
}
