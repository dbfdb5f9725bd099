/** Deadlines as rows, and the addresses of calendars. */
import type { Selectable } from 'kysely'
import type { Place, PlatformName } from '../chat/platform.ts'
import type { DeadlineRow } from '../store/diary-rows.ts'
import type { Database } from '../store/store.ts'
import type { Instant, IsoDate } from '../time.ts'
import type { Deadline, DeadlineWish } from './deadline.ts'

/** A deadline with whose it is. */
export interface OwnDeadline extends Deadline {
  readonly id: number
  readonly source: DeadlineRow['source']
  /** What it is to its source. */
  readonly key: string
  readonly state: DeadlineRow['state']
  readonly tenant: string
  /** Where it was added; null when no person added it. */
  readonly home: Place | null
}

export type NewDeadline = DeadlineWish &
  Pick<DeadlineRow, 'tenant' | 'channel' | 'source' | 'source_key' | 'uid' | 'state'>

/** A tenant's deadlines of that state from that day on, in order of date. */
export async function deadlinesOf(
  db: Database,
  { tenant, state, from, limit }: Pick<DeadlineRow, 'tenant' | 'state'> & { from: IsoDate; limit: number },
): Promise<OwnDeadline[]> {
  const rows = await db
    .selectFrom('deadlines')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('state', '=', state)
    .where('day', '>=', from)
    .orderBy('day')
    .orderBy('time')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(readDeadline)
}

/** What is in a tenant's diary or was in it, from that day on, the latest first. */
export async function everInDiary(
  db: Database,
  { tenant, from, limit }: Pick<DeadlineRow, 'tenant'> & { from: IsoDate; limit: number },
): Promise<OwnDeadline[]> {
  const rows = await db
    .selectFrom('deadlines')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('day', '>=', from)
    .where((e) =>
      e.or([
        e('state', 'in', ['confirmed', 'removed']),
        // A story's date is withdrawn before anybody confirmed it, a petition's when it was in the diary.
        e.and([e('state', '=', 'withdrawn'), e('source', '=', 'petition')]),
      ]),
    )
    .orderBy('day', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(readDeadline)
}

/** Everybody's confirmed deadlines from one day to another, both included. */
export async function deadlinesBetween(db: Database, from: IsoDate, to: IsoDate): Promise<OwnDeadline[]> {
  const rows = await db
    .selectFrom('deadlines')
    .selectAll()
    .where('state', '=', 'confirmed')
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('id')
    .execute()
  return rows.map(readDeadline)
}

/** What a source has brought to every tenant, or to one, whatever became of it, from that day on. */
export async function deadlinesFrom(
  db: Database,
  source: DeadlineRow['source'],
  from: IsoDate,
  tenant?: string,
): Promise<OwnDeadline[]> {
  const rows = await db
    .selectFrom('deadlines')
    .selectAll()
    .where('source', '=', source)
    .where('day', '>=', from)
    .$if(tenant !== undefined, (query) => query.where('tenant', '=', tenant ?? ''))
    .orderBy('id')
    .execute()
  return rows.map(readDeadline)
}

/** Keeps a deadline; null when its source has brought it to this tenant already. */
export async function insertDeadline(db: Database, deadline: NewDeadline, now: Instant): Promise<OwnDeadline | null> {
  const row = await db
    .insertInto('deadlines')
    .values({ ...deadline, sequence: 0, created_at: now, changed_at: now })
    .onConflict((c) => c.columns(['tenant', 'source', 'source_key']).doNothing())
    .returningAll()
    .executeTakeFirst()
  return row ? readDeadline(row) : null
}

/** Changes what a deadline says or what has become of it; calendars see by its sequence that it is a newer version. */
export async function changeDeadline(
  db: Database,
  id: number,
  change: Partial<DeadlineWish & Pick<DeadlineRow, 'state'>>,
  now: Instant,
): Promise<void> {
  await db
    .updateTable('deadlines')
    .set((e) => ({ ...change, sequence: e('sequence', '+', 1), changed_at: now }))
    .where('id', '=', id)
    .execute()
}

/** A tenant's deadline by its number, if it has one of that number. */
export async function deadlineById(db: Database, tenant: string, id: number): Promise<OwnDeadline | null> {
  const row = await db
    .selectFrom('deadlines')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? readDeadline(row) : null
}

/** The token of a tenant's calendar: the one that it has, or else this one. */
export async function tokenOf(db: Database, tenant: string, token: string, now: Instant): Promise<string> {
  await db
    .insertInto('calendars')
    .values({ tenant, token, made_at: now })
    .onConflict((c) => c.column('tenant').doNothing())
    .execute()
  const row = await db.selectFrom('calendars').select('token').where('tenant', '=', tenant).executeTakeFirstOrThrow()
  return row.token
}

/** Gives a tenant's calendar another token; the one before leads nowhere from now on. */
export async function replaceToken(db: Database, tenant: string, token: string, now: Instant): Promise<void> {
  await db
    .insertInto('calendars')
    .values({ tenant, token, made_at: now })
    .onConflict((c) => c.column('tenant').doUpdateSet({ token, made_at: now }))
    .execute()
}

/** Whose calendar has this token; null when none has. */
export async function tenantOfToken(db: Database, token: string): Promise<string | null> {
  const row = await db.selectFrom('calendars').select('tenant').where('token', '=', token).executeTakeFirst()
  return row?.tenant ?? null
}

function readDeadline(row: Selectable<DeadlineRow>): OwnDeadline {
  const { channel, created_at: _, changed_at, source_key, ...rest } = row
  return { ...rest, key: source_key, changedAt: changed_at, home: homeOf(row.tenant, channel) }
}

function homeOf(tenant: string, channel: string): Place | null {
  const colon = tenant.indexOf(':')
  if (channel === '') return null
  return { platform: tenant.slice(0, colon) as PlatformName, tenant: tenant.slice(colon + 1), channel }
}
