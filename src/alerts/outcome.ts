/** What becomes of a delivery after a try: each outcome of the platform, written down. */
import { list, type Message, paragraph, plainText } from '../chat/message.ts'
import type { Outcome } from '../chat/platform.ts'
import type { Log } from '../log.ts'
import type { Database } from '../store/store.ts'
import { type Clock, instant, londonDate, writeDate } from '../time.ts'
import { enqueue, type NewDelivery } from './outbox-repository.ts'
import { type Delivery, dropDue, holdChannel, postpone, settle } from './sending-repository.ts'
import type { Watch } from './watch.ts'
import { disableWatches } from './watch-repository.ts'

export interface OutcomeNeeds {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly owner: string
}

type Failure = Exclude<Outcome, { kind: 'posted' }>

const SECOND_MS = 1_000
const LONGEST_WAIT_MS = 15 * 60 * SECOND_MS
const GIVE_UP_MS = 7 * 24 * 60 * 60 * SECOND_MS
/** A channel waits for its first in line so many tries; then the one that fails waits alone, and the others pass it. */
const TRIES_IN_LINE = 6

/** Writes down a try that did not end in a post. */
export async function recordFailure(needs: OutcomeNeeds, delivery: Delivery, failure: Failure): Promise<void> {
  switch (failure.kind) {
    case 'later':
    case 'unknown':
      return await tryAgain(needs, delivery, failure)
    case 'refused':
      switch (failure.what) {
        case 'place':
          return await closePlace(needs, delivery, failure.why)
        case 'message':
          return await sayItPlainly(needs, delivery, failure.why)
        case 'target':
          await settle(needs.db, delivery.id, 'dropped', failure.why)
      }
  }
}

async function tryAgain(needs: OutcomeNeeds, delivery: Delivery, failure: Failure): Promise<void> {
  const now = needs.clock()
  if (now.getTime() - Date.parse(delivery.createdAt) > GIVE_UP_MS) {
    needs.log.error({ delivery: delivery.id, why: failure.why }, 'A delivery is given up after seven days.')
    await settle(needs.db, delivery.id, 'refused', `Given up after seven days: ${failure.why}`)
    return
  }
  const asked = failure.kind === 'later' ? failure.afterMs : SECOND_MS
  const wait = Math.min(LONGEST_WAIT_MS, Math.max(asked, SECOND_MS * 2 ** Math.min(delivery.tries, 10)))
  const dueAt = instant(new Date(now.getTime() + wait))
  await needs.db.transaction().execute(async (trx) => {
    await postpone(trx, {
      id: delivery.id,
      owner: needs.owner,
      dueAt,
      why: failure.why,
      surelyNotPosted: failure.kind === 'later' && delivery.firstTriedAt === null,
    })
    if (delivery.tries < TRIES_IN_LINE) await holdChannel(trx, delivery, dueAt)
  })
}

/** The bot cannot post there any more: its watches stop, what else was due is dropped, and one of those who made them is told once. */
async function closePlace(needs: OutcomeNeeds, delivery: Delivery, why: string): Promise<void> {
  const now = needs.clock()
  const disabled = `Stopped on ${writeDate(londonDate(now))}, because a post here was refused: ${why}`
  const stopped = await needs.db.transaction().execute(async (trx) => {
    if (!(await settle(trx, delivery.id, 'refused', why))) return []
    await dropDue(trx, delivery, disabled)
    const watches = await disableWatches(trx, delivery, disabled)
    const notice = stopNotice(delivery, watches, why)
    if (notice) await enqueue(trx, [{ ...notice, dueAt: instant(now) }], instant(now))
    return watches
  })
  const { platform, tenant, channel } = delivery
  needs.log.warn({ platform, tenant, channel, why, watchesStopped: stopped.length }, 'A channel refuses posts.')
}

function stopNotice(delivery: Delivery, watches: readonly Watch[], why: string): Omit<NewDelivery, 'dueAt'> | null {
  const watch = watches.find((one) => one.id === delivery.watchId) ?? watches[0]
  if (!watch || watch.createdBy === '') return null
  const count = watches.length === 1 ? 'The one watch there is' : `The ${watches.length} watches there are`
  return {
    platform: delivery.platform,
    tenant: delivery.tenant,
    channel: `user:${watch.createdBy}`,
    dedupe: `stopped:${delivery.id}`,
    purpose: 'notice',
    message: {
      title: 'Alerts have stopped in a channel that you set up',
      tone: 'warning',
      blocks: [
        paragraph(`A post to the channel ${delivery.channel} was refused: ${why}`),
        paragraph(`${count} stopped, and nothing more is sent to it.`),
        paragraph('To mend it, let the bot see the channel and post in it again, then type /watch resume there.'),
      ],
    },
  }
}

/** The platform takes the card for malformed: its title and link, or a digest's lines, are tried once, for the news must not be lost to its dress. */
async function sayItPlainly(needs: OutcomeNeeds, delivery: Delivery, why: string): Promise<void> {
  needs.log.error({ delivery: delivery.id, purpose: delivery.purpose, why }, 'A message was refused as it stands.')
  if (delivery.purpose !== 'alert' && delivery.purpose !== 'digest') {
    await settle(needs.db, delivery.id, delivery.purpose === 'edit' ? 'dropped' : 'refused', why)
    return
  }
  const { title, link, tone } = delivery.message
  const lines = delivery.message.blocks.flatMap((block) => (block.kind === 'list' ? block.items.map(plainText) : []))
  const blocks = delivery.purpose === 'digest' ? [list(lines)] : []
  const message: Message = { title, ...(link === undefined ? {} : { link }), tone, blocks }
  const now = instant(needs.clock())
  const plain: NewDelivery = {
    platform: delivery.platform,
    tenant: delivery.tenant,
    channel: delivery.channel,
    dedupe: `plain:${delivery.id}`,
    purpose: 'notice',
    message,
    dueAt: now,
    ...(delivery.storyId === null ? {} : { storyId: delivery.storyId }),
  }
  await needs.db.transaction().execute(async (trx) => {
    if (await settle(trx, delivery.id, 'refused', why)) await enqueue(trx, [plain], now)
  })
}
