/** The sender: takes what is due from the outbox of one platform and posts it, many channels at once, each in order. */
import type { Engine } from '../store/engine.ts'
import { instant } from '../time.ts'
import { type DeliverNeeds, deliver } from './deliver.ts'
import { createPace, type Pace } from './pace.ts'
import { claimDue, type Delivery, release } from './sending-repository.ts'

export interface SenderNeeds extends Omit<DeliverNeeds, 'leaseMs'> {
  readonly engine: Engine
  /** How long a claim holds when its owner says nothing more; by default a minute. A post may take three quarters of it. */
  readonly leaseMs?: number
  readonly pace?: Pace
}

export interface Sender {
  /** Begins to look into the outbox, every second and whenever it is nudged. */
  start(): void
  /** There is something new in the outbox. */
  nudge(): void
  /** Takes up nothing more, lets the posts under way end for up to three seconds, and gives back what it had not begun. */
  stop(): Promise<void>
  /** Sends all that is due now and may be posted at once, and waits for it. Gives how many deliveries were taken up. */
  sendDue(): Promise<number>
}

const LEASE_MS = 60_000
const POLL_MS = 1_000
const LONGEST_POLL_MS = 15_000
const HANDS = 8
const STOP_MS = 3_000
/** A lease that ends later than so many lengths from now was taken by a clock that has been put back since. */
const LEASES_AHEAD = 3

/** Makes the sender of one platform. `owner` must differ between processes and between starts. */
export function createSender(needs: SenderNeeds): Sender {
  const leaseMs = needs.leaseMs ?? LEASE_MS
  const pace = needs.pace ?? createPace({ perChannelMs: 0 })
  const underWay = new Map<number, Promise<void>>()
  let state: 'idle' | 'running' | 'stopped' = 'idle'
  let timer: NodeJS.Timeout | undefined
  let claiming: Promise<number> | undefined
  let nudged = false
  let failures = 0

  async function claim(): Promise<readonly Delivery[]> {
    const limit = HANDS - underWay.size
    if (limit <= 0 || state === 'stopped' || !needs.platform.isReady()) return []
    const now = needs.clock().getTime()
    const resting = pace.resting()
    const claimed = await claimDue(needs.db, needs.engine, {
      platform: needs.platform.name,
      owner: needs.owner,
      now: instant(new Date(now)),
      leaseUntil: instant(new Date(now + leaseMs)),
      leaseHorizon: instant(new Date(now + LEASES_AHEAD * leaseMs)),
      limit,
      restingTenants: resting.tenants,
      restingChannels: resting.channels,
    })
    return claimed.filter((delivery) => !underWay.has(delivery.id))
  }

  /** Takes up as much as there are hands for; gives how many deliveries that were. */
  async function takeUp(): Promise<number> {
    let count = 0
    for (const delivery of await claim()) {
      if (state !== 'stopped' && pace.take(delivery)) {
        underWay.set(delivery.id, work(delivery))
        count += 1
      } else {
        await release(needs.db, delivery.id, needs.owner)
      }
    }
    return count
  }

  async function work(delivery: Delivery): Promise<void> {
    try {
      await deliver({ ...needs, leaseMs }, delivery)
    } catch (fault) {
      needs.log.error(
        { err: fault, delivery: delivery.id },
        'A delivery could not be written down; it is taken up again.',
      )
    } finally {
      pace.ended(delivery)
      underWay.delete(delivery.id)
      if (state === 'running') nudge()
    }
  }

  /** One claim at a time; a nudge that comes meanwhile is remembered. */
  async function look(): Promise<void> {
    if (claiming) return
    nudged = false
    clearTimeout(timer)
    try {
      claiming = takeUp()
      await claiming
      failures = 0
    } catch (fault) {
      failures += 1
      needs.log.error({ err: fault, platform: needs.platform.name }, 'The outbox cannot be read; it is tried again.')
    } finally {
      claiming = undefined
      if (state === 'running') {
        timer = setTimeout(() => void look(), nudged && failures === 0 ? 0 : untilNextLook())
        timer.unref()
      }
    }
  }

  function untilNextLook(): number {
    const usual = Math.min(LONGEST_POLL_MS, POLL_MS * 2 ** Math.min(failures, 4))
    return Math.ceil(Math.min(usual, failures === 0 ? (pace.untilNextFree() ?? usual) : usual))
  }

  function nudge(): void {
    nudged = true
    if (state === 'running') void look()
  }

  return {
    start: () => {
      if (state !== 'idle') return
      state = 'running'
      nudge()
    },
    nudge,
    stop: async () => {
      state = 'stopped'
      clearTimeout(timer)
      const ended = Promise.allSettled([claiming, ...underWay.values()]).then(() =>
        Promise.allSettled(underWay.values()),
      )
      const enough = Promise.withResolvers<void>()
      const patience = setTimeout(enough.resolve, STOP_MS)
      await Promise.race([ended, enough.promise])
      clearTimeout(patience)
    },
    sendDue: async () => {
      let sent = 0
      for (;;) {
        // What ends while the outbox is looked into may have made room for the next in its channel.
        const wasBusy = underWay.size > 0
        const count = await takeUp()
        if (count === 0 && !wasBusy) return sent
        sent += count
        if (underWay.size > 0) await Promise.race(underWay.values())
      }
    },
  }
}
