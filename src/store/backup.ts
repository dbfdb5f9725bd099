/**
 * Backing up and restoring while the bot runs.
 *
 * A backup is one gzip file of JSON lines, the same for both databases: a head, one line a row, and an end that counts
 * them. So a backup of SQLite can be restored into PostgreSQL, which is also the way to move from one to the other.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { type Kysely, sql } from 'kysely'
import type { Engine } from './engine.ts'
import type { Schema } from './schema.ts'
import type { DatabaseTransaction, Store } from './store.ts'

type Table = keyof Schema

/** In the order in which rows may be inserted: what is pointed at comes first. Keyv's table may be forgotten, so it is not kept. */
const TABLES = [
  'settings',
  'installations',
  'organisers',
  'feeds',
  'stories',
  'story_bodies',
  'items',
  'watches',
  'deliveries',
  'petitions',
  'petition_samples',
  'petition_areas',
  'petition_milestones',
  'petition_tracks',
  'deadlines',
  'calendars',
  'mergers',
  'merger_steps',
  'merger_bodies',
  'merger_corrections',
  'merger_joins',
  'merger_moves',
  'feedback',
  'reports',
  'item_bodies',
  'pushes',
  'push_codes',
  'push_channels',
  'push_milestones',
  'push_members',
  'push_tasks',
  'push_reminders',
] as const satisfies readonly Table[]
/** Tables whose `id` the database counts up. */
const COUNTED = [
  'feeds',
  'stories',
  'items',
  'watches',
  'deliveries',
  'petition_samples',
  'deadlines',
  'mergers',
  'merger_steps',
  'feedback',
  'reports',
  'pushes',
  'push_tasks',
] as const
const FORMAT = 1
const BATCH = 500

type Row = Record<string, string | number | null>

/** A sentence for the person at the shell: the file is no whole backup. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
}

/** Writes everything to the file (under another name first, so that a broken backup never takes its place). Returns how many rows. */
export async function backup(store: Store, file: string, now: Date): Promise<number> {
  const unfinished = `${file}.unfinished`
  let rows = 0
  try {
    await inSnapshot(store, async (db) => {
      const lines = async function* () {
        yield writeLine({ mergerwatch: 'backup', format: FORMAT, made: now.toISOString() })
        for (const table of TABLES) {
          for await (const row of rowsOf(db, table)) {
            yield writeLine({ table, row })
            rows += 1
          }
        }
        yield writeLine({ end: true, rows })
      }
      await pipeline(lines, createGzip(), createWriteStream(unfinished, { flush: true, mode: 0o600 }))
    })
    await rename(unfinished, file)
    return rows
  } catch (fault) {
    await rm(unfinished, { force: true })
    throw fault
  }
}

function writeLine(line: Line): string {
  return `${JSON.stringify(line)}\n`
}

/** One moment's view of the database that holds up nobody's writing. */
async function inSnapshot<Result>(store: Store, read: (db: Kysely<Schema>) => Promise<Result>): Promise<Result> {
  return store.db.connection().execute(async (connection) => {
    const begin = store.engine === 'sqlite' ? sql`begin` : sql`begin isolation level repeatable read read only`
    await begin.execute(connection)
    try {
      return await read(connection)
    } finally {
      await sql`rollback`.execute(connection)
    }
  })
}

async function* rowsOf(db: Kysely<Schema>, table: Table): AsyncGenerator<Row> {
  const counted = (COUNTED as readonly string[]).includes(table)
  let after = 0
  for (;;) {
    const rows: Row[] = counted
      ? (await sql<Row>`select * from ${sql.table(table)} where id > ${after} order by id limit ${BATCH}`.execute(db))
          .rows
      : (await sql<Row>`select * from ${sql.table(table)}`.execute(db)).rows
    yield* rows
    if (!counted || rows.length < BATCH) return
    after = Number(rows.at(-1)?.['id'])
  }
}

/**
 * Replaces everything in the database by what the file holds, in one transaction. Returns how many rows.
 *
 * Deliveries that were owed when the backup was made may have gone out since: they are marked as tried, so that a sender
 * looks for them before it posts. Throws `BackupError`, with nothing changed, when the file is not a whole backup.
 */
export async function restore(store: Store, file: string): Promise<number> {
  const { made, rows } = await checkFile(file)
  await store.db.transaction().execute(async (trx) => {
    for (const table of TABLES.toReversed()) await sql`delete from ${sql.table(table)}`.execute(trx)
    await sql`delete from keyv`.execute(trx)
    for await (const line of linesOf(file)) if ('table' in line) await insertRow(trx, line, store.engine)
    await trx
      .updateTable('deliveries')
      .set((e) => ({ tries: e('tries', '+', 1), first_tried_at: made, lease_owner: null, lease_until: null }))
      .where('state', '=', 'due')
      .where('tries', '=', 0)
      .execute()
    if (store.engine === 'postgres') for (const table of COUNTED) await countOnFromLast(trx, table)
  })
  return rows
}

async function checkFile(file: string): Promise<{ made: string; rows: number }> {
  let made: string | null = null
  let counted = 0
  let promised = -1
  for await (const line of linesOf(file)) {
    if ('mergerwatch' in line && line.format === FORMAT) made = line.made
    else if (made === null) throw new BackupError(`${file} is not a Mergerwatch backup.`)
    else if ('table' in line) counted += 1
    else if ('end' in line) promised = line.rows
  }
  if (made === null) throw new BackupError(`${file} is empty.`)
  if (promised !== counted) throw new BackupError(`${file} is not whole: it breaks off, or lines are missing.`)
  return { made, rows: counted }
}

type Line =
  | { mergerwatch: string; format: number; made: string }
  | { table: Table; row: Row }
  | { end: true; rows: number }

async function* linesOf(file: string): AsyncGenerator<Line> {
  const unpacked = createGunzip()
  const reading = pipeline(createReadStream(file), unpacked).catch(() => undefined)
  const lines = createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]()
  try {
    for (let next = await nextLine(lines, file); next !== null; next = await nextLine(lines, file)) {
      yield readLine(next, file)
    }
  } finally {
    unpacked.destroy()
    await reading
  }
}

async function nextLine(lines: AsyncIterator<string>, file: string): Promise<string | null> {
  try {
    const { done, value } = await lines.next()
    return done ? null : value
  } catch (fault) {
    const missing = fault instanceof Error && 'code' in fault && fault.code === 'ENOENT'
    throw new BackupError(
      missing ? `There is no file ${file}.` : `${file} cannot be read: it is damaged, or not a Mergerwatch backup.`,
    )
  }
}

function readLine(text: string, file: string): Line {
  try {
    const line: unknown = JSON.parse(text)
    if (typeof line === 'object' && line !== null && isLine(line)) return line
  } catch {
    // Said below: whatever the reason, the line is none of ours.
  }
  throw new BackupError(`${file} holds a line that no Mergerwatch backup has.`)
}

function isLine(line: object): line is Line {
  if ('table' in line) return (TABLES as readonly unknown[]).includes(line.table) && 'row' in line
  return 'mergerwatch' in line || 'end' in line
}

async function insertRow(trx: DatabaseTransaction, line: { table: Table; row: Row }, engine: Engine): Promise<void> {
  const { table, row } = line
  const columns = Object.keys(row)
  const into = sql.join(columns.map((column) => sql.ref(column)))
  // PostgreSQL counts its ids itself unless told that a row brings its own.
  const overriding = columns.includes('id') && engine === 'postgres' ? sql`overriding system value` : sql``
  await sql`insert into ${sql.table(table)} (${into}) ${overriding} values (${sql.join(Object.values(row))})`.execute(
    trx,
  )
}

async function countOnFromLast(trx: DatabaseTransaction, table: (typeof COUNTED)[number]): Promise<void> {
  await sql`select setval(pg_get_serial_sequence(${table}, 'id'), greatest(1, (select coalesce(max(id), 1) from ${sql.table(table)})))`.execute(
    trx,
  )
}
