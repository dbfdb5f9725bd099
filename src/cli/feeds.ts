/** `mergerwatch feeds check`: what a reader would make of an address or a file. */
import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { checkCard } from '../../commands/feeds/check-card.ts'
import { isWebAddress } from '../chat/message.ts'
import { readConfig } from '../config.ts'
import { createFeedChecker, type FeedCheck } from '../feeds/subscribing/check-feed.ts'
import { VERSION } from '../main/version.ts'
import { createFetcher } from '../net/fetcher.ts'
import { type Run, type Shell, UsageError, writeMessage } from './shell.ts'

export const run: Run = async (words, shell) => {
  const { positionals } = parseArgs({ args: words, allowPositionals: true })
  const [verb, source, ...more] = positionals
  if (verb !== 'check') throw new UsageError('feeds can check: say feeds check URL, or feeds check FILE.')
  if (source === undefined || more.length > 0) throw new UsageError('feeds check needs one address or file.')
  const checked = await check(source, shell)
  if (checked.kind === 'nothing') throw new Error(`There is no feed at ${source}: ${checked.why}`)
  writeMessage(shell, checkCard(checked, source))
  return 0
}

/** A file where there is one of that name; else an address. */
async function check(source: string, { environment, now }: Shell): Promise<FeedCheck> {
  const fetcher = createFetcher({
    allow: readConfig(environment).allowPrivateAddresses,
    trusted: [],
    userAgent: `Mergerwatch/${VERSION} (a feed is checked from a shell)`,
  })
  try {
    const checker = createFeedChecker({ fetcher, clock: now })
    return await (isFile(source) ? checker.checkBytes(await readFile(source), source) : checker.check(source))
  } finally {
    await fetcher.close()
  }
}

function isFile(name: string): boolean {
  return !isWebAddress(name) && statSync(name, { throwIfNoEntry: false })?.isFile() === true
}
