/** What looking at petitions needs, and what comes of it. */
import type { Log } from '../../log.ts'
import type { Engine } from '../../store/engine.ts'
import type { Database, DatabaseTransaction } from '../../store/store.ts'
import { type Clock, instant } from '../../time.ts'
import type { Milestone } from '../milestone.ts'
import type { Petition } from '../petition.ts'
import type { Lease } from '../petition-repository.ts'
import type { Site } from '../site/site.ts'
import type { Track } from '../track-repository.ts'
import type { Rhythm } from './next-look.ts'

/** Something has happened to a petition that channels track. */
export interface PetitionEvent {
  readonly petition: Petition
  readonly milestone: Milestone
  /** The same for the same event, whenever it is told: for the outbox. */
  readonly key: string
  readonly tracks: readonly Track[]
}

/** Told of an event in the transaction that notes it; what it throws undoes the look, which then comes again. */
export type OnEvent = (trx: DatabaseTransaction, event: PetitionEvent) => Promise<void>

export interface TrackerNeeds {
  readonly db: Database
  readonly engine: Engine
  readonly site: Site
  readonly clock: Clock
  readonly log: Log
  readonly owner: string
  readonly rhythm: Rhythm
}

/** How long a process may take for one petition before another may take it up. */
const LEASE_MS = 5 * 60_000

/** A lease from now, for this process. */
export function newLease({ clock, owner }: Pick<TrackerNeeds, 'clock' | 'owner'>): Lease {
  const now = clock()
  return { owner, now: instant(now), until: instant(new Date(now.getTime() + LEASE_MS)) }
}
