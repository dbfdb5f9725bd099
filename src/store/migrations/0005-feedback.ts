import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { Engine } from '../engine.ts'
import { createCountedTable } from './counted-table.ts'

/** What organisers said of alerts, each with its effect in one channel. */
export function feedback(engine: Engine): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await createCountedTable(db, engine, 'feedback')
        .addColumn('platform', 'text', (c) => c.notNull())
        .addColumn('tenant', 'text', (c) => c.notNull())
        .addColumn('channel', 'text', (c) => c.notNull())
        .addColumn('effect', 'text', (c) => c.notNull())
        .addColumn('target', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('given_by', 'text', (c) => c.notNull())
        .addColumn('given_at', 'text', (c) => c.notNull())
        .addUniqueConstraint('feedback_once', ['platform', 'tenant', 'channel', 'effect', 'target'])
        .execute()
    },
  }
}
