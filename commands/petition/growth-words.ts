/** How a petition grows and when it will be where, in words. */
import type { Forecast, Pace, Petition, PetitionView, Reach } from '../../src/petitions/petitions.ts'
import { addDays, type IsoDate, londonDate, writeDate } from '../../src/time.ts'
import { count } from '../wording.ts'

const WEEK = 7
const LONGEST_DAYS = 366

/** "12 in the last hour, 140 today, 960 in the last seven days (1,204 in the seven before)"; null when nothing is known. */
export function tellPace({ lastHour, today, thisWeek, lastWeek }: Pace): string | null {
  const before = lastWeek === null ? '' : ` (${number(lastWeek)} in the seven before)`
  const parts = [
    lastHour === null ? null : `${number(lastHour)} in the last hour`,
    today === null ? null : `${number(today)} today`,
    thisWeek === null ? null : `${number(thisWeek)} in the last seven days${before}`,
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join(', ')
}

/** When a count will be reached, with how sure that is and what last week's pace would give. */
export function tellReach(target: number, { petition, forecast, pace }: PetitionView, today: IsoDate): string {
  if (forecast === null) return 'Too early to say.'
  const reach = forecast.reach(target)
  if (reach.kind === 'reached') return 'Reached.'
  const straight = atLastWeeksPace(target, petition, pace, today)
  return `${capital(tellRange(reach, petition))}.${straight === null ? '' : ` At last week’s pace: ${straight}.`}`
}

/** The range alone, for the alt text of a picture: "between 3 and 9 March 2027". */
export function tellRange(
  reach: Exclude<Reach, { kind: 'reached' }>,
  { closesOn }: Pick<Petition, 'closesOn'>,
): string {
  const end = closesOn === null ? 'within a year' : 'before it closes'
  if (reach.kind === 'unlikely') return `not ${end}, as it goes now`
  if (reach.to !== null) return writeRange(reach.from, reach.to)
  const chances = Math.round(reach.chance * 10)
  return `${writeDate(reach.from)} at the earliest, and perhaps not ${end} (${count(chances, 'chance')} in 10 that it will)`
}

/** A straight line at last week's pace: "on about 4 March 2027", "not before it closes"; null when that pace is not known. */
function atLastWeeksPace(target: number, petition: Petition, { lastWeek }: Pace, today: IsoDate): string | null {
  if (lastWeek === null) return null
  const days = lastWeek <= 0 ? Number.POSITIVE_INFINITY : Math.ceil(((target - petition.signatures) / lastWeek) * WEEK)
  const day = days > LONGEST_DAYS ? null : addDays(today, days)
  if (petition.closesOn === null) return day === null ? 'not within a year' : `on about ${writeDate(day)}`
  return day === null || day > petition.closesOn ? 'not before it closes' : `on about ${writeDate(day)}`
}

/** "on 3 March 2027", "between 3 and 9 March 2027", "between 28 February and 9 March 2027". */
function writeRange(from: IsoDate, to: IsoDate): string {
  if (from === to) return `on about ${writeDate(from)}`
  const [day, month, year] = writeDate(from).split(' ')
  const [, toMonth, toYear] = writeDate(to).split(' ')
  const start = year !== toYear ? writeDate(from) : month !== toMonth ? `${day} ${month}` : day
  return `between ${start} and ${writeDate(to)}`
}

/** What a forecast rests on, for the small print. */
export function tellForecast({ samples }: Pick<PetitionView, 'samples'>): string {
  const [first] = samples
  const since = first === undefined ? '' : `, counted here since ${writeDate(londonDate(new Date(first.at)))}`
  return `The forecast goes by the last four weeks at most${since}; the truth should lie within it eight times in ten`
}

/** The counts that are still ahead: the thresholds, and a target of the reader's own. */
export function countsAhead({ signatures, thresholds }: Petition, target: number | undefined): number[] {
  const all = [thresholds.response, thresholds.debate, ...(target === undefined ? [] : [target])]
  return [...new Set(all)].filter((count) => count > signatures).sort((one, other) => one - other)
}

/** Whether the forecast is long enough to be drawn and told. */
export function hasOutlook(forecast: Forecast | null): forecast is Forecast {
  return forecast !== null && forecast.outlook.length > 1
}

/** "1,204"; what is rounded from a little below nothing is 0, and not -0. */
export function number(count: number): string {
  return (count || 0).toLocaleString('en-GB')
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
