/** The outbox for the rest of the program: to owe a message, to see what is owed, to forget what is long settled. */
import type { Message } from '../chat/message.ts'
import type { Database } from '../store/store.ts'
import { type Clock, type Instant, instant } from '../time.ts'
import { countDue, enqueue, forgetSettled } from './outbox-repository.ts'
import type { Channel } from './watch-repository.ts'

/** How long settled deliveries are kept: `alerts why` shows them, and they keep a story from being told twice. */
const KEPT_DAYS = 90
const DAY_MS = 86_400_000

export interface Outbox {
  /**
   * Owes a message to a channel, in the caller's transaction. `dedupe` makes it one and no other ("push:7:closing:C1"):
   * a second with the same key is not kept, and false is given.
   */
  owe(trx: Database, notice: Channel & { readonly dedupe: string; readonly message: Message }): Promise<boolean>
  /** What is owed now, by platform: how many messages, and since when the oldest is due. */
  pending(): Promise<ReadonlyMap<string, { readonly count: number; readonly oldest: Instant }>>
  /** Forgets deliveries that were made 90 days ago or earlier and are settled; gives how many. Items and stories are kept. */
  sweep(): Promise<number>
}

export function createOutbox({ db, clock }: { readonly db: Database; readonly clock: Clock }): Outbox {
  return {
    owe: async (trx, { platform, tenant, channel, dedupe, message }) => {
      const now = instant(clock())
      const notice = { platform, tenant, channel, dedupe, message, purpose: 'notice' as const, dueAt: now }
      return (await enqueue(trx, [notice], now)) > 0
    },
    pending: () => countDue(db, instant(clock())),
    sweep: () => forgetSettled(db, instant(new Date(clock().getTime() - KEPT_DAYS * DAY_MS))),
  }
}
