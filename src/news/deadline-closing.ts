/** Whether a day is the last one of a consultation: told from the words around it, each looked at a few words far. */
import type { DayNamed } from './deadline-days.ts'
import {
  ASKING,
  BEFORE_A_LIMIT,
  BEGINNINGS,
  BODIES,
  CLAUSES,
  CLOSING,
  LIMITS,
  MERGING,
  NO_LONGER,
  OTHER_DEEDS,
  OTHER_MATTERS,
  OTHER_SUBJECTS,
  OUR_MATTERS,
  RANGE_JOINTS,
  RUNNING,
  STARTS_OF_RANGES,
  TIME_WORDS,
  TO_TAKE_PART,
} from './rules/deadline.ts'
import type { Tokens } from './tokens.ts'

/** The words that say so: from one to another, which is not included. */
export interface Cue {
  readonly from: number
  readonly to: number
}

const REACH = 12
const SUBJECT_REACH = 30
const SHORT_START = 4
const LIMIT_REACH = 7

/** The words that make a day the last one of a consultation; null where it is none. */
export function closingCue(tokens: Tokens, days: readonly DayNamed[], at: number): Cue | null {
  const day = days[at]
  if (!day) return null
  const first = rangeStart(tokens, days, at)
  const cue = first === null ? cueBefore(tokens, day, days[at - 1]) : cueOfRange(tokens, first, days[at - 2])
  return cue ?? (first === null ? cueAfter(tokens, day, days[at + 1]) : null)
}

/** The first of the two days that this is the second of: "from 2 September to 11 October". */
function rangeStart({ keys, sentences }: Tokens, days: readonly DayNamed[], at: number): DayNamed | null {
  const [before, day] = [days[at - 1], days[at]]
  if (!before || !day || sentences[before.from] !== sentences[day.from]) return null
  const between = keys.slice(before.to, day.from)
  const isJoined = between.length <= 3 && between.every((word) => RANGE_JOINTS.has(word))
  const opening = keys[before.from - 1] ?? ''
  if (!isJoined || (between.includes('and') && opening !== 'between')) return null
  return before
}

/** Goes back from a day to what it is the day of. "Views on the merger by" the first of a month is a merger by that day. */
function cueBefore(tokens: Tokens, { from, day }: DayNamed, before: DayNamed | undefined): Cue | null {
  const { keys, sentences } = tokens
  const isFirstOfMonth = day.endsWith('-01')
  const stop = Math.max(0, from - REACH, before ? before.to : 0)
  let limit: number | null = null
  for (let at = from - 1; at >= stop && sentences[at] === sentences[from]; at--) {
    const word = keys[at] ?? ''
    if (isLimit(keys, at, from)) limit ??= at
    else if (isClosing(keys, at)) return closingFrom(tokens, at, from)
    else if (limit !== null && RUNNING.has(word)) return closingFrom(tokens, at, from)
    else if (limit !== null && ASKING.has(word)) return askedUntil(tokens, at, limit, from)
    else if (OTHER_SUBJECTS.has(word)) return null
    else if (OTHER_DEEDS.has(word) && (limit === null || isFirstOfMonth || !MERGING.has(word))) return null
    else if (limit === null && (isGone(keys, at) || STARTS_OF_RANGES.has(word))) return null
  }
  return null
}

/** "The consultation runs from 2 September to", "consultation (2 September to": what stands before the first day. */
function cueOfRange(tokens: Tokens, { from, day }: DayNamed, before: DayNamed | undefined): Cue | null {
  const { keys, sentences } = tokens
  const isFirstOfMonth = day.endsWith('-01')
  const stop = Math.max(0, from - REACH, before ? before.to : 0)
  for (let at = from - 1; at >= stop && sentences[at] === sentences[from]; at--) {
    const word = keys[at] ?? ''
    if (RUNNING.has(word) || CLOSING.has(word)) return closingFrom(tokens, at, from)
    if (ASKING.has(word)) return isOurs(tokens, at) ? { from: at, to: from } : null
    if (OTHER_SUBJECTS.has(word) || isGone(keys, at)) return null
    if (OTHER_DEEDS.has(word) && word !== 'held' && (isFirstOfMonth || !MERGING.has(word))) return null
  }
  return null
}

/** "People have until 30 June to have their say", "On 14 October the consultation closes". */
function cueAfter(tokens: Tokens, day: DayNamed, next: DayNamed | undefined): Cue | null {
  const { keys, sentences } = tokens
  const stop = Math.min(keys.length, day.to + REACH, next ? next.from : keys.length)
  const limit = limitBefore(tokens, day.from)
  const isFirst = keys[day.from - 1] === 'on' && sentences[day.from - 2] !== sentences[day.from]
  let asking: number | null = null
  for (let at = day.to; at < stop && sentences[at] === sentences[day.from]; at++) {
    const word = keys[at] ?? ''
    if (limit !== null && TO_TAKE_PART.has(word))
      return isOurs(tokens, at) && isAsked(keys, day.to, at) ? { from: limit, to: at + 1 } : null
    if (ASKING.has(word)) asking = at
    if (isFirst && asking !== null && isClosing(keys, at))
      return isOurs(tokens, asking) ? { from: asking, to: at + 1 } : null
    if (OTHER_SUBJECTS.has(word)) return null
  }
  return null
}

/** The "until" or "by" of a day, where no other deed is done by it. */
function limitBefore({ keys, sentences }: Tokens, from: number): number | null {
  for (let at = from - 1; at >= from - LIMIT_REACH && sentences[at] === sentences[from]; at--) {
    if (!isLimit(keys, at, from)) continue
    const before = keys.slice(Math.max(0, at - 3), at)
    const isForBody = before.at(-1) === 'has' && before.some((word) => BODIES.has(word))
    return isForBody || before.some((word) => OTHER_DEEDS.has(word) || NO_LONGER.has(word)) ? null : at
  }
  return null
}

/** "until" or "by", with nothing but a time of day up to the day: "by 5pm on" is a limit, "by the CCG on" is none. */
function isLimit(keys: readonly string[], at: number, from: number): boolean {
  return (
    isLimitWord(keys, at) &&
    from - at <= LIMIT_REACH &&
    keys.slice(at + 1, from).every((word) => TIME_WORDS.has(word) || /^\d/.test(word))
  )
}

/** "until", "by", "no later than", "up to and including". */
function isLimitWord(keys: readonly string[], at: number): boolean {
  if (keys[at] === 'than') return keys[at - 1] === 'later'
  if (keys[at] === 'including') return keys[at - 1] === 'and' && keys[at - 2] === 'to'
  return LIMITS.has(keys[at] ?? '')
}

/** "to have their say", "residents can comment": people are asked to, and do not report it. */
function isAsked(keys: readonly string[], from: number, at: number): boolean {
  return keys.slice(from, at).some((word) => word === 'to' || word === 'can' || word === 'may')
}

function isClosing(keys: readonly string[], at: number): boolean {
  const word = keys[at] ?? ''
  if (word === 'closing' || word === 'ending') return ['date', 'on', 'at'].includes(keys[at + 1] ?? '')
  return CLOSING.has(word)
}

/** The cue, where it is a consultation that closes or runs there, and still does. */
function closingFrom(tokens: Tokens, at: number, from: number): Cue | null {
  if (!isStillSo(tokens.keys, at, from)) return null
  const subject = subjectOf(tokens, at, from)
  return subject !== null && isOurs(tokens, subject) ? { from: Math.min(at, subject), to: from } : null
}

/** Not "was due to close", "was open until", "won't close", "closes not on"; but "was extended to". */
function isStillSo(keys: readonly string[], at: number, from: number): boolean {
  if (keys[at]?.startsWith('extend')) return true
  const wasDue = keys[at - 1] === 'to' && (isGone(keys, at - 3) || isGone(keys, at - 4))
  return !wasDue && keys[at - 1] !== 't' && !keys.slice(Math.max(0, at - 2), from).some((word) => NO_LONGER.has(word))
}

/** The words of asking that something at a word is said of: between it and the day, else before it, else a sentence earlier. */
function subjectOf(tokens: Tokens, at: number, from: number): number | null {
  const { keys, sentences } = tokens
  for (let after = at + 1; after < from; after++) {
    if (OTHER_SUBJECTS.has(keys[after] ?? '')) return null
    if (ASKING.has(keys[after] ?? '')) return after
  }
  let ofOthers = false
  let start = at
  for (
    let before = at - 1;
    before >= Math.max(0, at - SUBJECT_REACH) && sentences[before] === sentences[at];
    before--
  ) {
    const word = keys[before] ?? ''
    if (ASKING.has(word)) return before
    if (OTHER_SUBJECTS.has(word) || (ofOthers && CLAUSES.has(word))) return null
    if (BODIES.has(word)) ofOthers = true
    start = before
  }
  return !ofOthers && at - start < SHORT_START ? subjectBefore(tokens, start) : null
}

/** The words of asking in the sentence before, for "It closes on 14 October". */
function subjectBefore({ keys, sentences }: Tokens, start: number): number | null {
  const sentence = (sentences[start] ?? 0) - 1
  for (let at = start - 1; at >= Math.max(0, start - SUBJECT_REACH - REACH); at--) {
    if ((sentences[at] ?? 0) < sentence) return null
    if (OTHER_SUBJECTS.has(keys[at] ?? '')) return null
    if (ASKING.has(keys[at] ?? '')) return at
  }
  return null
}

/** "comments by", "consultation until": not where it is a report, a decision or the beginning that is due by then. */
function askedUntil(tokens: Tokens, at: number, limit: number, from: number): Cue | null {
  const { keys, sentences } = tokens
  const isUntil = keys[limit]?.startsWith('un') || keys[limit] === 'till'
  for (let before = limit - 1; before >= Math.max(0, at - 6) && sentences[before] === sentences[at]; before--) {
    const word = keys[before] ?? ''
    if (BEFORE_A_LIMIT.has(word) && !(isUntil && BEGINNINGS.has(word))) return null
    if (OTHER_SUBJECTS.has(word)) return null
  }
  return isOurs(tokens, at) ? { from: at, to: from } : null
}

function isGone(keys: readonly string[], at: number): boolean {
  return NO_LONGER.has(keys[at] ?? '')
}

const MATTER_BEFORE = 8
const MATTER_AFTER = 16

/** Whether what is asked is asked of the public, and is not on some other matter alone. */
export function isOurs({ keys, sentences }: Tokens, at: number): boolean {
  const around: string[] = []
  for (let near = Math.max(0, at - MATTER_BEFORE); near < Math.min(keys.length, at + MATTER_AFTER); near++)
    if (sentences[near] === sentences[at]) around.push(keys[near] ?? '')
  if (around.some((word) => OUR_MATTERS.has(word))) return !isForStaff(keys, at)
  return !around.some((word) => OTHER_MATTERS.has(word)) && !isForStaff(keys, at)
}

function isForStaff(keys: readonly string[], at: number): boolean {
  return keys.slice(Math.max(0, at - 2), at + 4).some((word) => word === 'staff' || word === 'employees')
}
