/** Quiet hours: when a channel is not to be told, in London time, over midnight too. */
import { Refusal } from '../chat/command.ts'
import { LONDON } from '../time.ts'

const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440
/** Summer time is an hour ahead of UTC. */
const SUMMER_MINUTES = 60

const wallClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: LONDON,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: LONDON })

/**
 * Reads quiet hours as people type them ("22:00-07:00", "10pm-7am", "10.30pm to 7") and writes them as "22:00-07:00".
 * "none", "off" and nothing at all give ''. Throws `Refusal` for anything else.
 */
export function readQuietHours(typed: string): string {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ')
  if (text === '' || text === 'none' || text === 'off') return ''
  const [start, end, ...more] = text.split(/ ?(?:-|–|—|\bto\b|\buntil\b) ?/)
  const [from, to] = [readTime(start ?? ''), readTime(end ?? '')]
  if (from === null || to === null || more.length > 0)
    throw new Refusal(`Quiet hours are written as 22:00-07:00 or 10pm-7am, not “${typed.trim().slice(0, 40)}”.`)
  if (from === to)
    throw new Refusal('Quiet hours that end when they begin would last all day; to hear nothing, pause the watch.')
  return `${writeTime(from)}-${writeTime(to)}`
}

/**
 * The moment from which a channel with these quiet hours may be told: now, when it is not quiet, else the end of the
 * quiet hours on the clock in London. `quiet` is as `readQuietHours` writes it.
 */
export function afterQuiet(quiet: string, now: Date): Date {
  if (quiet === '') return now
  const [from = 0, to = 0] = quiet.split('-').map((time) => readTime(time) ?? 0)
  const minutes = minutesInLondon(now)
  const isQuiet = from < to ? from <= minutes && minutes < to : minutes >= from || minutes < to
  if (!isQuiet) return now
  return nextOnTheClock(to, now, to > minutes ? 0 : 1)
}

/** The first moment after `now` at which London's clocks show the time, today or so many days later. */
function nextOnTheClock(minutes: number, now: Date, daysLater: number): Date {
  const midnight = Date.parse(`${calendar.format(now)}T00:00:00Z`) + daysLater * DAY_MINUTES * MINUTE_MS
  const inWinter = midnight + minutes * MINUTE_MS
  const inSummer = inWinter - SUMMER_MINUTES * MINUTE_MS
  // Twice a year an hour is shown twice or not at all: the earlier that is still to come, or the moment the clocks jump past it.
  const shown = [inSummer, inWinter].find((time) => time > now.getTime() && minutesInLondon(new Date(time)) === minutes)
  return new Date(shown ?? inWinter)
}

function minutesInLondon(moment: Date): number {
  return readTime(wallClock.format(moment)) ?? 0
}

/** Minutes after midnight, or null when it is no time of day. */
function readTime(text: string): number | null {
  const parts = /^(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?$/.exec(text)
  if (text === 'midnight') return 0
  if (text === 'noon' || text === 'midday') return DAY_MINUTES / 2
  if (!parts) return null
  const [hour, minute, half] = [Number(parts[1]), Number(parts[2] ?? 0), parts[3]]
  if (minute > 59) return null
  if (half === undefined) return hour < 24 ? hour * 60 + minute : hour === 24 && minute === 0 ? 0 : null
  return hour < 1 || hour > 12 ? null : ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + minute
}

function writeTime(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
