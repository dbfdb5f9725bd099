/** Judges the facts of the register: whether they hold together, and whether they are the ones that were checked in. */
import { checkAreas } from './check/areas.ts'
import { checkBodies } from './check/bodies.ts'
import { checkClusters } from './check/clusters.ts'
import { checkConstituencies } from './check/constituencies.ts'
import { checkCounts } from './check/counts.ts'
import { checkNames } from './check/names.ts'
import { checkSuccessions } from './check/successions.ts'
import type { Register } from './register.ts'

export { checkFiles } from './check/files.ts'

/**
 * Every problem of the facts as one sentence; none if they are sound. It judges what they say (codes and dates, no body
 * without successor, no dangling edge, no cycle, every CCG reaches a live ICB, the counts by date, every place covered), not
 * whether it is true: `checkFiles` tells whether a file is still as it was when its facts were verified.
 */
export function checkRegister(register: Register): string[] {
  return [
    checkBodies,
    checkSuccessions,
    checkCounts,
    checkNames,
    checkClusters,
    checkAreas,
    checkConstituencies,
  ].flatMap((check) => check(register))
}
