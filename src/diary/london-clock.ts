/** Moments on London's clocks. */
import { addDays, type IsoDate, LONDON } from '../time.ts'

const HOUR_MS = 3_600_000

const shown = new Intl.DateTimeFormat('en-CA', {
  timeZone: LONDON,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/**
 * The moment at which London's clocks show that day and time ("14:30"). An hour that they show twice is the first one;
 * one that they leave out is the moment an hour later, at which they have gone forward.
 */
export function londonMoment(day: IsoDate, time: string): Date {
  const inWinter = Date.parse(`${day}T${time}:00Z`)
  const inSummer = inWinter - HOUR_MS
  return new Date(shown.format(inSummer) === `${day}, ${time}` ? inSummer : inWinter)
}

/** The first moment of the next day in London. */
export function endOfDay(day: IsoDate): Date {
  return londonMoment(addDays(day, 1), '00:00')
}
