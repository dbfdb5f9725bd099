import assert from 'node:assert/strict'
import { it } from 'node:test'
import { MOST_DEADLINES } from '../../src/diary/diary.ts'
import { insertDeadline } from '../../src/diary/diary-repository.ts'
import type { DeadlineFinder, FoundDeadline } from '../../src/diary/gathering.ts'
import { eachEngine } from '../store-for-tests.ts'
import { ELSEWHERE, HALTON, HERE, MEETING, NEXT_DOOR, openScene, TENANT, WIRRAL } from './scene.ts'

const CLOSES: FoundDeadline = {
  key: '276169:closes',
  tenants: [TENANT],
  what: 'The petition “Keep our clinics” closes',
  day: '2027-02-10',
  time: '',
  area: 'england',
  place: '',
  link: 'https://petition.parliament.uk/petitions/276169',
}
const CONSULTATION: FoundDeadline = {
  ...CLOSES,
  key: 'closes:41',
  tenants: null,
  what: 'Consultation on Wirral’s clinics closes',
  area: WIRRAL,
  link: 'https://paper.example/41',
}

/** A room that knows of what the test gives it. */
function finderOf(source: DeadlineFinder['source'], ...first: FoundDeadline[]) {
  const room = { found: first, fails: false }
  const finder: DeadlineFinder = {
    source,
    find: async () => {
      if (room.fails) throw new Error('The site does not answer.')
      return room.found
    },
  }
  return { room, finder }
}

eachEngine((_engine, open) => {
  const own = (list: readonly { what: string; source: string }[]) =>
    list.filter(({ source }) => source !== 'register').map(({ what }) => what)

  it('a petition’s dates are in the diary of those who track it, and are reminded of', async (t) => {
    const { room, finder } = finderOf('petition', CLOSES)
    const { diary, watches, tickAt, owed } = await openScene(open, t, [finder])
    await watches.add(HERE, { area: 'england' }, 'ada')
    await watches.add(ELSEWHERE, { area: 'england' }, 'ada')
    await diary.tick()
    assert.deepEqual(own(await diary.upcoming(TENANT)), [CLOSES.what])
    assert.deepEqual(own(await diary.upcoming('slack:T1')), [])
    assert.equal(await tickAt('2027-02-03T09:00Z'), 1)
    room.found = []
    await tickAt('2027-02-03T09:15Z')
    assert.deepEqual(own(await diary.upcoming(TENANT)), [], 'no longer tracked')
    assert.equal((await owed()).length, 1)
  })

  it('a petition’s date is told in the channel that tracks it where none follows all of England', async (t) => {
    const { finder } = finderOf('petition', { ...CLOSES, homes: { [TENANT]: NEXT_DOOR.channel } })
    const { diary, watches, tickAt, owed } = await openScene(open, t, [finder])
    await watches.add(HERE, { area: WIRRAL }, 'ada')
    await diary.tick()
    assert.equal(await tickAt('2027-02-03T09:00Z'), 1)
    assert.deepEqual(await owed(), [`discord C2 IN 7 DAYS · all of England: ${CLOSES.what}`])
    await watches.add(HERE, { area: 'england' }, 'ada')
    assert.equal(await tickAt('2027-02-09T09:00Z'), 1)
    assert.match((await owed()).at(-1) ?? '', /^discord C1 TOMORROW/)
  })

  it('a date that moves keeps its name in calendars and becomes a newer version', async (t) => {
    const { room, finder } = finderOf('petition', CLOSES)
    const { diary, tickAt } = await openScene(open, t, [finder])
    await diary.tick()
    const [before] = await diary.upcoming(TENANT)
    await tickAt('2027-01-04T12:15Z')
    assert.deepEqual(await diary.upcoming(TENANT).then(([same]) => same), before, 'nothing changed')
    room.found = [{ ...CLOSES, day: '2027-02-17', time: '16:00' }]
    await tickAt('2027-01-04T12:30Z')
    const [after] = await diary.upcoming(TENANT)
    assert.deepEqual(
      [after?.uid, after?.day, after?.time, after?.sequence, after?.changedAt],
      [before?.uid, '2027-02-17', '16:00', 1, '2027-01-04T12:30:00.000Z'],
    )
  })

  it('sources are asked every quarter of an hour, not at each tick', async (t) => {
    const { room, finder } = finderOf('petition')
    const { diary, tickAt } = await openScene(open, t, [finder])
    await diary.tick()
    room.found = [CLOSES]
    await tickAt('2027-01-04T12:14Z')
    assert.deepEqual(own(await diary.upcoming(TENANT)), [])
    await tickAt('2027-01-04T12:15Z')
    assert.deepEqual(own(await diary.upcoming(TENANT)), [CLOSES.what])
  })

  it('a source that fails is logged, changes nothing, and stops no reminder and no other source', async (t) => {
    const { room, finder } = finderOf('petition', CLOSES)
    const stories = finderOf('story', CONSULTATION)
    const { diary, watches, tickAt, lines } = await openScene(open, t, [finder, stories.finder])
    await watches.add(HERE, { area: 'england' }, 'ada')
    stories.room.fails = true
    await diary.tick()
    room.fails = true
    stories.room.fails = false
    assert.equal(await tickAt('2027-02-09T09:00Z'), 1)
    assert.deepEqual(own(await diary.proposed(TENANT)), [CONSULTATION.what])
    assert.equal(lines.filter(({ level }) => level === 'error').length, 2)
  })

  it('what an organiser took out stays out, and what its source took back comes back with it', async (t) => {
    const other = { ...CLOSES, key: '276169:debate', what: 'Debate' }
    const { room, finder } = finderOf('petition', CLOSES, other)
    const { diary, tickAt } = await openScene(open, t, [finder])
    await diary.tick()
    const [first] = await diary.upcoming(TENANT)
    await diary.remove(TENANT, first?.id ?? 0)
    room.found = [CLOSES]
    await tickAt('2027-01-04T12:15Z')
    assert.deepEqual(own(await diary.upcoming(TENANT)), [])
    room.found = [CLOSES, other]
    await tickAt('2027-01-04T12:30Z')
    assert.deepEqual(own(await diary.upcoming(TENANT)), ['Debate'])
  })

  it('what a story states is put before the channels that follow the area, once, and waits for an organiser', async (t) => {
    const { finder } = finderOf('story', CONSULTATION)
    const { diary, restarted, watches, tickAt, owed, outbox } = await openScene(open, t, [finder])
    await watches.add(HERE, { area: WIRRAL, quiet: '10:00-13:00' }, 'ada')
    await watches.add({ ...HERE, channel: 'C2' }, { area: HALTON }, 'ada')
    await watches.add(ELSEWHERE, { area: 'england', kinds: 'finance' }, 'ada')
    await diary.tick()
    await restarted().tick()
    assert.deepEqual(await owed(), [
      'discord C1 FOR THE DIARY? · NHS Wirral CCG: Consultation on Wirral’s clinics closes',
    ])
    const [question] = await outbox()
    const [proposed] = await diary.proposed(TENANT)
    assert.equal(question?.due_at, '2027-01-04T13:00:00.000Z', 'not in quiet hours')
    assert.deepEqual(
      question?.message.buttons?.map((button) => button.kind === 'action' && button.call),
      [
        { action: 'diary.confirm', payload: String(proposed?.id) },
        { action: 'diary.remove', payload: String(proposed?.id) },
      ],
    )
    assert.deepEqual(own(await diary.upcoming(TENANT)), [])
    assert.deepEqual(own(await diary.proposed('slack:T1')), [])
    assert.equal(await tickAt('2027-02-09T09:00Z'), 0, 'nobody is reminded of what nobody checked')
  })

  it('what an organiser confirmed is in the diary of that tenant alone, and stays there', async (t) => {
    const { room, finder } = finderOf('story', CONSULTATION)
    const { diary, watches, tickAt } = await openScene(open, t, [finder])
    await watches.add(HERE, { area: WIRRAL }, 'ada')
    await watches.add(ELSEWHERE, { area: WIRRAL }, 'ada')
    await diary.tick()
    const [proposed] = await diary.proposed(TENANT)
    await assert.rejects(diary.confirm('slack:T1', proposed?.id ?? 0), /The diary has no/)
    await diary.confirm(TENANT, proposed?.id ?? 0)
    await diary.confirm(TENANT, proposed?.id ?? 0)
    room.found = []
    await tickAt('2027-01-04T12:15Z')
    assert.deepEqual(own(await diary.upcoming(TENANT)), [CONSULTATION.what])
    assert.deepEqual(own(await diary.proposed(TENANT)), [])
    assert.deepEqual(own(await diary.proposed('slack:T1')), [], 'the story says so no more')
    assert.equal(await tickAt('2027-02-09T09:00Z'), 1)
  })

  it('a full diary takes no story’s date in, and says so to the organiser', async (t) => {
    const { finder } = finderOf('story', CONSULTATION)
    const { diary, watches, db } = await openScene(open, t, [finder])
    await watches.add(HERE, { area: WIRRAL }, 'ada')
    await diary.tick()
    const [waiting] = await diary.proposed(TENANT)
    await db.transaction().execute(async (trx) => {
      for (let n = 0; n < MOST_DEADLINES; n += 1) {
        const row = { ...MEETING, tenant: TENANT, channel: '', source: 'organiser', state: 'confirmed' } as const
        await insertDeadline(trx, { ...row, what: `${n}`, source_key: `${n}`, uid: `${n}` }, '2027-01-01T00:00:00.000Z')
      }
    })
    await assert.rejects(diary.confirm(TENANT, waiting?.id ?? 0), /holds 500 dates already/)
  })

  it('two processes ask once', async (t) => {
    const { finder } = finderOf('story', CONSULTATION, { ...CONSULTATION, key: 'closes:42', area: 'england' })
    const { restarted, watches, owed } = await openScene(open, t, [finder])
    await watches.add(HERE, { area: 'england' }, 'ada')
    await Promise.all([restarted().tick(), restarted().tick(), restarted().tick()])
    assert.equal((await owed()).length, 1)
  })

  it('words and addresses from outside are bounded, and what is no day or has been is passed over', async (t) => {
    const { finder } = finderOf(
      'petition',
      { ...CLOSES, what: `Line\r\nEND:VEVENT ${'x'.repeat(400)}`, link: 'javascript:alert(1)' },
      { ...CLOSES, key: 'a', day: '2027-02-30' },
      { ...CLOSES, key: 'b', day: '2027-01-03' },
    )
    const { diary } = await openScene(open, t, [finder])
    await diary.tick()
    const [only, ...more] = (await diary.upcoming(TENANT)).filter(({ source }) => source === 'petition')
    assert.match(only?.what ?? '', /^Line END:VEVENT x+…$/)
    assert.deepEqual([only?.what.length, only?.link, more.length], [200, '', 0])
  })
})
