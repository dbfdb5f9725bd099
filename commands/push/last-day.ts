/** Reads a push's last day, as a day or as so much longer. */
import { Refusal } from '../../src/chat/command.ts'
import { readWhen } from '../../src/diary/when.ts'
import { addDays, type IsoDate } from '../../src/time.ts'
import { shown } from '../wording.ts'

const UNITS: Readonly<Record<string, number>> = { day: 1, week: 7, fortnight: 14 }
const SPAN = /^(?:\+ ?|for |by |in )?(?:(\d{1,3}) ?|an? |one )?(day|week|fortnight)s?(?: more| longer)?$/

/**
 * "30 November", "2026-11-30"; or a span from a day on, as "2 weeks", "10 days more", "a week": what runs already goes on
 * from its own end, not from today. Throws `Refusal` for what is neither.
 */
export function readLastDay(typed: string, today: IsoDate, from: IsoDate): IsoDate {
  const span = SPAN.exec(typed.trim().toLowerCase().replace(/\s+/g, ' '))
  if (span) return addDays(from, Number(span[1] ?? 1) * (UNITS[span[2] ?? ''] ?? 1))
  const when = readWhen(typed, today)
  if (when) return when.day
  throw new Refusal(
    `“${shown(typed)}” is not a day that I can read. Write it as 30 November, 30 November 2026 or 2026-11-30, or as a time: 2 weeks.`,
  )
}
