import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Engine } from '../engine.ts'

/** Ways to the stories that an item is compared with, and to the newest items, so that there may be many others. */
export function openStories(engine: Engine): Migration {
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
      if (engine === 'postgres') await keepWords(db)
    },
  }
}

/**
 * PostgreSQL: the words of each item, kept by a trigger, so that reading a row does not mean finding its words anew. Then
 * what many items have is found among the newest, and what only old ones have is not looked for at a high price.
 */
async function keepWords(db: Kysely<unknown>): Promise<void> {
  await sql`create table words_of_items (
    item_id integer primary key references items (id) on delete cascade,
    words tsvector not null)`.execute(db)
  await sql`insert into words_of_items (item_id, words) select id, item_words(title, summary) from items`.execute(db)
  await sql`create index words_of_items_words on words_of_items using gin (words)`.execute(db)
  await sql`create function keep_words_of_item() returns trigger language plpgsql as $$ begin
      insert into words_of_items (item_id, words) values (new.id, item_words(new.title, new.summary))
        on conflict (item_id) do update set words = excluded.words;
      return null;
    end $$`.execute(db)
  await sql`create trigger items_words_kept after insert or update of title, summary on items
    for each row execute function keep_words_of_item()`.execute(db)
  await sql`drop index items_words`.execute(db)
  await sql`create index items_newest on items ((coalesce(published_at, first_seen_at)) desc, id desc)`.execute(db)
}
