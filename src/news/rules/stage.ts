import type { Reading } from '../reading.ts'
import { application, consultation } from './asked.ts'
import type { SpokenDate } from './dates.ts'
import type { Evidence, Staged, Step } from './evidence.ts'
import { agreedCluster, happening, settledStart } from './happened.ts'
import { matchPattern } from './pattern.ts'
import { approval, decree } from './powers.ts'
import { type Rule, reasonOf, tryRule } from './rule.ts'
import { stageOfSystem } from './stage-systems.ts'
import { delay, refusal } from './turns.ts'

/** What stops a merger or holds it up. */
const REFUSED: Step = {
  stage: 'rejected',
  name: 'refused',
  says: 'It was refused, voted down or dropped.',
  find: refusal,
}
const PUT_OFF: Step = { stage: 'delayed', name: 'put-off', says: 'It was put off.', find: delay }

/** How far a merger has come, the furthest step first: of those that have been taken the furthest counts. */
const STEPS: readonly Step[] = [
  { stage: 'effective', name: 'has-happened', says: 'It has happened, or happens today.', find: happening },
  { stage: 'approved', name: 'approved', says: 'NHS England or ministers have approved it.', find: approval },
  {
    stage: 'approved',
    name: 'announced-by-ministers',
    says: 'Ministers have announced the end of NHS England.',
    find: decree,
  },
  {
    stage: 'applied',
    name: 'applied-for',
    says: 'The application is sent, being sent or under review.',
    find: application,
  },
  {
    stage: 'consulting',
    name: 'being-asked',
    says: 'The public or the members are being asked.',
    find: consultation,
  },
  {
    stage: 'approved',
    name: 'cluster-agreed',
    says: 'A cluster needs no order of its own: told as a fact, it is agreed.',
    find: agreedCluster,
  },
  {
    stage: 'approved',
    name: 'settled',
    says: 'It starts within months and is told as settled, so it has been approved.',
    find: settledStart,
  },
]

const PLANNED: Rule = { name: 'planned', says: 'It is floated, planned or wanted.', any: ['PLANNED'] }

/** What is told of no one merger, and so has no stage of its own. */
const STAGELESS: readonly Rule[] = [
  {
    name: 'no-merger-planned',
    says: 'It says that no merger is planned.',
    any: ['NO_PLAN'],
    unless: ['SHARED_MANAGEMENT|CLUSTER'],
  },
  {
    name: 'policy-for-all',
    says: 'It is about what all bodies are told or allowed to do, and not about one merger.',
    any: ['ALL_BODIES ~10 TOLD', 'title: TOLD & ALL_BODIES'],
    unless: ['BODY', 'NAMED_SYSTEM'],
  },
  {
    name: 'how-it-is-done',
    says: 'It explains how mergers are made, and tells of none.',
    any: ['title: EXPLAINS', 'title: MERGE & EXPLAINS'],
    unless: ['BODY', 'NAMED_SYSTEM', 'title: AUTHORITY >4 APPROVED'],
  },
  {
    name: 'rules-for-mergers',
    says: 'It is about the rules for mergers, and about none of them.',
    any: ['title: MERGE >1 RULES', 'title: RULES >4 MERGE'],
    unless: ['title: BODY', 'title: NAMED_SYSTEM', 'title: AUTHORITY >4 APPROVED'],
  },
  {
    name: 'rules-for-mergers',
    says: 'It is about the rules for mergers, and about none of them.',
    any: ['title: MERGE & RULES >6 MERGE|APPROVED', 'title: ALL_MERGERS & RULES'],
    unless: ['BODY', 'NAMED_SYSTEM', 'title: AUTHORITY >4 APPROVED'],
  },
  {
    name: 'opinion',
    says: 'It is an opinion on mergers at large, and tells of none.',
    any: ['OPINION'],
    unless: ['title: BODY', 'title: NAMED_SYSTEM', 'MONTH', 'NHS_ENGLAND'],
  },
]

/** The stage that the text speaks of, with the rule that says so; `start` is the day of effect that it gives. */
export function stageOf(reading: Reading, merger: boolean, start: SpokenDate | null): Staged {
  if (!merger) return stageOfSystem(reading, start)
  for (const rule of STAGELESS) {
    const reason = tryRule(reading, rule)
    if (reason) return { stage: null, reason }
  }
  const taken = furthest(reading, start)
  const turn = turnOf(reading, start, taken)
  const told = turn ?? taken
  if (told) return { stage: told.step.stage, reason: reasonOf(reading, told.step, told.evidence.hits) }
  const planned = tryRule(reading, PLANNED)
  if (planned) return { stage: 'proposed', reason: planned }
  const says = 'It tells of no approval and of no day that has passed, so it counts as proposed.'
  return { stage: 'proposed', reason: { rule: 'nothing-further-said', says, words: [] } }
}

interface Told {
  readonly step: Step
  readonly evidence: Evidence
}

function furthest(reading: Reading, start: SpokenDate | null): Told | null {
  for (const step of STEPS) {
    const evidence = step.find(reading, start)
    if (evidence) return { step, evidence }
  }
  return null
}

/** A refusal or a delay, where it is the news: it yields to a step that the headline tells of, or that was taken in spite of it. */
function turnOf(reading: Reading, start: SpokenDate | null, taken: Told | null): Told | null {
  for (const step of [REFUSED, PUT_OFF]) {
    const evidence = step.find(reading, start)
    if (evidence && !isHistory(reading, evidence) && !yields(reading, step, evidence, taken)) return { step, evidence }
  }
  return null
}

/** "months after a first plan was shelved", below the headline. */
function isHistory(reading: Reading, { hits, standing }: Evidence): boolean {
  return standing === 'background' && hits.every(({ from }) => from >= reading.titleEnd)
}

/** The steps that somebody takes, beside those that are only inferred. */
const TAKEN: ReadonlySet<string> = new Set(['has-happened', 'approved', 'applied-for'])

function yields(reading: Reading, turn: Step, evidence: Evidence, taken: Told | null): boolean {
  const done = taken && TAKEN.has(taken.step.name) ? taken : null
  const decided = done && done.step.stage !== 'applied' ? done : null
  if (decided?.evidence.standing === 'headline') return evidence.standing !== 'headline' || isDone(decided)
  if (evidence.standing === 'background') return done !== null || matchPattern(reading, 'GOES_ON') !== null
  if (turn.stage !== 'rejected') return false
  const isFinal = matchPattern(reading, 'AUTHORITY >4 REJECTED') !== null
  if ((done || (evidence.standing === 'text' && !isFinal)) && matchPattern(reading, 'GOES_ON')) return true
  return decided !== null && matchPattern(reading, 'AUTHORITY >4 APPROVED') !== null
}

function isDone(told: Told): boolean {
  return told.step.stage === 'effective'
}
