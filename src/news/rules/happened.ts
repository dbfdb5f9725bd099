import { addDays, daysBetween, type IsoDate } from '../../time.ts'
import type { Hit, Idea, Reading } from '../reading.ts'
import { BREAK } from '../tokens.ts'
import { wordSet } from '../word-set.ts'
import { roleAt } from './clauses.ts'
import type { SpokenDate } from './dates.ts'
import { type Evidence, evidenceOf, heavier, weightiest } from './evidence.ts'
import { nearestTo } from './near.ts'
import { matchPattern } from './pattern.ts'
import { isUnderWay } from './powers.ts'
import { isDone, tellingOf } from './telling.ts'

/** A start that is nearer than this and is told as settled has been approved: approval comes in the autumn before an April. */
const SETTLED_DAYS = 170
/** A start as near as this has been approved, whatever else is still in doubt. */
const IMMINENT_DAYS = 45
/** A start longer ago than this is history, not news. */
const RECENT_DAYS = 100
/** A body that opened no longer ago than this is news of the merger that made it. */
const JUST_OPENED_DAYS = 45

/** It has happened: the text says so, or tells of a start on or shortly before its own day. */
export function happening(reading: Reading, start: SpokenDate | null): Evidence | null {
  const { published, titleEnd, tokens } = reading
  if (start && tokens.keys[start.from - 1] === 'since') return { hits: [start], standing: 'text' }
  const isAhead = published !== null && start !== null && start.date > published
  if (isAhead && start.date !== addDays(published, 1)) return null
  const today = matchPattern(reading, 'HAPPENS ~8 TODAY')
  if (today && !matchPattern(reading, 'ANNOUNCED ~3 TODAY') && !matchPattern(reading, 'HEDGED'))
    return evidenceOf(reading, today)
  if (isAhead && tokens.keys[start.from] !== 'midnight') return null
  const told = weightiest(reading, reading.hits.get('HAPPENED'), (hit) => {
    if (nearestTo(reading, hit, ['WILL', 'HEDGED'], 3, 'before') || isUncertain(reading, hit)) return null
    if (hit.from >= titleEnd && (matchPattern(reading, 'title: HEDGED') || isHeadedToCome(reading))) return null
    return nearestTo(reading, hit, ['CCG', 'ICB', 'BODY', 'COMMISSIONER', 'MERGE', 'SYSTEM'], 8) ? [hit] : null
  })
  const done = heavier(told, doneDeed(reading))
  if (done) return done
  const opened =
    published && !matchPattern(reading, 'HEDGED')
      ? reading.mentions.find((mention) => hasJustOpened(mention.opened, published))
      : undefined
  if (opened) return { hits: [opened], standing: 'text' }
  const opening = published ? openingDay(reading, published) : null
  if (opening) return opening
  if (!published || !start || daysBetween(start.date, published) > RECENT_DAYS) return null
  return matchPattern(reading, 'WILL|HEDGED ~6 MERGE|CREATE') ? null : { hits: [start], standing: 'text' }
}

/** The first days of April and July, on which bodies open. */
const OPENING_DAYS = /-0[47]-0[1-7]$/

/** "Three groups merge", in the news of a day on which bodies open and with no word of a plan. */
function openingDay(reading: Reading, published: IsoDate): Evidence | null {
  if (!OPENING_DAYS.test(published) || matchPattern(reading, 'HEDGED') || matchPattern(reading, 'WILL')) return null
  const merging = (reading.hits.get('MERGE') ?? []).find(
    (hit) => hit.from < reading.titleEnd && PRESENT.test(reading.tokens.keys[hit.from] ?? ''),
  )
  return merging && tellingOf(reading, merging) === 'fact' ? { hits: [merging], standing: 'headline' } : null
}

const PRESENT = /^(?:merges?|unites?|combines?|joins?|becomes?|comes?)$/

/** "Three groups set to merge": what the text then tells of in the present is still to come. */
function isHeadedToCome(reading: Reading): boolean {
  const { hits, titleEnd } = reading
  return (hits.get('MERGE') ?? []).some((hit) => hit.to <= titleEnd && tellingOf(reading, hit) === 'coming')
}

const DEEDS: readonly Idea[] = ['MERGE', 'ABOLISHED', 'REPLACE']
const IRREGULAR = wordSet('become wound shut come taken brought broken split swept gone put')

/** "The groups have merged", "we've come together", "was replaced": a perfect of a verb of merging. */
function doneDeed(reading: Reading): Evidence | null {
  const hits = DEEDS.flatMap((idea) => reading.hits.get(idea) ?? [])
  const found = weightiest(reading, hits, (hit) => {
    const verb = reading.tokens.keys[hit.from] ?? ''
    if (!verb.endsWith('ed') && !IRREGULAR.has(verb)) return null
    return isDone(reading, hit) && !isUncertain(reading, hit) && !isTold(reading, hit) ? [hit] : null
  })
  return found?.standing === 'background' ? null : found
}

/** "have united against": what such a verb may mean besides. */
function isTold({ tokens }: Reading, { to }: Hit): boolean {
  const next = tokens.keys[to] ?? ''
  return next === 'against' || next === 'in' || next === 'behind' || next === 'forces'
}

function isUncertain(reading: Reading, hit: Hit): boolean {
  const telling = tellingOf(reading, hit)
  return telling === 'coming' || telling === 'possible' || telling === 'denied' || roleAt(reading, hit) === 'condition'
}

/** Where a merger is the news or the plan, what is shared already is only the way there. */
function isMergerPlanned(reading: Reading): boolean {
  return matchPattern(reading, 'title: MERGE') !== null || matchPattern(reading, 'PLANNED|HEDGED ~4 MERGE') !== null
}

const HAVE = wordSet('have has had already')

/** A cluster told of without a "could" or a "plan" in the headline or around the word, or a shared management that is agreed. */
export function agreedCluster(reading: Reading): Evidence | null {
  const shared = weightiest(reading, reading.hits.get('SHARED_MANAGEMENT'), (hit) => {
    if (tellingOf(reading, hit) === 'possible' || roleAt(reading, hit) === 'condition') return null
    if (HAVE.has(reading.tokens.keys[hit.from - 1] ?? '')) return tellingOf(reading, hit) === 'fact' ? [hit] : null
    if (isPromised(reading, hit)) return [hit]
    const agreed =
      nearestTo(reading, hit, ['AGREED', 'APPROVED', 'APPOINTED'], 4, 'before') ??
      nearestTo(reading, hit, ['APPOINTED'], 6, 'before')
    return agreed && !isUncertain(reading, agreed.hit) ? [agreed.hit, hit] : null
  })
  if (shared && (matchPattern(reading, 'NO_PLAN') || !isMergerPlanned(reading))) return shared
  if (matchPattern(reading, 'title: HEDGED') || matchPattern(reading, 'DOUBT')) return null
  if (matchPattern(reading, 'title: MERGE') && !matchPattern(reading, 'title: CLUSTER')) return null
  return weightiest(reading, reading.hits.get('CLUSTER'), (hit) =>
    nearestTo(reading, hit, ['HEDGED'], 6) ||
    nearestTo(reading, hit, ['FIRST_STEP'], 0, 'before') ||
    nearestTo(reading, hit, ['PARTNER'], 1, 'after')
      ? null
      : [hit],
  )
}

/** "will share one executive team": said outright, where nothing else in the text is in doubt. */
function isPromised(reading: Reading, { from }: Hit): boolean {
  if (matchPattern(reading, 'DOUBT') || matchPattern(reading, 'title: HEDGED')) return false
  if (matchPattern(reading, 'SHARED_MANAGEMENT >3 FIRST_STEP')) return false
  const { keys, breaks } = reading.tokens
  for (let at = from - 1; at >= 0 && at >= from - 4 && (breaks[at + 1] ?? BREAK.stop) < BREAK.comma; at--)
    if (keys[at] === 'will') return roleAt(reading, { from: at, to: at + 1 }) === 'main'
  return false
}

/** A start within months, or a body that the register knows to have opened within months, with no "could" or "plan" beside it. */
export function settledStart(reading: Reading, start: SpokenDate | null): Evidence | null {
  const { published, mentions } = reading
  const underWay = (reading.hits.get('ABOLISHED') ?? []).find((hit) => isUnderWay(reading, hit))
  if (underWay) return { hits: [underWay], standing: 'text' }
  const isImminent =
    published !== null &&
    start !== null &&
    start.date > published &&
    daysBetween(published, start.date) <= IMMINENT_DAYS
  if (isImminent) return { hits: [start], standing: 'text' }
  if (matchPattern(reading, 'HEDGED')) return null
  const isSoon = (day: IsoDate | null): boolean =>
    published
      ? day !== null && day > published && daysBetween(published, day) <= SETTLED_DAYS
      : day !== null && day === start?.date && !isLimit(reading, start)
  const coming: Hit | undefined = mentions.find(
    ({ opened, closed }) => isSoon(opened) || (published !== null && isSoon(closed)),
  )
  if (coming) return { hits: [coming], standing: 'text' }
  return published && start && isSoon(start.date) ? { hits: [start], standing: 'text' } : null
}

/** "by April": the latest day of a plan. */
function isLimit({ tokens }: Reading, { from }: Hit): boolean {
  return tokens.keys[from - 1] === 'by'
}

/** Whether a day is the published one or in the weeks before it. */
function hasJustOpened(opened: IsoDate | null, published: IsoDate): boolean {
  return opened !== null && opened <= published && daysBetween(opened, published) <= JUST_OPENED_DAYS
}
