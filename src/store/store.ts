/** The database: opened once, migrated to the newest shape, handed to the rooms that keep something in it. */
import { type Keyv, Keyv as KeyvClass } from 'keyv'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import type { Engine } from './engine.ts'
import { KeyvTable } from './keyv-table.ts'
import { migrations } from './migrations/migrations.ts'
import type { Schema } from './schema.ts'
import { DurableSqliteDialect, openSqliteFile } from './sqlite.ts'

export type Database = Kysely<Schema>
/** Inside a transaction every query must go through the transaction: SQLite has one connection, and another query would wait for ever. */
export type DatabaseTransaction = Transaction<Schema>

export interface Store {
  readonly engine: Engine
  readonly db: Database
  /** A Keyv for what may be forgotten: `get` gives undefined and `set` gives false when the database fails. */
  cache<Value>(namespace: string): Keyv<Value>
  close(): Promise<void>
}

export interface StoreOptions {
  /** `file:path` (or `file::memory:`), or `postgres://…`. */
  readonly url: string
  /** Told of faults that have no caller to throw to: a dropped idle connection, a cache that cannot be reached. */
  readonly onFault: (fault: Error) => void
}

/**
 * Opens the database and brings its tables up to date.
 *
 * Throws when it cannot be opened, and when it was last used by a newer version of the program.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const engine: Engine = options.url.startsWith('file:') ? 'sqlite' : 'postgres'
  const db = new Kysely<Schema>({
    dialect:
      engine === 'sqlite'
        ? new DurableSqliteDialect(openSqliteFile(options.url.slice('file:'.length)))
        : new PostgresDialect({ pool: openPool(options) }),
  })
  try {
    await migrateToLatest(db, engine)
  } catch (fault) {
    await db.destroy()
    throw fault
  }
  return {
    engine,
    db,
    cache: <Value>(namespace: string) => {
      const keyv = new KeyvClass<Value>({ store: new KeyvTable(db, namespace), namespace })
      keyv.on('error', (fault: unknown) => options.onFault(fault instanceof Error ? fault : new Error(String(fault))))
      return keyv
    },
    close: () => db.destroy(),
  }
}

/** bigint columns hold milliseconds, which a JavaScript number holds exactly. */
const POSTGRES_BIGINT = 20

function openPool(options: StoreOptions): pg.Pool {
  pg.types.setTypeParser(POSTGRES_BIGINT, Number)
  const pool = new pg.Pool({ connectionString: options.url, max: 8, connectionTimeoutMillis: 10_000 })
  // Without a listener, a connection that the server drops while idle ends the whole process (node-postgres, "Pool" events).
  pool.on('error', options.onFault)
  return pool
}

async function migrateToLatest(db: Database, engine: Engine): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations(engine) } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
