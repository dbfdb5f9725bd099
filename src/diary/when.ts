/** Reads a day and, if there is one, a time of day, as people type them together. */
import { type IsoDate, readDate, readTimeOfDay, type TimeOfDay } from '../time.ts'

export interface When {
  readonly day: IsoDate
  /** '' where only a day was given. */
  readonly time: TimeOfDay
}

const TIME = /^(.*?) (?:at )?(noon|midday|\d{1,2}[:.]\d{2} ?(?:am|pm)?|\d{1,2} ?(?:am|pm))$/
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)? /
const WITHOUT_A_DAY = /^(?:[a-z]+ )?\d{4}$|^\d{4}-\d{1,2}$/
const WITHOUT_A_YEAR = /^\d{1,2}(?:st|nd|rd|th)? [a-z]+$/

/**
 * Reads "3 March 2027 at 14:30", "Wednesday 3 March 2pm", "2027-03-03 14.30", "tomorrow at noon", "03/03/2027". A day
 * without a year is the next one. Null for what is no day, and for a month or a year without a day: those are no deadlines.
 */
export function readWhen(typed: string, today: IsoDate): When | null {
  const text = typed
    .toLowerCase()
    .replace(/[\s,]+/g, ' ')
    .trim()
  const timed = TIME.exec(text)
  const time = timed ? readTime(timed[2] ?? '') : ''
  const day = readDay((timed?.[1] ?? text).replace(WEEKDAY, ''), today)
  return day === null || time === null ? null : { day, time }
}

/** The end of a day is no time of that day: its last minute stands for it, so that the day stays the one that was meant. */
function readTime(text: string): TimeOfDay | null {
  return /^24[:.]00$/.test(text) ? '23:59' : readTimeOfDay(text)
}

function readDay(text: string, today: IsoDate): IsoDate | null {
  if (WITHOUT_A_DAY.test(text)) return null
  if (!WITHOUT_A_YEAR.test(text)) return readDate(text, today)
  const thisYear = Number(today.slice(0, 4))
  const days = [thisYear, thisYear + 1].map((year) => readDate(`${text} ${year}`, today))
  return days.find((day) => day !== null && day >= today) ?? null
}
