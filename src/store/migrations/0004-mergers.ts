import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Engine } from '../engine.ts'
import { createCountedTable } from './counted-table.ts'

/** Mergers that are or were planned, the steps that each took, and what tenants corrected for themselves. */
export function mergers(engine: Engine): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await createCountedTable(db, engine, 'mergers')
        .addColumn('made_at', 'text', (c) => c.notNull())
        .execute()

      await createCountedTable(db, engine, 'merger_steps')
        .addColumn('merger_id', 'integer', (c) => c.notNull().references('mergers.id').onDelete('cascade'))
        .addColumn('story_id', 'integer', (c) => c.unique().references('stories.id').onDelete('cascade'))
        .addColumn('register_key', 'text', (c) => c.unique())
        .addColumn('scope', 'text', (c) => c.notNull())
        .addColumn('standing', 'text', (c) => c.notNull())
        .addColumn('day', 'text', (c) => c.notNull())
        .addColumn('target', 'text')
        .addColumn('into_name', 'text', (c) => c.notNull())
        .addColumn('body_ids', 'text', (c) => c.notNull())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('url', 'text', (c) => c.notNull())
        .addColumn('added_at', 'text', (c) => c.notNull())
        .execute()
      await db.schema.createIndex('merger_steps_merger').on('merger_steps').column('merger_id').execute()

      await db.schema
        .createTable('merger_bodies')
        .addColumn('merger_id', 'integer', (c) => c.notNull().references('mergers.id').onDelete('cascade'))
        .addColumn('body_id', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('merger_bodies_key', ['body_id', 'merger_id'])
        .execute()

      await db.schema
        .createTable('merger_corrections')
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('merger_id', 'integer', (c) => c.notNull().references('mergers.id').onDelete('cascade'))
        .addColumn('standing', 'text', (c) => c.notNull())
        .addColumn('day', 'text')
        .addColumn('made_by', 'text', (c) => c.notNull())
        .addColumn('made_at', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('merger_corrections_key', ['tenant', 'merger_id'])
        .execute()
    },
  }
}
