/** How many bodies there were, by date: figures that NHS England and the trade press gave at the time (the README says where). */
import type { IsoDate } from '../../time.ts'
import { wasAlive } from '../lineage.ts'
import type { BodyKind } from '../register.ts'
import type { Check } from './rules.ts'

const COUNTS: readonly (readonly [BodyKind, IsoDate, number])[] = [
  ['ccg', '2013-03-31', 0],
  ['ccg', '2013-04-01', 211],
  ['ccg', '2015-03-31', 211],
  ['ccg', '2015-04-01', 209],
  ['ccg', '2017-04-01', 207],
  ['ccg', '2018-04-01', 195],
  ['ccg', '2019-04-01', 191],
  ['ccg', '2020-04-01', 135],
  ['ccg', '2021-04-01', 106],
  ['ccg', '2022-06-30', 106],
  ['ccg', '2022-07-01', 0],
  ['icb', '2022-06-30', 0],
  ['icb', '2022-07-01', 42],
  ['icb', '2026-03-31', 42],
  ['icb', '2026-04-01', 36],
]
/** 211 and the 37 that mergers made. */
const CCGS_EVER = 248
const CCGS_MERGED = 142

export const checkCounts: Check = ({ bodies, successions }) => {
  const all = [...bodies.values()]
  const problems = COUNTS.flatMap(([kind, day, expected]) => {
    const count = all.filter((body) => body.kind === kind && wasAlive(body, day)).length
    return count === expected
      ? []
      : [`On ${day} there were ${count} ${kind.toUpperCase()}s; there should be ${expected}.`]
  })
  const ever = all.filter((body) => body.kind === 'ccg').length
  if (ever !== CCGS_EVER) problems.push(`There were ${ever} CCGs in all; there should be ${CCGS_EVER}.`)
  const merged = successions.filter((edge) => edge.kind === 'merger' && bodies.get(edge.from)?.kind === 'ccg').length
  if (merged !== CCGS_MERGED) problems.push(`${merged} CCGs ended by merger; it should be ${CCGS_MERGED}.`)
  return problems
}
