/** Mergers, their steps and their corrections, as rows. */
import type { Selectable } from 'kysely'
import type { MergerCorrectionRow, MergerStepRow } from '../store/merger-rows.ts'
import type { Database } from '../store/store.ts'
import type { Instant } from '../time.ts'
import type { Correction, Standing, Step } from './merger.ts'
import type { RegisterStep } from './register-mergers.ts'

export type NewStep = Omit<Step, 'id' | 'mergerId' | 'addedAt'>

/** More steps than a dozen years of news bring. */
const MOST_STEPS = 5_000
/** More steps than the mergers of a few bodies have. */
const MOST_COMPARED = 500

/** Makes a merger and gives its id. */
export async function insertMerger(db: Database, now: Instant): Promise<number> {
  const { id } = await db.insertInto('mergers').values({ made_at: now }).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function insertStep(
  db: Database,
  step: NewStep & { readonly mergerId: number; readonly registerKey?: string },
  now: Instant,
): Promise<void> {
  const { mergerId, storyId, registerKey, scope } = step
  await db
    .insertInto('merger_steps')
    .values({
      ...columnsOf(step),
      merger_id: mergerId,
      story_id: storyId,
      register_key: registerKey ?? null,
      scope,
      added_at: now,
    })
    .execute()
  await nameBodies(db, mergerId, step.bodyIds)
}

/** Changes what a step says, for a story that has grown or a register that knows more. */
export async function updateStep(db: Database, step: Step, says: NewStep | RegisterStep): Promise<void> {
  await db.updateTable('merger_steps').set(columnsOf(says)).where('id', '=', step.id).execute()
  await nameBodies(db, step.mergerId, says.bodyIds)
}

export async function stepOfStory(db: Database, storyId: number): Promise<Step | null> {
  const row = await db.selectFrom('merger_steps').selectAll().where('story_id', '=', storyId).executeTakeFirst()
  return row ? readStep(row) : null
}

export async function stepOfRegister(db: Database, key: string): Promise<Step | null> {
  const row = await db.selectFrom('merger_steps').selectAll().where('register_key', '=', key).executeTakeFirst()
  return row ? readStep(row) : null
}

/** The steps of all mergers that any of these bodies is in, the newest where there are very many. */
export async function stepsAround(db: Database, bodyIds: readonly string[]): Promise<Step[]> {
  if (bodyIds.length === 0) return []
  const rows = await db
    .selectFrom('merger_steps')
    .selectAll()
    .where('merger_id', 'in', (e) => e.selectFrom('merger_bodies').select('merger_id').where('body_id', 'in', bodyIds))
    .orderBy('id', 'desc')
    .limit(MOST_COMPARED)
    .execute()
  return rows.map(readStep)
}

/**
 * A merger of all these bodies that has lost its steps, null when there is none. It happens when shared news takes over
 * the story of a tenant's own feed; what the tenant said of the merger is kept with its number.
 */
export async function abandonedMerger(db: Database, bodyIds: readonly string[]): Promise<number | null> {
  const row = await db
    .selectFrom('merger_bodies')
    .select('merger_id')
    .where('body_id', 'in', bodyIds)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('merger_steps')
            .select('merger_steps.id')
            .whereRef('merger_steps.merger_id', '=', 'merger_bodies.merger_id'),
        ),
      ),
    )
    .groupBy('merger_id')
    .having((e) => e.fn.countAll(), '=', bodyIds.length)
    .orderBy('merger_id')
    .limit(1)
    .executeTakeFirst()
  return row?.merger_id ?? null
}

/** The steps that a tenant may see: of one merger, or of all. */
export async function stepsSeenBy(db: Database, tenant: string, mergerId?: number): Promise<Step[]> {
  const rows = await db
    .selectFrom('merger_steps')
    .selectAll()
    .where('scope', 'in', ['', tenant])
    .$if(mergerId !== undefined, (query) => query.where('merger_id', '=', mergerId ?? 0))
    .orderBy('id', 'desc')
    .limit(MOST_STEPS)
    .execute()
  return rows.map(readStep)
}

/** The steps of the mergers that these stories are steps of. */
export async function stepsBeside(db: Database, storyIds: readonly number[]): Promise<Step[]> {
  if (storyIds.length === 0) return []
  const rows = await db
    .selectFrom('merger_steps')
    .selectAll()
    .where('merger_id', 'in', (e) =>
      e.selectFrom('merger_steps as own').select('own.merger_id').where('own.story_id', 'in', storyIds),
    )
    .orderBy('id', 'desc')
    .limit(MOST_STEPS)
    .execute()
  return rows.map(readStep)
}

export async function correctionsOf(db: Database, tenant: string): Promise<Correction[]> {
  const rows = await db.selectFrom('merger_corrections').selectAll().where('tenant', '=', tenant).execute()
  return rows.map(readCorrection)
}

/** Keeps a correction in place of an earlier one of the tenant. */
export async function putCorrection(db: Database, tenant: string, correction: Correction): Promise<void> {
  const says = {
    standing: correction.standing,
    day: correction.day,
    made_by: correction.by,
    made_at: correction.at,
  }
  await db
    .insertInto('merger_corrections')
    .values({ tenant, merger_id: correction.mergerId, ...says })
    .onConflict((c) => c.columns(['tenant', 'merger_id']).doUpdateSet(says))
    .execute()
}

/** False when there was none. */
export async function removeCorrection(db: Database, tenant: string, mergerId: number): Promise<boolean> {
  const result = await db
    .deleteFrom('merger_corrections')
    .where('tenant', '=', tenant)
    .where('merger_id', '=', mergerId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

async function nameBodies(db: Database, mergerId: number, bodyIds: readonly string[]): Promise<void> {
  await db
    .insertInto('merger_bodies')
    .values(bodyIds.map((body_id) => ({ merger_id: mergerId, body_id })))
    .onConflict((c) => c.doNothing())
    .execute()
}

function columnsOf(says: NewStep | RegisterStep) {
  return {
    standing: says.standing,
    day: says.day,
    target: says.target,
    into_name: says.into,
    body_ids: JSON.stringify(says.bodyIds),
    title: says.title,
    url: says.url,
  }
}

function readStep(row: Selectable<MergerStepRow>): Step {
  return {
    id: row.id,
    mergerId: row.merger_id,
    storyId: row.story_id,
    scope: row.scope,
    standing: row.standing as Standing,
    day: row.day,
    target: row.target,
    into: row.into_name,
    bodyIds: JSON.parse(row.body_ids) as string[],
    title: row.title,
    url: row.url,
    addedAt: row.added_at,
  }
}

function readCorrection(row: Selectable<MergerCorrectionRow>): Correction {
  return {
    mergerId: row.merger_id,
    standing: row.standing as Correction['standing'],
    day: row.day,
    by: row.made_by,
    at: row.made_at,
  }
}
