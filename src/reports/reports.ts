/** Pages that members report: read, understood, and put before the organisers, who post or drop them. */
import type { Alerts } from '../alerts/alerts.ts'
import { enqueue, noticesLike } from '../alerts/outbox-repository.ts'
import { Refusal } from '../chat/command.ts'
import type { Place } from '../chat/platform.ts'
import { comparableUrl, itemUrl } from '../feeds/reading/item-url.ts'
import { asAddress } from '../feeds/subscribing/find-feed.ts'
import type { Fetcher } from '../net/fetcher.ts'
import { whyNoWebAddress } from '../net/web-address.ts'
import { storyTraits } from '../news/story-traits.ts'
import type { Understand } from '../news/understanding.ts'
import type { Database, DatabaseTransaction } from '../store/store.ts'
import { type Clock, instant, londonDate } from '../time.ts'
import { createArticleReader } from './article.ts'
import { type ReadPage, readPage } from './read-page.ts'
import type { Report } from './report.ts'
import { decidedCard, reportCard } from './report-card.ts'
import {
  closeReport,
  insertReport,
  insertReportedItem,
  reportById,
  reportOf,
  setStory,
  storyAt,
  watchMakers,
} from './report-repository.ts'

export interface ReportsNeeds {
  readonly db: Database
  readonly clock: Clock
  readonly fetcher: Pick<Fetcher, 'get'>
  readonly understand: Understand
  readonly alerts: Pick<Alerts, 'takeReport'>
  /** What may be forgotten: who reported something just now. A Keyv is one. */
  readonly coolDown: {
    get(key: string): Promise<unknown>
    set(key: string, value: number, forMs: number): Promise<unknown>
  }
}

/** Who reports, and where. A `Caller` (command.ts) is one. */
export interface Member extends Place {
  readonly userId: string
}

export type Reported =
  /** It waits for an organiser: put before them now, or when somebody else reported it. */
  | { readonly kind: 'waits'; readonly report: Report; readonly isNew: boolean }
  | { readonly kind: 'decided'; readonly report: Report }
  /** The feeds brought it already. */
  | { readonly kind: 'known'; readonly storyId: number }

/** Everything throws `Refusal` with a sentence for what the person should be told. */
export interface Reports {
  report(member: Member, typed: string, note: string): Promise<Reported>
  /** Makes news of it, once: gives the story, and how many channels are told. */
  post(
    organiser: Member,
    id: number,
  ): Promise<{ readonly report: Report; readonly storyId: number; readonly told: number }>
  drop(organiser: Member, id: number): Promise<Report>
}

const COOL_DOWN_MS = 30_000
const MOST_ORGANISERS = 5

export function createReports(needs: ReportsNeeds): Reports {
  const { db, clock } = needs
  const readArticle = createArticleReader()

  async function refuseHaste({ platform, tenant, userId }: Member): Promise<void> {
    const key = `${platform}:${tenant}:${userId}`
    const until = Number(await needs.coolDown.get(key)) || 0
    const waitMs = until - clock().getTime()
    if (waitMs > 0) {
      const seconds = Math.ceil(waitMs / 1_000)
      throw new Refusal(
        `You reported a page just now: please wait ${seconds === 1 ? 'a second' : `${seconds} seconds`} before the next.`,
      )
    }
    await needs.coolDown.set(key, clock().getTime() + COOL_DOWN_MS, COOL_DOWN_MS)
  }

  async function known(member: Member, address: string, urls: readonly string[]): Promise<Reported | null> {
    const report = await reportOf(db, member, address)
    if (report) return report.state === 'open' ? { kind: 'waits', report, isNew: false } : { kind: 'decided', report }
    const storyId = await storyAt(db, member, urls)
    return storyId === null ? null : { kind: 'known', storyId }
  }

  /** Keeps the report and puts it before the organisers, or gives the one that somebody else made meanwhile. */
  async function keep(
    member: Member,
    address: string,
    read: Extract<ReadPage, { kind: 'page' }>,
    note: string,
  ): Promise<Reported> {
    const { platform, tenant, channel, userId } = member
    const now = clock()
    const { page } = read
    const published = londonDate(page.published === null ? now : new Date(page.published))
    const news = { title: page.title, summary: read.text || page.description, published }
    const understanding = needs.understand(news)
    const made = {
      platform,
      tenant,
      channel,
      address,
      page,
      note,
      understanding,
      traits: storyTraits(news, understanding),
      reportedBy: userId,
      reportedAt: instant(now),
    }
    return await db.transaction().execute(async (trx) => {
      const id = await insertReport(trx, made)
      const report = id === null ? await reportOf(trx, member, address) : await reportById(trx, member, id)
      if (!report) throw new Error('A report could neither be kept nor found.')
      if (id === null) return { kind: 'waits', report, isNew: false }
      const notices = (await readersOf(trx, member)).map((reader) => ({
        platform,
        tenant,
        channel: reader,
        purpose: 'notice' as const,
        message: reportCard(report),
        dedupe: `report:${id}:${reader}`,
        dueAt: instant(now),
      }))
      await enqueue(trx, notices, instant(now))
      return { kind: 'waits', report, isNew: true }
    })
  }

  /** Decides in one transaction what may be decided once. */
  async function decide<Result>(
    organiser: Member,
    id: number,
    state: 'posted' | 'dropped',
    act: (trx: DatabaseTransaction, report: Report) => Promise<Result>,
  ): Promise<Result> {
    return await db.transaction().execute(async (trx) => {
      const report = await reportById(trx, organiser, id)
      if (!report) throw new Refusal('There is no such report here any more.')
      const at = instant(clock())
      if (!(await closeReport(trx, id, { state, by: organiser.userId, at }))) {
        const done = report.state === 'posted' ? 'posted' : 'dropped'
        throw new Refusal(`An organiser has ${done} “${report.page.title.slice(0, 100)}” already.`)
      }
      for (const { id: editsId, platform, tenant, channel } of await noticesLike(trx, `report:${id}:`)) {
        const message = decidedCard(report, state, organiser.userId)
        const edit = { platform, tenant, channel, message, purpose: 'edit' as const, editsId, dueAt: at }
        await enqueue(trx, [{ ...edit, dedupe: `decided:${id}:${editsId}` }], at)
      }
      return await act(trx, report)
    })
  }

  return {
    report: async (member, typed, note) => {
      const url = itemUrl(asAddress(typed), [])
      const wrong = url === '' ? 'That is no web address: it begins with https:// or http://.' : whyNoWebAddress(url)
      if (wrong) throw new Refusal(wrong)
      if (isAlone(member))
        throw new Refusal('Please report it in a channel of your server, where an organiser can see it.')
      const early = await known(member, comparableUrl(url), [url])
      if (early) return early
      await refuseHaste(member)
      const read = await readPage({ ...needs, readArticle }, url)
      if (read.kind === 'unreadable') throw new Refusal(read.why)
      const address = comparableUrl(itemUrl(read.page.url, []) || url)
      return (await known(member, address, [url, read.page.url])) ?? (await keep(member, address, read, note.trim()))
    },
    post: (organiser, id) =>
      decide(organiser, id, 'posted', async (trx, report) => {
        const { feed, item } = await insertReportedItem(trx, report, instant(clock()))
        const { understanding, traits, platform, tenant, channel } = report
        const where = { platform, tenant, channel }
        const taken = await needs.alerts.takeReport(trx, feed, { item, understanding, traits }, where)
        await setStory(trx, id, taken.storyId)
        return { report, storyId: taken.storyId, told: taken.alerts }
      }),
    drop: (organiser, id) => decide(organiser, id, 'dropped', async (_trx, report) => report),
  }
}

/** Whoever writes to the bot alone on Discord is a tenant of their own, without organisers. */
function isAlone({ platform, tenant }: Member): boolean {
  return platform === 'discord' && tenant.startsWith('dm-')
}

/** The channel; or, where a member wrote to the bot alone, those who made the watches of this tenant. */
async function readersOf(db: Database, member: Member): Promise<readonly string[]> {
  const isPrivate =
    member.channel.startsWith('user:') || (member.platform === 'slack' && member.channel.startsWith('D'))
  const makers = isPrivate ? await watchMakers(db, member, MOST_ORGANISERS) : []
  return makers.length === 0 ? [member.channel] : makers.map((id) => `user:${id}`)
}
