import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Engine } from '../engine.ts'
import { createCountedTable } from './counted-table.ts'

/** The diary: deadlines, and the secret addresses of calendars. */
export function diary(engine: Engine): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await createCountedTable(db, engine, 'deadlines')
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('channel', 'text', (c) => c.notNull())
        .addColumn('source', 'text', (c) => c.notNull())
        .addColumn('source_key', 'text', (c) => c.notNull())
        .addColumn('uid', 'text', (c) => c.notNull())
        .addColumn('what', 'text', (c) => c.notNull())
        .addColumn('day', 'text', (c) => c.notNull())
        .addColumn('time', 'text', (c) => c.notNull())
        .addColumn('area', 'text', (c) => c.notNull())
        .addColumn('place', 'text', (c) => c.notNull())
        .addColumn('link', 'text', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('sequence', 'integer', (c) => c.notNull())
        .addColumn('created_at', 'text', (c) => c.notNull())
        .addColumn('changed_at', 'text', (c) => c.notNull())
        .addUniqueConstraint('deadlines_source', ['tenant', 'source', 'source_key'])
        .execute()
      await db.schema.createIndex('deadlines_day').on('deadlines').columns(['state', 'day']).execute()

      await db.schema
        .createTable('calendars')
        .addColumn('tenant', 'text', (c) => c.primaryKey())
        .addColumn('token', 'text', (c) => c.notNull().unique())
        .addColumn('made_at', 'text', (c) => c.notNull())
        .execute()
    },
  }
}
