import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Alerts that wait for a digest, and the digest that each has gone into. */
export function digests(): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema.alterTable('deliveries').addColumn('digest', 'text').execute()
      await db.schema.alterTable('deliveries').addColumn('digest_id', 'integer').execute()
      await db.schema.createIndex('deliveries_digest').on('deliveries').column('digest_id').execute()
    },
  }
}
