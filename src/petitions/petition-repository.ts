/** Petitions as rows: when each is looked at, what was read, and what has been told. */
import type { Selectable, Updateable } from 'kysely'
import type { Engine } from '../store/engine.ts'
import type { PetitionRow } from '../store/petition-rows.ts'
import type { Database, DatabaseTransaction } from '../store/store.ts'
import type { Instant } from '../time.ts'
import type { Petition } from './petition.ts'

export type StoredPetition = Selectable<PetitionRow>
export type PetitionChange = Updateable<Omit<PetitionRow, 'id'>>

export interface Lease {
  readonly owner: string
  readonly now: Instant
  readonly until: Instant
}

/** Takes up to `limit` petitions that are due and that somebody tracks, longest due first, so that no other process takes them. */
export async function claimDue(db: Database, engine: Engine, lease: Lease, limit: number): Promise<StoredPetition[]> {
  const claimed = await db
    .updateTable('petitions')
    .set({ lease_owner: lease.owner, lease_until: lease.until })
    .where('id', 'in', (e) =>
      e
        .selectFrom('petitions')
        .select('id')
        .where('ended', 'is', null)
        .where('next_look_at', '<=', lease.now)
        .where((w) => w.or([w('lease_until', 'is', null), w('lease_until', '<=', lease.now)]))
        .where((w) =>
          w.exists(w.selectFrom('petition_tracks').select('petition_id').whereRef('petition_id', '=', 'petitions.id')),
        )
        .orderBy('next_look_at')
        .limit(limit)
        // SQLite has one writer at a time, and no such clause.
        .$if(engine === 'postgres', (q) => q.forUpdate().skipLocked()),
    )
    .returningAll()
    .execute()
  return claimed.sort((a, b) => a.next_look_at.localeCompare(b.next_look_at))
}

/** Lengthens a lease. False when it has been lost: another process has the petition now. */
export async function renewLease(db: Database | DatabaseTransaction, id: number, lease: Lease): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('petitions')
    .set({ lease_until: lease.until })
    .where('id', '=', id)
    .where('lease_owner', '=', lease.owner)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Changes a petition and gives its lease back. */
export async function saveAndRelease(
  db: Database | DatabaseTransaction,
  id: number,
  owner: string,
  change: PetitionChange,
): Promise<void> {
  await db
    .updateTable('petitions')
    .set({ ...change, lease_owner: null, lease_until: null })
    .where('id', '=', id)
    .where('lease_owner', '=', owner)
    .execute()
}

/** Keeps a petition that is tracked for the first time; one that is known stays as it is. */
export async function insertPetition(trx: DatabaseTransaction, row: StoredPetition): Promise<void> {
  await trx
    .insertInto('petitions')
    .values(row)
    .onConflict((c) => c.column('id').doNothing())
    .execute()
}

export async function changePetition(trx: DatabaseTransaction, id: number, change: PetitionChange): Promise<void> {
  await trx.updateTable('petitions').set(change).where('id', '=', id).execute()
}

export async function petitionById(db: Database | DatabaseTransaction, id: number): Promise<StoredPetition | null> {
  return (await db.selectFrom('petitions').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Notes milestones; gives those that were not noted before. */
export async function noteMilestones(
  trx: DatabaseTransaction,
  id: number,
  milestones: readonly string[],
  at: Instant,
): Promise<ReadonlySet<string>> {
  if (milestones.length === 0) return new Set()
  const rows = await trx
    .insertInto('petition_milestones')
    .values(milestones.map((milestone) => ({ petition_id: id, milestone, at })))
    .onConflict((c) => c.columns(['petition_id', 'milestone']).doNothing())
    .returning('milestone')
    .execute()
  return new Set(rows.map((row) => row.milestone))
}

/** The petition as it was last read. We wrote it ourselves. */
export function readPetition(row: Pick<StoredPetition, 'document'>): Petition {
  return JSON.parse(row.document) as Petition
}
