import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkCron, type Job, schedule } from '../src/schedule.ts'

interface Line {
  readonly level: string
  readonly text: string
}

function recordingLog() {
  const lines: Line[] = []
  const at =
    (level: string) =>
    (...said: unknown[]) => {
      lines.push({ level, text: String(said.at(-1)) })
    }
  return { lines, log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') } }
}

const everySecond = (run: Job['run']): Job => ({ name: 'tick', cron: '* * * * * *', timezone: 'UTC', run })

/** A promise with its handle outside. */
function signal() {
  return Promise.withResolvers<void>()
}

describe('a cron expression', () => {
  for (const good of ['* * * * *', '*/5 * * * *', '30 7 * * *', '0 7 * * mon', '* * * * * *', '*/2 * * * * *']) {
    it(`"${good}" is accepted`, () => assert.equal(checkCron(good), null))
  }

  for (const bad of ['', 'x', '* * * *', '61 * * * *', '*/0 * * * *', '0 0 31 2 *', '* * * * * * *', 'every minute']) {
    it(`"${bad}" is refused with a sentence that quotes it and shows a right one`, () => {
      const said = checkCron(bad)
      assert.ok(said?.startsWith(`"${bad}" is not a cron expression`), 'quotes it')
      assert.match(said ?? '', /\*\/5 \* \* \* \*.*\.$/)
    })
  }

  it('names the field that is wrong', () => assert.match(String(checkCron('61 * * * *')), /minute cannot be "61"/))
})

describe('a schedule', () => {
  it('starts nothing when one job of several cannot be planned', () => {
    const never = async () => assert.fail('must not run')
    const jobs = [everySecond(never), { ...everySecond(never), name: 'broken', cron: 'soon' }]
    assert.throws(() => schedule(jobs, recordingLog().log), /The job "broken" cannot be planned: "soon" is not/)
  })

  it('logs a run that fails, and the next one comes', async () => {
    const { log, lines } = recordingLog()
    const second = signal()
    let runs = 0
    const running = schedule(
      [
        everySecond(async () => {
          runs += 1
          if (runs === 1) throw new Error('The first goes wrong.')
          second.resolve()
        }),
      ],
      log,
    )
    await second.promise
    await running.stop()
    const errors = lines.filter((line) => line.level === 'error')
    assert.deepEqual(errors, [{ level: 'error', text: 'The job "tick" failed; it is tried again at its next time.' }])
  })

  it('does not start a job while its last run goes on, and stop waits for the run', async () => {
    const { log, lines } = recordingLog()
    const began = signal()
    const passedOver = signal()
    const release = signal()
    let runs = 0
    let ended = 0
    const running = schedule(
      [
        everySecond(async () => {
          runs += 1
          began.resolve()
          await release.promise
          ended += 1
        }),
      ],
      {
        ...log,
        debug: () => {
          lines.push({ level: 'debug', text: 'passed over' })
          passedOver.resolve()
        },
      },
    )
    await began.promise
    await passedOver.promise
    const stopped = running.stop()
    assert.equal(ended, 0)
    release.resolve()
    await stopped
    assert.deepEqual({ runs, ended }, { runs: 1, ended: 1 })
  })

  it('tells when a job comes next, and null for one that it does not have', async () => {
    const running = schedule([{ ...everySecond(async () => {}), cron: '0 0 1 1 *' }], recordingLog().log)
    assert.match(running.nextRun('tick')?.toISOString() ?? '', /^\d{4}-01-01T00:00:00\.000Z$/)
    assert.equal(running.nextRun('other'), null)
    await running.stop()
  })
})
