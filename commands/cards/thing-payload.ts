/** What a button or a menu carries to a card: an id of the register, and the day that was asked about. */
import { addDays, daysBetween, type IsoDate } from '../../src/time.ts'

export interface ThingPayload {
  readonly id: string
  readonly day: IsoDate | undefined
}

/** Days are counted from here, in base 36, because the longest id leaves six of a payload's 60 characters. */
const DAY_ZERO: IsoDate = '1970-01-01'

/** "ccg-wirral", or "ccg-wirral@ee8" with a day. */
export function writeThingPayload(id: string, day: IsoDate | undefined): string {
  return day === undefined ? id : `${id}@${daysBetween(DAY_ZERO, day).toString(36)}`
}

/** Reads it back. What follows an @ and is no day is ignored. */
export function readThingPayload(payload: string): ThingPayload {
  const [id = '', days] = payload.split('@')
  if (days === undefined || !/^-?[0-9a-z]{1,4}$/.test(days)) return { id, day: undefined }
  return { id, day: addDays(DAY_ZERO, Number.parseInt(days, 36)) }
}
