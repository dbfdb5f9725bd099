/** Who may configure the bot in a place, beside the platform's own admins. */
import type { Database } from '../store/store.ts'
import { type Clock, type Instant, instant } from '../time.ts'

interface Where {
  readonly platform: string
  readonly tenant: string
}

export interface Organiser {
  readonly userId: string
  readonly addedBy: string
  readonly addedAt: Instant
}

export interface Organisers {
  isOrganiser(person: Where & { readonly userId: string }): Promise<boolean>
  /** In the order in which they were added. */
  list(where: Where): Promise<readonly Organiser[]>
  /** False when that person is one already. */
  add(where: Where, userId: string, by: string): Promise<boolean>
  /** False when that person was none. */
  remove(where: Where, userId: string): Promise<boolean>
}

export function createOrganisers(db: Database, clock: Clock): Organisers {
  const of = (where: Where) =>
    db.selectFrom('organisers').where('platform', '=', where.platform).where('tenant', '=', where.tenant)
  return {
    isOrganiser: async (person) => {
      const row = await of(person).select('user_id').where('user_id', '=', person.userId).executeTakeFirst()
      return row !== undefined
    },
    list: async (where) => {
      const rows = await of(where).selectAll().orderBy('added_at').orderBy('user_id').execute()
      return rows.map((row) => ({ userId: row.user_id, addedBy: row.added_by, addedAt: row.added_at }))
    },
    add: async (where, userId, by) => {
      const row = await db
        .insertInto('organisers')
        .values({
          platform: where.platform,
          tenant: where.tenant,
          user_id: userId,
          added_by: by,
          added_at: instant(clock()),
        })
        .onConflict((c) => c.columns(['platform', 'tenant', 'user_id']).doNothing())
        .returning('user_id')
        .executeTakeFirst()
      return row !== undefined
    },
    remove: async (where, userId) => {
      const row = await db
        .deleteFrom('organisers')
        .where('platform', '=', where.platform)
        .where('tenant', '=', where.tenant)
        .where('user_id', '=', userId)
        .returning('user_id')
        .executeTakeFirst()
      return row !== undefined
    },
  }
}
