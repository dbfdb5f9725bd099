/** A deadline: a date in the diary, on which a consultation closes, a board meets in public, or bodies merge. */
import { randomUUID } from 'node:crypto'
import { type Instant, type IsoDate, writeDate } from '../time.ts'

/** Who says so: an organiser, the register, the petitions site, or a story that an organiser confirmed. */
export type DeadlineSource = 'organiser' | 'register' | 'petition' | 'story'

export interface Deadline {
  /** Its number, by which organisers remove it; null for what the register says, which stays as it is. */
  readonly id: number | null
  /** Its name in calendars: the same for as long as it is the same deadline. */
  readonly uid: string
  readonly source: DeadlineSource
  readonly what: string
  readonly day: IsoDate
  /** "14:30", London time; '' where only the day is known. */
  readonly time: string
  /** An area as the register writes it. */
  readonly area: string
  /** Where it is held; '' when that is not known. */
  readonly place: string
  /** http or https, or ''. */
  readonly link: string
  /** How often it has changed. */
  readonly sequence: number
  readonly changedAt: Instant
}

/** What a person says of a deadline when adding it. */
export type DeadlineWish = Pick<Deadline, 'what' | 'day' | 'time' | 'area' | 'place' | 'link'>

const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long' })

/** "Wednesday 3 March 2027 at 14:30"; without the time where there is none. */
export function writeWhen({ day, time }: Pick<Deadline, 'day' | 'time'>): string {
  const written = `${weekday.format(new Date(`${day}T00:00:00Z`))} ${writeDate(day)}`
  return time === '' ? written : `${written} at ${time}`
}

/** Which of two comes first; on one day those without a time do. */
export function byDate(one: Deadline, other: Deadline): number {
  return one.day.localeCompare(other.day) || one.time.localeCompare(other.time)
}

/** A name for a deadline in calendars that nothing else ever has. */
export function newUid(): string {
  return `${randomUUID()}@mergerwatch`
}

/** "the register", as after "Source:". */
export const SOURCE_NAMES: Readonly<Record<DeadlineSource, string>> = {
  organiser: 'your organisers',
  register: 'the register of NHS bodies',
  petition: 'the petitions site of the UK Parliament',
  story: 'a news story, confirmed by your organisers',
}
