/** Reported pages as rows. */
import type { Selectable } from 'kysely'
import { tenantOf } from '../alerts/story.ts'
import type { Place, PlatformName } from '../chat/platform.ts'
import { REPORTED } from '../feeds/feed-repository.ts'
import { newFeed } from '../feeds/new-feed.ts'
import type { StoryTraits } from '../news/story-traits.ts'
import type { Understanding } from '../news/understanding.ts'
import type { ReportRow } from '../store/schema.ts'
import type { Database } from '../store/store.ts'
import type { Instant } from '../time.ts'
import type { Page } from './read-page.ts'
import type { Report } from './report.ts'

export type NewReport = Omit<Report, 'id' | 'state' | 'decidedBy' | 'storyId'>

/** The tenant's report of an address in the form in which two are compared; null when it has none. */
export async function reportOf(db: Database, where: Place, address: string): Promise<Report | null> {
  const row = await ofTenant(db, where).selectAll().where('address', '=', address).executeTakeFirst()
  return row ? readReport(row) : null
}

export async function reportById(db: Database, where: Place, id: number): Promise<Report | null> {
  const row = await ofTenant(db, where).selectAll().where('id', '=', id).executeTakeFirst()
  return row ? readReport(row) : null
}

/** Keeps a report and gives its id; null when the tenant has one of that address already. */
export async function insertReport(db: Database, report: NewReport): Promise<number | null> {
  const row = await db
    .insertInto('reports')
    .values({
      platform: report.platform,
      tenant: report.tenant,
      channel: report.channel,
      address: report.address,
      page: JSON.stringify(report.page),
      understanding: JSON.stringify(report.understanding),
      traits: JSON.stringify(report.traits),
      note: report.note,
      reported_by: report.reportedBy,
      reported_at: report.reportedAt,
      state: 'open',
      decided_by: null,
      decided_at: null,
      story_id: null,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Closes an open report; false when it was closed already, so that two organisers never both decide. */
export async function closeReport(
  db: Database,
  id: number,
  decision: { readonly state: 'posted' | 'dropped'; readonly by: string; readonly at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('reports')
    .set({ state: decision.state, decided_by: decision.by, decided_at: decision.at })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function setStory(db: Database, id: number, storyId: number): Promise<void> {
  await db.updateTable('reports').set({ story_id: storyId }).where('id', '=', id).execute()
}

/** The story of an item at one of these addresses that the tenant may know of; null when there is none. */
export async function storyAt(db: Database, where: Place, urls: readonly string[]): Promise<number | null> {
  const row = await db
    .selectFrom('items')
    .innerJoin('feeds', 'feeds.id', 'items.feed_id')
    .select('items.story_id')
    .where('items.url', 'in', urls)
    .where('items.story_id', 'is not', null)
    .where('feeds.tenant', 'in', ['', tenantOf(where)])
    .executeTakeFirst()
  return row?.story_id ?? null
}

/** The people who made the tenant's watches, the first of them first. */
export async function watchMakers(db: Database, where: Place, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('watches')
    .select('created_by')
    .where('platform', '=', where.platform)
    .where('tenant', '=', where.tenant)
    .where('created_by', '!=', '')
    .groupBy('created_by')
    .orderBy((e) => e.fn.min('id'))
    .limit(limit)
    .execute()
  return rows.map((row) => row.created_by)
}

/** Makes an item of a page, in the row of feeds that stands for what the tenant's members report. */
export async function insertReportedItem(db: Database, report: Report, now: Instant) {
  const tenant = tenantOf(report)
  const row = newFeed({ url: REPORTED, title: 'Reported by members', home: '', isEnabled: false, tenant, by: '' }, now)
  await db
    .insertInto('feeds')
    .values({ ...row, baselined: 1 })
    .onConflict((c) => c.doNothing())
    .execute()
  const feed = await db
    .selectFrom('feeds')
    .select(['id', 'tenant', 'title'])
    .where('url', '=', REPORTED)
    .where('tenant', '=', tenant)
    .executeTakeFirstOrThrow()
  const { title, url, description, outlet, published } = report.page
  const { id } = await db
    .insertInto('items')
    .values({
      feed_id: feed.id,
      identity: report.address,
      title,
      url,
      summary: description,
      outlet,
      published_at: published,
      first_seen_at: now,
      story_id: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { feed, item: { id, title, url, summary: description, outlet, published } }
}

function ofTenant(db: Database, where: Place) {
  return db.selectFrom('reports').where('platform', '=', where.platform).where('tenant', '=', where.tenant)
}

function readReport(row: Selectable<ReportRow>): Report {
  return {
    id: row.id,
    platform: row.platform as PlatformName,
    tenant: row.tenant,
    channel: row.channel,
    address: row.address,
    page: JSON.parse(row.page) as Page,
    understanding: JSON.parse(row.understanding) as Understanding,
    traits: JSON.parse(row.traits) as StoryTraits,
    note: row.note,
    reportedBy: row.reported_by,
    reportedAt: row.reported_at,
    state: row.state,
    decidedBy: row.decided_by,
    storyId: row.story_id,
  }
}
