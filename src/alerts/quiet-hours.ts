/** Quiet hours: when a channel is not to be told, in London time, over midnight too. */
import { Refusal } from '../chat/command.ts'
import { addDays, HOUR_MS, londonDate, londonMoment, londonTime, readTimeOfDay, type TimeOfDay } from '../time.ts'

/**
 * Reads quiet hours as people type them ("22:00-07:00", "10pm-7am", "10.30pm to 7") and writes them as "22:00-07:00".
 * "none", "off" and nothing at all give ''. Throws `Refusal` for anything else.
 */
export function readQuietHours(typed: string): string {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ')
  if (text === '' || text === 'none' || text === 'off') return ''
  const [start, end, ...more] = text.split(/ ?(?:-|–|—|\bto\b|\buntil\b) ?/)
  const [from, to] = [readTimeOfDay(start ?? ''), readTimeOfDay(end ?? '')]
  if (from === null || to === null || more.length > 0)
    throw new Refusal(`Quiet hours are written as 22:00-07:00 or 10pm-7am, not “${typed.trim().slice(0, 40)}”.`)
  if (from === to)
    throw new Refusal('Quiet hours that end when they begin would last all day; to hear nothing, pause the watch.')
  return `${from}-${to}`
}

/**
 * The moment from which a channel with these quiet hours may be told: now, when it is not quiet, else the end of the
 * quiet hours on the clock in London. `quiet` is as `readQuietHours` writes it.
 */
export function afterQuiet(quiet: string, now: Date): Date {
  if (quiet === '') return now
  const [from = '', to = ''] = quiet.split('-')
  const time = londonTime(now)
  const isQuiet = from < to ? from <= time && time < to : time >= from || time < to
  if (!isQuiet) return now
  return nextOnTheClock(to, now, to > time ? 0 : 1)
}

/** The first moment after `now` at which London's clocks show the time, today or so many days later. */
function nextOnTheClock(time: TimeOfDay, now: Date, daysLater: number): Date {
  const first = londonMoment(addDays(londonDate(now), daysLater), time)
  // Once a year an hour is shown twice: the earlier that is still to come.
  const again = new Date(first.getTime() + HOUR_MS)
  return [first, again].find((moment) => moment > now && londonTime(moment) === time) ?? first
}
