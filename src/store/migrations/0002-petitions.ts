import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Engine } from '../engine.ts'
import { createCountedTable } from './counted-table.ts'

/** Petitions, what their counts were over time, where their signatures come from, what was told of them, and who tracks them. */
export function petitions(engine: Engine): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('petitions')
        .addColumn('id', 'integer', (c) => c.primaryKey())
        .addColumn('document', 'text', (c) => c.notNull())
        .addColumn('counted_at', 'text', (c) => c.notNull())
        .addColumn('next_look_at', 'text', (c) => c.notNull())
        .addColumn('document_due_at', 'text', (c) => c.notNull())
        .addColumn('polling', 'text')
        .addColumn('failures', 'integer', (c) => c.notNull())
        .addColumn('health', 'text', (c) => c.notNull())
        .addColumn('ended', 'text')
        .addColumn('lease_owner', 'text')
        .addColumn('lease_until', 'text')
        .execute()
      await db.schema.createIndex('petitions_due').on('petitions').column('next_look_at').execute()

      await createCountedTable(db, engine, 'petition_samples')
        .addColumn('petition_id', 'integer', (c) => c.notNull().references('petitions.id').onDelete('cascade'))
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('signatures', 'integer', (c) => c.notNull())
        .addUniqueConstraint('petition_samples_moment', ['petition_id', 'at'])
        .execute()

      await db.schema
        .createTable('petition_areas')
        .addColumn('petition_id', 'integer', (c) => c.notNull().references('petitions.id').onDelete('cascade'))
        .addColumn('day', 'text', (c) => c.notNull())
        .addColumn('areas', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('petition_areas_key', ['petition_id', 'day'])
        .execute()

      await db.schema
        .createTable('petition_milestones')
        .addColumn('petition_id', 'integer', (c) => c.notNull().references('petitions.id').onDelete('cascade'))
        .addColumn('milestone', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('petition_milestones_key', ['petition_id', 'milestone'])
        .execute()

      await db.schema
        .createTable('petition_tracks')
        .addColumn('platform', 'text', (c) => c.notNull())
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('channel', 'text', (c) => c.notNull())
        .addColumn('petition_id', 'integer', (c) => c.notNull().references('petitions.id').onDelete('cascade'))
        .addColumn('added_by', 'text', (c) => c.notNull())
        .addColumn('added_at', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('petition_tracks_key', ['platform', 'tenant', 'channel', 'petition_id'])
        .execute()
      await db.schema.createIndex('petition_tracks_petition').on('petition_tracks').column('petition_id').execute()
    },
  }
}
