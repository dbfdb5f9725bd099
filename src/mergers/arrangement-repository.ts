/** What organisers did with records of mergers, as rows. */
import type { Database } from '../store/store.ts'
import type { Arrangement, Join, Move } from './arrangement.ts'

/** `tenant` as "discord:123". */
export async function arrangementOf(db: Database, tenant: string): Promise<Arrangement> {
  const joins = await db.selectFrom('merger_joins').selectAll().where('tenant', '=', tenant).execute()
  const moves = await db.selectFrom('merger_moves').selectAll().where('tenant', '=', tenant).execute()
  return {
    joins: joins.map((row) => ({ mergerId: row.merger_id, intoId: row.into_id, by: row.made_by, at: row.made_at })),
    moves: moves.map((row) => ({
      storyId: row.story_id,
      fromId: row.from_id,
      toId: row.to_id,
      by: row.made_by,
      at: row.made_at,
    })),
  }
}

export async function putJoin(db: Database, tenant: string, { mergerId, intoId, by, at }: Join): Promise<void> {
  const says = { into_id: intoId, made_by: by, made_at: at }
  await db
    .insertInto('merger_joins')
    .values({ tenant, merger_id: mergerId, ...says })
    .onConflict((c) => c.columns(['tenant', 'merger_id']).doUpdateSet(says))
    .execute()
}

/** False when there was none. */
export async function removeJoin(db: Database, tenant: string, mergerId: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('merger_joins')
    .where('tenant', '=', tenant)
    .where('merger_id', '=', mergerId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Keeps a move in place of an earlier one of the same story. */
export async function putMove(db: Database, tenant: string, { storyId, fromId, toId, by, at }: Move): Promise<void> {
  const says = { from_id: fromId, to_id: toId, made_by: by, made_at: at }
  await db
    .insertInto('merger_moves')
    .values({ tenant, story_id: storyId, ...says })
    .onConflict((c) => c.columns(['tenant', 'story_id']).doUpdateSet(says))
    .execute()
}

/** False when there was none. */
export async function removeMove(db: Database, tenant: string, storyId: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('merger_moves')
    .where('tenant', '=', tenant)
    .where('story_id', '=', storyId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
