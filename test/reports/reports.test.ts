import assert from 'node:assert/strict'
import { it, type TestContext } from 'node:test'
import { Refusal } from '../../src/chat/command.ts'
import { createFeeds } from '../../src/feeds/feeds.ts'
import { createFetcher } from '../../src/net/fetcher.ts'
import { createUnderstanding } from '../../src/news/understand.ts'
import { loadRegister } from '../../src/register/register.ts'
import { createReports, type Member, type Reported } from '../../src/reports/reports.ts'
import { openNewsroom } from '../alerts/newsroom.ts'
import { answerBody, startFeedServer } from '../platforms/feeds.ts'
import { eachEngine } from '../store-for-tests.ts'
import { articlePage, FULL_HEAD } from './pages.ts'

const understand = createUnderstanding(loadRegister())
const ADA: Member = { platform: 'slack', tenant: 'T1', channel: 'C1', userId: 'U1' }
const BEN: Member = { ...ADA, userId: 'U2' }
const CHAIR: Member = { ...ADA, channel: 'C9', userId: 'U9' }

eachEngine((engine, open) => {
  async function openTipOffs(t: TestContext) {
    const room = await openNewsroom(open, t)
    const server = await startFeedServer()
    const fetcher = createFetcher({ allow: ['127.0.0.1'], trusted: [], userAgent: 'test' })
    t.after(async () => {
      await fetcher.close()
      await server.close()
    })
    const { db, test, alerts, hand } = room
    const clock = () => hand.now
    const coolDown = test.store.cache('reports')
    const reports = createReports({ db, clock, fetcher, understand, alerts, coolDown })
    server.behave('/page', answerBody(articlePage(FULL_HEAD), 'text/html'))
    const waits = (reported: Reported) => {
      assert.ok(reported.kind === 'waits', reported.kind)
      return reported
    }
    const later = () => {
      hand.now = new Date(hand.now.getTime() + 60_000)
    }
    return { ...room, server, fetcher, reports, waits, later, url: `${server.url}/page` }
  }

  it('is put before the organisers where it was reported, with what it was understood to say', async (t) => {
    const { reports, waits, outbox, url } = await openTipOffs(t)
    const { report, isNew } = waits(await reports.report(ADA, url, ' Look! '))
    assert.deepEqual([isNew, report.note, report.understanding.relevant, report.state], [true, 'Look!', true, 'open'])
    const [notice, ...none] = await outbox()
    assert.deepEqual([notice?.purpose, notice?.channel, none], ['notice', 'C1', []])
    const words = JSON.stringify(notice?.message)
    for (const said of ['Look!', 'Mersey Gazette', 'NHS Wirral CCG', 'Merger proposed', 'report.post', 'report.drop'])
      assert.ok(words.includes(said), said)
    assert.doesNotMatch(words, /two said/, 'the article is its outlet’s')
  })

  it('the same address is one report, however it is written and whoever reports it', async (t) => {
    const { reports, waits, outbox, server, url } = await openTipOffs(t)
    const first = waits(await reports.report(ADA, url, ''))
    const same = waits(await reports.report(BEN, `${url}/?utm_source=chat`, ''))
    assert.deepEqual([same.report.id, same.isNew], [first.report.id, false])
    assert.equal(server.requestsTo('/page').length, 1)
    const elsewhere = waits(await reports.report({ ...BEN, tenant: 'T2' }, url, ''))
    assert.notEqual(elsewhere.report.id, first.report.id)
    assert.equal((await outbox()).length, 2)
  })

  it('two who report it at the same moment are told of one report', async (t) => {
    const { reports, waits, url } = await openTipOffs(t)
    const both = await Promise.all([reports.report(ADA, url, ''), reports.report(BEN, url, '')])
    assert.equal(new Set(both.map((one) => waits(one).report.id)).size, 1)
  })

  it('posted, it goes to the watches of that tenant that want it, and to nobody else’s', async (t) => {
    const { reports, waits, outbox, watches, stories, url } = await openTipOffs(t)
    await watches.add({ ...ADA, channel: 'C2' }, { area: 'region:North West' }, 'U9')
    await watches.add({ ...ADA, channel: 'C3' }, { area: 'region:London' }, 'U9')
    await watches.add({ ...ADA, tenant: 'T2', channel: 'C4' }, {}, 'U9')
    const { report } = waits(await reports.report(ADA, url, ''))
    const posted = await reports.post(CHAIR, report.id)
    assert.equal(posted.told, 1)
    const alerts = (await outbox()).filter(({ purpose }) => purpose === 'alert')
    assert.deepEqual(
      alerts.map(({ channel, title }) => [channel, title]),
      [['C2', 'Two Mersey groups want to be one']],
    )
    assert.equal((await stories.get(posted.storyId, 'slack:T1'))?.outlet, 'Mersey Gazette')
    assert.equal(await stories.get(posted.storyId, 'slack:T2'), null)
  })

  it('posted without a watch that wants it, it goes to the channel where it was reported, news or not', async (t) => {
    const { reports, waits, outbox, server } = await openTipOffs(t)
    server.behave('/fair', answerBody('<title>Health fair on Saturday</title><p>Come, all of you.</p>', 'text/html'))
    const { report } = waits(await reports.report(ADA, `${server.url}/fair`, ''))
    assert.equal(report.understanding.relevant, false)
    assert.equal((await reports.post(CHAIR, report.id)).told, 1)
    const [alert] = (await outbox()).filter(({ purpose }) => purpose === 'alert')
    assert.deepEqual([alert?.channel, alert?.title], ['C1', 'Health fair on Saturday'])
  })

  it('is decided once, by organisers of its tenant, and its buttons go away', async (t) => {
    const { reports, waits, outbox, url } = await openTipOffs(t)
    const { report } = waits(await reports.report(ADA, url, ''))
    await assert.rejects(reports.post({ ...CHAIR, tenant: 'T2' }, report.id), Refusal)
    const both = await Promise.allSettled([reports.post(CHAIR, report.id), reports.drop(CHAIR, report.id)])
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    await assert.rejects(reports.post(CHAIR, report.id), /already/)
    const edits = (await outbox()).filter(({ purpose }) => purpose === 'edit')
    assert.equal(edits.length, 1)
    assert.deepEqual(edits[0]?.message.buttons ?? [], [])
  })

  it('dropped, it tells nobody and is not asked about again', async (t) => {
    const { reports, waits, outbox, url } = await openTipOffs(t)
    const { report } = waits(await reports.report(ADA, url, ''))
    await reports.drop(CHAIR, report.id)
    assert.deepEqual(
      (await outbox()).filter(({ purpose }) => purpose === 'alert'),
      [],
    )
    assert.equal((await reports.report(BEN, url, '')).kind, 'decided')
  })

  it('what the feeds brought already is known by its number', async (t) => {
    const { reports, publish, addFeed, url } = await openTipOffs(t)
    await publish(await addFeed(), [{ title: 'NHS Wirral CCG and NHS Warrington CCG apply to merge', url }])
    assert.equal((await reports.report(ADA, url, '')).kind, 'known')
  })

  it('one person waits between two pages; another does not', async (t) => {
    const { reports, waits, server, later, url } = await openTipOffs(t)
    server.behave('/other', answerBody(articlePage('<title>Another</title>'), 'text/html'))
    waits(await reports.report(ADA, url, ''))
    await assert.rejects(reports.report(ADA, `${server.url}/other`, ''), /please wait 30 seconds/)
    waits(await reports.report(BEN, `${server.url}/other`, ''))
    later()
    assert.equal((await reports.report(ADA, `${server.url}/other`, '')).kind, 'waits')
  })

  it('what cannot be read is refused in a sentence, and nothing is kept', async (t) => {
    const { reports, outbox, later, server } = await openTipOffs(t)
    for (const typed of [
      '',
      'javascript:alert(1)',
      'ftp://a.example/x',
      'http://u:p@',
      'not an address',
      `${server.url}/none`,
      'http://10.0.0.1/x',
    ]) {
      await assert.rejects(reports.report(ADA, typed, ''), Refusal, typed)
      later()
    }
    await assert.rejects(
      reports.report({ ...ADA, platform: 'discord', tenant: 'dm-1' }, `${server.url}/page`, ''),
      Refusal,
    )
    assert.deepEqual(await outbox(), [])
  })

  it('from a talk with the bot alone, it goes to those who made the watches', async (t) => {
    const { reports, waits, outbox, watches, url } = await openTipOffs(t)
    await watches.add(ADA, {}, 'U7')
    waits(await reports.report({ ...BEN, channel: 'D123' }, url, ''))
    assert.deepEqual(
      (await outbox()).map(({ channel }) => channel),
      ['user:U7'],
    )
  })

  it('reported pages are no feed that anybody sees or reads', async (t) => {
    const { reports, waits, db, hand, log, fetcher, url } = await openTipOffs(t)
    await reports.post(CHAIR, waits(await reports.report(ADA, url, '')).report.id)
    const needs = { db, engine, fetcher, clock: () => hand.now, log, owner: 'test', minIntervalMs: 1_000 }
    const feeds = createFeeds(needs)
    assert.deepEqual(await feeds.list('slack:T1'), [])
    const { changed, failed } = await feeds.pollDue(async () => {})
    assert.deepEqual([changed, failed], [0, 0])
  })
})
