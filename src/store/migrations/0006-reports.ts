import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Engine } from '../engine.ts'
import { createCountedTable } from './counted-table.ts'

/** Pages that members reported, and the address of an item as a way to it. */
export function reports(engine: Engine): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await createCountedTable(db, engine, 'reports')
        .addColumn('platform', 'text', (c) => c.notNull())
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('channel', 'text', (c) => c.notNull())
        .addColumn('address', 'text', (c) => c.notNull())
        .addColumn('page', 'text', (c) => c.notNull())
        .addColumn('understanding', 'text', (c) => c.notNull())
        .addColumn('traits', 'text', (c) => c.notNull())
        .addColumn('note', 'text', (c) => c.notNull())
        .addColumn('reported_by', 'text', (c) => c.notNull())
        .addColumn('reported_at', 'text', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('decided_by', 'text')
        .addColumn('decided_at', 'text')
        .addColumn('story_id', 'integer', (c) => c.references('stories.id').onDelete('set null'))
        .addUniqueConstraint('reports_once', ['platform', 'tenant', 'address'])
        .execute()
      await db.schema.createIndex('items_url').on('items').column('url').execute()
    },
  }
}
