import assert from 'node:assert/strict'
import { it, type TestContext } from 'node:test'
import { Refusal } from '../../src/chat/command.ts'
import type { Merger } from '../../src/mergers/merger.ts'
import { type News, type Newsroom, openNewsroom } from '../alerts/newsroom.ts'
import type { TestStore } from '../store-for-tests.ts'
import { eachEngine } from '../store-for-tests.ts'
import { APPROVED, KENT, PROPOSED } from './announcements.ts'

const ADA = { platform: 'discord', tenant: 'G1', userId: 'ada' } as const
const HERE = 'discord:G1'
const ELSEWHERE = 'discord:G2'

/** The same merger by other bodies, which begins a record of its own. */
const DORSET: News = {
  title: 'Dorset board would join the new body in the south west',
  summary: 'NHS Dorset ICB and NHS Gloucestershire ICB have proposed a merger.',
  url: 'https://evening.example/dorset',
}
const DORSET_APPROVED: News = {
  title: 'Ministers approve Dorset merger',
  summary: 'The merger of NHS Dorset ICB and NHS Gloucestershire ICB has been approved by NHS England.',
  url: 'https://evening.example/dorset-approved',
}
/** Joined to the record of Devon and Somerset, whose bodies it shares. */
const THREE: News = {
  title: 'Board in the south west applies to merge',
  summary: 'NHS Devon ICB, NHS Somerset ICB and NHS Dorset ICB have applied to NHS England to merge.',
  url: 'https://evening.example/three',
}

const urlsOf = (merger: Pick<Merger, 'chapters'> | null) =>
  (merger?.chapters ?? []).flatMap(({ steps }) => steps.map(({ url }) => url.replace('https://evening.example/', '')))

async function shown(room: Newsroom, tenant = HERE): Promise<Record<number, string[]>> {
  const { mergers } = await room.mergers.find({ tenant })
  return Object.fromEntries(mergers.map((merger) => [merger.id, urlsOf(merger)]))
}

eachEngine((_engine, open: (test: TestContext) => Promise<TestStore>) => {
  async function openRoom(t: TestContext) {
    const room = await openNewsroom(open, t)
    const at = (day: string) => {
      room.hand.now = new Date(`${day}T12:00:00.000Z`)
    }
    at('2026-12-01')
    const feed = await room.addFeed()
    return { ...room, at, read: (...news: News[]) => room.publish(feed, news) }
  }

  /** A room whose newest story was joined to the record of Devon and Somerset. */
  async function openWithThree(t: TestContext, ...before: News[]) {
    const room = await openRoom(t)
    await room.read(...before)
    room.at('2027-01-10')
    await room.read(THREE)
    const [story] = await room.stories.latest({ tenant: HERE, limit: 1 })
    return { room, id: story?.id ?? 0 }
  }

  it('two records are one here, with who and when, and whatever is reported of either later', async (t) => {
    const room = await openRoom(t)
    await room.read(PROPOSED, DORSET)
    room.at('2026-12-02')
    const merged = await room.mergers.merge(2, 1, ADA)
    assert.deepEqual([merged.id, merged.bodyIds.length, urlsOf(merged)], [1, 4, ['proposed', 'dorset']])
    assert.deepEqual(merged.arrangement.joins, [{ mergerId: 2, intoId: 1, by: 'ada', at: '2026-12-02T12:00:00.000Z' }])
    room.at('2027-06-01')
    await room.read(DORSET_APPROVED)
    assert.deepEqual(await shown(room), { 1: ['proposed', 'dorset', 'dorset-approved'] })
    assert.equal((await room.mergers.get(2, HERE))?.id, 1, 'the old number leads to it')
    assert.equal((await room.mergers.get(1, HERE))?.standing, 'approved')
    assert.deepEqual(await shown(room, ELSEWHERE), { 1: ['proposed'], 2: ['dorset', 'dorset-approved'] })
    const [coming, ...none] = await room.mergers.coming(new Set(['icb-dorset', 'icb-devon']), HERE)
    assert.deepEqual([coming?.id, none], [1, []])
  })

  it('two records that were put together are two again when that is undone', async (t) => {
    const room = await openRoom(t)
    await room.read(PROPOSED, DORSET)
    await room.mergers.merge(2, 1, ADA)
    const restored = await room.mergers.restore(2, ADA)
    assert.deepEqual([restored.id, urlsOf(restored), restored.arrangement.joins], [2, ['dorset'], []])
    assert.deepEqual(await shown(room), { 1: ['proposed'], 2: ['dorset'] })
    await assert.rejects(room.mergers.restore(2, ADA), Refusal)
  })

  it('a correction of the record that stays holds for all of it', async (t) => {
    const room = await openRoom(t)
    await room.read(PROPOSED, DORSET)
    await room.mergers.merge(2, 1, ADA)
    room.at('2027-01-01')
    const corrected = await room.mergers.correct(2, { standing: 'delayed', day: null }, ADA)
    assert.deepEqual([corrected.id, corrected.standing, corrected.confidence], [1, 'delayed', 'organiser'])
    await room.read({ ...DORSET, url: 'https://evening.example/again', outlet: 'The Sample' })
    assert.equal((await room.mergers.get(1, HERE))?.standing, 'delayed')
  })

  it('a story is taken out to a record of its own, stays there as it grows, and takes the next chapter with it', async (t) => {
    const { room, id } = await openWithThree(t, PROPOSED)
    assert.deepEqual(await shown(room), { 1: ['proposed', 'three'] })
    room.at('2027-01-11')
    const split = await room.mergers.split(id, null, ADA)
    assert.deepEqual(await shown(room), { 1: ['proposed'], [split.id]: ['three'] })
    const moved = { storyId: id, fromId: 1, toId: split.id, by: 'ada', at: '2027-01-11T12:00:00.000Z' }
    assert.deepEqual(split.arrangement.moves, [moved])
    assert.deepEqual((await room.mergers.get(1, HERE))?.arrangement.moves, [moved])
    await room.read({ ...THREE, outlet: 'The Sample', url: 'https://sample.example/three' })
    assert.deepEqual(await shown(room), { 1: ['proposed'], [split.id]: ['three'] })
    room.at('2027-06-01')
    await room.read({ ...THREE, title: 'Three boards may merge, NHS England says', summary: THREE_APPROVED })
    assert.deepEqual(
      Object.values(await shown(room))
        .map((urls) => urls.length)
        .toSorted((one, other) => one - other),
      [1, 2],
    )
    assert.equal((await room.mergers.get(split.id, HERE))?.standing, 'approved')
    assert.equal((await room.mergers.get(1, HERE))?.standing, 'proposed')
    assert.deepEqual(Object.keys(await shown(room, ELSEWHERE)), ['1'])
    assert.equal(await room.mergers.get(split.id, ELSEWHERE), null)
  })

  it('a story that was taken out is put back by its own number or by that of its record', async (t) => {
    for (const undo of ['story', 'merger'] as const) {
      const { room, id } = await openWithThree(t, PROPOSED)
      const split = await room.mergers.split(id, null, ADA)
      const back = undo === 'story' ? await room.mergers.putBack(id, ADA) : await room.mergers.restore(split.id, ADA)
      assert.deepEqual([back.id, back.arrangement.moves, urlsOf(back)], [1, [], ['proposed', 'three']])
      assert.equal(await room.mergers.get(split.id, HERE), null)
      await assert.rejects(room.mergers.putBack(id, ADA), /Nobody has moved/)
    }
  })

  it('a story is put to another record, and may be moved on', async (t) => {
    const { room, id } = await openWithThree(t, PROPOSED, KENT)
    assert.deepEqual((await room.mergers.split(id, 2, ADA)).id, 2)
    assert.deepEqual(await shown(room), { 1: ['proposed'], 2: ['kent', 'three'] })
    await assert.rejects(room.mergers.restore(2, ADA), new RegExp(`/mergers restore story:${id}`))
    await room.mergers.split(id, 1, ADA)
    assert.deepEqual(await shown(room), { 1: ['proposed', 'three'], 2: ['kent'] })
  })

  it('what cannot be put together or taken apart is said so', async (t) => {
    const room = await openRoom(t)
    await room.read(PROPOSED, KENT)
    const stories = await room.stories.latest({ tenant: HERE, limit: 9 })
    const devon = stories.find(({ url }) => url === PROPOSED.url)?.id ?? 0
    await assert.rejects(room.mergers.merge(1, 1, ADA), /one record here already/)
    await assert.rejects(room.mergers.merge(1, 99, ADA), /no merger #99/)
    await assert.rejects(room.mergers.split(devon, null, ADA), /all that there is of merger #1/)
    await assert.rejects(room.mergers.split(99, null, ADA), /part of no merger/)
    await room.mergers.merge(2, 1, ADA)
    await assert.rejects(room.mergers.merge(2, 1, ADA), /one record here already: merger #1/)
    await assert.rejects(room.mergers.split(devon, 1, ADA), /part of merger #1 already/)
    await room.mergers.restore(2, ADA)
    await room.mergers.correct(2, { standing: 'struck', day: null }, ADA)
    await assert.rejects(room.mergers.merge(1, 2, ADA), /Merger #2 is struck here/)
  })

  it('another tenant’s own record or story cannot be touched', async (t) => {
    const room = await openRoom(t)
    await room.read(PROPOSED)
    await room.publish(await room.addFeed(ELSEWHERE), [KENT])
    const [theirs] = await room.stories.latest({ tenant: ELSEWHERE, limit: 1 })
    await assert.rejects(room.mergers.merge(2, 1, ADA), /no merger #2/)
    await assert.rejects(room.mergers.split(theirs?.id ?? 0, 1, ADA), /part of no merger/)
  })

  it('a struck record is back as it was, with what came meanwhile', async (t) => {
    const room = await openRoom(t)
    await room.read(PROPOSED)
    await room.mergers.correct(1, { standing: 'struck', day: null }, ADA)
    room.at('2027-06-01')
    await room.read(APPROVED)
    assert.deepEqual(await shown(room), {})
    await room.mergers.restore(1, ADA)
    assert.deepEqual(await shown(room), { 1: ['proposed', 'approved'] })
  })
})

const THREE_APPROVED =
  'NHS England has approved the merger of NHS Devon ICB, NHS Somerset ICB and NHS Dorset ICB into one board.'
