import type { Hit, Idea, Reading } from '../reading.ts'
import { BREAK } from '../tokens.ts'
import { wordSet } from '../word-set.ts'
import { roleAt } from './clauses.ts'
import { spokenDates } from './dates.ts'
import { type Evidence, heavier, weightiest } from './evidence.ts'
import { nearestTo } from './near.ts'
import { matchPattern } from './pattern.ts'
import { isAt } from './powers.ts'
import { tellingOf } from './telling.ts'

/** A no that counts: not a councillor's, not last year's, and not one that somebody only advises or fears. */
export function refusal(reading: Reading): Evidence | null {
  const dropped = weightiest(reading, reading.hits.get('DROPPED'), (hit) => {
    const what = nearestTo(reading, hit, ['SCHEME'], 8, 'before')
    return what && mayHaveHappened(reading, hit) && !nearestTo(reading, hit, ['MODAL'], 0, 'before')
      ? [what.hit, hit]
      : null
  })
  const drops = weightiest(reading, reading.hits.get('DROPS'), (hit) => {
    const what = nearestTo(reading, hit, ['SCHEME'], 1, 'after')
    return what &&
      !isForNow(reading, hit) &&
      !nearestTo(reading, hit, ['OBJECTION'], 2, 'after') &&
      tellingOf(reading, hit) === 'fact' &&
      mayHaveHappened(reading, hit)
      ? [hit, what.hit]
      : null
  })
  return heavier(
    heavier(dropped, drops),
    weightiest(reading, reading.hits.get('REJECTED'), (hit) => refusalAt(reading, hit)),
  )
}

const WHAT_IS_REFUSED: readonly Idea[] = [
  'MERGE',
  'ABOLISHED',
  'CLUSTER',
  'PLANNED',
  'APPLIED',
  'APPLICATION',
  'CCG',
  'ICB',
  'COMMISSIONER',
]

function refusalAt(reading: Reading, hit: Hit): Hit[] | null {
  const about = nearestTo(reading, hit, WHAT_IS_REFUSED, 8) ?? within(reading, hit)
  if (!about || nearestTo(reading, hit, ['FORMER'], 3, 'before') || !mayHaveHappened(reading, hit)) return null
  if (nearestTo(reading, hit, ['LAW'], 1, 'before') || nearestTo(reading, hit, ['DENIES'], 2, 'before')) return null
  if (nearestTo(reading, hit, ['OBJECTION'], 2) || nearestTo(reading, hit, ['OPPOSITION'], 5, 'after')) return null
  if (isOneOfTwo(reading, hit) || isRefusalToSpeak(reading, hit)) return null
  if (nearestTo(reading, hit, ['ADVISED'], 0, 'before') || isForNow(reading, hit)) return null
  const who = nearestTo(reading, hit, ['AUTHORITY', 'MEMBERS', 'ONLOOKER', 'BODY'], 4, 'before')
  return who && isAt(reading, 'ONLOOKER', who.hit) ? null : [hit, about.hit]
}

/** "turned the plan down": what is refused stands between the words that refuse it. */
function within(reading: Reading, { from, to }: Hit): { hit: Hit } | null {
  for (const idea of WHAT_IS_REFUSED) {
    const hit = (reading.hits.get(idea) ?? []).find((inner) => inner.from > from && inner.to < to)
    if (hit) return { hit }
  }
  return null
}

/** "approve or reject": a choice that is still open. */
function isOneOfTwo({ tokens }: Reading, { from, to }: Hit): boolean {
  return tokens.keys[from - 1] === 'or' || (tokens.keys[to] === 'or' && !(tokens.keys[to - 1] ?? '').endsWith('ed'))
}

const SPEECH = wordSet(
  'be say comment rule confirm deny speak answer explain apologise discuss disclose reveal name guarantee commit',
)

/** "refuses to be drawn", "declined to say", and what somebody "refuses to rule out". */
function isRefusalToSpeak({ tokens }: Reading, { from, to }: Hit): boolean {
  if (tokens.keys[from - 1] === 'to' && /^(?:refus|declin)/.test(tokens.keys[from - 2] ?? '')) return true
  return tokens.keys[to] === 'to' && SPEECH.has(tokens.keys[to + 1] ?? '')
}

/** "shelved until after the election": put off rather than refused. */
function isForNow(reading: Reading, hit: Hit): boolean {
  return nearestTo(reading, hit, ['FOR_NOW'], 6, 'after') !== null
}

/** Done, resolved, or in a headline about to be done ("to stay out"). */
function mayHaveHappened(reading: Reading, hit: Hit): boolean {
  const telling = tellingOf(reading, hit)
  if (reading.tokens.keys[hit.from] === 'not') return roleAt(reading, hit) !== 'condition'
  const isHeadline = hit.from < reading.titleEnd && reading.tokens.keys[hit.from - 1] === 'to'
  if (telling === 'coming' && (!isHeadline || nearestTo(reading, hit, ['URGES'], 6, 'before'))) return false
  return telling !== 'possible' && telling !== 'denied' && roleAt(reading, hit) !== 'condition'
}

/** A delay that has been ordered or has happened, of the thing itself and not of a decision on it. */
export function delay(reading: Reading): Evidence | null {
  if (matchPattern(reading, 'NOT_DELAY')) return null
  const told = heavier(
    weightiest(reading, reading.hits.get('DELAYED'), (hit) => delayAt(reading, hit)),
    weightiest(reading, reading.hits.get('REJECTED'), (hit) => (isForNow(reading, hit) ? delayAt(reading, hit) : null)),
  )
  return [newDay(reading), notThen(reading), movedDay(reading)].reduce(heavier, told)
}

const WHAT_IS_DELAYED: readonly Idea[] = [
  'MERGE',
  'ABOLISHED',
  'ABOLISH',
  'CLUSTER',
  'PLANNED',
  'SYSTEM',
  'LAW',
  'COMMISSIONER',
  'FUTURE',
  'SCHEME',
  'SHARED_MANAGEMENT',
]

function delayAt(reading: Reading, hit: Hit): Hit[] | null {
  const isHeadline = hit.from < reading.titleEnd
  const about =
    nearestTo(reading, hit, WHAT_IS_DELAYED, 7) ??
    (isHeadline ? nearestTo(reading, hit, ['ICB', 'CCG', 'BODY'], 5, 'before') : null)
  if (!about || nearestTo(reading, hit, ['SEEK', 'DEMAND'], 1, 'before')) return null
  if (isPossible(reading, hit) || nearestTo(reading, hit, ['DENIES'], 2, 'before')) return null
  const telling = tellingOf(reading, hit)
  if (telling === 'possible' || telling === 'denied' || roleAt(reading, hit) === 'condition') return null
  const decision = isHeadline ? null : nearestTo(reading, hit, ['DECISION'], 7, 'before')
  if (decision && (!about.before || decision.gap < about.gap || ON.has(reading.tokens.keys[decision.hit.to] ?? '')))
    return null
  return [hit, about.hit]
}

/** "the vote on the merger was delayed": the vote, and not the merger. */
const ON = wordSet('on about over whether')

/** "could come in April or a year later": a word that makes all that follows possible, up to the next comma. */
function isPossible(reading: Reading, hit: Hit): boolean {
  const possibly = nearestTo(reading, hit, ['POSSIBLY'], 8, 'before')
  return (
    possibly !== null && !reading.tokens.breaks.slice(possibly.hit.to, hit.from + 1).some((brk) => brk >= BREAK.comma)
  )
}

/** "the new target date". */
function newDay(reading: Reading): Evidence | null {
  return weightiest(reading, reading.hits.get('NEW_DAY'), (hit) => [hit])
}

/** "will not start in April as planned", "will no longer take place on 1 April". */
function notThen(reading: Reading): Evidence | null {
  return weightiest(reading, reading.hits.get('NOT_THEN'), (hit) => {
    if (roleAt(reading, hit) === 'condition') return null
    const day = nearestTo(reading, hit, ['MONTH', 'AS_PLANNED'], 6, 'after')
    return day ? [hit, day.hit] : null
  })
}

const CONTRARY = new Set(['not', 'than', 'of'])
const MOVES = new Set([
  'moves',
  'moved',
  'move',
  'shifts',
  'shifted',
  'slides',
  'slid',
  'pushed',
  'pushes',
  'slips',
  'slipped',
])

/** "in April 2021, not 2020", "rather than April", "moves to July 2022". */
function movedDay(reading: Reading): Evidence | null {
  if (!reading.hits.has('MONTH')) return null
  const { keys, sentences } = reading.tokens
  const days = spokenDates(reading)
  for (const day of days)
    if (keys[day.from - 1] === 'to')
      for (let at = day.from - 2; at >= day.from - 7 && sentences[at] === sentences[day.from]; at--)
        if (MOVES.has(keys[at] ?? '')) return toldBy(reading, { from: at, to: day.to })
  for (const day of [...days, ...(reading.hits.get('MONTH') ?? [])]) {
    for (let at = day.to; at < day.to + 3 && sentences[at] === sentences[day.from]; at++) {
      const word = keys[at] ?? ''
      if (!CONTRARY.has(word)) continue
      if (word === 'than' && keys[at - 1] !== 'rather') continue
      if (word === 'of' && keys[at - 1] !== 'instead') continue
      const to = keys[at + 1] === 'in' || keys[at + 1] === 'this' ? at + 2 : at + 1
      if (/^20\d\d$/.test(keys[to] ?? '') || days.some(({ from }) => from === to || from === at + 1))
        return toldBy(reading, { from: day.from, to: to + 1 })
    }
  }
  return null
}

function toldBy({ titleEnd }: Reading, hit: Hit): Evidence {
  return { hits: [hit], standing: hit.from < titleEnd ? 'headline' : 'text' }
}
