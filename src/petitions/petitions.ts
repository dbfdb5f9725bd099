/** Petitions to the UK Parliament: what they are, how they grow, and who is told. */
import type { Place } from '../chat/platform.ts'
import type { Log } from '../log.ts'
import type { Fetcher } from '../net/fetcher.ts'
import type { Engine } from '../store/engine.ts'
import type { Database } from '../store/store.ts'
import { type Clock, type Instant, instant, londonDate } from '../time.ts'
import { type AreasView, compareAreas } from './areas.ts'
import { type Forecast, forecast } from './forecast/forecast.ts'
import type { Sample } from './history/history.ts'
import { type Pace, paceOf } from './history/pace.ts'
import { newestAreas, samplesOf } from './history-repository.ts'
import { type Found, type LookingUpNeeds, lookUp } from './looking-up.ts'
import type { Petition } from './petition.ts'
import { petitionById, readPetition } from './petition-repository.ts'
import { readReference } from './site/reference.ts'
import { createSite } from './site/site.ts'
import { everyTracked, removeTrack, trackedAmong, trackedBy, tracksOf } from './track-repository.ts'
import { type LookSummary, pollDue } from './tracking/poll-due.ts'
import { type BeginOutcome, beginTracking } from './tracking/track.ts'
import type { OnEvent, TrackerNeeds } from './tracking/tracker.ts'

export type { AreaGrowth, AreasView } from './areas.ts'
export type { Forecast, Outlook, Reach } from './forecast/forecast.ts'
export type { Sample } from './history/history.ts'
export type { Pace } from './history/pace.ts'
export type { Petition } from './petition.ts'
export type { OnEvent, PetitionEvent } from './tracking/tracker.ts'

export interface PetitionsNeeds {
  readonly db: Database
  readonly engine: Engine
  readonly fetcher: Pick<Fetcher, 'get'>
  /** What the site has said, for a while. */
  readonly cache: LookingUpNeeds['cache']
  readonly clock: Clock
  readonly log: Log
  /** The site's address, as "https://petition.parliament.uk". */
  readonly baseUrl: string
  /** This process, as leases name it: no two at a time have the same. */
  readonly owner: string
  /** The least time between two looks at one petition; five minutes when not given. */
  readonly minIntervalMs?: number
  /** From 0 to 1; `Math.random` when not given. */
  readonly random?: () => number
}

/** A petition with all that is known of its growth. */
export interface PetitionView {
  readonly kind: 'petition'
  readonly petition: Petition
  readonly asAt: Instant
  /** In order of time; none when nobody has tracked it. */
  readonly samples: readonly Sample[]
  readonly pace: Pace
  /** Null when it is not open, and while the history is too short. */
  readonly forecast: Forecast | null
  /** Whether some channel, anywhere, tracks it: only then is its history kept. */
  readonly isTracked: boolean
  /** Whether the site has removed it, as it says now: what is shown is from before. */
  readonly isRemoved: boolean
  /** A sentence that the reader must know with it, or ''. */
  readonly note: string
}

/** A sentence that says why there is nothing to show, and what to do. */
interface Nothing {
  readonly kind: 'nothing'
  readonly why: string
}

export interface Tracked {
  readonly petition: Petition
  readonly asAt: Instant
  /** The tenant's channels that track it. */
  readonly channels: readonly string[]
  /** Why it is not looked at any more, or what is wrong; '' when all is well. */
  readonly health: string
}

/** How a tracked petition stands, as the tracker saw it last. */
export interface Standing {
  readonly petition: Petition
  readonly asAt: Instant
  /** Whether the site has removed it: the petition is then as it was before. */
  readonly isRemoved: boolean
}

export interface Petitions {
  /** A petition by its number or any address of it. Answers within two seconds or so. */
  show(reference: string): Promise<PetitionView | Nothing>
  /** Tells a channel of the petition's milestones from now on, and keeps its history. */
  track(reference: string, place: Place, by: string): Promise<BeginOutcome | Nothing>
  /** Stops that. Its history stays. */
  untrack(
    reference: string,
    place: Place,
  ): Promise<{ readonly kind: 'untracked'; readonly petition: Petition } | Nothing>
  /** What a tenant tracks, the first to be tracked first. */
  list(tenant: Pick<Place, 'platform' | 'tenant'>): Promise<Tracked[]>
  /** Every petition that is tracked and of which more is to come (it is not removed, archived or the like), and where. */
  everyTracked(): Promise<{ readonly petition: Petition; readonly places: readonly Place[] }[]>
  /** How these petitions stand, by id: those that somebody tracks. Asks the database once, and the site not at all. */
  standings(ids: readonly number[]): Promise<ReadonlyMap<number, Standing>>
  /** The counts of a petition since a moment, in order of time. */
  history(id: number, since?: Instant): Promise<Sample[]>
  /** Where its signatures come from. */
  areas(reference: string): Promise<AreasView | Nothing>
  /** Looks at every tracked petition that is due, and tells what has happened. Throws when the database fails. */
  pollDue(onEvent: OnEvent, signal?: AbortSignal): Promise<LookSummary>
}

const MIN_INTERVAL_MS = 5 * 60_000

export function createPetitions(needs: PetitionsNeeds): Petitions {
  const { db, clock, cache } = needs
  const site = createSite(needs)
  const rhythm = { minIntervalMs: needs.minIntervalMs ?? MIN_INTERVAL_MS, random: needs.random ?? Math.random }
  const tracker: TrackerNeeds = { ...needs, site, rhythm }

  const find = async (reference: string): Promise<{ id: number; found: Found }> => {
    const read = readReference(reference)
    if (read.kind === 'none') return { id: 0, found: { kind: 'nothing', why: read.why } }
    return { id: read.id, found: await lookUp({ site, clock, cache }, read.id, await petitionById(db, read.id)) }
  }

  return {
    show: async (reference) => {
      const { id, found } = await find(reference)
      if (found.kind === 'nothing') return found
      const { petition, asAt, note, isRemoved } = found
      const stored = await samplesOf(db, id)
      const isNewer = stored.length > 0 && asAt > (stored.at(-1)?.at ?? '')
      const samples = isNewer ? [...stored, { at: asAt, signatures: petition.signatures }] : stored
      const isTracked = (await tracksOf(db, id)).length > 0
      const foretold = petition.state === 'open' ? forecast(samples, clock(), petition.closesOn) : null
      return {
        kind: 'petition',
        petition,
        asAt,
        samples,
        pace: paceOf(samples, clock()),
        forecast: foretold,
        isTracked,
        isRemoved,
        note,
      }
    },
    track: async (reference, place, by) => {
      const { found } = await find(reference)
      if (found.kind === 'nothing') return found
      return beginTracking(tracker, found, { ...place, addedBy: by, addedAt: instant(clock()) })
    },
    untrack: async (reference, place) => {
      const read = readReference(reference)
      if (read.kind === 'none') return { kind: 'nothing', why: read.why }
      const row = await petitionById(db, read.id)
      if (row && (await removeTrack(db, read.id, place))) return { kind: 'untracked', petition: readPetition(row) }
      return { kind: 'nothing', why: `Petition ${read.id} is not tracked in this channel.` }
    },
    list: async (tenant) =>
      (await trackedBy(db, tenant)).map(({ row, channels }) => ({
        petition: readPetition(row),
        asAt: row.counted_at,
        channels,
        health: row.ended ?? row.health,
      })),
    everyTracked: async () =>
      (await everyTracked(db)).map(({ row, places }) => ({ petition: readPetition(row), places })),
    standings: async (ids) =>
      new Map(
        (await trackedAmong(db, ids)).map(({ row, isRemoved }) => [
          row.id,
          { petition: readPetition(row), asAt: row.counted_at, isRemoved },
        ]),
      ),
    history: (id, since) => samplesOf(db, id, since),
    areas: async (reference) => {
      const { id, found } = await find(reference)
      if (found.kind === 'nothing') return found
      const [newest, earlier] = await newestAreas(db, id)
      const read = found.areas && { day: londonDate(new Date(found.areas.asAt)), counts: found.areas.counts }
      if (newest && (!read || newest.day >= read.day)) return compareAreas(found.petition, newest, earlier ?? null)
      if (read) return compareAreas(found.petition, read, newest ?? null)
      return { kind: 'nothing', why: 'The site does not say where the signatures of this petition come from.' }
    },
    pollDue: (onEvent, signal) => pollDue(tracker, onEvent, signal),
  }
}
