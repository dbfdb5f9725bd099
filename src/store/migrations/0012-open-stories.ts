import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Ways to the stories that an item is compared with, so that there may be many others. */
export function openStories(): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .alterTable('stories')
        .addColumn('names_bodies', 'integer', (c) => c.notNull().defaultTo(0))
        .execute()
      await sql`update stories set names_bodies = 1 where id in (select story_id from story_bodies)`.execute(db)
      await db.schema
        .createIndex('stories_nameless')
        .on('stories')
        .columns(['names_bodies', 'last_changed_at', 'id'])
        .execute()
      await db.schema.createIndex('stories_changed').on('stories').columns(['last_changed_at', 'id']).execute()
      await db.schema.createIndex('story_bodies_story').on('story_bodies').column('story_id').execute()
    },
  }
}
