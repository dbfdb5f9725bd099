import { knownNumber, NO_LETTERS, numberInText, sumWith, UNSOUGHT, wordOf } from './word-numbers.ts'
import { wordSet } from './word-set.ts'
/** Text as words: the one form in which everything in this room looks at an item. */

/** What stands between two words, from nothing (a space, a hyphen, an apostrophe) to the end of a sentence. */
export const BREAK = { none: 0, comma: 1, bracket: 2, dash: 3, colon: 4, stop: 5 } as const

/** Longer text is cut here: an announcement says what it announces well before, and hostile text ends somewhere. */
export const LONGEST_TEXT = 20_000

/**
 * The words of a text. The arrays are as long as the text has words, and `breaks` one longer (the end is a stop).
 * `keys` are lower case without accents, "&" is the word "and", "£" "pound" and "%" "percent"; `numbers` are the keys as
 * numbers; `starts` and `ends` are offsets into `text`; `breaks[i]` is what stands before word i; `sentences[i]` numbers the sentence that it is in.
 */
export interface Tokens {
  readonly text: string
  readonly keys: readonly string[]
  readonly numbers: readonly number[]
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly breaks: readonly number[]
  readonly sentences: readonly number[]
}

const SPACE = 32
const UNACCENTED = /[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu
const WORD_PART = /[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/u
const SIGNS = new Map([
  ['&', 'and'],
  ['£', 'pound'],
  ['%', 'percent'],
])
/** Words whose full stop does not end a sentence. */
const SHORTENED = wordSet('dr mr mrs ms prof st no vs eg ie e g i m')

/** Splits a text into words on everything that is no letter, digit, "&", "£" or "%". Takes time in proportion to the text. */
export function tokenise(whole: string): Tokens {
  const text = whole.length > LONGEST_TEXT ? whole.slice(0, LONGEST_TEXT) : whole
  const keys: string[] = []
  const numbers: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  const breaks: number[] = []
  const sentences: number[] = []
  let sentence = 0
  let between: number = BREAK.stop
  let at = 0
  while (at < text.length) {
    if (text.charCodeAt(at) === SPACE) {
      at++
      continue
    }
    const start = at
    let sum = NO_LETTERS
    for (let small = smallAt(text, at); small > 0; small = smallAt(text, at)) {
      sum = sumWith(sum, small)
      at++
    }
    const plainEnd = at
    for (let long = foreignPart(text, at); long > 0; long = wordPart(text, at)) at += long
    const sign = at === start ? SIGNS.get(text.charAt(at)) : undefined
    if (at === start && sign === undefined) {
      const brk = breakAt(text, at, keys.at(-1))
      if (brk > between) between = brk
      at++
      continue
    }
    const isPlain = at === plainEnd && sign === undefined
    if (sign !== undefined) at++
    const known = isPlain ? numberInText(text, start, at, sum) : UNSOUGHT
    const key = sign ?? (known === UNSOUGHT ? keyOf(text.slice(start, at), isPlain) : wordOf(known))
    if (key === '') continue
    if (between === BREAK.stop && keys.length > 0) sentence++
    keys.push(key)
    numbers.push(isPlain ? known : knownNumber(key))
    starts.push(start)
    ends.push(at)
    breaks.push(between)
    sentences.push(sentence)
    between = BREAK.none
  }
  breaks.push(BREAK.stop)
  return { text, keys, numbers, starts, ends, breaks, sentences }
}

/** The words of the text from one word to another (which is not included), as they are written there. */
export function wordsBetween(tokens: Tokens, from: number, to: number): string {
  return tokens.text.slice(tokens.starts[from] ?? 0, tokens.ends[to - 1] ?? 0)
}

/** The ASCII letters and digits, in lower case; 0 for what is neither. */
const SMALL = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code)
  return /[a-zA-Z0-9]/.test(letter) ? letter.toLowerCase().charCodeAt(0) : 0
})

/** The ASCII letter or digit at this place, in lower case; 0 where there is none. */
function smallAt(text: string, at: number): number {
  const unit = at < text.length ? text.charCodeAt(at) : 0
  return unit < 128 ? (SMALL[unit] ?? 0) : 0
}

/** How many code units at this place are of a letter beyond ASCII. */
function foreignPart(text: string, at: number): number {
  return at < text.length && text.charCodeAt(at) >= 128 ? wordPart(text, at) : 0
}

/** How many code units at this place belong to a word: 0, 1, or 2 for a letter outside the basic plane. */
function wordPart(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (unit < 128) return SMALL[unit] === 0 ? 0 : 1
  const code = text.codePointAt(at)
  if (code === undefined) return 0
  const letter = String.fromCodePoint(code)
  return WORD_PART.test(letter) ? letter.length : 0
}

function keyOf(word: string, isPlain: boolean): string {
  if (isPlain) return word.toLowerCase()
  return word.normalize('NFKD').replace(UNACCENTED, '').toLowerCase()
}

function breakAt(text: string, at: number, before: string | undefined): number {
  switch (text.charAt(at)) {
    case ',':
    case '/':
      return BREAK.comma
    case '(':
    case ')':
    case '[':
    case ']':
      return BREAK.bracket
    case '-':
      return text.charAt(at - 1) === ' ' ? BREAK.dash : BREAK.none
    case '–':
    case '—':
      return wordPart(text, at - 1) > 0 && wordPart(text, at + 1) > 0 ? BREAK.none : BREAK.dash
    case '|':
      return BREAK.dash
    case ':':
    case ';':
      return BREAK.colon
    case '.':
      return wordPart(text, at + 1) > 0 || (before !== undefined && SHORTENED.has(before)) ? BREAK.none : BREAK.stop
    case '!':
    case '?':
    case '…':
    case '\n':
      return BREAK.stop
    default:
      return BREAK.none
  }
}
