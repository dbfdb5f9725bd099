/** A life that ends at a chosen step, so that a test can kill a sender at every point where it waits for something. */
import type { KyselyPlugin } from 'kysely'
import type { Platform } from '../../src/chat/platform.ts'
import type { Database } from '../../src/store/store.ts'

export class Died extends Error {}

export interface Life {
  /** How many steps it took so far. */
  readonly steps: number
  readonly isOver: boolean
  /** One step: throws when the life is over, or ends with it. */
  step(): void
}

/** A life of so many steps; at the next one it ends, and nothing works any more. */
export function createLife(steps: number): Life {
  let taken = 0
  return {
    get steps() {
      return taken
    },
    get isOver() {
      return taken > steps
    },
    step: () => {
      taken += 1
      if (taken > steps) throw new Died('The process is dead.')
    },
  }
}

/** The database as the mortal sees it: each query is two steps, one before it and one after it was done. */
export function mortalDatabase(db: Database, life: Life): Database {
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      life.step()
      return node
    },
    transformResult: async ({ result }) => {
      life.step()
      return result
    },
  }
  return db.withPlugin(plugin)
}

/** The platform as the mortal sees it: each call is two steps, one before it leaves and one after it arrived. */
export function mortalPlatform(platform: Platform, life: Life): Platform {
  const mortally = async <Result>(call: () => Promise<Result>): Promise<Result> => {
    life.step()
    const result = await call()
    life.step()
    return result
  }
  return {
    name: platform.name,
    isReady: () => !life.isOver && platform.isReady(),
    post: (...call) => mortally(() => platform.post(...call)),
    edit: (...call) => mortally(() => platform.edit(...call)),
    find: (...call) => mortally(() => platform.find(...call)),
  }
}
