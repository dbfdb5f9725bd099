/** How a watch tells: at once, or in a digest at eight in the morning, each day or on Mondays, by London's clocks. */
import { addDays, londonDate, londonMoment, type TimeOfDay } from '../time.ts'
import { afterQuiet } from './quiet-hours.ts'

export const MODES = ['instant', 'daily', 'weekly'] as const
export type Mode = (typeof MODES)[number]
export type DigestMode = Exclude<Mode, 'instant'>

const DIGEST_AT: TimeOfDay = '08:00'

const DAYS_A_WEEK = 7
const MONDAY = 1

/** The moment of the next digest after `now`: the next 08:00 in London, or the next one of a Monday. */
export function nextDigest(mode: DigestMode, now: Date): Date {
  const today = londonDate(now)
  const [first, second] = [0, 1].map((further) => {
    const day = mode === 'daily' ? addDays(today, further) : addDays(today, daysToMonday(today) + further * DAYS_A_WEEK)
    return londonMoment(day, DIGEST_AT)
  }) as [Date, Date]
  return first > now ? first : second
}

/** The moment from which what comes in now may be told: a digest that falls into quiet hours comes when they end. */
export function tellableAt(watch: { readonly mode: Mode; readonly quiet: string }, now: Date): Date {
  return afterQuiet(watch.quiet, watch.mode === 'instant' ? now : nextDigest(watch.mode, now))
}

function daysToMonday(day: string): number {
  return (MONDAY - new Date(`${day}T00:00:00Z`).getUTCDay() + DAYS_A_WEEK) % DAYS_A_WEEK
}
