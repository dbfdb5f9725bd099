import type { CreateTableBuilder, Kysely } from 'kysely'
import type { Engine } from '../engine.ts'

/** Begins a table whose `id` the database counts up: the one column that the two engines spell differently. */
export function createCountedTable(
  db: Kysely<unknown>,
  engine: Engine,
  table: string,
): CreateTableBuilder<string, 'id'> {
  return db.schema
    .createTable(table)
    .addColumn('id', 'integer', (column) =>
      engine === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey().generatedAlwaysAsIdentity(),
    )
}
