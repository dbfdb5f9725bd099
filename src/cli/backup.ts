/** `mergerwatch backup` and `mergerwatch restore`: everything that is kept, to a file and back. */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { backup, restore } from '../store/backup.ts'
import { openStore, type Store } from '../store/store.ts'
import { type Run, UsageError, writeLines } from './shell.ts'

export const runBackup: Run = async (words, shell) => {
  const file = readFileName('backup', words)
  const { databaseUrl } = readConfig(shell.environment)
  const path = databaseUrl.startsWith('file:') ? databaseUrl.slice('file:'.length) : null
  // Opening a database that is not there would make an empty one, and a backup of nothing looks like a backup.
  if (path !== null && !existsSync(path)) {
    throw new Error(`There is no database at ${path}: set DATABASE_URL, or change to the folder that the bot runs in.`)
  }
  const rows = await withStore(databaseUrl, (store) => backup(store, file, shell.now()))
  writeLines(shell.output, [`${count(rows)} written to ${file}.`])
  return 0
}

export const runRestore: Run = async (words, shell) => {
  const file = readFileName('restore', words)
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
  const { databaseUrl } = readConfig(shell.environment)
  const rows = await withStore(databaseUrl, (store) => restore(store, file))
  writeLines(shell.output, [`${count(rows)} restored from ${file}.`])
  return 0
}

function readFileName(subcommand: string, words: string[]): string {
  const { positionals } = parseArgs({ args: words, allowPositionals: true })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError(`${subcommand} needs the name of one file.`)
  return file
}

async function withStore<Result>(url: string, use: (store: Store) => Promise<Result>): Promise<Result> {
  // What has no caller to throw to concerns connections and caches that nothing here waits for.
  const store = await openStore({ url, onFault: () => {} })
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

function count(rows: number): string {
  return `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'record' : 'records'}`
}
