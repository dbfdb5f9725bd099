/** The moments to name on a time axis, as people write them. */
import { addDays, DAY_MS, HOUR_MS, type IsoDate, LONDON, londonDate } from '../time.ts'

export interface TimeTick {
  readonly at: Date
  /** "14:00", "3 Mar", "Mar", "Jan 2027" or "2027". */
  readonly label: string
}

/** A span of fewer days than this is told in hours. */
const HOURS_BELOW_DAYS = 2.5
const DAY_STEPS = [1, 2, 7, 14]
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60]

const hour = new Intl.DateTimeFormat('en-GB', { timeZone: LONDON, hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' })
const month = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short' })

/** At most `most` moments between the two, the finest round steps that fit. */
export function timeTicks(from: Date, to: Date, most: number): TimeTick[] {
  const days = (to.getTime() - from.getTime()) / DAY_MS
  if (days < HOURS_BELOW_DAYS) return hourTicks(from, to, most)
  for (const step of DAY_STEPS) {
    const ticks = dayTicks(from, to, step)
    if (ticks.length <= most) return ticks
  }
  for (const step of MONTH_STEPS) {
    const ticks = monthTicks(from, to, step)
    if (ticks.length <= most) return ticks
  }
  return monthTicks(from, to, 120)
}

function hourTicks(from: Date, to: Date, most: number): TimeTick[] {
  const hours = (to.getTime() - from.getTime()) / HOUR_MS
  const step = [1, 2, 3, 6, 12, 24].find((one) => hours / one <= most) ?? 24
  const first = Math.ceil(from.getTime() / HOUR_MS)
  const ticks: TimeTick[] = []
  for (let at = first; at * HOUR_MS <= to.getTime(); at += 1) {
    const moment = new Date(at * HOUR_MS)
    const clock = hour.format(moment)
    if (Number(clock.slice(0, 2)) % step !== 0) continue
    ticks.push({ at: moment, label: clock === '00:00' ? day.format(midnight(londonDate(moment))) : clock })
  }
  return ticks
}

function dayTicks(from: Date, to: Date, step: number): TimeTick[] {
  const ticks: TimeTick[] = []
  const start = londonDate(new Date(from.getTime() + DAY_MS - 1))
  for (let date = start; midnight(date) <= to; date = addDays(date, step))
    ticks.push({ at: midnight(date), label: day.format(midnight(date)) })
  return ticks.filter((tick) => tick.at >= from)
}

function monthTicks(from: Date, to: Date, step: number): TimeTick[] {
  const ticks: TimeTick[] = []
  const first = from.getUTCFullYear() * 12 + from.getUTCMonth()
  for (let count = Math.ceil(first / step) * step; ; count += step) {
    const at = new Date(Date.UTC(Math.floor(count / 12), count % 12, 1))
    if (at > to) return ticks
    if (at >= from) ticks.push({ at, label: labelOfMonth(at, step) })
  }
}

function labelOfMonth(at: Date, step: number): string {
  const year = String(at.getUTCFullYear())
  if (step >= 12) return year
  return at.getUTCMonth() === 0 ? `Jan ${year}` : month.format(at)
}

/** Days are drawn at midnight UTC: in summer an hour late, which no picture of days can show. */
function midnight(date: IsoDate): Date {
  return new Date(`${date}T00:00:00Z`)
}
