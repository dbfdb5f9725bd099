/** What pushes need just now, with all that is known of them read at once. */
import { freshOf } from './announcing.ts'
import { cardsIn } from './card-repository.ts'
import { standingOfCards } from './cards.ts'
import { type Counted, whyOver } from './counted.ts'
import type { LedgerNeeds } from './ledger.ts'
import { liveCard } from './live-card.ts'
import type { Push } from './push.ts'
import { notedMilestones } from './push-repository.ts'
import { countMembersIn, countTasksIn } from './task-repository.ts'

/** A push with its newest count, and what is known of its petition; of one that has ended its cards alone matter. */
export interface Seen {
  readonly push: Push
  readonly counted: Counted | null
}

export type Need =
  | { readonly kind: 'end'; readonly why: string }
  /** Something is to be announced. */
  | { readonly kind: 'announce' }
  /** A card shows what is no longer so. `since` is when the oldest of them was changed last, in milliseconds. */
  | { readonly kind: 'edit'; readonly since: number }
  /** A card is to be looked at again at the next tick. */
  | { readonly kind: 'wait' }
  /** Nothing, until something changes. */
  | { readonly kind: 'nothing' }

/** Gives what each of the pushes needs at that moment. */
export async function lookAt(
  { db, paceOf }: LedgerNeeds,
  pushes: readonly Push[],
  now: Date,
): Promise<(seen: Seen) => Promise<Need>> {
  const ids = pushes.map(({ id }) => id)
  if (ids.length === 0) return async () => ({ kind: 'nothing' })
  const noted = await notedMilestones(db, ids)
  const cards = await cardsIn(db, ids)
  const tasks = await countTasksIn(db, ids)
  const members = await countMembersIn(db, ids)
  return async ({ push, counted }) => {
    if (push.state === 'live') {
      const why = whyOver(push, counted, now)
      if (why !== null) return { kind: 'end', why }
      const fresh = freshOf(push, counted?.petition ?? null, noted.get(push.id) ?? new Set(), now)
      if (fresh.own.length > 0 || fresh.petition.length > 0) return { kind: 'announce' }
    }
    const own = cards.get(push.id) ?? []
    const standing = {
      push,
      tasks: tasks.get(push.id) ?? { open: 0, claimed: 0, done: 0 },
      members: members.get(push.id) ?? 0,
      paceHad: await paceOf(push, now),
    }
    switch (standingOfCards(own, liveCard(standing, now), now)) {
      case 'behind':
        return {
          kind: 'edit',
          since: Math.min(...own.map(({ changedAt }) => Date.parse(changedAt))),
        }
      case 'waiting':
        return { kind: 'wait' }
      case 'settled':
        return { kind: 'nothing' }
    }
  }
}
