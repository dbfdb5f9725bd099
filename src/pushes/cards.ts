/** Keeps the live cards in step with the ledger: owed, edited in place, and posted anew where one was deleted. */
import { createHash } from 'node:crypto'
import { enqueue, rewrite } from '../alerts/outbox-repository.ts'
import type { Message } from '../chat/message.ts'
import type { DatabaseTransaction } from '../store/store.ts'
import { instant, MINUTE_MS } from '../time.ts'
import { cardKey, cardsOf, forgetEdits, type LiveCard, noteCard } from './card-repository.ts'
import { placeKey } from './push.ts'

/** `now` when somebody has done something; `soon` for what merely counts on. */
export type Haste = 'now' | 'soon'

/** What merely counts on is shown at most so often. */
const BETWEEN_EDITS_MS = 3 * MINUTE_MS
/** The first card that is deleted is posted anew at once; after that somebody may not want it. */
const BETWEEN_CARDS_MS = 30 * MINUTE_MS
/** A channel that took no posts may take them again: nobody tells when a permission is given back. */
const BETWEEN_TRIES_MS = 6 * 60 * MINUTE_MS

type Step = 'nothing' | 'change' | 'edit' | 'post'

/**
 * Brings every card of the push up to date, in the transaction that changed what it shows. The transaction must have the
 * push for itself (`lockPush`).
 */
export async function keepCards(
  trx: DatabaseTransaction,
  pushId: number,
  message: Message,
  haste: Haste,
  now: Date,
): Promise<void> {
  const look = lookOf(message)
  for (const card of await cardsOf(trx, pushId)) {
    const step = nextStep(card, look, haste, now)
    if (step !== 'nothing') await take(step, trx, card, { message, look }, now)
  }
}

/**
 * How a push's cards stand to what they should show. `behind`: one is to be changed now. `settled`: all show it and the
 * platforms have confirmed it, so that nothing is to be done until something changes. Else `waiting`.
 */
export function standingOfCards(
  cards: readonly LiveCard[],
  message: Message,
  now: Date,
): 'settled' | 'waiting' | 'behind' {
  const look = lookOf(message)
  if (cards.some((card) => nextStep(card, look, 'soon', now) !== 'nothing')) return 'behind'
  return cards.every((card) => isRefused(card) || (card.look === look && isConfirmed(card))) ? 'settled' : 'waiting'
}

/** Posts a new card in one channel, whatever became of the one before, which is edited no more. */
export async function postNewCard(
  trx: DatabaseTransaction,
  card: LiveCard,
  { message, look }: { readonly message: Message; readonly look: string },
  now: Date,
): Promise<void> {
  const at = instant(now)
  const next = { ...card, number: card.number + 1 }
  const { platform, tenant, channel } = card
  const delivery = { platform, tenant, channel, purpose: 'notice', message, dueAt: at, dedupe: cardKey(next) } as const
  await enqueue(trx, [delivery], at)
  await noteCard(trx, card, { number: next.number, madeAt: at, look, changedAt: at, edits: card.edits })
}

/** What a card shows, as a hash. When it was counted is in the footer, which alone is not worth an edit. */
export function lookOf(message: Message): string {
  return createHash('sha256')
    .update(JSON.stringify({ ...message, footer: '' }))
    .digest('base64url')
}

function nextStep(card: LiveCard, look: string, haste: Haste, now: Date): Step {
  const { delivery, newestEdit } = card
  if (card.number === 0) return 'post'
  const isGone = delivery === null || newestEdit?.state === 'dropped'
  if (isGone) return card.number > 1 && age(card.madeAt, now) < BETWEEN_CARDS_MS ? 'nothing' : 'post'
  // The channel takes no posts; /push card there tries at once.
  if (isRefused(card)) {
    if (age(card.changedAt, now) < BETWEEN_TRIES_MS) return 'nothing'
    return delivery.state === 'posted' ? 'edit' : 'post'
  }
  if (card.look === look) return 'nothing'
  if (delivery.state === 'due' || newestEdit?.state === 'due') return 'change'
  return haste === 'soon' && age(card.changedAt, now) < BETWEEN_EDITS_MS ? 'nothing' : 'edit'
}

function isRefused({ delivery, newestEdit }: LiveCard): boolean {
  return delivery?.state === 'refused' || delivery?.state === 'dropped' || newestEdit?.state === 'refused'
}

function isConfirmed({ delivery, newestEdit }: LiveCard): boolean {
  return delivery?.state === 'posted' && (newestEdit === null || newestEdit.state === 'posted')
}

async function take(
  step: Exclude<Step, 'nothing'>,
  trx: DatabaseTransaction,
  card: LiveCard,
  shown: { readonly message: Message; readonly look: string },
  now: Date,
): Promise<void> {
  const at = instant(now)
  const { delivery, newestEdit, number, madeAt, edits } = card
  if (step === 'post' || delivery === null) {
    await postNewCard(trx, card, shown, now)
    return
  }
  const waiting = newestEdit?.state === 'due' ? newestEdit : delivery
  if (step === 'change' && (await rewrite(trx, waiting.id, shown.message))) {
    await noteCard(trx, card, { number, madeAt, look: shown.look, changedAt: card.changedAt, edits })
    return
  }
  // A sender has it in hand, so it may go out as it was: an edit follows it.
  await forgetEdits(trx, delivery.id)
  const { platform, tenant, channel } = card
  await enqueue(
    trx,
    [
      {
        platform,
        tenant,
        channel,
        purpose: 'edit',
        editsId: delivery.id,
        dedupe: `push:${card.pushId}:edit:${number}:${edits + 1}:${placeKey(card)}`,
        message: shown.message,
        dueAt: at,
      },
    ],
    at,
  )
  await noteCard(trx, card, { number, madeAt, look: shown.look, changedAt: at, edits: edits + 1 })
}

function age(at: string, now: Date): number {
  return now.getTime() - Date.parse(at)
}
