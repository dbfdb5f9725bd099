/** Reads what people type for the options that several commands share. */
import { Refusal, type TextOption } from '../src/chat/command.ts'
import { addDays, type IsoDate, readDate } from '../src/time.ts'
import { shown } from './wording.ts'

/** The option `on`: a day to look at. */
export const ON_OPTION = {
  kind: 'text',
  name: 'on',
  description: 'A day to look at, as 1 May 2020 or 2020-05-01; today when left out',
  required: false,
  maxLength: 40,
} as const satisfies TextOption

/** The day that was typed; undefined when none was. Throws `Refusal` with examples when it is no day. */
export function readDay(typed: string | undefined, today: IsoDate): IsoDate | undefined {
  if (typed === undefined) return undefined
  const day = readDate(typed, today)
  if (day) return day
  throw new Refusal(
    `“${shown(typed)}” is not a date that I can read. Write it as 2020-05-01, 1 May 2020, 01/05/2020, May 2020 or 2020.`,
  )
}

const UNITS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 }
const MOST_DAYS_BACK = 3_650

/** A day in the past, also as "2 weeks", "30 days ago" or "last month". Throws `Refusal` like `readDay`. */
export function readSince(typed: string, today: IsoDate): IsoDate {
  const ago = /^(?:the )?(?:last )?(\d{1,4} )?(day|week|month|year)s?(?: ago)?$/.exec(typed.trim().toLowerCase())
  const days = Number(ago?.[1] ?? 1) * (UNITS[ago?.[2] ?? ''] ?? 0)
  if (days > 0 && days <= MOST_DAYS_BACK) return addDays(today, -days)
  const day = readDate(typed, today)
  if (day && day <= today) return day
  if (day)
    throw new Refusal(`${shown(typed)} is still to come; since takes a day that has been, as 2 weeks or 1 May 2020.`)
  throw new Refusal(
    `“${shown(typed)}” is not a day that I can read. Write it as 2 weeks, 30 days, 1 May 2020 or 2020-05-01.`,
  )
}

/** A number as "12" or "#12". Throws `Refusal` that says where the numbers are to be seen. */
export function readNumber(typed: string, what: string, where: string): number {
  const digits = /^#?\s*(\d{1,9})$/.exec(typed.trim())
  if (digits) return Number(digits[1])
  throw new Refusal(`“${shown(typed)}” is not the number of ${what}: ${where} shows them, as #12.`)
}
