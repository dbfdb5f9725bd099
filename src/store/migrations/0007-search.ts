import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Engine } from '../engine.ts'

/** Which bodies an item names, and an index of the words of every item that the database itself keeps true. */
export function search(engine: Engine): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('item_bodies')
        .addColumn('item_id', 'integer', (c) => c.notNull().references('items.id').onDelete('cascade'))
        .addColumn('body_id', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('item_bodies_key', ['body_id', 'item_id'])
        .execute()
      await db.schema.createIndex('item_bodies_item').on('item_bodies').column('item_id').execute()
      await sql`insert into item_bodies (item_id, body_id)
        select items.id, story_bodies.body_id from items join story_bodies on story_bodies.story_id = items.story_id`.execute(
        db,
      )
      if (engine === 'sqlite') await indexWithTriggers(db)
      else await indexByExpression(db)
    },
  }
}

/**
 * SQLite: an FTS5 table without a copy of the texts (sqlite.org/fts5.html, "Contentless-Delete Tables"), kept by triggers.
 * Its rows are numbered by the minute of publication and, below that, by the item's id: FTS5 gives them in the order of
 * their numbers, so the newest matches come first without any being sorted.
 */
async function indexWithTriggers(db: Kysely<unknown>): Promise<void> {
  const numberOf = (item: string) =>
    sql.raw(
      `(coalesce(cast(strftime('%s', coalesce(${item}.published_at, ${item}.first_seen_at)) as integer), 0) / 60 << 31) | ${item}.id`,
    )
  await sql`create virtual table item_words using fts5(
    title, summary, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2')`.execute(
    db,
  )
  await sql`insert into item_words (rowid, title, summary) select ${numberOf('items')}, title, summary from items`.execute(
    db,
  )
  await sql`create trigger item_words_insert after insert on items begin
    insert into item_words (rowid, title, summary) values (${numberOf('new')}, new.title, new.summary);
  end`.execute(db)
  await sql`create trigger item_words_delete after delete on items begin
    delete from item_words where rowid = ${numberOf('old')};
  end`.execute(db)
  await sql`create trigger item_words_update after update of title, summary, published_at, first_seen_at on items begin
    delete from item_words where rowid = ${numberOf('old')};
    insert into item_words (rowid, title, summary) values (${numberOf('new')}, new.title, new.summary);
  end`.execute(db)
}

/**
 * PostgreSQL: an index on the words, which a function finds as FTS5's tokeniser does: letters and digits, in lower
 * case, without diacritics. The parser of `to_tsvector` alone would take "merger/board" for the path of a file. In
 * PL/pgSQL the function keeps its cost: one in SQL would be merged into the query, and then read every item anew.
 */
async function indexByExpression(db: Kysely<unknown>): Promise<void> {
  await sql`create function item_words(title text, summary text) returns tsvector
    language plpgsql immutable parallel safe cost 10000 as $$ begin
      return to_tsvector('simple'::regconfig, regexp_replace(
        regexp_replace(normalize(lower(title || ' ' || summary), nfkd), '[\\u0300-\\u036f]+', '', 'g'),
        '[\\u0001-\\u002f\\u003a-\\u0060\\u007b-\\u00bf\\u2000-\\u206f]+', ' ', 'g'));
    end $$`.execute(db)
  await sql`create index items_words on items using gin (item_words(title, summary))`.execute(db)
}
