import { addDays, daysBetween } from '../../time.ts'
import type { Hit, Idea, Reading } from '../reading.ts'
import { BREAK, wordsBetween } from '../tokens.ts'
import type { Reason } from '../understanding.ts'
import { wordSet } from '../word-set.ts'
import { pastVerbBefore, type SpokenDate, spokenDates } from './dates.ts'
import { nearestTo } from './near.ts'

/** Words before a date that make it the date of something else than the start. */
const OTHER_EVENTS = wordSet(`
  consultation closing deadline submit submitted application apply send survey decision answer
  meet meets meeting vote votes voted ballot published announced wrote letter report respond comments views
  ends ended runs engagement applications bid dated told said stalls debate met held asked ruling hearing
`)
/** Words before a date that make it the start. */
const STARTS = wordSet(`
  from since merge merged merger form formed launch launching launches start starts become effect begin begins live
  first joining join joined merging unite uniting combine combining becoming
  created established abolished replaced single one operate cease ceases dissolved
`)
/** "agreed in September" is no start; "agreed for April" is. */
const AGREED = wordSet('agreed approved confirmed decided signed backed')
const LOOK_BACK = 7

/** The day on which every CCG started: no merger's day. */
const FIRST_CCGS = '2013-04-01'
/** The day on which CCGs gave way to Integrated Care Boards. */
const FIRST_ICBS = '2022-07-01'
/** A start longer before the item than this is history. */
const HISTORY_DAYS = 400

/** The day on which it starts, with the words that say so; null where the text gives none. */
export function startOf(reading: Reading): SpokenDate | null {
  const dates = spokenDates(reading)
  let best: { spoken: SpokenDate; score: number } | null = null
  for (const stated of dates) {
    const spoken = dayAfterEnd(reading, stated)
    const score = scoreOf(reading, spoken)
    if (score > 0 && score > (best?.score ?? 0)) best = { spoken, score }
  }
  return best?.spoken ?? null
}

const MAY_END_MONTH = /-(?:28|29|30|31)$/

/** A body that ends on the last day of a month gives way to the next one on the day after. */
function dayAfterEnd(reading: Reading, spoken: SpokenDate): SpokenDate {
  const next = spoken.exact && MAY_END_MONTH.test(spoken.date) ? addDays(spoken.date, 1) : spoken.date
  if (next === spoken.date || !next.endsWith('-01')) return spoken
  return nearestTo(reading, spoken, ['ABOLISH', 'ABOLISHED', 'CEASES'], 8, 'before')
    ? { ...spoken, date: next }
    : spoken
}

/** The reason for a day of effect. */
export function startReason({ tokens }: Reading, { from, to }: SpokenDate): Reason {
  const says = 'The text gives the day on which it starts.'
  return { rule: 'starts-on', says, words: [wordsBetween(tokens, from, to)] }
}

/** "today": a start if something happens on it, and none if it is the day of a report, a vote or a judgment. */
function isOnlyTold(reading: Reading, day: Hit): boolean {
  if (reading.tokens.keys[day.from - 1] === 'from' || reading.tokens.keys[day.from] === 'midnight') return false
  if (nearestTo(reading, day, ['ANNOUNCED', 'COURT'], 2)) return true
  return nearestTo(reading, day, HAPPENINGS, 8) === null
}

const HAPPENINGS: readonly Idea[] = ['HAPPENS', 'HAPPENED', 'REPLACE', 'BORN', 'ABOLISHED', 'MERGE', 'DESIGNATE']

/** How likely a date is the start: mergers and designations start on the first of a month, most of them in April. */
function scoreOf(reading: Reading, { from, to, date, exact }: SpokenDate): number {
  const { tokens, published } = reading
  const words = tokens.keys.slice(from, to)
  if (words.includes('today') || words.includes('tomorrow') || words.includes('midnight') || words.includes('this'))
    return (exact || words[0] === 'this') && !isOnlyTold(reading, { from, to }) ? 2 + (date.endsWith('-01') ? 1 : 0) : 0
  if (!date.endsWith('-01') || date === FIRST_CCGS) return 0
  if (published && daysBetween(date, published) > HISTORY_DAYS) return 0
  if (AGREED.has(tokens.keys[from - 2] ?? '') && (tokens.keys[from - 1] === 'in' || tokens.keys[from - 1] === 'on'))
    return 0
  if (!words.some((word) => /^20\d\d$/.test(word)) && tokens.keys[from - 1] === 'in') {
    const verb = pastVerbBefore(tokens, from)
    if (verb !== null && !STARTS.has(verb) && !nearestTo(reading, { from, to }, ['MERGE', 'REPLACE'], 4, 'before'))
      return 0
  }
  if (tokens.keys[from - 2] === 'only' && tokens.keys[from - 1] === 'in') return 0
  let score = date.endsWith('04-01') || date === FIRST_ICBS ? 3 : 0
  if (exact) score += 2
  if (score > 0 && words.some((word) => /^20\d\d$/.test(word))) score++
  for (let at = from - 1; at >= 0 && at >= from - LOOK_BACK; at--) {
    if ((tokens.breaks[at + 1] ?? BREAK.stop) >= BREAK.colon) break
    const word = tokens.keys[at] ?? ''
    if (OTHER_EVENTS.has(word)) return 0
    if (STARTS.has(word)) {
      score += 2
      break
    }
    if (word === 'shadow') score -= 2
  }
  return score > 0 || !isDayOfEnd(reading, { from, to }) ? score : 1
}

/** "the abolition is to be complete by March 2027": a month of a year that only the end of a body makes its day. */
function isDayOfEnd(reading: Reading, day: Hit): boolean {
  const isLimit = reading.tokens.keys[day.from - 1] === 'by' && (reading.tokens.keys[day.to - 1] ?? '').startsWith('20')
  return isLimit && nearestTo(reading, day, ['ABOLISH', 'ABOLISHED'], 8, 'before') !== null
}
