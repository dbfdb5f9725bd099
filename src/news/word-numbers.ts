/**
 * The words that something in this room looks for, each with a number. A text has its words found here by a sum over their letters,
 * made while the letters are read; so a word that is looked for is never cut out of the text, and looking it up costs its place in a list.
 */
const numbers = new Map<string, number>()
const words: string[] = ['']
/** The number of a word at the place that its sum gives, or at the next free one after it; at most half are taken. */
let places = new Int32Array(1024)

/** The number of every word that nothing looks for. */
export const UNSOUGHT = 0

/** The sum of no letters. */
export const NO_LETTERS = 0x811c9dc5

/** The sum with one more letter, in lower case (Fowler, Noll and Vo's hash, FNV-1a). */
export function sumWith(sum: number, letter: number): number {
  return Math.imul(sum ^ letter, 0x01000193)
}

/** The number of a word that is looked for from now on, in texts that are split into words from now on. */
export function numberOf(word: string): number {
  const known = numbers.get(word)
  if (known !== undefined) return known
  const number = words.push(word) - 1
  numbers.set(word, number)
  if (words.length * 2 <= places.length) place(number)
  else {
    places = new Int32Array(places.length * 2)
    for (let each = 1; each < words.length; each++) place(each)
  }
  return number
}

/** The number of a word: `UNSOUGHT` where nothing looks for it. */
export function knownNumber(word: string): number {
  return numbers.get(word) ?? UNSOUGHT
}

/** The number of the word whose letters, in small or capital letters of ASCII, stand in a text, for their sum in small letters. */
export function numberInText(text: string, from: number, to: number, sum: number): number {
  const mask = places.length - 1
  for (let at = sum & mask; ; at = (at + 1) & mask) {
    const number = places[at] ?? UNSOUGHT
    if (number === UNSOUGHT || isWordAt(wordOf(number), text, from, to)) return number
  }
}

/** The word that has a number. */
export function wordOf(number: number): string {
  return words[number] ?? ''
}

function isWordAt(word: string, text: string, from: number, to: number): boolean {
  if (word.length !== to - from) return false
  for (let at = 0; at < word.length; at++) {
    const letter = text.charCodeAt(from + at)
    const small = letter >= CAPITAL_A && letter <= CAPITAL_Z ? letter + TO_SMALL : letter
    if (word.charCodeAt(at) !== small) return false
  }
  return true
}

const CAPITAL_A = 65
const CAPITAL_Z = 90
const TO_SMALL = 32

function place(number: number): void {
  const mask = places.length - 1
  let sum = NO_LETTERS
  const word = wordOf(number)
  for (let at = 0; at < word.length; at++) sum = sumWith(sum, word.charCodeAt(at))
  let at = sum & mask
  while (places[at] !== UNSOUGHT) at = (at + 1) & mask
  places[at] = number
}
