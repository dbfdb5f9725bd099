/** Keyv's storage on the bot's own database, so that what expires needs no second service. */
import { EventEmitter } from 'node:events'
import { type KeyvStorageCapability, type KeyvStorageEntry, keyvStorageCapability } from 'keyv'
import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** How many writes go by between two sweeps of what has expired (nothing else removes a key that nobody asks for again). */
const SWEEP_EVERY = 200

/** A Keyv 6 storage adapter over the table `keyv`. Expiry is an absolute time in milliseconds since 1970. */
export class KeyvTable extends EventEmitter {
  namespace: string | undefined
  readonly #db: Kysely<Schema>
  #writes = 0

  constructor(db: Kysely<Schema>, namespace: string) {
    super()
    this.#db = db
    this.namespace = namespace
  }

  get capabilities(): KeyvStorageCapability {
    return keyvStorageCapability(this)
  }

  get #scope(): string {
    return this.namespace ?? ''
  }

  async get<Value>(key: string): Promise<Value | string | undefined> {
    const [value] = await this.getMany<Value>([key])
    return value
  }

  async getMany<Value>(keys: string[]): Promise<(Value | string | undefined)[]> {
    if (keys.length === 0) return []
    const rows = await this.#live(keys).select(['key', 'value']).execute()
    const values = new Map(rows.map((row) => [row.key, row.value]))
    return keys.map((key) => values.get(key))
  }

  async has(key: string): Promise<boolean> {
    const [known] = await this.hasMany([key])
    return known ?? false
  }

  async hasMany(keys: string[]): Promise<boolean[]> {
    if (keys.length === 0) return []
    const rows = await this.#live(keys).select('key').execute()
    const known = new Set(rows.map((row) => row.key))
    return keys.map((key) => known.has(key))
  }

  async set(key: string, value: unknown, expires?: number): Promise<boolean> {
    await this.#sweepNowAndThen()
    const row = { namespace: this.#scope, key, value: String(value), expires: expires ?? null }
    await this.#db
      .insertInto('keyv')
      .values(row)
      .onConflict((c) => c.columns(['namespace', 'key']).doUpdateSet({ value: row.value, expires: row.expires }))
      .execute()
    return true
  }

  async setMany<Value>(entries: KeyvStorageEntry<Value>[]): Promise<boolean[]> {
    const done: boolean[] = []
    for (const entry of entries) done.push(await this.set(entry.key, entry.value, entry.expires))
    return done
  }

  async delete(key: string): Promise<boolean> {
    const [deleted] = await this.deleteMany([key])
    return deleted ?? false
  }

  async deleteMany(keys: string[]): Promise<boolean[]> {
    if (keys.length === 0) return []
    const rows = await this.#db
      .deleteFrom('keyv')
      .where('namespace', '=', this.#scope)
      .where('key', 'in', keys)
      .returning('key')
      .execute()
    const gone = new Set(rows.map((row) => row.key))
    return keys.map((key) => gone.has(key))
  }

  async clear(): Promise<void> {
    await this.#db.deleteFrom('keyv').where('namespace', '=', this.#scope).execute()
  }

  #live(keys: string[]) {
    return this.#db
      .selectFrom('keyv')
      .where('namespace', '=', this.#scope)
      .where('key', 'in', keys)
      .where((e) => e.or([e('expires', 'is', null), e('expires', '>', Date.now())]))
  }

  async #sweepNowAndThen(): Promise<void> {
    this.#writes += 1
    if (this.#writes % SWEEP_EVERY !== 0) return
    await this.#db.deleteFrom('keyv').where('expires', '<=', Date.now()).execute()
  }
}
