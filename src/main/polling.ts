/** Reading the feeds that are due, each time the clock ticks, and sending on its way what comes of it. */

import type { Metrics } from '../health/metrics.ts'
import type { PartHealth } from '../health/server.ts'
import type { Log } from '../log.ts'
import type { Clock } from '../time.ts'
import type { Platforms } from './platforms.ts'
import type { Rooms } from './rooms.ts'

export interface Polling {
  /** Begins a round unless several are under way. A slow feed holds up its own round, not the next. */
  tick(): void
  /** Begins no more rounds, breaks off those under way, and waits for them. */
  stop(): Promise<void>
  health(): PartHealth
}

export interface PollingNeeds {
  readonly rooms: Pick<Rooms, 'feeds' | 'alerts'>
  readonly platforms: Pick<Platforms, 'all'>
  readonly metrics: Metrics
  readonly clock: Clock
  readonly log: Log
}

const ROUNDS_AT_ONCE = 4
/** A clock that has not ticked for so long is a fault that the health page shows. */
const LONGEST_BETWEEN_TICKS_MS = 10 * 60_000

export function createPolling({ rooms, platforms, metrics, clock, log }: PollingNeeds): Polling {
  const stopping = new AbortController()
  const rounds = new Set<Promise<void>>()
  let lastTick = clock().getTime()

  const round = async () => {
    try {
      const { newItems, ...reads } = await rooms.feeds.pollDue(async (trx, feed, items, isBaseline) => {
        await rooms.alerts.takeIn(trx, feed, items, isBaseline)
      }, stopping.signal)
      for (const [outcome, count] of Object.entries(reads)) metrics.feedRead(outcome, count)
      metrics.itemsNew(newItems)
    } catch (err) {
      metrics.fault('reading feeds')
      log.error({ err }, 'The feeds could not be read; they are tried again at the next tick.')
    }
    for (const { sender } of platforms.all) sender.nudge()
  }

  return {
    tick: () => {
      lastTick = clock().getTime()
      if (stopping.signal.aborted || rounds.size >= ROUNDS_AT_ONCE) return
      const one = round().finally(() => rounds.delete(one))
      rounds.add(one)
    },
    stop: async () => {
      stopping.abort()
      await Promise.all(rounds)
    },
    health: () => {
      const quietMs = clock().getTime() - lastTick
      const says = `Last looked for feeds that are due ${Math.round(quietMs / 1_000)} seconds ago.`
      return { part: 'feeds', ok: quietMs < LONGEST_BETWEEN_TICKS_MS, says }
    },
  }
}
