/** From the words on the command line to the subcommand that they name. */
import { VERSION } from '../main/version.ts'
import { USAGE } from './help.ts'
import { type ExitCode, type Run, type Shell, UsageError, writeLines } from './shell.ts'

/** Each is loaded when it is asked for. */
const SUBCOMMANDS: Readonly<Record<string, () => Promise<Run>>> = {
  lookup: async () => (await import('./lookup.ts')).run,
  classify: async () => (await import('./classify.ts')).run,
  feeds: async () => (await import('./feeds.ts')).run,
  manifest: async () => (await import('./manifest.ts')).run,
  backup: async () => (await import('./backup.ts')).runBackup,
  restore: async () => (await import('./backup.ts')).runRestore,
}

/** Runs what the words ask for. Never throws: what goes wrong is a sentence on the error stream and the exit code. */
export async function runCli(words: readonly string[], shell: Shell): Promise<ExitCode> {
  const [name = 'help', ...rest] = words
  if (['help', '--help', '-h'].includes(name) || rest.includes('--help')) {
    writeLines(shell.output, USAGE)
    return 0
  }
  if (name === '--version') {
    writeLines(shell.output, [VERSION])
    return 0
  }
  try {
    const load = Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined
    if (!load) throw new UsageError(`There is no "${name}".`)
    const run = await load()
    return await run(rest, shell)
  } catch (fault) {
    const isUsage = fault instanceof UsageError || isParseFault(fault)
    writeLines(shell.errors, [isUsage ? `${sentenceOf(fault)} Try: mergerwatch help` : sentenceOf(fault)])
    return isUsage ? 2 : 1
  }
}

/** What `parseArgs` of Node throws for options that it does not know or that lack their value. */
function isParseFault(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && String(fault.code).startsWith('ERR_PARSE_ARGS')
}

function sentenceOf(fault: unknown): string {
  const message = fault instanceof Error ? fault.message : String(fault)
  if (!isParseFault(fault)) return message
  // Node's own advice, from the second sentence on, is longer than the fault.
  return message.replace(/\. To specify .*$/s, '.').replace(/([^.])$/, '$1.')
}
