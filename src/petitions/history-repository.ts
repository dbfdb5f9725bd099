/** The tables of counts over time, and of where signatures come from. */
import type { Database, DatabaseTransaction } from '../store/store.ts'
import type { Instant, IsoDate } from '../time.ts'
import type { Sample } from './history/history.ts'
import { superfluous } from './history/thin.ts'
import type { AreaCounts } from './petition.ts'

/** How many ids a statement names: SQLite takes 32,766 values in one (sqlite.org/limits.html). */
const AT_ONCE = 5_000

/** The samples since a moment, in order of time. */
export async function samplesOf(db: Database | DatabaseTransaction, id: number, since?: Instant): Promise<Sample[]> {
  return db
    .selectFrom('petition_samples')
    .select(['at', 'signatures'])
    .where('petition_id', '=', id)
    .$if(since !== undefined, (q) => q.where('at', '>=', since ?? ''))
    .orderBy('at')
    .execute()
}

/** The last sample at or before a moment. */
export async function lastSample(db: Database | DatabaseTransaction, id: number): Promise<Sample | null> {
  const row = await db
    .selectFrom('petition_samples')
    .select(['at', 'signatures'])
    .where('petition_id', '=', id)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function addSamples(trx: DatabaseTransaction, id: number, samples: readonly Sample[]): Promise<void> {
  if (samples.length === 0) return
  await trx
    .insertInto('petition_samples')
    .values(samples.map(({ at, signatures }) => ({ petition_id: id, at, signatures })))
    .onConflict((c) => c.columns(['petition_id', 'at']).doNothing())
    .execute()
}

/** Forgets what is superfluous at its age; gives how many samples. */
export async function thinSamples(trx: DatabaseTransaction, id: number, now: Date): Promise<number> {
  const rows = await trx
    .selectFrom('petition_samples')
    .select(['id', 'at'])
    .where('petition_id', '=', id)
    .orderBy('at')
    .execute()
  const ids = superfluous(rows, now).map((row) => row.id)
  for (let start = 0; start < ids.length; start += AT_ONCE)
    await trx
      .deleteFrom('petition_samples')
      .where('id', 'in', ids.slice(start, start + AT_ONCE))
      .execute()
  return ids.length
}

/** Keeps the areas as of a day, in place of what was read earlier that day, and forgets days before `keptFrom`. */
export async function keepAreas(
  trx: DatabaseTransaction,
  id: number,
  day: IsoDate,
  counts: AreaCounts,
  keptFrom: IsoDate,
): Promise<void> {
  const areas = JSON.stringify(counts)
  await trx
    .insertInto('petition_areas')
    .values({ petition_id: id, day, areas })
    .onConflict((c) => c.columns(['petition_id', 'day']).doUpdateSet({ areas }))
    .execute()
  await trx.deleteFrom('petition_areas').where('petition_id', '=', id).where('day', '<', keptFrom).execute()
}

/** The newest two days of areas, the newest first. */
export async function newestAreas(db: Database, id: number): Promise<{ day: IsoDate; counts: AreaCounts }[]> {
  const rows = await db
    .selectFrom('petition_areas')
    .select(['day', 'areas'])
    .where('petition_id', '=', id)
    .orderBy('day', 'desc')
    .limit(2)
    .execute()
  return rows.map(({ day, areas }) => ({ day, counts: JSON.parse(areas) as AreaCounts }))
}
