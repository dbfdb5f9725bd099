/** What waits for a channel's digests when somebody changes one of its watches: not lost, and not told twice. */
import type { Place } from '../chat/platform.ts'
import type { Database } from '../store/store.ts'
import { DAY_MS, instant } from '../time.ts'
import { type ReadEntry, readEntries } from './digest.ts'
import { dropEntries, droppedIn, type Entry, retell, waitingIn } from './digest-repository.ts'
import { tellableAt } from './modes.ts'
import { promptest } from './telling.ts'
import type { BodiesOf, Watch } from './watch.ts'
import { indexWatches, type WatchIndex } from './watch-index.ts'
import { isRunning, watchesOf } from './watch-repository.ts'

export interface WaitingNeeds {
  readonly bodiesOf: BodiesOf
  readonly now: Date
}

/** Why an alert was dropped that comes after all when its watch runs again. */
export const PAUSED = 'Its watch was paused before the digest came.'
const REMOVED = 'Its watch was removed before the digest came.'
/** A digest goes back a week at most; what waited before that is no news any more. */
const DAYS_REVIVED = 7

/**
 * A watch tells at other times: what waited because of it comes when the channel's watches now want it, or, where none
 * does any more, when this one tells. What is told at once from now on comes at once, in one last digest.
 */
export async function rescheduleWaiting(trx: Database, needs: WaitingNeeds, where: Place, watch: Watch): Promise<void> {
  const entries = (await waitingIn(trx, where)).filter((entry) => isToCome(entry, needs) && entry.watchId === watch.id)
  const wanting = await wantingIn(trx, needs, where)
  for (const read of await readEntries(trx, undefined, where, entries)) {
    if (await move(trx, needs, read, wanting)) continue
    const digest = watch.mode === 'instant' ? read.entry.digest : watch.mode
    await retell(trx, read.entry.id, { dueAt: instant(tellableAt(watch, needs.now)), watchId: watch.id, digest })
  }
}

/** A watch was paused or is removed: what waited because of it and no other running watch wants is dropped. */
export async function dropUnwanted(
  trx: Database,
  needs: WaitingNeeds,
  where: Place,
  watchId: number,
  why: 'paused' | 'removed',
): Promise<void> {
  const entries = (await waitingIn(trx, where)).filter((entry) => entry.watchId === watchId)
  const wanting = await wantingIn(trx, needs, where)
  const unwanted: number[] = []
  for (const read of await readEntries(trx, undefined, where, entries)) {
    if (!(await move(trx, needs, read, wanting))) unwanted.push(read.entry.id)
  }
  await dropEntries(trx, unwanted, why === 'paused' ? PAUSED : REMOVED)
}

/** A watch runs again: what waited when it was paused waits again. */
export async function reviveWaiting(trx: Database, needs: WaitingNeeds, where: Place): Promise<void> {
  const since = instant(new Date(needs.now.getTime() - DAYS_REVIVED * DAY_MS))
  const wanting = await wantingIn(trx, needs, where)
  const entries = await droppedIn(trx, where, PAUSED, since)
  for (const read of await readEntries(trx, undefined, where, entries)) {
    if (read.keptOut === null) await move(trx, needs, read, wanting)
  }
}

/** Lets an entry wait for the promptest of the watches that want it, in a digest in any case. False when none does. */
async function move(trx: Database, { now }: WaitingNeeds, read: ReadEntry, wanting: WatchIndex): Promise<boolean> {
  const watches = wanting(read.story)
  const [first] = watches
  if (!first) return false
  const { due, watches: prompt, digest } = promptest(watches, now)
  await retell(trx, read.entry.id, {
    dueAt: instant(due),
    watchId: prompt[0]?.id ?? first.id,
    digest: digest ?? read.entry.digest,
  })
  return true
}

async function wantingIn(trx: Database, { bodiesOf }: WaitingNeeds, where: Place): Promise<WatchIndex> {
  return indexWatches((await watchesOf(trx, where)).filter(isRunning), bodiesOf)
}

/** What is due and not yet gathered comes as it stands. */
function isToCome({ dueAt }: Entry, { now }: WaitingNeeds): boolean {
  return dueAt > instant(now)
}
