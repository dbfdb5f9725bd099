/** The time of day that stands beside a day, and the place after it. */
import { readTimeOfDay, type TimeOfDay } from '../time.ts'
import type { DayNamed } from './deadline-days.ts'
import { BREAK, type Tokens, wordsBetween } from './tokens.ts'

/** A time of day with where it ends in the text; for one before its day, that is where the day ends. */
export interface TimeNamed {
  readonly time: TimeOfDay
  readonly end: number
}

const REACH = 48
const CLOCK = String.raw`(?:\d{1,2}(?:[.:]\d{2})? ?[ap]\.?m\b\.?|\d{1,2}[.:]\d{2}(?![.:]?\d)|(?:12 ?)?(?:noon|midday|midnight)\b)`
/** "2-4pm", "2pm to 4pm": the first is the one that counts. */
const SPAN = String.raw`(?:(\d{1,2}(?:[.:]\d{2})?) ?([ap]\.?m\b\.?)? ?(?:-|–|to|until) ?)?(${CLOCK})`
const AFTER = new RegExp(
  String.raw`^[ \u00a0,(]{0,3}(?:(?:starting |beginning )?(?:at|from|by|between|@) ?)?${SPAN}`,
  'i',
)
const BEFORE = new RegExp(String.raw`(?<![\d.:])${SPAN}[ \u00a0,]{0,3}(?:(?:on|this) )?(?:the )?$`, 'i')

/** The time of day that the text gives with a day, before or after it; null where it gives none. */
export function timeBeside({ text, starts, ends }: Tokens, { from, to }: DayNamed): TimeNamed | null {
  const [start, end] = [starts[from] ?? 0, ends[to - 1] ?? 0]
  const after = AFTER.exec(text.slice(end, end + REACH))
  if (after) return named(after, end + after[0].length)
  const before = BEFORE.exec(text.slice(Math.max(0, start - REACH), start))
  return before ? named(before, end) : null
}

function named([, first, firstHalf, last = '']: RegExpExecArray, end: number): TimeNamed | null {
  const closing = readClock(last)
  if (first === undefined) return closing === null ? null : { time: closing, end }
  const half = firstHalf ?? /[ap]\.?m/i.exec(last)?.[0] ?? ''
  const opening = readClock(`${first}${half}`)
  // "11-1pm" begins in the morning.
  const turned = opening !== null && closing !== null && opening > closing ? readClock(`${first}am`) : opening
  return turned === null ? null : { time: turned, end }
}

function readClock(written: string): TimeOfDay | null {
  const plain = written.toLowerCase().replace(/\.?m\.?$/, 'm')
  return readTimeOfDay(/noon|midday|midnight/.exec(plain)?.[0] ?? plain)
}

const PLACE_JOINTS = new Set(['of', 'the', 'and', 'for', 's', 'in', 'at', 'on', 'upon', 'le', 'de'])
const MOST_PLACE_WORDS = 14

/**
 * "the Town Hall, Birkenhead", where "at" or "in" and a name stand at a word: the first that starts at that offset of the
 * text or after it. The name ends before the word `stop`. Else ''.
 */
export function placeAt(tokens: Tokens, word: number, offset: number, stop: number): string {
  const { keys, starts, text, breaks } = tokens
  let first = word
  while ((starts[first] ?? Number.POSITIVE_INFINITY) < offset) first++
  if ((keys[first] !== 'at' && keys[first] !== 'in') || (breaks[first] ?? BREAK.stop) > BREAK.comma) return ''
  const from = first + 1
  const startsWith = (at: number, sort: RegExp) => sort.test(text.charAt(starts[at] ?? 0))
  if (!startsWith(keys[from] === 'the' ? from + 1 : from, /\p{Lu}/u)) return ''
  let to = from
  for (let at = from; at < Math.min(from + MOST_PLACE_WORDS, stop); at++) {
    if (at > from && (breaks[at] ?? BREAK.stop) > BREAK.comma) break
    if (startsWith(at, /[\p{Lu}\p{N}]/u)) to = at + 1
    else if (!PLACE_JOINTS.has(keys[at] ?? '') || (at > from && breaks[at] !== BREAK.none)) break
  }
  return to === from ? '' : wordsBetween(tokens, from, to)
}
