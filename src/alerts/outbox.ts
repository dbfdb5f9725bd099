/** The outbox for the rest of the program: to see what is owed, and to forget what is long settled. */
import type { Database } from '../store/store.ts'
import { type Clock, DAY_MS, type Instant, instant } from '../time.ts'
import { countDue, forgetSettled } from './outbox-repository.ts'

/** How long settled deliveries are kept: `alerts why` shows them, and they keep a story from being told twice. */
const KEPT_DAYS = 90

export interface Outbox {
  /** What is due now, by platform: how many messages, and since when the oldest. What waits for the end of quiet hours is not counted. */
  pending(): Promise<ReadonlyMap<string, { readonly count: number; readonly oldest: Instant }>>
  /**
   * Forgets the deliveries that were made over 90 days ago and are settled; gives how many. Stories stay, and so do
   * items: they are the memory of what was seen, and a feed that still lists one would otherwise bring it as new.
   */
  sweep(): Promise<number>
}

export function createOutbox({ db, clock }: { readonly db: Database; readonly clock: Clock }): Outbox {
  return {
    pending: () => countDue(db, instant(clock())),
    sweep: () => forgetSettled(db, instant(new Date(clock().getTime() - KEPT_DAYS * DAY_MS))),
  }
}
