/** Small facts about this installation that must survive a restart, by name. */
import type { Database } from './store.ts'

export interface Settings {
  get(key: string): Promise<string | undefined>
  set(key: string, value: string): Promise<void>
}

export function createSettings(db: Database): Settings {
  return {
    get: async (key) => {
      const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
      return row?.value
    },
    set: async (key, value) => {
      await db
        .insertInto('settings')
        .values({ key, value })
        .onConflict((c) => c.column('key').doUpdateSet({ value }))
        .execute()
    },
  }
}
