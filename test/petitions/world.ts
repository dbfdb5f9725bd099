/** Petitions over a real database and a loopback site, with a clock that the test moves. */
import type { Place } from '../../src/chat/platform.ts'
import { createLog } from '../../src/log.ts'
import { createFetcher } from '../../src/net/fetcher.ts'
import {
  createPetitions,
  type PetitionEvent,
  type Petitions,
  type PetitionsNeeds,
} from '../../src/petitions/petitions.ts'
import type { Engine } from '../../src/store/engine.ts'
import type { Store } from '../../src/store/store.ts'
import { openPetitionSite, type PetitionSite } from '../platforms/petitions.ts'
import { openTestStore } from '../store-for-tests.ts'

export interface World extends AsyncDisposable {
  readonly site: PetitionSite
  readonly store: Store
  readonly petitions: Petitions
  /** Everything that has been told, as "276169 response". */
  readonly told: string[]
  readonly events: PetitionEvent[]
  now: Date
  /** Moves the clock on. */
  wait(minutes: number): void
  /** One round of looking, telling `told`. */
  poll(): ReturnType<Petitions['pollDue']>
  /** The same rooms opened again on the same database, as after a restart. */
  another(owner: string): Petitions
  /** Lets so many hours go by in steps of ten minutes (or more), each with a round; `each` happens before the round. */
  live(hours: number, each?: (step: number) => void, minutes?: number): Promise<void>
}

export const HERE: Place = { platform: 'slack', tenant: 'T1', channel: 'C1' }

export async function makeWorld(engine: Engine = 'sqlite', needs: Partial<PetitionsNeeds> = {}): Promise<World> {
  const site = await openPetitionSite(() => world.now)
  const database = await openTestStore(engine)
  const { store } = database
  const fetcher = createFetcher({ allow: [], trusted: [site.url], userAgent: 'Mergerwatch/test' })
  const make = (owner: string) =>
    createPetitions({
      db: store.db,
      engine: store.engine,
      fetcher,
      cache: store.cache('petitions'),
      clock: () => world.now,
      log: createLog('silent', false),
      baseUrl: site.url,
      owner,
      random: () => 0.5,
      ...needs,
    })
  const told: string[] = []
  const events: PetitionEvent[] = []
  const world: World = {
    site,
    store,
    told,
    events,
    now: new Date('2026-11-03T14:05:00Z'),
    petitions: make('one'),
    another: make,
    wait: (minutes) => {
      world.now = new Date(world.now.getTime() + minutes * 60_000)
    },
    poll: () =>
      world.petitions.pollDue(async (_trx, event) => {
        events.push(event)
        told.push(event.key.replace('petition:', ''))
      }),
    live: async (hours, each, minutes = 10) => {
      for (let step = 0; step < (hours * 60) / minutes; step += 1) {
        world.wait(minutes)
        each?.(step)
        await world.poll()
      }
    },
    [Symbol.asyncDispose]: async () => {
      await fetcher.close()
      await database.close()
      await site[Symbol.asyncDispose]()
    },
  }
  return world
}
