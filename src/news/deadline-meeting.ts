/** Whether a day is that of a public meeting of those who decide. */
import type { Cue } from './deadline-closing.ts'
import type { DayNamed } from './deadline-days.ts'
import {
  CLOSING,
  HAS_MET,
  LIMITS,
  MEETING,
  NOT_TO_COME,
  OTHER_DEEDS,
  OTHER_MEETINGS,
  PUBLIC_BODIES,
  WILL_MEET,
} from './rules/deadline.ts'
import type { Tokens } from './tokens.ts'

const REACH = 12
const AROUND = 16
/** Deeds that may stand between a meeting and its day. */
const AT_A_MEETING = new Set([
  'held',
  'decide',
  'decision',
  'consider',
  'considered',
  'approve',
  'merger',
  'merge',
  'made',
])

/** The words that make a day the day of a public meeting; null where it is none. */
export function meetingCue(tokens: Tokens, days: readonly DayNamed[], at: number): Cue | null {
  const day = days[at]
  if (!day) return null
  const meeting = meetingBefore(tokens, day, days[at - 1]) ?? meetingAfter(tokens, day, days[at + 1])
  if (meeting === null || !isToCome(tokens, meeting, day)) return null
  return { from: Math.min(meeting, day.from), to: Math.max(meeting + 1, day.to) }
}

/** "meets in public on", "a public meeting will be held on". */
function meetingBefore({ keys, sentences }: Tokens, day: DayNamed, before: DayNamed | undefined): number | null {
  const stop = Math.max(0, day.from - REACH, before && !isListed(keys, before, day) ? before.to : 0)
  for (let at = day.from - 1; at >= stop && sentences[at] === sentences[day.from]; at--) {
    const word = keys[at] ?? ''
    if (MEETING.has(word)) return at
    if (LIMITS.has(word) || CLOSING.has(word) || OTHER_MEETINGS.has(word)) return null
    if (OTHER_DEEDS.has(word) && !AT_A_MEETING.has(word)) return null
    if (word === 'from' || word === 'since') return null
  }
  return null
}

/** "on 26 and 27 September": one after the other. */
function isListed(keys: readonly string[], before: DayNamed, day: DayNamed): boolean {
  return day.from - before.to <= 1 && keys[day.from - 1] !== 'to'
}

/** "On 26 September the governing body meets in public". */
function meetingAfter({ keys, sentences }: Tokens, day: DayNamed, next: DayNamed | undefined): number | null {
  if (keys[day.from - 1] !== 'on' || sentences[day.from - 2] === sentences[day.from]) return null
  const stop = Math.min(keys.length, day.to + REACH, next ? next.from : keys.length)
  for (let at = day.to; at < stop && sentences[at] === sentences[day.from]; at++) {
    const word = keys[at] ?? ''
    if (MEETING.has(word)) return at
    if (CLOSING.has(word) || OTHER_MEETINGS.has(word)) return null
  }
  return null
}

/** Whether people may come, and the text does not tell of it as of something that has been. */
function isToCome({ keys, sentences }: Tokens, meeting: number, day: DayNamed): boolean {
  const first = Math.max(0, Math.min(meeting, day.from) - AROUND)
  const last = Math.min(keys.length, Math.max(meeting, day.to) + AROUND)
  const around: string[] = []
  for (let at = first; at < last; at++) if (sentences[at] === sentences[meeting]) around.push(keys[at] ?? '')
  const some = (words: ReadonlySet<string>) => around.some((word) => words.has(word))
  if (some(NOT_TO_COME) || (some(HAS_MET) && !around.includes('will'))) return false
  return (around.includes('public') || some(PUBLIC_BODIES)) && (!day.isBareWeekday || some(WILL_MEET))
}
