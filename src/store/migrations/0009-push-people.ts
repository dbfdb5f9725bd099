import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What a push is about, what each person wishes of its reminders, and of which end they have been reminded. */
export function pushPeople(): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .alterTable('pushes')
        .addColumn('area', 'text', (c) => c.notNull().defaultTo('england'))
        .execute()
      await db.schema.alterTable('push_tasks').addColumn('end_told', 'text').execute()
      await db.schema
        .createTable('push_reminders')
        .addColumn('platform', 'text', (c) => c.notNull())
        .addColumn('user_id', 'text', (c) => c.notNull())
        .addColumn('is_on', 'integer', (c) => c.notNull())
        .addColumn('quiet', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('push_reminders_key', ['platform', 'user_id'])
        .execute()
    },
  }
}
