/** The watches of a channel: made, shown, changed, stopped, and tried out on the last days' stories. */
import { Refusal } from '../chat/command.ts'
import type { Place } from '../chat/platform.ts'
import type { Kind } from '../news/understanding.ts'
import type { Areas } from '../register/areas.ts'
import type { Database, DatabaseTransaction } from '../store/store.ts'
import { type Clock, DAY_MS, instant } from '../time.ts'
import { keptOutBy } from './feedback.ts'
import { feedbackIn } from './feedback-repository.ts'
import { dropWaiting } from './outbox-repository.ts'
import { asSeenBy, type Story, tenantOf } from './story.ts'
import { findStories, withSources } from './story-repository.ts'
import { dropUnwanted, rescheduleWaiting, reviveWaiting } from './waiting.ts'
import { bodiesOfWritten, ENGLAND, isRightSort, type Watch } from './watch.ts'
import {
  deleteWatch,
  insertWatch,
  isRunning,
  noteOnce,
  pauseWatch,
  resumeWatch,
  updateTerms,
  type WatchTerms,
  watchById,
  watchesOf,
} from './watch-repository.ts'
import { readTerms, type WatchWish } from './watch-terms.ts'

export const MOST_WATCHES = 25
const PREVIEW_STORIES = 1_000

export interface WatchesNeeds {
  readonly db: Database
  readonly clock: Clock
  readonly areas: Pick<Areas, 'readArea' | 'bodiesOf'>
}

/** What a watch would have sent. */
export interface Preview {
  readonly days: number
  /** How many alerts that would have been. */
  readonly total: number
  readonly byKind: ReadonlyMap<Kind, number>
  /** The stories, the newest first. */
  readonly stories: readonly Story[]
}

/**
 * A `Channel` says whose watches are meant: no number leads to a watch of another channel. Everything throws `Refusal`
 * with a sentence for what the person should be told. A `Caller` (command.ts) is a `Channel`.
 */
export interface Watches {
  /** Makes a watch; `by` is the person's id. Where the channel has one of the same area, kinds and outlets, gives that one, not `added`. */
  add(where: Place, wish: WatchWish, by: string): Promise<{ readonly watch: Watch; readonly added: boolean }>
  list(where: Place): Promise<readonly Watch[]>
  get(where: Place, id: number): Promise<Watch>
  /** Changes what is given in the wish, and nothing else. What waits for a digest waits for the next one of the new mode; made instant, it comes at once. */
  edit(where: Place, id: number, wish: WatchWish): Promise<Watch>
  /**
   * The watch sends nothing until it is resumed. What still waited for the channel is dropped if no other watch runs there,
   * and what waited for a digest if no other one wants it.
   */
  pause(where: Place, id: number): Promise<Watch>
  /** Lets a watch run again, whether a person paused it or the bot stopped it. What waited for a digest when it was paused waits again. */
  resume(where: Place, id: number): Promise<Watch>
  /** Removes it and gives what it was; what still waited is dropped as with `pause`. */
  remove(where: Place, id: number): Promise<Watch>
  /** What a watch with these terms would have sent this channel in the last days. */
  preview(where: Place, wish: WatchWish, days?: number): Promise<Preview>
  /** The very first time, makes a watch on all of England; if somebody removes it, it stays removed. True when it was made now. */
  ensureFirstWatch(where: Place): Promise<boolean>
}

export function createWatches({ db, clock, areas }: WatchesNeeds): Watches {
  const bodiesOf = bodiesOfWritten(areas)
  const waiting = () => ({ bodiesOf, now: clock() })

  async function change(where: Place, id: number, act: (trx: DatabaseTransaction, watch: Watch) => Promise<void>) {
    return await db.transaction().execute(async (trx) => {
      const watch = await existing(trx, where, id)
      await act(trx, watch)
      return (await watchById(trx, where, id)) ?? watch
    })
  }

  return {
    add: async (where, wish, by) => {
      const terms = readTerms(areas, wish)
      return await db.transaction().execute(async (trx) => {
        const watches = await watchesOf(trx, where)
        const equal = watches.find((watch) => asksTheSame(watch, terms))
        if (equal) return { watch: equal, added: false }
        if (watches.length >= MOST_WATCHES)
          throw new Refusal(
            `This channel has ${MOST_WATCHES} watches already, which is all it can have: remove one first.`,
          )
        const { platform, tenant, channel } = where
        const made = { platform, tenant, channel, ...terms, createdBy: by, createdAt: instant(clock()) }
        const id = await insertWatch(trx, made)
        return { watch: { ...made, id, paused: false, disabled: null }, added: true }
      })
    },
    list: (where) => watchesOf(db, where),
    get: (where, id) => existing(db, where, id),
    edit: (where, id, wish) =>
      change(where, id, async (trx, watch) => {
        const terms = readTerms(areas, wish, watch)
        const twin = (await watchesOf(trx, where)).find((other) => other.id !== id && asksTheSame(other, terms))
        if (twin) throw new Refusal(`Watch #${twin.id} asks for just that already.`)
        await updateTerms(trx, id, terms)
        if (terms.mode !== watch.mode || terms.quiet !== watch.quiet)
          await rescheduleWaiting(trx, waiting(), where, { ...watch, ...terms })
      }),
    pause: (where, id) =>
      change(where, id, async (trx) => {
        await pauseWatch(trx, id)
        await dropUnwanted(trx, waiting(), where, id, 'paused')
        await dropIfSilent(trx, where)
      }),
    resume: (where, id) =>
      change(where, id, async (trx) => {
        await resumeWatch(trx, id)
        await reviveWaiting(trx, waiting(), where)
      }),
    remove: (where, id) =>
      change(where, id, async (trx) => {
        await deleteWatch(trx, id)
        await dropUnwanted(trx, waiting(), where, id, 'removed')
        await dropIfSilent(trx, where)
      }),
    preview: async (where, wish, days = 30) => {
      const terms = readTerms(areas, wish)
      const found = await findStories(db, {
        tenant: tenantOf(where),
        since: instant(new Date(clock().getTime() - days * DAY_MS)),
        limit: PREVIEW_STORIES,
        ...(terms.area === ENGLAND ? {} : { bodies: bodiesOf(terms.area) }),
      })
      const seen = (await withSources(db, found)).map((story) => asSeenBy(tenantOf(where), story))
      const feedback = await feedbackIn(db, where)
      const stories = seen.filter((story) => isRightSort(terms, story) && !keptOutBy(story, feedback))
      return { days, total: stories.length, byKind: countKinds(stories), stories }
    },
    ensureFirstWatch: (where) =>
      db.transaction().execute(async (trx) => {
        if (!(await noteOnce(trx, `first-watch:${where.platform}:${where.tenant}:${where.channel}`))) return false
        const { platform, tenant, channel } = where
        const terms = readTerms(areas, {})
        await insertWatch(trx, { platform, tenant, channel, ...terms, createdBy: '', createdAt: instant(clock()) })
        return true
      }),
  }
}

async function existing(db: Database, where: Place, id: number): Promise<Watch> {
  const watch = Number.isSafeInteger(id) && Math.abs(id) < 2 ** 31 ? await watchById(db, where, id) : null
  if (!watch) throw new Refusal(`This channel has no watch #${id}: /watch list shows those that it has.`)
  return watch
}

function asksTheSame(watch: Watch, terms: WatchTerms): boolean {
  const question = ({ area, kinds, outlets }: WatchTerms) => JSON.stringify([area, kinds, outlets])
  return question(watch) === question(terms)
}

/** An alert that waits for the morning may be owed to several watches; it is dropped when none is left that could want it. */
async function dropIfSilent(trx: Database, where: Place): Promise<void> {
  const running = (await watchesOf(trx, where)).some(isRunning)
  if (!running) await dropWaiting(trx, where, 'The channel has no running watch any more.')
}

function countKinds(stories: readonly Story[]): Map<Kind, number> {
  const counts = new Map<Kind, number>()
  for (const kind of stories.flatMap((story) => story.kinds)) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
}
