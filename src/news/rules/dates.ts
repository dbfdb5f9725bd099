import { addDays, type IsoDate, isIsoDate, MONTHS } from '../../time.ts'
import type { Reading } from '../reading.ts'
import { BREAK, type Tokens } from '../tokens.ts'
import { UNSOUGHT } from '../word-numbers.ts'
import { numberSet, wordSet } from '../word-set.ts'

/** A day that the text speaks of. */
export interface SpokenDate {
  readonly from: number
  readonly to: number
  readonly date: IsoDate
  /** Whether the text gives the day of the month. */
  readonly exact: boolean
}

const MONTH_NUMBERS = new Map(
  MONTHS.flatMap((name, at) => [name, name.slice(0, 3)].map((word): [string, number] => [word, at + 1])).concat([
    ['sept', 9],
  ]),
)

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** Words that name a day or begin to. */
const DAY_WORDS = numberSet([
  ...MONTH_NUMBERS.keys(),
  ...WEEKDAYS,
  'today',
  'yesterday',
  'tomorrow',
  'midnight',
  'this',
  'next',
])

/** All days in the text, in its order; those that hang on an unknown date of publication are left out. */
export function spokenDates({ tokens, published }: Reading): SpokenDate[] {
  const dates: SpokenDate[] = []
  for (let at = 0; at < tokens.keys.length; at++) {
    if (!DAY_WORDS.has(tokens.numbers[at] ?? UNSOUGHT)) continue
    const spoken = MONTH_NUMBERS.has(tokens.keys[at] ?? '')
      ? monthAt(tokens, at, published)
      : dayAt(tokens, at, published)
    if (!spoken) continue
    dates.push(spoken)
    at = spoken.to - 1
  }
  return dates
}

const BEFORE_WEEKDAY = wordSet('from on next last since')

/** "today", "this morning", "midnight", "tomorrow", "this month", "next month". */
function dayAt({ keys }: Tokens, at: number, published: IsoDate | null): SpokenDate | null {
  if (published === null) return null
  const word = keys[at]
  if (word === 'today') return { from: at, to: at + 1, date: published, exact: true }
  if (word === 'this' && keys[at + 1] === 'morning') return { from: at, to: at + 2, date: published, exact: true }
  if (word === 'yesterday') return { from: at, to: at + 1, date: addDays(published, -1), exact: true }
  if (word === 'midnight') return midnight(at, published)
  if (word === 'tomorrow') return { from: at, to: at + 1, date: addDays(published, 1), exact: true }
  const weekday = WEEKDAYS.indexOf(word ?? '')
  if (weekday >= 0 && BEFORE_WEEKDAY.has(keys[at - 1] ?? '')) return firstOfMonthOn(weekday, at, published)
  if (keys[at + 1] !== 'month' || (word !== 'this' && word !== 'next')) return null
  const first = `${published.slice(0, 8)}01`
  const date = word === 'this' ? first : `${addDays(first, 31).slice(0, 8)}01`
  return { from: at, to: at + 2, date, exact: false }
}

/** "At midnight" is when a month begins: on the day itself, or at the end of the day before. */
function midnight(at: number, published: IsoDate): SpokenDate {
  const next = addDays(published, 1)
  return { from: at, to: at + 1, date: next.endsWith('-01') ? next : published, exact: true }
}

/** "From Wednesday": a start if that day, of the week before or the week to come, is the first of a month. */
function firstOfMonthOn(weekday: number, at: number, published: IsoDate): SpokenDate | null {
  const today = new Date(`${published}T00:00:00Z`).getUTCDay()
  const ahead = addDays(published, (weekday - today + 7) % 7)
  const date = [ahead, addDays(ahead, -7), addDays(ahead, 7)].find((day) => day.endsWith('-01'))
  return date ? { from: at, to: at + 1, date, exact: true } : null
}

/** "1 April 2020", "April 1st, 2020", "April 2020", "April next year", "next April", "April". */
function monthAt(tokens: Tokens, at: number, published: IsoDate | null): SpokenDate | null {
  const { keys } = tokens
  const month = MONTH_NUMBERS.get(keys[at] ?? '') ?? 0
  if (month === 5 && !isCapital(tokens, at)) return null
  let from = at
  let to = at + 1
  let day = dayNumber(keys[at - 1]) ?? (keys[at - 1] === 'of' ? dayNumber(keys[at - 2]) : null)
  if (day !== null) from = keys[at - 1] === 'of' ? at - 2 : at - 1
  else if (tokens.breaks[to] === BREAK.none) {
    day = dayNumber(keys[to])
    if (day !== null) to++
  }
  if (keys[to] === 'in' && yearAt(tokens, to + 1) !== null) to++
  const year = yearAt(tokens, to)
  if (year !== null) return spoken(from, to + 1, year, month, day)
  if (published === null) return null
  const thisYear = Number(published.slice(0, 4))
  const thisMonth = Number(published.slice(5, 7))
  if (keys[to] === 'next' && keys[to + 1] === 'year') return spoken(from, to + 2, thisYear + 1, month, day)
  if (keys[to] === 'this' && keys[to + 1] === 'year') return spoken(from, to + 2, thisYear, month, day)
  if (keys[to] === 'last' && keys[to + 1] === 'year') return spoken(from, to + 2, thisYear - 1, month, day)
  if (keys[from - 1] === 'last') return spoken(from - 1, to, month < thisMonth ? thisYear : thisYear - 1, month, day)
  if (keys[from - 1] === 'in' && pastVerbBefore(tokens, from) !== null)
    return spoken(from, to, month <= thisMonth ? thisYear : thisYear - 1, month, day)
  const next = keys[from - 1] === 'next'
  const comes = month > thisMonth || (month === thisMonth && !next) ? thisYear : thisYear + 1
  return spoken(next ? from - 1 : from, to, comes, month, day)
}

/** Participles of what is still to come, and of what is settled for a day. */
const AHEAD = wordSet(`
  expected planned scheduled proposed earmarked intended delayed postponed approved agreed needed required supposed hoped
  be to will would could should may might due set
`)
const PAST = wordSet('took was were came had began became went met held made gave left saw')
const VERB_REACH = 8

/** The verb in the past that a day belongs to ("took charge of the groups in"); null where the day may be still to come. */
export function pastVerbBefore({ keys, breaks }: Tokens, day: number): string | null {
  for (let at = day - 1; at >= 0 && at >= day - VERB_REACH; at--) {
    if ((breaks[at + 1] ?? BREAK.stop) >= BREAK.bracket) return null
    const word = keys[at] ?? ''
    if (AHEAD.has(word)) return null
    if (PAST.has(word) || word.endsWith('ed')) return isAhead(keys, at) ? null : word
  }
  return null
}

/** "to be merged in", "if merged in". */
function isAhead(keys: readonly string[], verb: number): boolean {
  for (let at = verb - 1; at >= verb - 3; at--) if (AHEAD.has(keys[at] ?? '') || keys[at] === 'if') return true
  return false
}

/** Of a day of a year with four digits. */
const DAY_LENGTH = 10
/** Every month has so many days. */
const SHORTEST_MONTH = 28

function spoken(from: number, to: number, year: number, month: number, day: number | null): SpokenDate | null {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day ?? 1).padStart(2, '0')}`
  const isDay = date.length === DAY_LENGTH && ((day ?? 1) <= SHORTEST_MONTH || isIsoDate(date))
  return isDay ? { from, to, date, exact: day !== null } : null
}

function yearAt(tokens: Tokens, at: number): number | null {
  const word = tokens.keys[at] ?? ''
  if ((tokens.breaks[at] ?? BREAK.stop) > BREAK.comma || !/^20[0-4]\d$/.test(word)) return null
  return Number(word)
}

function dayNumber(word: string | undefined): number | null {
  const day = /^([0-3]?\d)(?:st|nd|rd|th)?$/.exec(word ?? '')
  return day && Number(day[1]) >= 1 && Number(day[1]) <= 31 ? Number(day[1]) : null
}

function isCapital({ text, starts }: Tokens, at: number): boolean {
  return /\p{Lu}/u.test(text.charAt(starts[at] ?? 0))
}
