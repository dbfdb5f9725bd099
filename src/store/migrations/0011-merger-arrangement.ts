import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Which records of mergers a tenant's organisers put together, and which stories they put to another record. */
export function mergerArrangement(): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('merger_joins')
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('merger_id', 'integer', (c) => c.notNull().references('mergers.id').onDelete('cascade'))
        .addColumn('into_id', 'integer', (c) => c.notNull().references('mergers.id').onDelete('cascade'))
        .addColumn('made_by', 'text', (c) => c.notNull())
        .addColumn('made_at', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('merger_joins_key', ['tenant', 'merger_id'])
        .execute()

      await db.schema
        .createTable('merger_moves')
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('story_id', 'integer', (c) => c.notNull().references('stories.id').onDelete('cascade'))
        .addColumn('from_id', 'integer', (c) => c.notNull().references('mergers.id').onDelete('cascade'))
        .addColumn('to_id', 'integer', (c) => c.notNull().references('mergers.id').onDelete('cascade'))
        .addColumn('made_by', 'text', (c) => c.notNull())
        .addColumn('made_at', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('merger_moves_key', ['tenant', 'story_id'])
        .execute()
    },
  }
}
