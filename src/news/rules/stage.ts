import { daysBetween, type IsoDate } from '../../time.ts'
import type { Hit, Idea, Reading } from '../reading.ts'
import { BREAK } from '../tokens.ts'
import type { Reason, Stage } from '../understanding.ts'
import { wordSet } from '../word-set.ts'
import type { SpokenDate } from './dates.ts'
import { nearestTo } from './near.ts'
import { matchPattern } from './pattern.ts'
import { type Rule, reasonOf, tryRule } from './rule.ts'

interface Staged {
  readonly stage: Stage | null
  readonly reason: Reason | null
}

interface StageRule extends Pick<Rule, 'name' | 'says'> {
  readonly stage: Stage
  readonly find: (reading: Reading, start: SpokenDate | null) => Hit[] | null
}

/** A start that is nearer than this and is told as settled has been approved: approval comes in the autumn before an April. */
const SETTLED_DAYS = 170
/** A start longer ago than this is history, not news. */
const RECENT_DAYS = 100

/** A body that opened no longer ago than this is news of the merger that made it. */
const JUST_OPENED_DAYS = 45

const APPROVED = { name: 'approved', says: 'NHS England or ministers have approved it.' }

const ASKED = { name: 'being-asked', says: 'The public or the members are being asked.' }

/** How far it has come, the most telling first: the first rule that fires decides. */
const STAGE_RULES: readonly StageRule[] = [
  { stage: 'rejected', name: 'refused', says: 'It was refused, voted down or dropped.', find: refusal },
  {
    stage: 'delayed',
    name: 'put-off',
    says: 'It was put off.',
    find: delay,
  },
  { stage: 'effective', name: 'has-happened', says: 'It has happened, or happens today.', find: happening },
  { stage: 'approved', ...APPROVED, find: approval },
  {
    stage: 'applied',
    name: 'applied-for',
    says: 'The application is sent, being sent or under review.',
    find: application,
  },
  {
    stage: 'consulting',
    ...ASKED,
    find: (reading) => (matchPattern(reading, 'NO_CONSULTATION') ? null : (ballot(reading) ?? asking(reading))),
  },
  {
    stage: 'approved',
    name: 'cluster-agreed',
    says: 'A cluster needs no order of its own: told as a fact, it is agreed.',
    find: clusterAgreed,
  },
  {
    stage: 'approved',
    name: 'settled',
    says: 'It starts within months and is told as settled, so it has been approved.',
    find: settled,
  },
]

const SYSTEM_DELAYED: Rule = {
  name: 'put-off',
  says: 'It was put off.',
  any: ['DELAYED ~6 SYSTEM|NAMED_SYSTEM|DESIGNATE|LAW'],
  unless: ['NOT_DELAY', 'PETITION'],
}
const PLANNED: Rule = { name: 'planned', says: 'It is floated, planned or wanted.', any: ['PLANNED'] }
const SYSTEM_PLANNED: Rule = {
  name: 'system-change-planned',
  says: 'A change to a system is floated, planned or wanted.',
  any: ['PLANNED ~8 BOUNDARY|LEAVE_SYSTEM', 'BOUNDARY ~8 PARLIAMENT', 'HEDGED ~6 DESIGNATE'],
}
const DESIGNATED: Rule = {
  name: 'designated',
  says: 'Systems are designated.',
  any: ['DESIGNATE ~8 SYSTEM|NAMED_SYSTEM', 'SYSTEM|NAMED_SYSTEM & DESIGNATE'],
  unless: ['HEDGED ~6 DESIGNATE', 'APPOINTMENT'],
}

/** The stage that the text speaks of, with the rule that says so; `start` is the day of effect that it gives. */
export function stageOf(reading: Reading, merger: boolean, start: SpokenDate | null): Staged {
  if (!merger) return systemStage(reading, start)
  for (const { stage, find, ...rule } of STAGE_RULES) {
    const hits = find(reading, start)
    if (hits) return { stage, reason: reasonOf(reading, rule, hits) }
  }
  const planned = tryRule(reading, PLANNED)
  if (planned) return { stage: 'proposed', reason: planned }
  const says = 'It tells of no approval and of no day that has passed, so it counts as proposed.'
  return { stage: 'proposed', reason: { rule: 'nothing-further-said', says, words: [] } }
}

/** Most items about systems have no stage; a designation and a change of boundary do. */
function systemStage(reading: Reading, start: SpokenDate | null): Staged {
  const late = tryRule(reading, SYSTEM_DELAYED)
  if (late) return { stage: 'delayed', reason: late }
  const settles = matchPattern(reading, 'BOUNDARY|MOVE|LEAVE_SYSTEM') ?? matchPattern(reading, 'title: APPROVED')
  const approved = settles ? approval(reading) : null
  if (approved) return { stage: 'approved', reason: reasonOf(reading, APPROVED, approved) }
  const asked = matchPattern(reading, 'NO_CONSULTATION')
    ? null
    : matchPattern(reading, 'ASKING ~6 SYSTEM|NAMED_SYSTEM|ICB|LAW')
  if (asked) return { stage: 'consulting', reason: reasonOf(reading, ASKED, asked) }
  const planned = tryRule(reading, SYSTEM_PLANNED)
  if (planned) return { stage: 'proposed', reason: planned }
  const designated = tryRule(reading, DESIGNATED)
  if (designated) return { stage: 'approved', reason: designated }
  const { published } = reading
  if (!start) return { stage: null, reason: null }
  const rule = { name: 'has-a-start', says: 'It gives the day on which the system starts.' }
  const stage = published && start.date <= published ? 'effective' : 'approved'
  return { stage, reason: reasonOf(reading, rule, [start]) }
}

/** A no that counts: not a councillor's, not last year's, and not one that the plan survives. */
function refusal(reading: Reading): Hit[] | null {
  const dropped = matchPattern(reading, 'SCHEME >8 DROPPED')
  if (dropped && !matchPattern(reading, 'MODAL >0 DROPPED')) return dropped
  for (const hit of reading.hits.get('REJECTED') ?? []) {
    const about = nearestTo(reading, hit, ['MERGE', 'ABOLISHED', 'CLUSTER', 'PLANNED', 'APPLIED', 'CCG', 'ICB'], 8)
    if (!about || nearestTo(reading, hit, ['FORMER'], 3, 'before')) continue
    if (nearestTo(reading, hit, ['OBJECTION'], 2) || nearestTo(reading, hit, ['ADVISED'], 0, 'before')) continue
    const who = nearestTo(reading, hit, ['AUTHORITY', 'MEMBERS', 'ONLOOKER', 'BODY'], 4, 'before')
    if (who && isAt(reading, 'ONLOOKER', who.hit)) continue
    if (matchPattern(reading, 'GOES_ON') || matchPattern(reading, 'AUTHORITY >4 APPROVED')) continue
    return [hit, about.hit]
  }
  return null
}

/** It has happened: the text says so, or tells of a start on or shortly before its own day. */
function happening(reading: Reading, start: SpokenDate | null): Hit[] | null {
  const { published, titleEnd, tokens } = reading
  if (start && tokens.keys[start.from - 1] === 'since') return [start]
  if (published && start && start.date > published) return null
  const today = matchPattern(reading, 'HAPPENS ~8 TODAY')
  if (today && !matchPattern(reading, 'ANNOUNCED ~3 TODAY') && !matchPattern(reading, 'HEDGED')) return today
  for (const hit of reading.hits.get('HAPPENED') ?? []) {
    if (nearestTo(reading, hit, ['WILL', 'HEDGED'], 3, 'before') || isNotYet(reading, hit)) continue
    if (hit.from >= titleEnd && matchPattern(reading, 'title: HEDGED')) continue
    if (nearestTo(reading, hit, ['CCG', 'ICB', 'BODY', 'COMMISSIONER', 'MERGE', 'SYSTEM'], 8)) return [hit]
  }
  const opened =
    published && !matchPattern(reading, 'HEDGED')
      ? reading.mentions.find((mention) => hasJustOpened(mention.opened, published))
      : undefined
  if (opened) return [opened]
  if (!published || !start || daysBetween(start.date, published) > RECENT_DAYS) return null
  return matchPattern(reading, 'WILL|HEDGED ~6 MERGE|CREATE') ? null : [start]
}

/** A delay that has been ordered or happened: not one that somebody calls for. */
function delay(reading: Reading): Hit[] | null {
  const fit = matchPattern(reading, 'DELAYED ~8 MERGE|ABOLISHED|ABOLISH|CLUSTER|PLANNED|SYSTEM|LAW')
  if (!fit?.[0] || matchPattern(reading, 'NOT_DELAY')) return null
  return nearestTo(reading, fit[0], ['SEEK', 'DEMAND'], 1, 'before') ? null : fit
}

/** A cluster told of without a "could" or a "plan" in the headline or around the word. */
function clusterAgreed(reading: Reading): Hit[] | null {
  if (matchPattern(reading, 'title: HEDGED') || matchPattern(reading, 'DOUBT')) return null
  if (matchPattern(reading, 'title: MERGE') && !matchPattern(reading, 'title: CLUSTER')) return null
  const hit = (reading.hits.get('CLUSTER') ?? []).find((cluster) => !nearestTo(reading, cluster, ['HEDGED'], 6))
  return hit ? [hit] : null
}

/** The members are voting or are to vote: the vote is still out, and it is not the regulator who is asked. */
function ballot(reading: Reading): Hit[] | null {
  if (matchPattern(reading, 'RESULT')) return null
  const hit = (reading.hits.get('BALLOT') ?? []).find(
    (vote) =>
      !nearestTo(reading, vote, ['AUTHORITY'], 3, 'before') && !nearestTo(reading, vote, ['DEMAND'], 1, 'before'),
  )
  return hit ? [hit] : null
}

/** People are asked; a consultation of the staff is about their jobs, and does not ask whether to merge. */
function asking(reading: Reading): Hit[] | null {
  const hit = (reading.hits.get('ASKING') ?? []).find(
    (asked) => !nearestTo(reading, asked, ['STAFF'], 1) && !nearestTo(reading, asked, ['JOBS'], 4, 'after'),
  )
  return hit ? [hit] : null
}

/** An application that is made, and not one that will be made some day. */
function application(reading: Reading): Hit[] | null {
  for (const hit of reading.hits.get('APPLIED') ?? []) {
    const later = nearestTo(reading, hit, ['APPLY_LATER'], 4)
    const overlaps = (reading.hits.get('APPLY_LATER') ?? []).some(({ from, to }) => from < hit.to && hit.from < to)
    const will = nearestTo(reading, hit, ['WILL'], 1, 'before') ?? nearestTo(reading, hit, ['HEDGED'], 0, 'before')
    const willDo = will !== null && !matchPattern(reading, 'NOW')
    if (!later && !overlaps && !willDo) return [hit]
  }
  const before = matchPattern(reading, 'AUTHORITY >4 BE_ASKED')
  if (before) return before
  return matchPattern(reading, 'ONLOOKER >3 SEEK')
    ? null
    : (matchPattern(reading, 'SEEK >4 CONSENT') ?? matchPattern(reading, 'SEEK >3 AUTHORITY'))
}

/** Whether a day is the published one or in the weeks before it. */
function hasJustOpened(opened: IsoDate | null, published: IsoDate): boolean {
  return opened !== null && opened <= published && daysBetween(opened, published) <= JUST_OPENED_DAYS
}

/** An approval by those who have the power, or by nobody named; not by members or boards, and not one that is hoped for. */
function approval(reading: Reading): Hit[] | null {
  for (const hit of reading.hits.get('APPROVED') ?? []) {
    if (isNotYet(reading, hit)) continue
    const before =
      isGiven(reading, hit) || nearestTo(reading, hit, ['SCHEME'], 0, 'before')
        ? null
        : nearestTo(reading, hit, ['AUTHORITY', 'MEMBERS', 'ONLOOKER'], 5, 'before')
    const who = by(reading, hit) ?? before?.hit
    if (who && !isAt(reading, 'AUTHORITY', who)) continue
    return who ? [who, hit] : [hit]
  }
  const permission = matchPattern(reading, 'AUTHORITY >3 GIVES >4 CONSENT')
  if (permission?.[1] && !isNotYet(reading, permission[1])) return permission
  for (const hit of reading.hits.get('AGREED') ?? []) {
    if (HAD.has(reading.tokens.keys[hit.from - 1] ?? '')) continue
    const who =
      by(reading, hit) ?? nearestTo(reading, hit, ['AUTHORITY', 'MEMBERS', 'ONLOOKER', 'BODY'], 4, 'before')?.hit
    if (!who || !isAt(reading, 'AUTHORITY', who) || isNotYet(reading, hit)) continue
    return [who, hit]
  }
  return null
}

/** "if NHS England approves", "could be approved": a yes that has not been given. A comma ends what such a word governs. */
function isNotYet(reading: Reading, hit: Hit): boolean {
  if (nearestTo(reading, hit, ['MODAL'], 0, 'before') || nearestTo(reading, hit, ['NOT_GIVEN'], 3, 'after')) return true
  const condition = nearestTo(reading, hit, ['NOT_YET'], 3, 'before')
  if (!condition) return false
  const { breaks } = reading.tokens
  return !breaks.slice(condition.hit.to, hit.from + 1).some((brk) => brk >= BREAK.comma)
}

/** "had the support of practices": whoever stands before it has it. */
const HAD = wordSet('the had with their its of')
const GIVEN = wordSet(`
  been was were be get gets got given received receives win wins won gain gains
`)

/** "have been authorised", "get the green light": whoever stands before it has it, and does not give it. */
function isGiven({ tokens }: Reading, { from }: Hit): boolean {
  return (
    GIVEN.has(tokens.keys[from - 1] ?? '') ||
    (tokens.keys[from - 1] === 'the' && GIVEN.has(tokens.keys[from - 2] ?? ''))
  )
}

/** "approved by its members", "go-ahead from NHS bosses": whoever stands behind the "by". */
function by(reading: Reading, hit: Hit): Hit | null {
  for (let at = hit.to; at < hit.to + 4; at++) {
    const word = reading.tokens.keys[at]
    if (word !== 'by' && word !== 'from') continue
    const who = nearestTo(reading, { from: at, to: at + 1 }, ['AUTHORITY', 'MEMBERS', 'ONLOOKER'], 3, 'after')
    return who?.hit ?? null
  }
  return null
}

/** A start within months, or a body that the register knows to have opened within months, with no "could" or "plan" beside it. */
function settled(reading: Reading, start: SpokenDate | null): Hit[] | null {
  const { published, mentions } = reading
  if (matchPattern(reading, 'HEDGED')) return null
  const isSoon = (day: IsoDate | null): boolean =>
    published
      ? day !== null && day > published && daysBetween(published, day) <= SETTLED_DAYS
      : day !== null && day === start?.date
  const coming = mentions.find(({ opened, closed }) => isSoon(opened) || (published !== null && isSoon(closed)))
  if (coming) return [coming]
  return published && start && isSoon(start.date) ? [start] : null
}

function isAt(reading: Reading, idea: Idea, where: Hit): boolean {
  return (reading.hits.get(idea) ?? []).some(({ from, to }) => from === where.from && to === where.to)
}
