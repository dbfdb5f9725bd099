/** The way in: reads the configuration, starts the program, and ends it in order when asked. */
import { existsSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { ConfigError, readConfig } from './config.ts'
import { createLog, type Log } from './log.ts'
import { type Program, StartError, startProgram } from './main/program.ts'
import { checkCron } from './schedule.ts'

/** "Configuration error" and "software error" of sysexits.h. */
const EXIT_CONFIG = 78
const EXIT_FAULT = 70
/** A stop takes at most this long: a service manager that waits longer is rare. */
const STOP_MS = 4_500

function configure() {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const config = readConfig(process.env)
  const wrongCron = checkCron(config.pollCron)
  if (wrongCron !== null) throw new ConfigError(`POLL_CRON must be a cron expression: ${wrongCron}`)
  process.env['TZ'] = config.timeZone
  return config
}

async function run(): Promise<void> {
  const began = performance.now()
  const config = configure()
  const log = createLog(config.logLevel, process.stderr.isTTY === true)
  let program: Program | undefined
  let stopping = false

  const stop = (why: string, exitCode: number) => {
    if (stopping) return
    stopping = true
    log.info(`Stopping: ${why}.`)
    setTimeout(() => process.exit(exitCode), STOP_MS).unref()
    void (program?.stop() ?? Promise.resolve())
      .catch((err: unknown) => log.error({ err }, 'Stopping did not go well; nothing is lost by that.'))
      .then(() => process.exit(exitCode))
  }
  process.on('SIGTERM', () => stop('asked to', 0))
  process.on('SIGINT', () => stop('asked to', 0))
  keepAlive(log, stop)

  program = await startProgram({
    config,
    log,
    clock: () => new Date(),
    input: process.stdin,
    output: process.stdout,
    onExit: () => stop('the console was left', 0),
    onRefused: (why) => {
      process.stderr.write(`${why}\n`)
      stop('a token is refused', EXIT_CONFIG)
    },
  })
  log.info(`Ready after ${Math.round(performance.now() - began)} ms.`)
  // Written now rather than at the end: a process that is killed would never write it (see start.js).
  flushCompileCache()
}

/** A promise that nobody waited for is noted; after an exception that nobody caught, the state is unknown, so the program ends in order. */
function keepAlive(log: Log, stop: (why: string, exitCode: number) => void): void {
  process.on('unhandledRejection', (err) => log.error({ err }, 'A fault came up that nothing waited for.'))
  process.on('uncaughtException', (err) => {
    log.error({ err }, 'A fault came up that nothing caught.')
    stop('a fault came up that nothing caught', EXIT_FAULT)
  })
}

try {
  await run()
} catch (fault) {
  if (!(fault instanceof ConfigError || fault instanceof StartError)) throw fault
  process.stderr.write(`${fault.message}\n`)
  process.exit(fault instanceof ConfigError ? EXIT_CONFIG : 1)
}
