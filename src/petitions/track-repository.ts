/** Who tracks which petition, and where. */
import type { Place, PlatformName } from '../chat/platform.ts'
import type { Database, DatabaseTransaction } from '../store/store.ts'
import type { Instant } from '../time.ts'
import { milestoneKey } from './milestone.ts'
import type { StoredPetition } from './petition-repository.ts'

/** A channel that is told of a petition. */
export interface Track extends Place {
  readonly addedBy: string
  readonly addedAt: Instant
}

/** Adds a track. False when the channel had it. */
export async function addTrack(trx: DatabaseTransaction, id: number, track: Track): Promise<boolean> {
  const { platform, tenant, channel, addedBy, addedAt } = track
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('petition_tracks')
    .values({ platform, tenant, channel, petition_id: id, added_by: addedBy, added_at: addedAt })
    .onConflict((c) => c.columns(['platform', 'tenant', 'channel', 'petition_id']).doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Removes a track. False when there was none. */
export async function removeTrack(db: Database, id: number, { platform, tenant, channel }: Place): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('petition_tracks')
    .where('platform', '=', platform)
    .where('tenant', '=', tenant)
    .where('channel', '=', channel)
    .where('petition_id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** The channels that track a petition, the first to ask first. */
export async function tracksOf(db: Database | DatabaseTransaction, id: number): Promise<Track[]> {
  const rows = await db
    .selectFrom('petition_tracks')
    .selectAll()
    .where('petition_id', '=', id)
    .orderBy('added_at')
    .orderBy('platform')
    .orderBy('tenant')
    .orderBy('channel')
    .execute()
  return rows.map(({ platform, tenant, channel, added_by, added_at }) => ({
    platform: platform as PlatformName,
    tenant,
    channel,
    addedBy: added_by,
    addedAt: added_at,
  }))
}

/** The petitions that a tenant tracks, with the channels that do. */
export async function trackedBy(
  db: Database | DatabaseTransaction,
  { platform, tenant }: Pick<Place, 'platform' | 'tenant'>,
): Promise<{ row: StoredPetition; channels: string[] }[]> {
  const rows = await db
    .selectFrom('petition_tracks')
    .innerJoin('petitions', 'petitions.id', 'petition_tracks.petition_id')
    .selectAll('petitions')
    .select('petition_tracks.channel as channel')
    .where('petition_tracks.platform', '=', platform)
    .where('petition_tracks.tenant', '=', tenant)
    .orderBy('petition_tracks.added_at')
    .orderBy('petitions.id')
    .execute()
  const byId = Map.groupBy(rows, (row) => row.id)
  return [...byId.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const { channel: _, ...row } = first
    return [{ row, channels: same.map((one) => one.channel) }]
  })
}

/** Those of the petitions that somebody tracks, and whether the site has removed them. */
export async function trackedAmong(
  db: Database,
  ids: readonly number[],
): Promise<{ row: Pick<StoredPetition, 'id' | 'document' | 'counted_at'>; isRemoved: boolean }[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('petitions')
    .leftJoin('petition_milestones', (join) =>
      join
        .onRef('petition_milestones.petition_id', '=', 'petitions.id')
        .on('petition_milestones.milestone', '=', milestoneKey({ kind: 'removed' })),
    )
    .select(['id', 'document', 'counted_at', 'ended', 'petition_milestones.at as removed_at'])
    .where('id', 'in', ids)
    .where((e) =>
      e.exists(e.selectFrom('petition_tracks').select('petition_id').whereRef('petition_id', '=', 'petitions.id')),
    )
    .execute()
  return rows.map(({ ended, removed_at, ...row }) => ({ row, isRemoved: ended !== null && removed_at !== null }))
}

/** Every petition that somebody tracks and of which more is to come, with the channels that do, the first to ask first. */
export async function everyTracked(db: Database): Promise<{ row: StoredPetition; places: Place[] }[]> {
  const rows = await db
    .selectFrom('petition_tracks')
    .innerJoin('petitions', 'petitions.id', 'petition_tracks.petition_id')
    .selectAll('petitions')
    .select(['petition_tracks.platform as platform', 'petition_tracks.tenant as tenant'])
    .select('petition_tracks.channel as channel')
    .where('petitions.ended', 'is', null)
    .orderBy('petitions.id')
    .orderBy('petition_tracks.added_at')
    .orderBy('petition_tracks.channel')
    .execute()
  const byId = Map.groupBy(rows, (row) => row.id)
  return [...byId.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const { platform: _platform, tenant: _tenant, channel: _channel, ...row } = first
    return [
      {
        row,
        places: same.map(({ platform, tenant, channel }) => ({ platform: platform as PlatformName, tenant, channel })),
      },
    ]
  })
}
