import assert from 'node:assert/strict'
import { it } from 'node:test'
import { type JobsNeeds, jobsOf } from '../../src/main/jobs.ts'
import { checkCron } from '../../src/schedule.ts'

it('every minute the digests that are due are owed, and the senders are nudged after that', async () => {
  const done: string[] = []
  const needs = {
    config: { pollCron: '* * * * *' },
    rooms: { digests: { tick: async () => done.push('owed') } },
    platforms: { all: [{ sender: { nudge: () => done.push('nudged') } }] },
  } as unknown as JobsNeeds
  const jobs = jobsOf(needs)
  for (const { cron } of jobs) assert.equal(checkCron(cron), null)
  const job = jobs.find(({ name }) => name === 'send the digests that are due')
  assert.deepEqual([job?.cron, job?.timezone], ['* * * * *', 'UTC'])
  await job?.run()
  assert.deepEqual(done, ['owed', 'nudged'])
})
