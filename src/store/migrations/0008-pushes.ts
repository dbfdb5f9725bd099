import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Engine } from '../engine.ts'
import { createCountedTable } from './counted-table.ts'

/** Pushes, the channels and people that take part, their tasks, and what was announced of them. */
export function pushes(engine: Engine): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await createCountedTable(db, engine, 'pushes')
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('title', 'text', (c) => c.notNull())
        .addColumn('petition_id', 'integer', (c) => c.notNull())
        .addColumn('petition_title', 'text', (c) => c.notNull())
        .addColumn('petition_url', 'text', (c) => c.notNull())
        .addColumn('target', 'integer', (c) => c.notNull())
        .addColumn('by_day', 'text', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('started_at', 'text', (c) => c.notNull())
        .addColumn('start_count', 'integer', (c) => c.notNull())
        .addColumn('count', 'integer', (c) => c.notNull())
        .addColumn('counted_at', 'text', (c) => c.notNull())
        .addColumn('finished_at', 'text')
        .addColumn('why_finished', 'text', (c) => c.notNull())
        .addColumn('round', 'integer', (c) => c.notNull())
        .addColumn('revision', 'integer', (c) => c.notNull())
        .execute()
      await db.schema.createIndex('pushes_state').on('pushes').column('state').execute()

      await db.schema
        .createTable('push_codes')
        .addColumn('code', 'text', (c) => c.primaryKey())
        .addColumn('push_id', 'integer', (c) => c.notNull().references('pushes.id').onDelete('cascade'))
        .addColumn('expires_at', 'text', (c) => c.notNull())
        .execute()

      await db.schema
        .createTable('push_channels')
        .addColumn('push_id', 'integer', (c) => c.notNull().references('pushes.id').onDelete('cascade'))
        .addColumn('platform', 'text', (c) => c.notNull())
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('channel', 'text', (c) => c.notNull())
        .addColumn('joined_at', 'text', (c) => c.notNull())
        .addColumn('card_number', 'integer', (c) => c.notNull())
        .addColumn('card_made_at', 'text', (c) => c.notNull())
        .addColumn('card_look', 'text', (c) => c.notNull())
        .addColumn('card_changed_at', 'text', (c) => c.notNull())
        .addColumn('edits', 'integer', (c) => c.notNull())
        .addPrimaryKeyConstraint('push_channels_key', ['push_id', 'platform', 'tenant', 'channel'])
        .execute()
      await db.schema
        .createIndex('push_channels_place')
        .on('push_channels')
        .columns(['platform', 'tenant', 'channel'])
        .execute()

      await db.schema
        .createTable('push_milestones')
        .addColumn('push_id', 'integer', (c) => c.notNull().references('pushes.id').onDelete('cascade'))
        .addColumn('milestone', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('push_milestones_key', ['push_id', 'milestone'])
        .execute()

      await db.schema
        .createTable('push_members')
        .addColumn('push_id', 'integer', (c) => c.notNull().references('pushes.id').onDelete('cascade'))
        .addColumn('platform', 'text', (c) => c.notNull())
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('user_id', 'text', (c) => c.notNull())
        .addColumn('joined_at', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('push_members_key', ['push_id', 'platform', 'user_id'])
        .execute()

      await createCountedTable(db, engine, 'push_tasks')
        .addColumn('push_id', 'integer', (c) => c.notNull().references('pushes.id').onDelete('cascade'))
        .addColumn('text', 'text', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('added_at', 'text', (c) => c.notNull())
        .addColumn('platform', 'text')
        .addColumn('tenant', 'text')
        .addColumn('user_id', 'text')
        .addColumn('active_at', 'text')
        .addColumn('nudged_at', 'text')
        .addColumn('done_at', 'text')
        .execute()
      await db.schema.createIndex('push_tasks_push').on('push_tasks').column('push_id').execute()
      await db.schema.createIndex('push_tasks_state').on('push_tasks').columns(['state', 'active_at']).execute()

      await db.schema.createIndex('deliveries_edits').on('deliveries').column('edits_id').execute()
    },
  }
}
