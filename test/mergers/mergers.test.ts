import assert from 'node:assert/strict'
import { it, type TestContext } from 'node:test'
import { Refusal } from '../../src/chat/command.ts'
import { type Message, plainText } from '../../src/chat/message.ts'
import { type Newsroom, openNewsroom } from '../alerts/newsroom.ts'
import type { TestStore } from '../store-for-tests.ts'
import { eachEngine } from '../store-for-tests.ts'
import { APPROVED, KENT, NATIONAL, PROPOSED, PROPOSED_AGAIN, REJECTED } from './announcements.ts'

const ADA = { platform: 'discord', tenant: 'G1', userId: 'ada' } as const
const HERE = 'discord:G1'
const ELSEWHERE = 'discord:G2'
const CHANNEL = { platform: 'discord', tenant: 'G1', channel: 'C1' } as const

type Opening = (test: TestContext) => Promise<TestStore>

async function openRoom(open: Opening, t: TestContext): Promise<Newsroom & { at: (day: string) => void }> {
  const room = await openNewsroom(open, t)
  const at = (day: string) => {
    room.hand.now = new Date(`${day}T12:00:00.000Z`)
  }
  at('2026-12-01')
  return { ...room, at }
}

const lines = (message: Message | undefined) =>
  (message?.blocks ?? []).flatMap((block) => (block.kind === 'paragraph' ? [plainText(block.text)] : []))

async function all(room: Newsroom, tenant = HERE) {
  const { mergers } = await room.mergers.find({ tenant })
  return mergers.map(({ id, standing, target, bodyIds }) => [id, standing, target, bodyIds.length])
}

eachEngine((_engine, open) => {
  it('a story of a merger begins a record, and the same announcement elsewhere begins no second one', async (t) => {
    const room = await openRoom(open, t)
    const feed = await room.addFeed()
    await room.publish(feed, [PROPOSED, PROPOSED_AGAIN, NATIONAL])
    assert.deepEqual(await all(room), [[1, 'proposed', '2028-04-01', 2]])
    const merger = await room.mergers.get(1, HERE)
    assert.deepEqual([...(merger?.outlets.values() ?? [])], [['Evening Example', 'The Sample']])
    assert.equal(merger?.confidence, 'several')
    assert.equal(merger?.chapters.length, 1)
  })

  it('a later stage is a new story and the next chapter of the same merger', async (t) => {
    const room = await openRoom(open, t)
    const feed = await room.addFeed()
    await room.publish(feed, [PROPOSED])
    room.at('2027-06-01')
    const { stories } = await room.publish(feed, [APPROVED, KENT])
    assert.equal(stories, 2)
    assert.deepEqual(await all(room), [
      [1, 'approved', '2028-04-01', 2],
      [2, 'consulting', null, 2],
    ])
    const merger = await room.mergers.get(1, HERE)
    assert.deepEqual(
      merger?.chapters.map(({ standing, day, steps }) => [standing, day, steps[0]?.url]),
      [
        ['proposed', '2026-12-01', PROPOSED.url],
        ['approved', '2027-06-01', APPROVED.url],
      ],
    )
    assert.equal(merger?.confidence, 'single')
  })

  it('a rejection is a step too, and an official source is known as one', async (t) => {
    const room = await openRoom(open, t)
    const feed = await room.addFeed()
    await room.publish(feed, [PROPOSED])
    room.at('2027-06-01')
    await room.publish(feed, [{ ...REJECTED, url: 'https://www.england.nhs.uk/2027/06/decision' }])
    const merger = await room.mergers.get(1, HERE)
    assert.deepEqual([merger?.standing, merger?.target, merger?.confidence], ['rejected', null, 'official'])
    assert.deepEqual(await room.mergers.coming(new Set(['icb-devon']), HERE), [])
  })

  it('an alert of the next chapter tells which one went before, and edits keep that', async (t) => {
    const room = await openRoom(open, t)
    await room.watches.add(CHANNEL, { area: 'england' }, 'ada')
    const feed = await room.addFeed()
    await room.publish(feed, [PROPOSED])
    assert.equal(lines((await room.outbox())[0]?.message).length, 1)
    room.at('2027-06-01')
    await room.publish(feed, [APPROVED])
    const told = `Earlier: proposed on 1 December 2026 – ${PROPOSED.title}`
    const owed = await room.outbox()
    assert.equal(owed.length, 2)
    assert.equal(lines(owed[1]?.message)[1], told)
    assert.deepEqual(JSON.stringify(owed[1]?.message).includes(PROPOSED.url ?? ''), true)
    await room.publish(feed, [{ ...APPROVED, outlet: 'The Sample', url: 'https://sample.example/approved' }])
    const refreshed = (await room.outbox())[1]?.message
    assert.match(lines(refreshed)[0] ?? '', /also: The Sample/)
    assert.equal(lines(refreshed)[1], told)
  })

  it('the first read of a feed begins records and tells nobody', async (t) => {
    const room = await openRoom(open, t)
    await room.watches.add(CHANNEL, { area: 'england' }, 'ada')
    await room.publish(await room.addFeed(), [PROPOSED], { baseline: true })
    assert.equal((await all(room)).length, 1)
    assert.equal((await room.outbox()).length, 0)
  })

  it('what a tenant’s own feed says is seen by that tenant alone', async (t) => {
    const room = await openRoom(open, t)
    const own = await room.addFeed(HERE)
    await room.publish(own, [KENT])
    await room.publish(await room.addFeed(), [PROPOSED])
    room.at('2027-06-01')
    await room.publish(own, [APPROVED])
    assert.deepEqual(await all(room, HERE), [
      [2, 'approved', '2028-04-01', 2],
      [1, 'consulting', null, 2],
    ])
    assert.deepEqual(await all(room, ELSEWHERE), [[2, 'proposed', '2028-04-01', 2]])
    assert.equal(await room.mergers.get(1, ELSEWHERE), null)
    assert.deepEqual(await room.mergers.coming(new Set(['icb-kent-and-medway']), ELSEWHERE), [])
  })

  it('a tenant’s own record becomes everybody’s when shared news catches up', async (t) => {
    const room = await openRoom(open, t)
    await room.publish(await room.addFeed(HERE), [KENT])
    assert.deepEqual(await all(room, ELSEWHERE), [])
    await room.mergers.correct(1, { standing: 'applied', day: null }, ADA)
    await room.publish(await room.addFeed(), [{ ...KENT, url: 'https://sample.example/kent' }])
    assert.deepEqual(await all(room, ELSEWHERE), [[1, 'consulting', null, 2]])
    assert.deepEqual(await all(room, HERE), [[1, 'applied', null, 2]])
  })

  it('a private feed cannot draw two mergers into one for others', async (t) => {
    const room = await openRoom(open, t)
    const lump = {
      title: 'Merger of four boards proposed',
      summary: 'NHS Devon ICB, NHS Somerset ICB, NHS Dorset ICB and NHS Gloucestershire ICB have proposed a merger.',
    }
    await room.publish(await room.addFeed(HERE), [lump])
    const feed = await room.addFeed()
    await room.publish(feed, [PROPOSED])
    const other = 'NHS Dorset ICB and NHS Gloucestershire ICB have proposed a merger.'
    await room.publish(feed, [{ title: 'Dorset and Gloucestershire boards propose to merge', summary: other }])
    assert.equal((await all(room, ELSEWHERE)).length, 2)
  })

  it('a correction holds for its tenant alone, against what else is reported of the same story', async (t) => {
    const room = await openRoom(open, t)
    const feed = await room.addFeed()
    await room.publish(feed, [APPROVED])
    room.at('2026-12-02')
    const corrected = await room.mergers.correct(1, { standing: 'applied', day: '2026-11-20' }, ADA)
    assert.deepEqual(
      [corrected.standing, corrected.since, corrected.confidence],
      ['applied', '2026-11-20', 'organiser'],
    )
    await room.publish(feed, [{ ...APPROVED, outlet: 'The Sample', url: 'https://sample.example/approved' }])
    assert.equal((await room.mergers.get(1, HERE))?.standing, 'applied')
    assert.equal((await room.mergers.get(1, ELSEWHERE))?.standing, 'approved')
    assert.deepEqual((await room.mergers.get(1, HERE))?.correction, {
      mergerId: 1,
      standing: 'applied',
      day: '2026-11-20',
      by: 'ada',
      at: '2026-12-02T12:00:00.000Z',
    })
    room.at('2027-06-01')
    await room.publish(feed, [REJECTED])
    assert.equal((await room.mergers.get(1, HERE))?.standing, 'rejected')
  })

  it('what is struck is gone from its tenant’s lists until it is restored', async (t) => {
    const room = await openRoom(open, t)
    const feed = await room.addFeed()
    await room.publish(feed, [PROPOSED])
    await room.mergers.correct(1, { standing: 'struck', day: null }, ADA)
    room.at('2027-06-01')
    await room.publish(feed, [APPROVED])
    assert.deepEqual(await room.mergers.find({ tenant: HERE }), { mergers: [], struck: 1 })
    assert.deepEqual(await room.mergers.coming(new Set(['icb-devon']), HERE), [])
    assert.equal((await all(room, ELSEWHERE)).length, 1)
    assert.equal((await room.mergers.coming(new Set(['icb-devon']), ELSEWHERE)).length, 1)
    assert.equal((await room.mergers.restore(1, ADA)).standing, 'approved')
    assert.deepEqual(await all(room), [[1, 'approved', '2028-04-01', 2]])
    await assert.rejects(room.mergers.restore(1, ADA), Refusal)
  })

  it('a correction can be corrected, and none can be made of what is not there', async (t) => {
    const room = await openRoom(open, t)
    await room.publish(await room.addFeed(HERE), [PROPOSED])
    await room.mergers.correct(1, { standing: 'applied', day: null }, ADA)
    assert.equal((await room.mergers.correct(1, { standing: 'consulting', day: null }, ADA)).standing, 'consulting')
    const stranger = { ...ADA, tenant: 'G2' }
    for (const id of [1, 2, -1, 2 ** 40])
      await assert.rejects(room.mergers.correct(id, { standing: 'applied', day: null }, stranger), Refusal, String(id))
    await assert.rejects(room.mergers.correct(1, { standing: 'effective', day: '2028-04-01' }, ADA), /still to come/)
  })

  it('the register begins the records, once however often it is asked', async (t) => {
    const room = await openRoom(open, t)
    await room.mergers.seed()
    const once = await all(room)
    await room.mergers.seed()
    assert.deepEqual(await all(room), once)
    assert.equal(once.length, 15)
    await room.publish(await room.addFeed(), [
      {
        title: 'Devon and Cornwall boards propose to merge',
        summary: 'NHS Devon ICB and NHS Cornwall and the Isles of Scilly ICB have proposed a merger from 1 April 2028.',
      },
    ])
    assert.equal((await all(room)).length, 15)
    const [merger] = await room.mergers.coming(new Set(['icb-devon']), HERE)
    assert.deepEqual(
      merger?.chapters.map(({ standing }) => standing),
      ['clustered', 'proposed'],
    )
    assert.equal(merger?.target, '2028-04-01')
  })

  it('the register adds its step to a merger that the news knew', async (t) => {
    const room = await openRoom(open, t)
    room.at('2025-11-01')
    await room.publish(await room.addFeed(), [
      {
        title: 'Two London boards to become one',
        summary:
          'NHS England has approved the merger of NHS North Central London ICB and NHS North West London ICB from 1 April 2026.',
      },
    ])
    assert.deepEqual(await all(room), [[1, 'approved', '2026-04-01', 2]])
    room.at('2026-12-01')
    assert.deepEqual((await room.mergers.get(1, HERE))?.standing, 'effective')
    await room.mergers.seed()
    assert.equal((await all(room)).length, 15)
    const merger = await room.mergers.get(1, HERE)
    assert.deepEqual([merger?.standing, merger?.into], ['effective', 'NHS West and North London ICB'])
    assert.equal(merger?.confidence, 'official')
  })

  it('what is asked for by stage, region and year is what fits', async (t) => {
    const room = await openRoom(open, t)
    await room.mergers.seed()
    await room.publish(await room.addFeed(), [KENT])
    const count = async (query: Omit<Parameters<Newsroom['mergers']['find']>[0], 'tenant'>) =>
      (await room.mergers.find({ tenant: HERE, ...query })).mergers.length
    assert.equal(await count({ standing: 'effective' }), 6)
    assert.equal(await count({ standing: 'consulting' }), 1)
    assert.equal(await count({ region: 'London' }), 2)
    assert.equal(await count({ region: 'South East' }), 3)
    assert.equal(await count({ year: 2026, standing: 'effective' }), 6)
    assert.equal(await count({ year: 2031 }), 0)
    assert.equal(await count({ year: 2027, standing: 'clustered' }), 7)
  })

  it('what is to come stands first, the soonest first', async (t) => {
    const room = await openRoom(open, t)
    await room.mergers.seed()
    await room.publish(await room.addFeed(), [KENT])
    const { mergers } = await room.mergers.find({ tenant: HERE })
    const order = mergers.map(({ standing, target }) => (standing === 'effective' ? '9' : (target ?? '8')))
    assert.deepEqual(order, order.toSorted())
  })
})
