import type { Hit, Idea, Reading } from '../reading.ts'
import { BREAK } from '../tokens.ts'
import type { Reason } from '../understanding.ts'
import { wordSet } from '../word-set.ts'
import { nearestTo } from './near.ts'
import { firstFrom } from './pattern.ts'
import { reasonOf } from './rule.ts'

/** What a text may tell of bodies as the past of something else. */
const EVENTS: readonly Idea[] = ['MERGE', 'CLUSTER', 'REPLACE', 'ABOLISHED', 'SHARED_MANAGEMENT', 'BORN']

/** From this day on there were no CCGs, and their end was no news any more. */
const CCGS_FORGOTTEN = '2023-01-01'

const BACKGROUND = {
  name: 'merger-in-background',
  says: 'It mentions a merger, or the end of a body, only as what was before.',
}

const REACH = 14
const PAST_OPENERS = wordSet('following after since')
const RELATIVES = wordSet('which who that having')
const AUXILIARIES = wordSet('has have had was were recently also')

/** What turns an event behind "after" or "since" into a step towards it: "after a vote to merge". */
const STEPS = wordSet(`
  to approval approved approve plan plans planned proposal proposals proposed vote voted votes ballot decision decided talks
  agreed agree agreement announcement announced calls call failed fails rejected rejection refused delay delayed want wants
  would will could may might should application applied bid news confirmation confirmed green consultation said says failure
  concerns fears criticism opposition engagement years months consulting permission given gave told revealed
`)

/** "the merged body", "newly merged CCG": words that only describe. */
const DESCRIBED = wordSet(
  'body bodies organisation organisations group groups ccg ccgs icb icbs board boards commissioner clinical integrated',
)

/** The reading without what the text below the headline tells as background only; the same reading where it tells nothing so. */
export function foregroundOf(reading: Reading): Reading {
  const left = new Map<Idea, readonly Hit[]>()
  for (const idea of EVENTS) {
    const hits = reading.hits.get(idea)
    if (!hits) continue
    const news = hits.filter((hit) => !isOver(reading, idea, hit) && !isToldBefore(reading, hit))
    if (news.length < hits.length) left.set(idea, news)
  }
  if (left.size === 0) return reading
  const hits = new Map(reading.hits)
  for (const [idea, news] of left) {
    if (news.length > 0) hits.set(idea, news)
    else hits.delete(idea)
  }
  return { ...reading, hits }
}

/** The near miss of an item that tells of a merger, or of the end of the CCGs, as background only; null where it tells nothing so. */
export function backgroundReason(reading: Reading, foreground: Reading): Reason | null {
  for (const idea of EVENTS) {
    const hits = reading.hits.get(idea) ?? []
    const news = new Set(foreground.hits.get(idea))
    const passed = hits.find((hit) => !news.has(hit))
    if (passed) return reasonOf(reading, BACKGROUND, [passed])
  }
  return null
}

/** "Following the merger of four CCGs", "NHS Devon, which took over from the CCG", "the merged body": told to place something else in time. */
export function isToldBefore(reading: Reading, hit: Hit): boolean {
  const { tokens, titleEnd } = reading
  const { keys, breaks } = tokens
  if (hit.from < titleEnd) return false
  const before = keys[hit.from - 1] ?? ''
  if (keys[hit.from] === 'merged' && hit.to === hit.from + 1 && DESCRIBED.has(keys[hit.to] ?? '') && before === 'the')
    return true
  if (RELATIVES.has(before) || (AUXILIARIES.has(before) && RELATIVES.has(keys[hit.from - 2] ?? '')))
    return isPast(keys[hit.from] ?? '')
  for (let at = hit.from - 1; at >= titleEnd && at >= hit.from - REACH; at--) {
    const key = keys[at] ?? ''
    if (STEPS.has(key)) return false
    if (PAST_OPENERS.has(key)) return !isStep(reading, hit)
    if ((breaks[at] ?? 0) > BREAK.comma) return false
    if (breaks[at] === BREAK.comma && !isInList(reading, at)) return false
  }
  return false
}

/** "since the merger was approved": what follows makes it a step. */
function isStep({ tokens }: Reading, hit: Hit): boolean {
  for (let at = hit.to; at < hit.to + REACH; at++) {
    if ((tokens.breaks[at] ?? BREAK.stop) !== BREAK.none) return false
    if (STEPS.has(tokens.keys[at] ?? '')) return true
  }
  return false
}

function isPast(key: string): boolean {
  return key.endsWith('ed') || key === 'took' || key === 'became' || key === 'came' || key === 'brought'
}

/** Whether a word stands in the name of a body or right behind one. */
function isInList({ hits }: Reading, at: number): boolean {
  const bodies = hits.get('BODY') ?? []
  const last = bodies[firstFrom(bodies, at + 1) - 1]
  return last !== undefined && at <= last.to
}

/** The end of the CCGs, years afterwards. */
function isOver(reading: Reading, idea: Idea, hit: Hit): boolean {
  if (!reading.published || reading.published < CCGS_FORGOTTEN) return false
  if (idea !== 'REPLACE' && idea !== 'ABOLISHED' && idea !== 'BORN') return false
  return nearestTo(reading, hit, ['CCG', 'NAMED_CCG'], 8) !== null
}
