/** One delivery, from claimed to settled. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Outcome, Platform } from '../chat/platform.ts'
import { instant } from '../time.ts'
import { type OutcomeNeeds, recordFailure } from './outcome.ts'
import { begin, confirm, type Delivery, editTarget, publicationOf, settle } from './sending-repository.ts'

/** A post that the platform has confirmed. */
export interface Posted {
  readonly delivery: Delivery
  /** From the delivery being owed to the platform confirming it. */
  readonly sinceCreatedMs: number
  /** From the publication that the feed states, for an alert; null where it states none. */
  readonly sincePublishedMs: number | null
}

export interface DeliverNeeds extends OutcomeNeeds {
  readonly platform: Platform
  readonly leaseMs: number
  readonly onPosted?: (posted: Posted) => void
  /** Waits so many milliseconds; for tests that do not want to. */
  readonly pause?: (milliseconds: number) => Promise<unknown>
}

/** The platform's clock and this one may differ: a message is looked for so much before it was first tried. */
const LOOK_BACK_MS = 5 * 60_000
/** The share of the lease that a post may take; after that nobody knows how it went. */
const POST_SHARE = 0.75
/** Pauses between tries to write down a post that the platform has: losing that would mean looking it up again. */
const CONFIRM_PAUSES_MS = [100, 1_000]

/**
 * Posts (or edits), unless an earlier try is found to have arrived, and writes down how it went.
 * Throws when the database fails; the delivery is then taken up again when its lease runs out.
 */
export async function deliver(needs: DeliverNeeds, delivery: Delivery): Promise<void> {
  if (delivery.editsId !== null) return await deliverEdit(needs, delivery, delivery.editsId)
  const found = delivery.firstTriedAt === null ? null : await lookUp(needs, delivery, delivery.firstTriedAt)
  if (found !== null) return await settlePosted(needs, delivery, found)
  await attempt(needs, delivery, () => needs.platform.post(delivery, delivery.message, delivery.nonce))
}

async function deliverEdit(needs: DeliverNeeds, delivery: Delivery, editsId: number): Promise<void> {
  const { messageId, superseded } = await editTarget(needs.db, { id: delivery.id, editsId })
  if (messageId === null || superseded) {
    await settle(
      needs.db,
      delivery.id,
      'dropped',
      superseded ? 'A newer edit says it all.' : 'There is no post to edit.',
    )
    return
  }
  await attempt(needs, delivery, () => needs.platform.edit(delivery, messageId, delivery.message, delivery.nonce))
}

/** The id of the message, when an earlier try is seen to have arrived. Where that cannot be told, a second copy is better than a lost alert. */
async function lookUp(needs: DeliverNeeds, delivery: Delivery, firstTriedAt: string): Promise<string | null> {
  const first = Math.min(Date.parse(firstTriedAt), needs.clock().getTime())
  try {
    const sighting = await within(
      needs.leaseMs * POST_SHARE,
      needs.platform.find(delivery, delivery.nonce, new Date(first - LOOK_BACK_MS)),
    )
    if (sighting?.kind === 'found') return sighting.messageId
    if (sighting?.kind !== 'absent')
      needs.log.warn(
        { delivery: delivery.id, why: sighting?.why },
        'Nobody can tell whether an earlier try arrived; it is posted again.',
      )
  } catch (fault) {
    needs.log.warn({ err: fault, delivery: delivery.id }, 'Looking for an earlier try failed; it is posted again.')
  }
  return null
}

async function attempt(needs: DeliverNeeds, delivery: Delivery, act: () => Promise<Outcome>): Promise<void> {
  const now = needs.clock()
  const leaseUntil = instant(new Date(now.getTime() + needs.leaseMs))
  if (!(await begin(needs.db, { id: delivery.id, owner: needs.owner, now: instant(now), leaseUntil }))) return
  const outcome = await outcomeOf(needs, delivery, act)
  if (outcome.kind === 'posted') await settlePosted(needs, delivery, outcome.messageId)
  else await recordFailure(needs, delivery, outcome)
}

async function outcomeOf(needs: DeliverNeeds, delivery: Delivery, act: () => Promise<Outcome>): Promise<Outcome> {
  try {
    const acting = act()
    const outcome = await within(needs.leaseMs * POST_SHARE, acting)
    if (outcome) return outcome
    acting.then((late) => confirmLate(needs, delivery, late)).catch(() => {})
    return { kind: 'unknown', why: 'The platform took too long to answer.' }
  } catch (fault) {
    needs.log.error({ err: fault, delivery: delivery.id }, 'A platform broke while posting.')
    return { kind: 'unknown', why: 'The platform broke while posting.' }
  }
}

async function confirmLate(needs: DeliverNeeds, delivery: Delivery, outcome: Outcome): Promise<void> {
  if (outcome.kind === 'posted') await settlePosted(needs, delivery, outcome.messageId)
}

async function settlePosted(needs: DeliverNeeds, delivery: Delivery, messageId: string): Promise<void> {
  const now = needs.clock()
  if (!(await insist(needs, () => confirm(needs.db, delivery.id, messageId, instant(now))))) return
  if (!needs.onPosted) return
  const published =
    delivery.purpose === 'alert' && delivery.storyId !== null ? await publicationOf(needs.db, delivery.storyId) : null
  needs.onPosted({
    delivery,
    sinceCreatedMs: now.getTime() - Date.parse(delivery.createdAt),
    sincePublishedMs: published === null ? null : now.getTime() - Date.parse(published),
  })
}

async function insist<Result>(needs: DeliverNeeds, act: () => Promise<Result>): Promise<Result> {
  for (const milliseconds of CONFIRM_PAUSES_MS) {
    try {
      return await act()
    } catch {
      await (needs.pause ?? pause)(milliseconds)
    }
  }
  return await act()
}

/** What the promise gives, or undefined when it takes longer. */
async function within<Result>(milliseconds: number, promise: Promise<Result>): Promise<Result | undefined> {
  const patience = new AbortController()
  try {
    const tooLong = pause(milliseconds, undefined, { signal: patience.signal, ref: false }).catch(() => undefined)
    return await Promise.race([promise, tooLong])
  } finally {
    patience.abort()
  }
}
