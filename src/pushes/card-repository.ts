/** The live cards as rows: which delivery is a channel's card, what it shows, and how its newest edit went. */
import type { Place, PlatformName } from '../chat/platform.ts'
import type { DeliveryState } from '../store/schema.ts'
import type { Database, DatabaseTransaction } from '../store/store.ts'
import type { Instant } from '../time.ts'

type Db = Database | DatabaseTransaction

interface DeliveryStanding {
  readonly id: number
  readonly state: DeliveryState
}

/** A channel's live card. */
export interface LiveCard extends Place {
  readonly pushId: number
  /** 0 before the first is owed. */
  readonly number: number
  readonly madeAt: Instant
  /** What it shows, as a hash. */
  readonly look: string
  readonly changedAt: Instant
  readonly edits: number
  /** The card itself in the outbox; null before it is owed, and when the outbox has forgotten it. */
  readonly delivery: DeliveryStanding | null
  readonly newestEdit: DeliveryStanding | null
}

/** The key of a channel's card in the outbox. */
export function cardKey({ pushId, number, platform, tenant, channel }: Place & { pushId: number; number: number }) {
  return `push:${pushId}:card:${number}:${platform}:${tenant}:${channel}`
}

export async function cardsOf(db: Db, pushId: number): Promise<readonly LiveCard[]> {
  return (await cardsIn(db, [pushId])).get(pushId) ?? []
}

/** The cards of several pushes, by their ids. */
export async function cardsIn(db: Db, pushIds: readonly number[]): Promise<ReadonlyMap<number, readonly LiveCard[]>> {
  const rows = await db.selectFrom('push_channels').selectAll().where('push_id', 'in', pushIds).execute()
  const places = rows.map((row) => ({
    platform: row.platform as PlatformName,
    tenant: row.tenant,
    channel: row.channel,
    pushId: row.push_id,
    number: row.card_number,
    madeAt: row.card_made_at,
    look: row.card_look,
    changedAt: row.card_changed_at,
    edits: row.edits,
  }))
  if (places.length === 0) return new Map()
  const cards = await db
    .selectFrom('deliveries')
    .select(['id', 'state', 'dedupe'])
    .where('dedupe', 'in', places.map(cardKey))
    .execute()
  const edits =
    cards.length === 0
      ? []
      : await db
          .selectFrom('deliveries')
          .select(['id', 'state', 'edits_id'])
          .where(
            'edits_id',
            'in',
            cards.map((card) => card.id),
          )
          .orderBy('id')
          .execute()
  const byKey = new Map(cards.map((card) => [card.dedupe, card]))
  const editOf = new Map(edits.map((edit) => [edit.edits_id, edit]))
  const live = places.map((place) => {
    const delivery = byKey.get(cardKey(place)) ?? null
    return { ...place, delivery, newestEdit: (delivery && editOf.get(delivery.id)) ?? null }
  })
  return Map.groupBy(live, (card) => card.pushId)
}

/** Writes down what a channel's card shows from now on. */
export async function noteCard(
  trx: DatabaseTransaction,
  { pushId, platform, tenant, channel }: Place & { readonly pushId: number },
  card: Pick<LiveCard, 'number' | 'madeAt' | 'look' | 'changedAt' | 'edits'>,
): Promise<void> {
  await trx
    .updateTable('push_channels')
    .set({
      card_number: card.number,
      card_made_at: card.madeAt,
      card_look: card.look,
      card_changed_at: card.changedAt,
      edits: card.edits,
    })
    .where('push_id', '=', pushId)
    .where('platform', '=', platform)
    .where('tenant', '=', tenant)
    .where('channel', '=', channel)
    .execute()
}

/** Forgets the settled edits of a card: a newer one says it all, and a push makes hundreds a day. */
export async function forgetEdits(trx: DatabaseTransaction, cardId: number): Promise<void> {
  await trx.deleteFrom('deliveries').where('edits_id', '=', cardId).where('state', '!=', 'due').execute()
}

/** Forgets all cards of a channel that takes part no more: when it comes back, its first card is a new one. */
export async function forgetCards(trx: DatabaseTransaction, card: LiveCard): Promise<void> {
  const keys = Array.from({ length: card.number }, (_, place) => cardKey({ ...card, number: place + 1 }))
  if (keys.length === 0) return
  const cards = trx.selectFrom('deliveries').select('id').where('dedupe', 'in', keys)
  await trx.deleteFrom('deliveries').where('edits_id', 'in', cards).execute()
  await trx.deleteFrom('deliveries').where('dedupe', 'in', keys).execute()
}
