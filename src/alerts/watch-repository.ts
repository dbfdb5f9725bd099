/** Watches as rows. */
import type { Selectable } from 'kysely'
import type { Place, PlatformName } from '../chat/platform.ts'
import type { Kind } from '../news/understanding.ts'
import type { WatchRow } from '../store/schema.ts'
import type { Database } from '../store/store.ts'
import type { Watch } from './watch.ts'

/** What a person decides about a watch. */
export type WatchTerms = Pick<Watch, 'area' | 'kinds' | 'outlets' | 'mode' | 'mention' | 'quiet'>

/** The watches that are neither paused nor disabled; with a tenant (as "discord:123"), only that tenant's. */
export async function activeWatches(db: Database, tenant: string): Promise<Watch[]> {
  const [platform, id] = splitOnce(tenant)
  const rows = await db
    .selectFrom('watches')
    .selectAll()
    .where('paused', '=', 0)
    .where('disabled', 'is', null)
    .$if(tenant !== '', (query) => query.where('platform', '=', platform).where('tenant', '=', id))
    .orderBy('id')
    .execute()
  return rows.map(readWatch)
}

/** A channel's watches, in the order in which they were made. */
export async function watchesOf(db: Database, where: Place): Promise<Watch[]> {
  const rows = await inChannel(db, where).selectAll().orderBy('id').execute()
  return rows.map(readWatch)
}

/** Whether neither a person nor the bot has stopped it. */
export function isRunning({ paused, disabled }: Pick<Watch, 'paused' | 'disabled'>): boolean {
  return !paused && disabled === null
}

/** A watch of this channel; null when there is none of that number here. */
export async function watchById(db: Database, where: Place, id: number): Promise<Watch | null> {
  const row = await inChannel(db, where).selectAll().where('id', '=', id).executeTakeFirst()
  return row ? readWatch(row) : null
}

export async function insertWatch(db: Database, watch: Omit<Watch, 'id' | 'paused' | 'disabled'>): Promise<number> {
  const { id } = await db
    .insertInto('watches')
    .values({
      platform: watch.platform,
      tenant: watch.tenant,
      channel: watch.channel,
      ...asColumns(watch),
      paused: 0,
      disabled: null,
      created_by: watch.createdBy,
      created_at: watch.createdAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function updateTerms(db: Database, id: number, terms: WatchTerms): Promise<void> {
  await db.updateTable('watches').set(asColumns(terms)).where('id', '=', id).execute()
}

export async function pauseWatch(db: Database, id: number): Promise<void> {
  await db.updateTable('watches').set({ paused: 1 }).where('id', '=', id).execute()
}

/** Lets a watch run again, whoever stopped it. */
export async function resumeWatch(db: Database, id: number): Promise<void> {
  await db.updateTable('watches').set({ paused: 0, disabled: null }).where('id', '=', id).execute()
}

export async function deleteWatch(db: Database, id: number): Promise<void> {
  await db.deleteFrom('watches').where('id', '=', id).execute()
}

/** Stops every watch of the channel that the bot has not stopped already; gives those that it stopped now. */
export async function disableWatches(db: Database, where: Place, why: string): Promise<Watch[]> {
  const rows = await db
    .updateTable('watches')
    .set({ disabled: why })
    .where('platform', '=', where.platform)
    .where('tenant', '=', where.tenant)
    .where('channel', '=', where.channel)
    .where('disabled', 'is', null)
    .returningAll()
    .execute()
  return rows.map(readWatch).toSorted((a, b) => a.id - b.id)
}

/** Notes that something was done, for good; false when it had been done before. */
export async function noteOnce(db: Database, key: string): Promise<boolean> {
  const result = await db
    .insertInto('settings')
    .values({ key, value: 'done' })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

function inChannel(db: Database, where: Place) {
  return db
    .selectFrom('watches')
    .where('platform', '=', where.platform)
    .where('tenant', '=', where.tenant)
    .where('channel', '=', where.channel)
}

function splitOnce(tenant: string): [string, string] {
  const colon = tenant.indexOf(':')
  return [tenant.slice(0, colon), tenant.slice(colon + 1)]
}

function asColumns(terms: WatchTerms) {
  return {
    area: terms.area,
    kinds: JSON.stringify(terms.kinds),
    outlets: JSON.stringify(terms.outlets),
    mode: terms.mode,
    mention: terms.mention,
    quiet: terms.quiet,
  }
}

function readWatch(row: Selectable<WatchRow>): Watch {
  return {
    id: row.id,
    platform: row.platform as PlatformName,
    tenant: row.tenant,
    channel: row.channel,
    area: row.area,
    kinds: JSON.parse(row.kinds) as Kind[],
    outlets: JSON.parse(row.outlets) as string[],
    mode: row.mode,
    mention: row.mention,
    quiet: row.quiet,
    paused: row.paused === 1,
    disabled: row.disabled,
    createdBy: row.created_by,
    createdAt: row.created_at,
  }
}
