/** The days on which the public can act, as a text states them: when a consultation ends, and when those who decide meet. */
import { addDays, type IsoDate } from '../time.ts'
import { closingCue } from './deadline-closing.ts'
import { type DayNamed, daysNamed } from './deadline-days.ts'
import { reckonedEnd } from './deadline-length.ts'
import { meetingCue } from './deadline-meeting.ts'
import { placeAt, timeBeside } from './deadline-times.ts'
import { ASKING, MEETING, TO_TAKE_PART } from './rules/deadline.ts'
import { type Tokens, wordsBetween } from './tokens.ts'
import type { StatedDate } from './understanding.ts'
import { numberSet } from './word-set.ts'

/** A consultation lasts months; a day further away than this is a slip of the pen. */
const MOST_DAYS_AHEAD = 366
const MOST_DATES = 4
const LONGEST_WORDS = 160
/** Midnight on a day is its end when something closes: 00:00 would be its beginning. */
const END_OF_DAY = '23:59'

/** Without one of these no day is the last of a consultation, and none that of a meeting. */
const OCCASIONS = numberSet([...ASKING, ...TO_TAKE_PART, ...MEETING])

/**
 * Finds the last day of a consultation and the days of public meetings, in the order of the text, each once.
 *
 * Days are those of Europe/London; what lies before the day of publication is left out, as is what cannot be told to a
 * day. Without a day of publication only days with their year are found. Takes time in proportion to the text.
 */
export function statedDates(tokens: Tokens, published: IsoDate | null): StatedDate[] {
  if (!tokens.numbers.some((number) => OCCASIONS.has(number))) return []
  const days = daysNamed(tokens, published)
  const stated = days.flatMap((_, at) => statedBy(tokens, days, at) ?? [])
  const reckoned = stated.some(({ sort }) => sort === 'closes') ? null : reckonedEnd(tokens, days)
  const all = reckoned === null ? stated : [...stated, { ...reckoned, words: shorten(reckoned.words) }]
  const toCome = all.filter(
    ({ day }) => published === null || (day >= published && day <= addDays(published, MOST_DAYS_AHEAD)),
  )
  const each = new Map<string, StatedDate>()
  for (const one of toCome) {
    const known = each.get(`${one.sort} ${one.day}`)
    if (!known || (known.time === '' && one.time !== '')) each.set(`${one.sort} ${one.day}`, one)
  }
  return [...each.values()].slice(0, MOST_DATES)
}

/** What the text says of one of its days; null where that is neither. */
function statedBy(tokens: Tokens, days: readonly DayNamed[], at: number): StatedDate | null {
  const named = days[at]
  if (!named) return null
  const closing = closingCue(tokens, days, at)
  const meeting = closing === null ? meetingCue(tokens, days, at) : null
  const cue = closing ?? meeting
  if (cue === null) return null
  const beside = timeBeside(tokens, named)
  const time = beside?.time ?? ''
  const end = Math.max(cue.to, named.to)
  const words = shorten(wordsBetween(tokens, Math.min(cue.from, named.from), end))
  const common = { day: named.day, words, isReckoned: false }
  return closing
    ? { sort: 'closes', ...common, time: time === '00:00' ? END_OF_DAY : time, place: '' }
    : { sort: 'meets', ...common, time, place: placeOf(tokens, cue.from, named, beside?.end ?? 0) }
}

/** Where it is held: after the day and its time, or before them ("in public at the Town Hall on 26 September"). */
function placeOf(tokens: Tokens, from: number, { from: dayFrom, to }: DayNamed, end: number): string {
  const after = placeAt(tokens, to, end, tokens.keys.length)
  for (let at = from + 1; after === '' && at < dayFrom; at++) {
    const before = placeAt(tokens, at, 0, dayFrom)
    if (before !== '') return before
  }
  return after
}

function shorten(words: string): string {
  return words.slice(0, LONGEST_WORDS).toWellFormed()
}
