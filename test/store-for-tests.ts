/**
 * A real database for each test: SQLite in a temporary file always, and PostgreSQL when `TEST_POSTGRES_URL` names a
 * server (any database on it; each test gets a new one beside it).
 */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, type TestContext } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import type { Engine } from '../src/store/engine.ts'
import { openStore, type Store } from '../src/store/store.ts'

const SERVER = process.env['TEST_POSTGRES_URL'] ?? ''

export interface TestStore {
  readonly store: Store
  /** To open the same database once more, as another process would. */
  readonly url: string
  /** Closes the store and removes the database. */
  close(): Promise<void>
}

/** Opens a new, empty database of that engine. */
export async function openTestStore(engine: Engine): Promise<TestStore> {
  const { url, remove } = engine === 'sqlite' ? await newFile() : await newDatabase()
  const store = await openStore({ url, onFault: () => {} })
  // Tests end processes, never the machine's power, so they need not wait for the disk.
  if (engine === 'sqlite') await sql`pragma synchronous = off`.execute(store.db)
  return {
    store,
    url,
    close: async () => {
      await store.close()
      await remove()
    },
  }
}

/**
 * Declares the same tests for both engines. `open` gives a test a database of its own, gone when the test ends.
 * Without `TEST_POSTGRES_URL` the PostgreSQL ones are reported as skipped.
 */
export function eachEngine(about: (engine: Engine, open: (test: TestContext) => Promise<TestStore>) => void): void {
  for (const engine of ['sqlite', 'postgres'] as const) {
    const skip = engine === 'postgres' && SERVER === '' ? 'TEST_POSTGRES_URL is not set' : false
    describe(`on ${engine}`, { skip }, () =>
      about(engine, async (test) => {
        const opened = await openTestStore(engine)
        test.after(() => opened.close())
        return opened
      }),
    )
  }
}

async function newFile() {
  const folder = await mkdtemp(join(tmpdir(), 'mergerwatch-test-'))
  return { url: `file:${join(folder, 'test.db')}`, remove: () => rm(folder, { recursive: true, force: true }) }
}

async function newDatabase() {
  const name = `mergerwatch_test_${randomBytes(8).toString('hex')}`
  await onServer(`create database ${name}`)
  const url = new URL(SERVER)
  url.pathname = `/${name}`
  return { url: url.href, remove: () => onServer(`drop database ${name} with (force)`) }
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
