/** How the commands write counts, lists and what a person typed. */
import { type Message, sentence } from '../src/chat/message.ts'
import { isIsoDate, writeDate } from '../src/time.ts'

const LONGEST_SHOWN = 60
const SMALL_NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** "one" to "ten" in words, larger numbers as "1,204". */
export function inWords(number: number): string {
  return SMALL_NUMBERS[number] ?? number.toLocaleString('en-GB')
}

/** "1 story", "3 stories", "1,204 stories". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`
}

/** "A", "A and B", "A, B and C"; past `most` names, "A, B and 14 more". Names with commas in them are set apart by semicolons. */
export function listOf(names: readonly string[], most = 12): string {
  const separator = names.some((name) => name.includes(',')) ? '; ' : ', '
  // "and 1 more" would take the room of the name that it hides.
  if (names.length > most + 1) return `${names.slice(0, most).join(separator)} and ${names.length - most} more`
  const [last, ...others] = names.toReversed()
  if (last === undefined) return ''
  if (others.length === 0) return last
  const and = separator === '; ' && others.length > 1 ? '; and ' : ' and '
  return `${others.toReversed().join(separator)}${and}${last}`
}

/** Names in a row, without an "and" that could be taken for part of a name: "A, B and C, D"; past `most`, "A, B and 14 more". */
export function rowOf(names: readonly string[], most = 12): string {
  const separator = names.some((name) => name.includes(',')) ? '; ' : ', '
  if (names.length <= most + 1) return names.join(separator)
  return `${names.slice(0, most).join(separator)} and ${names.length - most} more`
}

/** What a person typed, to be shown back: on one line and at most 60 characters. Adapters escape it like all text. */
export function shown(typed: string): string {
  const letters = Array.from(typed.replace(/\s+/gu, ' ').trim())
  return letters.length <= LONGEST_SHOWN ? letters.join('') : `${letters.slice(0, LONGEST_SHOWN - 1).join('')}…`
}

/** A date as fine as its source gave it: "2018" as it is, "2018-02" as "February 2018", a day in full. */
export function writeLooseDate(date: string): string {
  if (/^\d{4}-\d{2}$/.test(date)) return writeDate(`${date}-01`).replace(/^1 /, '')
  return isIsoDate(date) ? writeDate(date) : date
}

/** With the first letter as a capital. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Sentences as a message: the first is the title, which has less room than what follows. Quotations are not cut. */
export function told(why: string, ...more: readonly string[]): Message {
  const end = why.indexOf('. ', why.lastIndexOf('”') + 1)
  const [first, rest] = end < 0 ? [why, ''] : [why.slice(0, end + 1), why.slice(end + 2)]
  return sentence('plain', first, ...[rest, ...more].filter((sentences) => sentences !== ''))
}
