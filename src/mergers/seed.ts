/** Begins the records with what the register knows. */
import { lockStories } from '../alerts/story-repository.ts'
import type { Lineage } from '../register/lineage.ts'
import type { Register } from '../register/register.ts'
import type { Engine } from '../store/engine.ts'
import type { Database, DatabaseTransaction } from '../store/store.ts'
import { type Instant, instant } from '../time.ts'
import { createFindMerger, type FindMerger } from './matching.ts'
import { firstDayOf } from './merger.ts'
import { insertMerger, insertStep, stepOfRegister, stepsSeenBy, updateStep } from './merger-repository.ts'
import { readMerger } from './reading-steps.ts'
import { type RegisterStep, registerSteps } from './register-mergers.ts'

export interface SeedNeeds {
  readonly db: Database
  readonly engine: Engine
  readonly register: Register
  readonly lineage: Lineage
}

/**
 * Writes down the register's clusters and mergers of ICBs, each once however often it is called: what a newer register
 * says takes the place of what an older one said, and a merger that the news knew already gets the register's step.
 */
export async function seedMergers(needs: SeedNeeds, now: Date): Promise<void> {
  const findMerger = createFindMerger(needs.register, needs.lineage)
  await needs.db.transaction().execute(async (trx) => {
    await lockStories(trx, needs.engine)
    for (const step of registerSteps(needs.register, needs.lineage)) await keep(trx, step, findMerger, instant(now))
  })
}

async function keep(trx: DatabaseTransaction, says: RegisterStep, findMerger: FindMerger, now: Instant): Promise<void> {
  const { key, ...step } = says
  const known = await stepOfRegister(trx, key)
  if (known) return await updateStep(trx, known, says)
  const mergerId = (await mergerOf(trx, says, findMerger)) ?? (await insertMerger(trx, now))
  await insertStep(trx, { ...step, mergerId, storyId: null, scope: '', registerKey: key }, now)
}

/** A merger that the shared news knows, and that the register has now seen take effect. */
async function mergerOf(trx: Database, says: RegisterStep, findMerger: FindMerger): Promise<number | null> {
  if (says.standing !== 'effective') return null
  const known = Map.groupBy(await stepsSeenBy(trx, ''), ({ mergerId }) => mergerId)
  const mergers = [...known.values()].map((steps) => readMerger(steps)).filter((merger) => merger !== null)
  const step = { bodyIds: says.bodyIds, into: says.into, stage: 'effective' as const, day: firstDayOf(says.day) }
  return findMerger(step, mergers)?.id ?? null
}
