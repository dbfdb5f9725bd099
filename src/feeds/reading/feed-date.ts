/** The dates of feeds: RFC 822, ISO 8601 and what people make of them. */
import type { Instant } from '../../time.ts'

/** Minutes east of Greenwich. RFC 822 section 5.1, and the names that British and European feeds use. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  bst: 60,
  ist: 60,
  west: 60,
  cet: 60,
  met: 60,
  cest: 120,
  mest: 120,
  eet: 120,
  eest: 180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const TIME = String.raw`(?:[T,\s]+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s{0,3}(am|pm)?)?`
const ZONE = String.raw`\s{0,3}(?:(?:gmt|utc)?([+-]\d{2}):?(\d{2})?|\(?([a-z]{1,5})\)?)?(?:\s{1,3}\([a-z ]{1,30}\))?`
const ISO = new RegExp(String.raw`^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?${TIME}${ZONE}$`, 'i')
const WORDED = new RegExp(
  String.raw`^(?:[a-z]{3,9}\.?,?\s{1,3})?(\d{1,2})(?:st|nd|rd|th)?[\s-]([a-z]{3,9})\.?,?[\s-](\d{4}|\d{2})${TIME}${ZONE}$`,
  'i',
)
const AMERICAN = new RegExp(
  String.raw`^(?:[a-z]{3,9}\.?,?\s{1,3})?([a-z]{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})${TIME}${ZONE}$`,
  'i',
)
/** Day first, as in Britain. */
const SLASHED = new RegExp(String.raw`^(\d{1,2})[/.](\d{1,2})[/.](\d{4})${TIME}${ZONE}$`, 'i')

/** Earlier dates in a feed are the zero of some program's calendar. */
const EARLIEST = Date.UTC(1990, 0, 1)

/**
 * Reads a feed's date: "Mon, 05 Jul 2021 10:00:00 BST", "2021-07-05T10:00:00+01:00", "21/11/2026 09:30", "5 July 2021".
 * A time without a zone is taken as UTC, a day without a time as its first moment. Null for anything else, for days
 * that do not exist, and for years before 1990.
 */
export function readFeedDate(text: string): Instant | null {
  const written = text.trim().replace(/\s+/g, ' ')
  if (written.length < 6 || written.length > 80) return null
  const iso = ISO.exec(written)
  if (iso) return moment(iso[1], iso[2], iso[3] ?? '1', iso.slice(4))
  const worded = WORDED.exec(written)
  if (worded) return moment(worded[3], monthNumber(worded[2]), worded[1], worded.slice(4))
  const american = AMERICAN.exec(written)
  if (american) return moment(american[3], monthNumber(american[1]), american[2], american.slice(4))
  const slashed = SLASHED.exec(written)
  if (slashed) return moment(slashed[3], slashed[2], slashed[1], slashed.slice(4))
  return null
}

function monthNumber(name = ''): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1)
}

/** `rest` is hour, minute, second, am or pm, zone hours, zone minutes, zone name; each may be missing. */
function moment(year = '', month = '', day = '', rest: readonly (string | undefined)[]): Instant | null {
  const [hour = '0', minute = '0', second = '0', half = '', zoneHours, zoneMinutes = '0', zoneName = 'z'] = rest
  const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year)
  const zone = zoneHours === undefined ? ZONES[zoneName.toLowerCase()] : readOffset(zoneHours, zoneMinutes)
  const hours = hourOfDay(Number(hour), half.toLowerCase())
  if (zone === undefined || hours > 24 || Number(minute) > 59 || Number(second) > 60) return null
  const midnight = Date.UTC(fullYear, Number(month) - 1, Number(day))
  const isRealDay = new Date(midnight).getUTCDate() === Number(day) && Number(month) >= 1 && Number(month) <= 12
  const time = midnight + ((hours * 60 + Number(minute) - zone) * 60 + Number(second)) * 1_000
  return isRealDay && time >= EARLIEST ? new Date(time).toISOString() : null
}

function readOffset(hours: string, minutes: string): number | undefined {
  const size = Math.abs(Number(hours)) * 60 + Number(minutes)
  return size > 14 * 60 ? undefined : hours.startsWith('-') ? -size : size
}

function hourOfDay(hour: number, half: string): number {
  if (half === '') return hour
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}
