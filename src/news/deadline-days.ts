/** The days that a text speaks of, as people write them: for closing dates and meetings, where the day of the month matters. */
import { addDays, daysBetween, type IsoDate, isIsoDate, MONTHS } from '../time.ts'
import { BREAK, type Tokens } from './tokens.ts'
import { UNSOUGHT } from './word-numbers.ts'
import { numberSet } from './word-set.ts'

/** A day, with the words that name it: from one to another, which is not included. */
export interface DayNamed {
  readonly from: number
  readonly to: number
  readonly day: IsoDate
  /** Named by its weekday alone: the next one, seen from the day of publication. */
  readonly isBareWeekday: boolean
}

interface Parts {
  readonly day: number
  readonly month: number
  /** Null where the text leaves it out. */
  readonly year: number | null
  /** 0 is Sunday; null where the text gives none. */
  readonly weekday: number | null
}

const MONTH_NUMBERS = new Map<string, number>([
  ...MONTHS.flatMap((name, at): [string, number][] => [
    [name, at + 1],
    [name.slice(0, 3), at + 1],
  ]),
  ['sept', 9],
])
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const WEEKDAY_NUMBERS = new Map<string, number>([
  ...WEEKDAYS.flatMap((name, at): [string, number][] => [
    [name, at],
    [name.slice(0, 3), at],
  ]),
  ['tues', 2],
  ['thur', 4],
  ['thurs', 4],
])
const RANGE_WORDS = new Set(['to', 'until', 'till', 'and', 'or'])
/** A weekday beside a day without a year may move it to another year, but not far: "Friday 3 January", written in December. */
const NEAR_DAYS = 200

/**
 * All days in the text, in its order. A day without a year is the one nearest to the day of publication, before or after
 * it; one whose weekday does not fit, that does not exist, or that hangs on an unknown day of publication is left out.
 */
export function daysNamed(tokens: Tokens, published: IsoDate | null): DayNamed[] {
  const days: DayNamed[] = []
  for (let at = 0; at < tokens.keys.length; at++) {
    if (!mayBegin(tokens, at)) continue
    const found = dateAt(tokens, at, published) ?? relativeAt(tokens, at, published)
    if (!found) continue
    days.push(...found.days)
    at = found.to - 1
  }
  return days
}

/** Words that name a day or begin to, beside figures. */
const DAY_WORDS = numberSet([
  ...MONTH_NUMBERS.keys(),
  ...WEEKDAY_NUMBERS.keys(),
  'today',
  'tonight',
  'yesterday',
  'tomorrow',
  'end',
])

function mayBegin({ keys, numbers }: Tokens, at: number): boolean {
  return DAY_WORDS.has(numbers[at] ?? UNSOUGHT) || /^\d/.test(keys[at] ?? '')
}

interface Found {
  readonly to: number
  /** None where the words name a day that cannot be told. */
  readonly days: readonly DayNamed[]
}

/** "Friday 3 January 2020", "2 to 11 October", "October 14th, 2019", "14/10/2019", "2019-10-14". */
function dateAt(tokens: Tokens, at: number, published: IsoDate | null): Found | null {
  const { keys } = tokens
  const weekday = WEEKDAY_NUMBERS.get(keys[at] ?? '') ?? null
  let first = weekday === null ? at : at + 1
  if (weekday !== null && keys[first] === 'the') first++
  if (!isJoined(tokens, at, first)) return null
  const slashed = numericAt(tokens, first)
  if (slashed) return resolved(at, slashed.to, { ...slashed.parts, weekday }, published)
  const day = dayNumber(keys[first])
  if (day === null)
    return weekday === null
      ? monthFirst(tokens, at, at, null, published)
      : monthFirst(tokens, at, first, weekday, published)
  const plain = monthAfter(tokens, first)
  if (plain !== null) {
    const { year, to } = yearAt(tokens, plain.to, published)
    return resolved(at, to, { day, month: plain.month, year, weekday }, published)
  }
  return rangeAt(tokens, at, first, day, weekday, published)
}

/** "2 to 11 October", "2-11 October", "26 and 27 September", "Monday 2 to Friday 13 October": both days. */
function rangeAt(
  tokens: Tokens,
  at: number,
  first: number,
  day: number,
  weekday: number | null,
  published: IsoDate | null,
): Found | null {
  const { keys } = tokens
  let second = RANGE_WORDS.has(keys[first + 1] ?? '') ? first + 2 : first + 1
  const secondFrom = second
  const secondWeekday = WEEKDAY_NUMBERS.get(keys[second] ?? '') ?? null
  if (secondWeekday !== null) second++
  const last = dayNumber(keys[second])
  const month = last === null ? null : monthAfter(tokens, second)
  if (last === null || month === null || !isJoined(tokens, at, month.to - 1, BREAK.dash)) return null
  const { year, to } = yearAt(tokens, month.to, published)
  const common = { month: month.month, year }
  const days = [
    ...resolved(at, first + 1, { ...common, day, weekday }, published).days,
    ...resolved(secondFrom, to, { ...common, day: last, weekday: secondWeekday }, published).days,
  ]
  return { to, days }
}

/** "October 14", "October 14th, 2019". */
function monthFirst(
  tokens: Tokens,
  from: number,
  at: number,
  weekday: number | null,
  published: IsoDate | null,
): Found | null {
  const month = monthNumber(tokens, at)
  const day = month === null || tokens.breaks[at + 1] !== BREAK.none ? null : dayNumber(tokens.keys[at + 1])
  if (month === null || day === null) return null
  const { year, to } = yearAt(tokens, at + 2, published)
  return resolved(from, to, { day, month, year, weekday }, published)
}

/** "14/10/2019", "14.10.2019", "2019-10-14". */
function numericAt(
  { text, keys, starts, ends }: Tokens,
  at: number,
): { parts: Omit<Parts, 'weekday'>; to: number } | null {
  if (!/^\d{1,4}$/.test(keys[at] ?? '')) return null
  const written = text.slice(starts[at], ends[at + 2])
  const british = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})$|^(\d{1,2})\/(\d{1,2})\/(\d{2})$/.exec(written)
  if (british) {
    const [, day = british[5], , month = british[6], year = `20${british[7]}`] = british
    return { parts: { day: Number(day), month: Number(month), year: Number(year) }, to: at + 3 }
  }
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written)
  return iso ? { parts: { day: Number(iso[3]), month: Number(iso[2]), year: Number(iso[1]) }, to: at + 3 } : null
}

/** "today", "tonight", "yesterday", "tomorrow", "on Friday", "Friday week", "a week on Friday", "the end of October", "the end of the month". */
function relativeAt({ keys }: Tokens, at: number, published: IsoDate | null): Found | null {
  if (published === null) return null
  const word = keys[at] ?? ''
  const named = (to: number, day: IsoDate, isBareWeekday = false): Found => ({
    to,
    days: [{ from: at, to, day, isBareWeekday }],
  })
  if (word === 'today' || word === 'tonight') return named(at + 1, published)
  if (word === 'yesterday') return named(at + 1, addDays(published, -1))
  if (word === 'tomorrow') return named(at + 1, addDays(published, 1))
  if (word === 'end' && keys[at + 1] === 'of') return endOf(keys, at, published)
  const weekday = WEEKDAYS.indexOf(word)
  if (weekday < 0) return null
  const ahead = (weekday - weekdayOf(published) + 7) % 7
  // Nobody can tell which Friday "next Friday" is, and on a Friday not even which "Friday" is.
  const before = keys[at - 1]
  if (ahead === 0 || before === 'next' || before === 'last' || before === 'every') return { to: at + 1, days: [] }
  if (before === 'on' && keys[at - 2] === 'week') {
    const day = { from: at - 2, to: at + 1, day: addDays(published, ahead + 7), isBareWeekday: false }
    return { to: at + 1, days: [day] }
  }
  return keys[at + 1] === 'week'
    ? named(at + 2, addDays(published, ahead + 7))
    : named(at + 1, addDays(published, ahead), true)
}

function endOf(keys: readonly string[], at: number, published: IsoDate): Found | null {
  const next = keys[at + 2] === 'the' || keys[at + 2] === 'this' ? at + 3 : at + 2
  const thisYear = Number(published.slice(0, 4))
  const thisMonth = Number(published.slice(5, 7))
  const word = keys[next] ?? ''
  const month = word === 'month' ? thisMonth : word === 'year' ? 12 : (MONTH_NUMBERS.get(word) ?? null)
  if (month === null) return null
  const written = /^20[0-4]\d$/.test(keys[next + 1] ?? '') ? Number(keys[next + 1]) : null
  const year = written ?? (month < thisMonth ? thisYear + 1 : thisYear)
  const to = written === null ? next + 1 : next + 2
  return { to, days: [{ from: at, to, day: lastOfMonth(year, month), isBareWeekday: false }] }
}

function resolved(from: number, to: number, parts: Parts, published: IsoDate | null): Found {
  const day = resolve(parts, published)
  return { to, days: day === null ? [] : [{ from, to, day, isBareWeekday: false }] }
}

function resolve({ day, month, year, weekday }: Parts, published: IsoDate | null): IsoDate | null {
  const fits = (candidate: IsoDate) => isIsoDate(candidate) && (weekday === null || weekdayOf(candidate) === weekday)
  if (year !== null) {
    const written = writeDay(year, month, day)
    return fits(written) ? written : null
  }
  if (published === null) return null
  const thisYear = Number(published.slice(0, 4))
  const [nearest] = [thisYear - 1, thisYear, thisYear + 1]
    .map((one) => writeDay(one, month, day))
    .filter(fits)
    .map((candidate) => ({ candidate, away: Math.abs(daysBetween(published, candidate)) }))
    .toSorted((one, other) => one.away - other.away)
  return nearest && nearest.away <= NEAR_DAYS ? nearest.candidate : null
}

/** The month that follows a day of it: "14 October", "14th of October". */
function monthAfter(tokens: Tokens, at: number): { month: number; to: number } | null {
  const place = tokens.keys[at + 1] === 'of' ? at + 2 : at + 1
  const month = isJoined(tokens, at, place) ? monthNumber(tokens, place) : null
  return month === null ? null : { month, to: place + 1 }
}

/** "may" and "mar" in lower case are no months. */
function monthNumber({ keys, starts, text }: Tokens, at: number): number | null {
  const month = MONTH_NUMBERS.get(keys[at] ?? '')
  return month === undefined || !/\p{Lu}/u.test(text.charAt(starts[at] ?? 0)) ? null : month
}

function yearAt(tokens: Tokens, at: number, published: IsoDate | null): { year: number | null; to: number } {
  const [word, next] = [tokens.keys[at] ?? '', tokens.keys[at + 1] ?? '']
  if ((tokens.breaks[at] ?? BREAK.stop) <= BREAK.comma) {
    if (/^20[0-4]\d$/.test(word)) return { year: Number(word), to: at + 1 }
    if (published !== null && next === 'year' && (word === 'this' || word === 'next'))
      return { year: Number(published.slice(0, 4)) + (word === 'next' ? 1 : 0), to: at + 2 }
  }
  return { year: null, to: at }
}

function dayNumber(word: string | undefined): number | null {
  const day = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word ?? '')
  return day && Number(day[1]) >= 1 && Number(day[1]) <= 31 ? Number(day[1]) : null
}

/** Whether nothing heavier than that stands between the words from one to another, both included. */
function isJoined({ breaks }: Tokens, from: number, to: number, heaviest: number = BREAK.comma): boolean {
  for (let at = from + 1; at <= to; at++) if ((breaks[at] ?? BREAK.stop) > heaviest) return false
  return true
}

function weekdayOf(day: IsoDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

function writeDay(year: number, month: number, day: number): IsoDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The last day of a month; months count from 1. */
function lastOfMonth(year: number, month: number): IsoDate {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}
