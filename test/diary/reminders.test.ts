import assert from 'node:assert/strict'
import { it } from 'node:test'
import { eachEngine } from '../store-for-tests.ts'
import { ELSEWHERE, HALTON, HERE, MEETING, NEXT_DOOR, openScene, WIRRAL } from './scene.ts'

/** The meeting is on Wednesday 3 March 2027 at 14:30. */
const WEEK_BEFORE = '2027-02-24T09:00Z'
const DAY_BEFORE = '2027-03-02T09:00Z'
const ON_THE_DAY = '2027-03-03T09:00Z'

eachEngine((_engine, open) => {
  it('a channel that follows the area is reminded a week before, the day before, and on the day at nine', async (t) => {
    const { diary, watches, at, tickAt, owed } = await openScene(open, t)
    await watches.add(HERE, { area: WIRRAL }, 'ada')
    await diary.add(HERE, MEETING)
    for (const moment of [WEEK_BEFORE, DAY_BEFORE, ON_THE_DAY]) {
      const before = new Date(Date.parse(moment) - 60_000).toISOString()
      assert.equal(await tickAt(before), 0, before)
      assert.equal(await tickAt(moment), 1, moment)
      assert.equal(await diary.tick(), 0, 'once is enough')
    }
    assert.deepEqual(await owed(), [
      'discord C1 IN 7 DAYS · NHS Wirral CCG: The board meets in public',
      'discord C1 TOMORROW · NHS Wirral CCG: The board meets in public',
      'discord C1 TODAY · NHS Wirral CCG: The board meets in public',
    ])
    at('2027-03-04T09:00Z')
    assert.equal(await diary.tick(), 0)
  })

  it('the card says when and where, opens the link, and pings nobody', async (t) => {
    const { diary, watches, tickAt, outbox } = await openScene(open, t)
    await watches.add(HERE, { area: WIRRAL, mention: 'role:123456789012345678' }, 'ada')
    await diary.add(HERE, MEETING)
    await tickAt(DAY_BEFORE)
    const [delivery] = await outbox()
    assert.deepEqual(delivery?.message, {
      overline: 'TOMORROW · NHS Wirral CCG',
      title: 'The board meets in public',
      link: 'https://board.example/meetings/3',
      tone: 'alert',
      blocks: [
        {
          kind: 'facts',
          facts: [
            { label: 'When', value: 'Wednesday 3 March 2027 at 14:30' },
            { label: 'Where', value: 'Birkenhead Town Hall' },
          ],
        },
      ],
      buttons: [{ kind: 'link', label: 'Open', url: 'https://board.example/meetings/3' }],
      footer: 'From the diary; source: your organisers. /diary list shows what else is coming.',
    })
  })

  it('nine in the morning is London’s, in summer too', async (t) => {
    const { diary, watches, tickAt } = await openScene(open, t)
    await watches.add(HERE, { area: WIRRAL }, 'ada')
    await diary.add(HERE, { ...MEETING, day: '2027-07-15', time: '' })
    assert.equal(await tickAt('2027-07-15T07:59Z'), 1, 'the day before’s, late')
    assert.equal(await tickAt('2027-07-15T08:00Z'), 1)
  })

  it('nine in the morning is London’s on the days on which clocks change, and on the days around them', async (t) => {
    for (const [day, moments] of [
      ['2027-03-28', ['2027-03-21T09:00Z', '2027-03-27T09:00Z', '2027-03-28T08:00Z']],
      ['2027-03-29', ['2027-03-22T09:00Z', '2027-03-28T08:00Z', '2027-03-29T08:00Z']],
      ['2027-10-31', ['2027-10-24T08:00Z', '2027-10-30T08:00Z', '2027-10-31T09:00Z']],
      ['2027-11-01', ['2027-10-25T08:00Z', '2027-10-31T09:00Z', '2027-11-01T09:00Z']],
    ] as const) {
      const { diary, watches, tickAt } = await openScene(open, t)
      await watches.add(HERE, { area: WIRRAL }, 'ada')
      await diary.add(HERE, { ...MEETING, day, time: '' })
      for (const moment of moments) {
        assert.equal(await tickAt(new Date(Date.parse(moment) - 60_000).toISOString()), 0, `before ${moment}`)
        assert.equal(await tickAt(moment), 1, moment)
      }
    }
  })

  it('a restart repeats nothing, and makes up for what it missed with what is true now', async (t) => {
    const { diary, restarted, watches, at, tickAt, owed } = await openScene(open, t)
    await watches.add(HERE, { area: WIRRAL }, 'ada')
    await diary.add(HERE, MEETING)
    assert.equal(await tickAt(WEEK_BEFORE), 1)
    assert.equal(await restarted().tick(), 0)
    at('2027-03-02T20:00Z')
    const [one, other] = [restarted(), restarted()]
    assert.equal((await one.tick()) + (await other.tick()), 1, 'two processes, one reminder')
    assert.match((await owed()).at(-1) ?? '', /TOMORROW/)
    at('2027-03-03T14:29Z')
    assert.equal(await restarted().tick(), 1)
    assert.equal((await owed()).length, 3)
  })

  it('nothing is said of what has begun, or of a day that is over', async (t) => {
    const { diary, watches, tickAt } = await openScene(open, t)
    await watches.add(HERE, { area: WIRRAL }, 'ada')
    await diary.add(HERE, MEETING)
    await diary.add(HERE, { ...MEETING, what: 'Consultation closes', time: '' })
    await diary.add(HERE, { ...MEETING, what: 'Breakfast', time: '08:00' })
    assert.equal(await tickAt('2027-03-03T14:30Z'), 1, 'only the consultation is still open')
    assert.equal(await tickAt('2027-03-04T00:00Z'), 0)
  })

  it('quiet hours are kept, and the reminder comes when they end', async (t) => {
    const { diary, watches, tickAt, owed } = await openScene(open, t)
    await watches.add(HERE, { area: WIRRAL, quiet: '22:00-11:00' }, 'ada')
    await watches.add(NEXT_DOOR, { area: WIRRAL }, 'ada')
    await diary.add(HERE, MEETING)
    assert.equal(await tickAt(ON_THE_DAY), 1)
    assert.equal(await tickAt('2027-03-03T10:59Z'), 0)
    assert.equal(await tickAt('2027-03-03T11:00Z'), 1)
    assert.deepEqual(
      (await owed()).map((line) => line.slice(0, 10)),
      ['discord C2', 'discord C1'],
    )
  })

  it('quiet hours that last until it has begun leave the reminder out', async (t) => {
    const { diary, watches, tickAt } = await openScene(open, t)
    await watches.add(HERE, { area: WIRRAL, quiet: '08:00-17:00' }, 'ada')
    await diary.add(HERE, MEETING)
    assert.equal(await tickAt(ON_THE_DAY), 0)
    assert.equal(await tickAt('2027-03-03T17:00Z'), 0)
  })

  it('each channel of the tenant that follows the area hears it once, and no other', async (t) => {
    const { diary, watches, tickAt, owed } = await openScene(open, t)
    await watches.add(HERE, { area: WIRRAL }, 'ada')
    await watches.add(HERE, { area: 'england' }, 'ada')
    await watches.add(NEXT_DOOR, { area: HALTON }, 'ada')
    await watches.add(ELSEWHERE, { area: WIRRAL }, 'ada')
    const paused = await watches.add({ ...HERE, channel: 'C3' }, { area: WIRRAL }, 'ada')
    await watches.pause({ ...HERE, channel: 'C3' }, paused.watch.id)
    await diary.add(NEXT_DOOR, MEETING)
    await tickAt(DAY_BEFORE)
    assert.deepEqual(
      (await owed()).map((line) => line.slice(0, 10)),
      ['discord C1'],
    )
  })

  it('where no channel follows the area, the one in which it was added is reminded, outside its quiet hours', async (t) => {
    const { diary, watches, tickAt, owed } = await openScene(open, t)
    await watches.add(HERE, { area: HALTON, quiet: '22:00-09:30' }, 'ada')
    await diary.add(HERE, MEETING)
    await diary.add(ELSEWHERE, MEETING)
    assert.equal(await tickAt(DAY_BEFORE), 1)
    assert.equal(await tickAt('2027-03-02T09:30Z'), 1)
    assert.deepEqual(
      (await owed()).map((line) => line.slice(0, 10)),
      ['slack C1 T', 'discord C1'],
    )
  })

  it('what is written down late is reminded of from the next time on', async (t) => {
    const { diary, watches, at, tickAt } = await openScene(open, t)
    await watches.add(HERE, { area: WIRRAL }, 'ada')
    at('2027-03-01T12:00Z')
    await diary.add(HERE, MEETING)
    assert.equal(await diary.tick(), 0, 'the week before has been')
    assert.equal(await tickAt(DAY_BEFORE), 1)
  })

  it('who begins to follow late hears the next reminder', async (t) => {
    const { diary, watches, at, tickAt } = await openScene(open, t)
    await diary.add(ELSEWHERE, MEETING)
    await diary.add(HERE, MEETING)
    at('2027-02-26T12:00Z')
    await watches.add(NEXT_DOOR, { area: WIRRAL }, 'ada')
    assert.equal(await diary.tick(), 1, 'only the other tenant’s')
    assert.equal(await tickAt(DAY_BEFORE), 2)
  })

  it('the channel in which it was added is reminded whatever else it begins to follow', async (t) => {
    const { diary, watches, at, tickAt } = await openScene(open, t)
    await diary.add(HERE, MEETING)
    at('2027-03-02T09:30Z')
    await watches.add(HERE, { area: HALTON }, 'ada')
    assert.equal(await tickAt('2027-03-02T09:31Z'), 1)
  })

  it('what is removed is not reminded of', async (t) => {
    const { diary, watches, tickAt } = await openScene(open, t)
    await watches.add(HERE, { area: WIRRAL }, 'ada')
    const { deadline } = await diary.add(HERE, MEETING)
    await diary.remove('discord:G1', deadline.id)
    assert.equal(await tickAt(DAY_BEFORE), 0)
  })

  it('of the register’s mergers every tenant hears that follows one of the bodies and mergers', async (t) => {
    const { watches, tickAt, owed } = await openScene(open, t)
    await watches.add(HERE, { area: 'body:icb-dorset' }, 'ada')
    await watches.add(NEXT_DOOR, { area: 'body:icb-somerset', kinds: 'finance' }, 'ada')
    await watches.add(ELSEWHERE, { area: 'england', kinds: 'merger' }, 'ada')
    assert.equal(await tickAt('2027-03-25T09:00Z'), 2)
    const title = 'IN 7 DAYS · NHS Sarum ICB: NHS Dorset ICB and NHS Somerset ICB become NHS Sarum ICB'
    assert.deepEqual((await owed()).toSorted(), [`discord C1 ${title}`, `slack C1 ${title}`])
    assert.equal(await tickAt('2027-04-01T08:00Z'), 2)
  })
})
