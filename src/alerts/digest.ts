/** What a digest says, from the alerts that went into it: written when it is due, and again when its stories change. */
import { randomUUID } from 'node:crypto'
import type { Message } from '../chat/message.ts'
import type { Place } from '../chat/platform.ts'
import type { Database } from '../store/store.ts'
import { type IsoDate, instant, londonDate } from '../time.ts'
import { digestCard, type Told } from './digest-card.ts'
import { digestsByIds, type Entry, entriesOf, type Written, waitingEditOf } from './digest-repository.ts'
import { type Effect, keptOutBy } from './feedback.ts'
import { feedbackIn } from './feedback-repository.ts'
import type { NextStep } from './next-step.ts'
import { enqueue, rewrite } from './outbox-repository.ts'
import type { PlaceNamed } from './place-named.ts'
import type { Sagas } from './sagas.ts'
import { asSeenBy, namedIds, tenantOf } from './story.ts'
import { storiesByIds } from './story-repository.ts'

export interface DigestNeeds {
  readonly placeNamed: PlaceNamed
  readonly sagas?: Pick<Sagas, 'earlier'> | undefined
  readonly nextStep?: NextStep | undefined
}

/** An alert for a digest with its story, as its channel may see it. */
export interface ReadEntry extends Told {
  readonly entry: Entry
  /** What feedback keeps it out of the channel; null when none does. */
  readonly keptOut: Effect | null
}

/** The entries whose stories there are still, with these. */
export async function readEntries(
  db: Database,
  sagas: DigestNeeds['sagas'],
  where: Place,
  entries: readonly Entry[],
): Promise<ReadEntry[]> {
  const tenant = tenantOf(where)
  const ids = entries.map(({ storyId }) => storyId).filter((id) => id !== null)
  const stories = new Map((await storiesByIds(db, ids)).map((story) => [story.id, asSeenBy(tenant, story)]))
  const feedback = await feedbackIn(db, where)
  const chapters = await sagas?.earlier(db, ids)
  return entries.flatMap((entry) => {
    const story = stories.get(entry.storyId ?? 0)
    if (!story) return []
    const earlier = (chapters?.get(story.id) ?? []).filter(({ scope }) => scope === '' || scope === tenant)
    return [{ entry, story, earlier, keptOut: keptOutBy(story, feedback, earlier)?.effect ?? null }]
  })
}

/** The digest of these entries for a channel, as it is on that day. */
export function writeDigest(needs: DigestNeeds, where: Place, entries: readonly ReadEntry[], day: IsoDate): Message {
  const named = new Set(entries.flatMap(({ story }) => namedIds(story.mentions)))
  return digestCard(entries, {
    day,
    modes: entries.map(({ entry }) => entry.digest),
    placeNamed: needs.placeNamed,
    next: needs.nextStep?.(where, named) ?? null,
    more: String(entries[0]?.entry.id ?? 0),
  })
}

/** Brings digests that are owed or were posted up to date with their stories and with what was hidden. Gives how many edits that takes. */
export async function refreshDigests(
  trx: Database,
  needs: DigestNeeds,
  ids: readonly number[],
  now: Date,
): Promise<number> {
  let edits = 0
  for (const written of await digestsByIds(trx, ids)) if (await refresh(trx, needs, written, now)) edits += 1
  return edits
}

async function refresh(trx: Database, needs: DigestNeeds, written: Written, now: Date): Promise<boolean> {
  const entries = await readEntries(trx, needs.sagas, written, await entriesOf(trx, written.id))
  const shown = entries.filter(({ keptOut }) => keptOut !== 'hide')
  const { notify, ...before } = written.message
  const card = writeDigest(needs, written, shown, londonDate(new Date(written.createdAt)))
  if (JSON.stringify(card) === JSON.stringify(before)) return false
  if (await rewrite(trx, written.id, notify ? { ...card, notify } : card)) return false
  const waiting = await waitingEditOf(trx, written.id)
  if (waiting !== null && (await rewrite(trx, waiting, card))) return true
  const at = instant(now)
  const { platform, tenant, channel } = written
  const dedupe = `edit:${written.id}:${randomUUID()}`
  await enqueue(
    trx,
    [{ platform, tenant, channel, dedupe, purpose: 'edit', message: card, dueAt: at, editsId: written.id }],
    at,
  )
  return true
}
