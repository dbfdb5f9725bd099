/** What happens when: every job of the program with its time. */
import type { Outbox } from '../alerts/outbox.ts'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import type { Job } from '../schedule.ts'
import type { Clock } from '../time.ts'
import type { PetitionNews } from './petition-news.ts'
import type { Platforms } from './platforms.ts'
import type { Polling } from './polling.ts'
import type { Rooms } from './rooms.ts'

export interface JobsNeeds {
  readonly config: Pick<Config, 'pollCron'>
  readonly rooms: Pick<Rooms, 'diary' | 'digests' | 'pushes'>
  readonly polling: Polling
  readonly petitionNews: PetitionNews
  readonly platforms: Pick<Platforms, 'all'>
  readonly outbox: Outbox
  readonly clock: Clock
  readonly log: Log
}

const EVERY_MINUTE = '* * * * *'
const AT_NIGHT = '20 3 * * *'

/** All in UTC: node-cron passes over an hour where clocks go back. What people wait for in London asks London's clock itself. */
export function jobsOf(needs: JobsNeeds): Job[] {
  const { config, rooms, polling, petitionNews, platforms, outbox, clock, log } = needs
  const job = (name: string, cron: string, run: () => Promise<void>): Job => ({ name, cron, timezone: 'UTC', run })
  /** What a job has put into the outbox goes on its way at once. */
  const thenSend = (run: () => Promise<unknown>) => async () => {
    await run()
    for (const { sender } of platforms.all) sender.nudge()
  }
  return [
    job('read the feeds that are due', config.pollCron, async () => polling.tick()),
    job(
      'look at the petitions that are due',
      config.pollCron,
      thenSend(() => petitionNews.tick()),
    ),
    job(
      'see to the pushes',
      config.pollCron,
      thenSend(() => rooms.pushes.tick(clock())),
    ),
    job(
      'remind of deadlines',
      EVERY_MINUTE,
      thenSend(() => rooms.diary.tick()),
    ),
    job(
      'send the digests that are due',
      EVERY_MINUTE,
      thenSend(() => rooms.digests.tick()),
    ),
    job('sweep away what is old', AT_NIGHT, async () => {
      log.info({ swept: await outbox.sweep() }, 'Swept away deliveries that were settled long ago.')
    }),
  ]
}
