/**
 * Days and moments, and how people in Britain write them.
 *
 * A day is an `IsoDate`, a moment is an `Instant`. Both sort as plain text, and both databases keep them as they are.
 */

/** A calendar day, `YYYY-MM-DD`. */
export type IsoDate = string

/** A moment in UTC, `YYYY-MM-DDTHH:MM:SS.mmmZ`. */
export type Instant = string

/** Tells what time it is. Injected everywhere, so that a test can move time. */
export type Clock = () => Date

export const LONDON = 'Europe/London'

/** Spans in milliseconds. A day on London's clocks is an hour more or less twice a year: `addDays` counts those. */
export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

const londonDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: LONDON,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})
const longDay = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
const shortDay = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' })
const longMoment = new Intl.DateTimeFormat('en-GB', {
  timeZone: LONDON,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** The moment as text. */
export function instant(date: Date): Instant {
  return date.toISOString()
}

/** The day that it is in London at that moment. */
export function londonDate(date: Date): IsoDate {
  return londonDay.format(date)
}

/** `2020-04-01` as "1 April 2020"; with `short`, as "1 Apr 2020". */
export function writeDate(day: IsoDate, form: 'long' | 'short' = 'long'): string {
  return (form === 'long' ? longDay : shortDay).format(new Date(`${day}T00:00:00Z`))
}

/** A moment as "1 April 2020 at 09:30", London time. */
export function writeMoment(date: Date): string {
  return longMoment.format(date)
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** The day so many days later (or earlier, when negative). */
export function addDays(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** "today", "tomorrow", "in 139 days", "yesterday", "139 days ago". */
export function writeCountdown(today: IsoDate, day: IsoDate): string {
  const days = daysBetween(today, day)
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  const count = Math.abs(days).toLocaleString('en-GB')
  return days > 0 ? `in ${count} days` : `${count} days ago`
}

/** Whether the text is a real day written `YYYY-MM-DD` (not, say, 2020-02-31). */
export function isIsoDate(text: string): text is IsoDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

const londonClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: LONDON,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** A time of day, `HH:MM` on a clock of 24 hours. */
export type TimeOfDay = string

/** What London's clocks show at that moment. */
export function londonTime(date: Date): TimeOfDay {
  return londonClock.format(date)
}

/**
 * The moment at which London's clocks show that day and time. An hour that they show twice is the first one; one that
 * they leave out is the moment an hour later, at which they have gone forward.
 */
export function londonMoment(day: IsoDate, time: TimeOfDay): Date {
  const inWinter = new Date(`${day}T${time}:00Z`)
  const inSummer = new Date(inWinter.getTime() - HOUR_MS)
  return londonDate(inSummer) === day && londonTime(inSummer) === time ? inSummer : inWinter
}

/** Reads a time of day as people type it: "14:30", "14.30", "2pm", "10.30 pm", "7", "noon", "midnight". Null when it is none. */
export function readTimeOfDay(text: string): TimeOfDay | null {
  const typed = text.trim().toLowerCase()
  if (typed === 'midnight') return '00:00'
  if (typed === 'noon' || typed === 'midday') return '12:00'
  const parts = /^(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?$/.exec(typed)
  if (!parts) return null
  const [hour, minute, half] = [Number(parts[1]), Number(parts[2] ?? 0), parts[3]]
  const isReal = half === undefined ? hour < 24 || (hour === 24 && minute === 0) : hour >= 1 && hour <= 12
  if (!isReal || minute > 59) return null
  const inDay = half === undefined ? hour % 24 : (hour % 12) + (half === 'pm' ? 12 : 0)
  return [inDay, minute].map((part) => String(part).padStart(2, '0')).join(':')
}

/** The months, January first, in lower case. */
export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/**
 * Reads a day as people type it: "2020-05-01", "1 May 2020", "1st may 2020", "May 2020" (its first day), "01/05/2020"
 * (day first, as in Britain), "2020" (1 January), "today".
 * Returns null when it is none of these or no real day.
 */
export function readDate(text: string, today: IsoDate): IsoDate | null {
  const typed = text.trim().toLowerCase().replaceAll(',', ' ')
  if (typed === 'today') return today
  if (typed === 'yesterday') return addDays(today, -1)
  if (typed === 'tomorrow') return addDays(today, 1)
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(typed)
  if (iso) return realDay(iso[1], iso[2] ?? '1', iso[3] ?? '1')
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(typed)
  if (slashed) return realDay(slashed[3], slashed[2], slashed[1])
  const worded = /^(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\s+(\d{4})$/.exec(typed)
  if (!worded) return null
  const month = MONTHS.findIndex((name) => name.startsWith(worded[2] ?? '')) + 1
  return month === 0 ? null : realDay(worded[3], String(month), worded[1] ?? '1')
}

function realDay(year = '', month = '', day = ''): IsoDate | null {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isIsoDate(written) ? written : null
}
