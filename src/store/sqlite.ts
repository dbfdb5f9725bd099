/** SQLite from Node itself, in the shape that kysely expects. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely'

/** How long a writer waits for another process that is writing. */
const BUSY_MS = 10_000
/** Statements kept ready; the bot has about a hundred different ones. */
const STATEMENTS_KEPT = 500

/**
 * Opens (or makes) the database file: write-ahead log, and `synchronous = FULL`, so that what was committed survives a
 * power cut as well (sqlite.org/pragma.html#pragma_synchronous: with NORMAL the last commits may be lost).
 */
export function openSqliteFile(path: string): SqliteDatabase {
  const database = new DatabaseSync(path, { timeout: BUSY_MS, enableForeignKeyConstraints: true })
  database.exec('pragma journal_mode = wal')
  database.exec('pragma synchronous = full')
  return asKyselyDatabase(database)
}

function asKyselyDatabase(database: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    close: () => {
      kept.clear()
      database.close()
    },
    prepare: (sql) => {
      const known = kept.get(sql)
      if (known) return known
      if (kept.size >= STATEMENTS_KEPT) kept.clear()
      const statement = asKyselyStatement(database.prepare(sql))
      kept.set(sql, statement)
      return statement
    },
  }
}

function asKyselyStatement(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]) => parameters.map(asSqlValue)
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)).map((row) => ({ ...row })),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  }
}

function asSqlValue(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`SQLite cannot keep a ${typeof value}; the schema has texts, numbers and nulls.`)
}

/**
 * kysely's SQLite dialect, with two changes: a migration runs in a transaction (SQLite can undo a CREATE TABLE), and a
 * transaction takes the write lock as it begins, so that two processes never both read and then fail to write.
 */
export class DurableSqliteDialect extends SqliteDialect {
  override createAdapter(): DialectAdapter {
    return new TransactionalDdlAdapter()
  }

  override createDriver(): Driver {
    return new ImmediateDriver({ database: this.#database })
  }

  readonly #database: SqliteDatabase

  constructor(database: SqliteDatabase) {
    super({ database })
    this.#database = database
  }
}

class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}
