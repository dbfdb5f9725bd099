/** The real program as a process of its own, with nothing of the operator's configuration: it must reach no real channel. */
import { type ChildProcess, spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { VARIABLES } from '../config/variables.ts'
import { writeOpml } from '../feeds/opml.ts'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))

export interface BotNeeds {
  /** A folder of its own: the database goes there, and no `.env` lies in it. */
  readonly folder: string
  /** Address and title of each feed. */
  readonly feeds: ReadonlyMap<string, string>
  /** `inherit` to sit at the terminal itself, `pipe` to be spoken to through streams. */
  readonly stdio: 'inherit' | 'pipe'
}

/** Starts the program on the feeds, in the console. */
export async function startBot({ folder, feeds, stdio }: BotNeeds): Promise<ChildProcess> {
  const feedsFile = join(folder, 'feeds.opml')
  const listed = [...feeds].map(([url, title]) => ({ url, title, home: '', isEnabled: true }))
  await writeFile(feedsFile, writeOpml(listed, 'The feeds of the demonstration'))
  const others = Object.entries(process.env).filter(([name]) => !Object.hasOwn(VARIABLES, name))
  const settings: Partial<Record<keyof typeof VARIABLES, string>> = {
    FEEDS_FILE: feedsFile,
    DATABASE_URL: `file:${join(folder, 'demo.db')}`,
    ALLOW_PRIVATE_ADDRESSES: '127.0.0.1',
    POLL_CRON: '* * * * * *',
    FEED_MIN_INTERVAL: '2s',
    LOG_LEVEL: 'warn',
  }
  return spawn(process.execPath, [MAIN], {
    cwd: folder,
    env: { ...Object.fromEntries(others), ...settings },
    stdio: [stdio, stdio, 'inherit'],
  })
}
