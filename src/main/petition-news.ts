/** Looking at the tracked petitions that are due, and owing each milestone to the channels that track them. */
import { enqueue } from '../alerts/outbox-repository.ts'
import type { Metrics } from '../health/metrics.ts'
import type { Log } from '../log.ts'
import { eventCard } from '../petitions/event-card.ts'
import type { OnEvent, Petitions } from '../petitions/petitions.ts'
import { type Clock, instant } from '../time.ts'

export interface PetitionNews {
  /** Looks at what is due. Never throws: a fault is logged, and the next tick tries again. */
  tick(): Promise<void>
  /** Breaks off what is under way. */
  stop(): void
}

export interface PetitionNewsNeeds {
  readonly petitions: Pick<Petitions, 'pollDue'>
  readonly metrics: Pick<Metrics, 'fault'>
  readonly clock: Clock
  readonly log: Pick<Log, 'error'>
}

export function createPetitionNews({ petitions, metrics, clock, log }: PetitionNewsNeeds): PetitionNews {
  const stopping = new AbortController()
  const owe: OnEvent = async (trx, { petition, milestone, key, tracks }) => {
    const now = clock()
    const message = eventCard(milestone, petition, now)
    const deliveries = tracks.map(({ platform, tenant, channel }) => ({
      platform,
      tenant,
      channel,
      dedupe: `${key}:${platform}:${tenant}:${channel}`,
      purpose: 'notice' as const,
      message,
      dueAt: instant(now),
    }))
    await enqueue(trx, deliveries, instant(now))
  }
  return {
    tick: async () => {
      try {
        await petitions.pollDue(owe, stopping.signal)
      } catch (err) {
        metrics.fault('reading petitions')
        log.error({ err }, 'The petitions could not be read; they are tried again at the next tick.')
      }
    },
    stop: () => stopping.abort(),
  }
}
