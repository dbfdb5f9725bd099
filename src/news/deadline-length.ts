/** The last day of a consultation of which the text tells the first day and the length: "six-week consultation begins today". */
import { addDays, type IsoDate } from '../time.ts'
import { isOurs } from './deadline-closing.ts'
import type { DayNamed } from './deadline-days.ts'
import { ASKING, OTHER_SUBJECTS } from './rules/deadline.ts'
import { type Tokens, wordsBetween } from './tokens.ts'
import type { StatedDate } from './understanding.ts'
import { wordSet } from './word-set.ts'

const NUMBERS = new Map(
  [
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
    'thirteen',
    'fourteen',
    'fifteen',
    'sixteen',
  ].map((word, at): [string, number] => [word, at + 1]),
)
const BEGINNING = wordSet(`
  begin begins began starts start started starting beginning launch launches launched launching open opens opened opening
  from kicks
`)
const PAST_BEGINNING = wordSet('began started launched opened')
/** Between a beginning and its day. */
const SLIGHT = wordSet('on this the off from at')
const UNITS = new Map<string, Unit>([
  ['day', 'day'],
  ['days', 'day'],
  ['week', 'week'],
  ['weeks', 'week'],
  ['month', 'month'],
  ['months', 'month'],
])
const LONGEST = { day: 180, week: 26, month: 6 } as const
const MOST_LENGTHS = 8
const REACH = 8
const SUBJECT_REACH = 20

type Unit = 'day' | 'week' | 'month'

interface Length {
  readonly from: number
  readonly to: number
  readonly count: number
  readonly unit: Unit
}

/** The first such day, reckoned to the day of the week on which it began; null where there is none. */
export function reckonedEnd(tokens: Tokens, days: readonly DayNamed[]): StatedDate | null {
  if (days.length === 0) return null
  for (const length of lengthsOfConsultations(tokens)) {
    for (const start of days) {
      const begins = tokens.sentences[start.from] === tokens.sentences[length.from] ? beginningOf(tokens, start) : null
      if (begins === null) continue
      const day = after(firstDay(tokens, start, begins), length)
      const words = wordsBetween(tokens, Math.min(length.from, begins, start.from), Math.max(length.to, start.to))
      return { sort: 'closes', day, time: '', place: '', words, isReckoned: true }
    }
  }
  return null
}

/** "six-week public consultation", "the consultation will run for twelve weeks". */
function lengthsOfConsultations(tokens: Tokens): Length[] {
  const { keys } = tokens
  const lengths: Length[] = []
  for (let at = 0; at + 1 < keys.length && lengths.length < MOST_LENGTHS; at++) {
    const unit = UNITS.get(keys[at + 1] ?? '')
    if (unit === undefined) continue
    const count = NUMBERS.get(keys[at] ?? '') ?? (/^\d{1,3}$/.test(keys[at] ?? '') ? Number(keys[at]) : 0)
    if (count === 0 || count > LONGEST[unit]) continue
    const length = { from: at, to: at + 2, count, unit }
    if (isOfConsultation(tokens, length)) lengths.push(length)
  }
  return lengths
}

function isOfConsultation(tokens: Tokens, { from, to }: Length): boolean {
  const { keys, sentences } = tokens
  const inSentence = (at: number) => at >= 0 && at < keys.length && sentences[at] === sentences[from]
  for (let at = Math.max(0, from - SUBJECT_REACH); at < from + SUBJECT_REACH; at++)
    if (inSentence(at) && (keys[at] ?? '').startsWith('exten')) return false
  for (let at = to; at < to + 4 && inSentence(at); at++) {
    if (OTHER_SUBJECTS.has(keys[at] ?? '')) return false
    if (ASKING.has(keys[at] ?? '')) return isOurs(tokens, at)
  }
  if (!['for', 'of', 'over', 'last', 'lasts', 'lasting', 'run', 'runs'].includes(keys[from - 1] ?? '')) return false
  for (let at = from - 1; at > from - SUBJECT_REACH && inSentence(at); at--) {
    if (OTHER_SUBJECTS.has(keys[at] ?? '')) return false
    if (ASKING.has(keys[at] ?? '')) return isOurs(tokens, at)
  }
  return false
}

/** The word that makes a day a beginning: "begins on Monday", "today the CCG launched"; null where none does. */
function beginningOf({ keys, sentences }: Tokens, { from, to }: DayNamed): number | null {
  let before = from - 1
  while (SLIGHT.has(keys[before] ?? '') && keys[before] !== 'from') before--
  if (BEGINNING.has(keys[before] ?? '') && sentences[before] === sentences[from]) return before
  if (sentences[from - 1] === sentences[from] && keys[from - 1] !== 'on') return null
  for (let at = to; at < to + REACH && sentences[at] === sentences[from]; at++)
    if (BEGINNING.has(keys[at] ?? '') && keys[at] !== 'from') return at
  return null
}

/** "Launched on Monday" was the Monday before; "to be launched on Monday" is the one to come. */
function firstDay({ keys }: Tokens, { day, isBareWeekday }: DayNamed, begins: number): IsoDate {
  const isPast = PAST_BEGINNING.has(keys[begins] ?? '') && keys[begins - 1] !== 'be'
  return isBareWeekday && isPast ? addDays(day, -7) : day
}

function after(day: IsoDate, { count, unit }: Length): IsoDate {
  if (unit !== 'month') return addDays(day, unit === 'week' ? count * 7 : count)
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10)
}
