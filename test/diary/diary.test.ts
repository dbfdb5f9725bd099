import assert from 'node:assert/strict'
import { it } from 'node:test'
import { MOST_DEADLINES } from '../../src/diary/diary.ts'
import { insertDeadline } from '../../src/diary/diary-repository.ts'
import { eachEngine } from '../store-for-tests.ts'
import { ELSEWHERE, HALTON, HERE, MEETING, NEXT_DOOR, openScene, TENANT, WIRRAL } from './scene.ts'

const MERGER = 'NHS Dorset ICB and NHS Somerset ICB become NHS Sarum ICB'

eachEngine((_engine, open) => {
  it('what an organiser adds is listed for the tenant alone, beside what the register says', async (t) => {
    const { diary } = await openScene(open, t)
    const { deadline, added } = await diary.add(HERE, MEETING)
    assert.equal(added, true)
    const [first, second, ...more] = await diary.upcoming(TENANT)
    assert.deepEqual(first, deadline)
    assert.deepEqual({ ...first, ...MEETING }, first)
    assert.equal(first?.sequence, 0)
    assert.deepEqual([second?.what, second?.day, second?.id, second?.source], [MERGER, '2027-04-01', null, 'register'])
    assert.deepEqual(more, [])
    assert.deepEqual(
      (await diary.upcoming('slack:T1')).map(({ what }) => what),
      [MERGER],
    )
  })

  it('deadlines are in order of date, those of a whole day first', async (t) => {
    const { diary } = await openScene(open, t)
    for (const [what, day, time] of [
      ['d', '2027-03-04', ''],
      ['c', '2027-03-03', '14:30'],
      ['b', '2027-03-03', '09:00'],
      ['a', '2027-03-03', ''],
      ['e', '2027-05-01', ''],
    ] as const) {
      await diary.add(HERE, { ...MEETING, what, day, time })
    }
    assert.deepEqual(
      (await diary.upcoming(TENANT)).map(({ what }) => what),
      ['a', 'b', 'c', 'd', MERGER, 'e'],
    )
  })

  it('an area shows what concerns it, and no neighbour’s', async (t) => {
    const { diary } = await openScene(open, t)
    const areas = [
      WIRRAL,
      HALTON,
      'region:North West',
      'council:E08000015',
      'england',
      'body:icb-cheshire-and-merseyside',
    ]
    for (const area of areas) await diary.add(HERE, { ...MEETING, what: area, area })
    const shown = async (area: string) => (await diary.upcoming(TENANT, area)).map(({ what }) => what).toSorted()
    assert.deepEqual(
      await shown(WIRRAL),
      [WIRRAL, 'region:North West', 'council:E08000015', 'body:icb-cheshire-and-merseyside'].toSorted(),
    )
    assert.deepEqual(
      await shown('body:icb-cheshire-and-merseyside'),
      areas.filter((area) => area !== 'england').toSorted(),
    )
    assert.deepEqual(await shown('england'), [...areas, MERGER].toSorted())
    assert.deepEqual(await shown('body:icb-dorset'), [MERGER])
    assert.deepEqual(await shown('body:no-such'), [])
  })

  it('the same deadline is added once', async (t) => {
    const { diary } = await openScene(open, t)
    const { deadline } = await diary.add(HERE, MEETING)
    const again = await diary.add(NEXT_DOOR, { ...MEETING, what: 'the board MEETS in public', place: '' })
    assert.deepEqual([again.added, again.deadline.id], [false, deadline.id])
    assert.equal((await diary.add(ELSEWHERE, MEETING)).added, true)
    assert.equal((await diary.add(HERE, { ...MEETING, time: '15:00' })).added, true)
  })

  it('a day that has been or is far away is refused, and today is not', async (t) => {
    const { diary, at } = await openScene(open, t)
    at('2027-03-02T23:59Z')
    await assert.rejects(diary.add(HERE, { ...MEETING, day: '2027-03-01' }), /That day has been/)
    await assert.rejects(diary.add(HERE, { ...MEETING, day: '2038-01-01' }), /more than 10 years away/)
    assert.equal((await diary.add(HERE, { ...MEETING, day: '2027-03-02', time: '' })).added, true)
    const noon = { ...MEETING, day: '2027-03-02', time: '12:00' }
    await assert.rejects(diary.add(HERE, noon), /That time has been/, 'though an hour that has passed is')
  })

  it('a full diary takes no more', async (t) => {
    const { diary, db } = await openScene(open, t)
    await db.transaction().execute(async (trx) => {
      for (let n = 0; n < MOST_DEADLINES; n += 1) {
        const row = { ...MEETING, tenant: TENANT, channel: '', source: 'organiser', state: 'confirmed' } as const
        await insertDeadline(trx, { ...row, what: `${n}`, source_key: `${n}`, uid: `${n}` }, '2027-01-01T00:00:00.000Z')
      }
    })
    await assert.rejects(diary.add(HERE, MEETING), /holds 500 dates already/)
    assert.equal((await diary.add(ELSEWHERE, MEETING)).added, true)
  })

  it('what is removed is gone, and no number leads to another tenant’s', async (t) => {
    const { diary } = await openScene(open, t)
    const { deadline } = await diary.add(HERE, MEETING)
    await assert.rejects(diary.remove('slack:T1', deadline.id), /The diary has no/)
    assert.equal((await diary.remove(TENANT, deadline.id)).what, MEETING.what)
    assert.equal((await diary.upcoming(TENANT)).length, 1)
    for (const id of [deadline.id, 0, -1, 1.5, Number.NaN, 2 ** 40]) {
      await assert.rejects(diary.remove(TENANT, id), /The diary has no .*: \/diary list/)
    }
    assert.equal((await diary.add(HERE, MEETING)).added, true)
  })

  it('adding says how many channels follow the area', async (t) => {
    const { diary, watches } = await openScene(open, t)
    assert.equal((await diary.add(HERE, MEETING)).followers, 0)
    await watches.add(HERE, { area: 'england' }, 'ada')
    await watches.add(NEXT_DOOR, { area: WIRRAL }, 'ada')
    await watches.add(NEXT_DOOR, { area: 'region:North West' }, 'ada')
    await watches.add(ELSEWHERE, { area: WIRRAL }, 'ada')
    assert.equal((await diary.add(HERE, MEETING)).followers, 2)
  })

  it('nothing of a person is kept', async (t) => {
    const { diary, db } = await openScene(open, t)
    await diary.add(HERE, MEETING)
    const [row] = await db.selectFrom('deadlines').selectAll().execute()
    assert.deepEqual(Object.keys(row ?? {}).toSorted(), [
      'area',
      'changed_at',
      'channel',
      'created_at',
      'day',
      'id',
      'link',
      'place',
      'sequence',
      'source',
      'source_key',
      'state',
      'tenant',
      'time',
      'uid',
      'what',
    ])
  })
})
