/** Digests: what waits in a channel becomes one message when its time has come. */
import { Refusal } from '../chat/command.ts'
import type { Notify } from '../chat/message.ts'
import type { Place } from '../chat/platform.ts'
import type { Log } from '../log.ts'
import type { Areas } from '../register/areas.ts'
import type { Engine } from '../store/engine.ts'
import type { Database } from '../store/store.ts'
import { type Clock, instant, londonDate } from '../time.ts'
import { type ReadEntry, readEntries, writeDigest } from './digest.ts'
import { inDigestOrder } from './digest-card.ts'
import { digestOf, dropEntries, entriesOf, placesWithDigest, putInto, takeDue } from './digest-repository.ts'
import type { NextSteps } from './next-step.ts'
import { enqueue } from './outbox-repository.ts'
import type { PlaceNamed } from './place-named.ts'
import type { Sagas } from './sagas.ts'
import { isRowId, type Story } from './story.ts'
import { lockStories } from './story-repository.ts'
import { mentionsOf } from './telling.ts'
import { PAUSED } from './waiting.ts'
import { bodiesOfWritten } from './watch.ts'
import { indexWatches, type WatchIndex } from './watch-index.ts'
import { isRunning, watchesOf } from './watch-repository.ts'

export interface DigestsNeeds {
  readonly db: Database
  readonly engine: Engine
  readonly clock: Clock
  readonly log: Log
  readonly areas: Pick<Areas, 'readArea' | 'bodiesOf'>
  readonly placeNamed: PlaceNamed
  readonly sagas?: Pick<Sagas, 'earlier'>
  readonly nextSteps?: NextSteps
}

export interface Digests {
  /**
   * Owes each channel one message of all that waits there and is due; gives how many. Safe to run at any time, in several
   * processes and however late: what waited longer than it should goes out together. Nudge the senders after it.
   */
  tick(): Promise<number>
  /** The stories of the digest that an alert went into, as its card has them in order, whether it had room for them or not. Throws `Refusal`. */
  stories(where: Place, entryId: number): Promise<readonly Story[]>
}

const KEPT_OUT = 'Feedback given here keeps it out of the digest.'
const WANTED = ''
const TOLD_OTHERWISE = 'It is told as part of another story.'

export function createDigests(needs: DigestsNeeds): Digests {
  const { db, engine, clock, log, placeNamed, sagas } = needs
  const bodiesOf = bodiesOfWritten(needs.areas)

  /** True when there was something to tell. */
  async function gather(trx: Database, where: Place): Promise<boolean> {
    // A story that grows meanwhile would be read half: one way round or the other, both see all of it.
    await lockStories(trx, engine)
    const now = clock()
    const entries = await takeDue(trx, where, instant(now))
    const read = await readEntries(trx, sagas, where, entries)
    const running = (await watchesOf(trx, where)).filter(isRunning)
    const wanting = indexWatches(running, bodiesOf)
    const unwanted = ({ entry, story, keptOut }: ReadEntry) => {
      if (keptOut !== null) return KEPT_OUT
      return running.some(({ id }) => id === entry.watchId) || wanting(story).length > 0 ? null : PAUSED
    }
    const { [WANTED]: wanted = [], ...others } = Object.groupBy(read, (one) => unwanted(one) ?? WANTED)
    const found = new Set(idsOf(read))
    const gone = entries.map(({ id }) => id).filter((id) => !found.has(id))
    await dropEntries(trx, gone, TOLD_OTHERWISE)
    for (const [why, some = []] of Object.entries(others)) await dropEntries(trx, idsOf(some), why)
    const [first] = wanted
    if (!first) return false
    const nextStep = await needs.nextSteps?.read(trx)
    const card = writeDigest({ placeNamed, nextStep }, where, wanted, londonDate(now))
    const notify = notifiedBy(wanted, wanting)
    const dedupe = `digest:${first.entry.id}`
    const { platform, tenant, channel } = where
    const digest = { platform, tenant, channel, dedupe, purpose: 'digest' as const, dueAt: instant(now) }
    const message = notify.length === 0 ? card : { ...card, notify }
    const watchId = first.entry.watchId
    await enqueue(trx, [{ ...digest, message, ...(watchId === null ? {} : { watchId }) }], instant(now))
    await putInto(trx, idsOf(wanted), dedupe)
    return true
  }

  return {
    tick: async () => {
      let digests = 0
      for (const where of await placesWithDigest(db, instant(clock()))) {
        try {
          if (await db.transaction().execute((trx) => gather(trx, where))) digests += 1
        } catch (fault) {
          log.error({ err: fault, ...where }, 'A digest could not be written; it is tried again at the next tick.')
        }
      }
      return digests
    },
    stories: async (where, entryId) => {
      const id = isRowId(entryId) ? await digestOf(db, where, entryId) : null
      if (id === null) throw new Refusal('That digest is not kept any more: /alerts latest shows the newest stories.')
      const read = await readEntries(db, sagas, where, await entriesOf(db, id))
      return inDigestOrder(read.filter(({ keptOut }) => keptOut !== 'hide')).map(({ story }) => story)
    },
  }
}

function idsOf(entries: readonly ReadEntry[]): number[] {
  return entries.map(({ entry }) => entry.id)
}

/** Whom the watches notify that let something wait for this digest: as they say now, and each once. */
function notifiedBy(entries: readonly ReadEntry[], wanting: WatchIndex): Notify[] {
  return mentionsOf(
    entries.flatMap(({ entry, story }) =>
      wanting(story).filter(({ id, mode }) => id === entry.watchId || mode === entry.digest),
    ),
  )
}
