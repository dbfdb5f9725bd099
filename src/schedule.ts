/**
 * What happens when: the one place that knows node-cron.
 *
 * A job that polls belongs in UTC and one for people in London outside 01:00–01:59: node-cron 4.6 passes over an hour
 * when the clocks go back, and has no run in the hour that is missing when they go forward.
 */
import { type Logger, type ScheduledTask, schedule as startTask, validateDetailed } from 'node-cron'
import type { Log } from './log.ts'

export interface Job {
  /** For the log, as "poll feeds". No two jobs of one schedule have the same. */
  readonly name: string
  /** Five fields, or six with the seconds first. */
  readonly cron: string
  /** An IANA time zone, as "UTC". */
  readonly timezone: string
  readonly run: () => Promise<void>
}

export interface Schedule {
  /** When the job starts next; null when it never will, or when there is no such job. */
  nextRun(name: string): Date | null
  /** Starts nothing more, and waits for the runs under way: a caller in a hurry puts its own bound on that. */
  stop(): Promise<void>
}

/** What is wrong with a cron expression, as a sentence that quotes it; null when nothing is. */
export function checkCron(expression: string): string | null {
  const { valid, errors } = validateDetailed(expression)
  if (valid) return null
  const [error] = errors
  const wrong =
    error === undefined || error.field === 'expression' ? '' : ` (${error.field} cannot be "${error.value ?? ''}")`
  return `"${expression}" is not a cron expression${wrong}: write five fields, as "*/5 * * * *" for every five minutes, or six with the seconds first.`
}

/**
 * Starts the jobs. A job is never started while its last run goes on; a run that fails is logged and the next one comes.
 * Throws, before anything has started, when a job's cron expression cannot be read.
 */
export function schedule(jobs: readonly Job[], log: Log): Schedule {
  for (const job of jobs) {
    const wrong = checkCron(job.cron)
    if (wrong !== null) throw new Error(`The job "${job.name}" cannot be planned: ${wrong}`)
  }
  const underWay = new Set<Promise<void>>()
  const start = (job: Job): ScheduledTask =>
    startTask(
      job.cron,
      async () => {
        const run = runOnce(job, log)
        underWay.add(run)
        await run
        underWay.delete(run)
      },
      { name: job.name, timezone: job.timezone, noOverlap: true, logger: cronLogger(job, log) },
    )
  const tasks = new Map(jobs.map((job) => [job.name, start(job)]))
  return {
    nextRun: (name) => tasks.get(name)?.getNextRun() ?? null,
    stop: async () => {
      await Promise.all([...tasks.values()].map(async (task) => task.destroy()))
      await Promise.all(underWay)
    },
  }
}

async function runOnce(job: Job, log: Log): Promise<void> {
  try {
    await job.run()
  } catch (fault) {
    log.error({ err: fault, job: job.name }, `The job "${job.name}" failed; it is tried again at its next time.`)
  }
}

/** node-cron speaks of runs that it passed over: worth knowing only when somebody looks closely. */
function cronLogger(job: Job, log: Log): Logger {
  const tell = (message: string | Error) => log.debug({ job: job.name }, String(message))
  return { debug: tell, info: tell, warn: tell, error: tell }
}
