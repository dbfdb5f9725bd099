import assert from 'node:assert/strict'
import { it, type TestContext } from 'node:test'
import type { DeadlineFinder } from '../../src/diary/gathering.ts'
import { createStoryAreas } from '../../src/diary/story-areas.ts'
import { storyDeadlines } from '../../src/diary/story-deadlines.ts'
import { createUnderstanding } from '../../src/news/understand.ts'
import type { NewsItem } from '../../src/news/understanding.ts'
import { createLineage } from '../../src/register/lineage.ts'
import { eachEngine, type TestStore } from '../store-for-tests.ts'
import { ELSEWHERE, HERE, openScene, REGISTER, TENANT } from './scene.ts'

const understand = createUnderstanding(REGISTER)
const areasOf = createStoryAreas(REGISTER, createLineage(REGISTER))

const DORSET = 'body:icb-dorset'
const SUSSEX = 'body:icb-sussex'
/** The scene begins on Monday 4 January 2027. */
const REPORT = {
  title: 'Merger of NHS Dorset ICB and NHS Somerset ICB goes out to consultation',
  summary: 'The consultation on merging the two integrated care boards closes at 5pm on 12 February.',
}
const SAME_ELSEWHERE = {
  title: 'Dorset and Somerset ICBs consult on a merger',
  summary:
    'NHS Dorset ICB and NHS Somerset ICB want views on becoming one board. People have until 12 February to comment.',
}
const CORRECTION = {
  title: 'Consultation on merger of NHS Dorset ICB and NHS Somerset ICB extended',
  summary: 'The consultation on merging the two integrated care boards has been extended to 26 February.',
}

async function openStories(open: (test: TestContext) => Promise<TestStore>, t: TestContext) {
  let readings = 0
  // The scene has the database that the finder reads, and the finder.
  let finder: DeadlineFinder | undefined
  const find: DeadlineFinder['find'] = async () => (await finder?.find()) ?? []
  const scene = await openScene(open, t, [{ source: 'story', find }])
  const datesOf = (item: NewsItem) => {
    readings += 1
    return understand(item).dates
  }
  finder = storyDeadlines({ db: scene.db, clock: () => scene.hand.now, datesOf, areasOf })
  let quarters = 0
  return {
    ...scene,
    /** How often an item was read. */
    readings: () => readings,
    /** A quarter of an hour later. */
    later: async () => {
      quarters += 1
      return scene.tickAt(new Date(Date.parse('2027-01-04T12:00Z') + quarters * 900_000).toISOString())
    },
    proposed: async (tenant = TENANT) =>
      (await scene.diary.proposed(tenant)).map(({ day, time, area }) => [day, time, area].join(' ')),
    confirmed: async (tenant = TENANT) =>
      (await scene.diary.upcoming(tenant)).filter(({ source }) => source === 'story').map(({ day }) => day),
    questions: async () => (await scene.owed()).filter((line) => line.includes('FOR THE DIARY?')),
  }
}

eachEngine((_engine, open) => {
  it('a last day that a story states is asked about where its area is followed, and is in the diary once confirmed', async (t) => {
    const { watches, addFeed, publish, diary, later, proposed, confirmed, outbox, tickAt } = await openStories(open, t)
    await watches.add(HERE, { area: DORSET }, 'ada')
    await watches.add(ELSEWHERE, { area: SUSSEX }, 'bob')
    await publish(await addFeed(), [{ ...REPORT, url: 'https://paper.example/merger' }])
    await later()
    const [question, ...more] = (await outbox()).filter(({ purpose }) => purpose === 'notice')
    assert.deepEqual(more, [])
    assert.equal(question?.channel, HERE.channel)
    assert.equal(question?.message.title, `Consultation closes: ${REPORT.title}`)
    assert.equal(question?.message.link, 'https://paper.example/merger')
    assert.deepEqual(question?.message.blocks?.[0], {
      kind: 'facts',
      facts: [
        { label: 'When', value: 'Friday 12 February 2027 at 17:00' },
        {
          label: 'It says',
          value: '“consultation on merging the two integrated care boards closes at 5pm on 12 February”',
        },
      ],
    })
    assert.deepEqual(await proposed(), ['2027-02-12 17:00 body:icb-dorset'])
    assert.deepEqual(await proposed('slack:T1'), [])
    assert.deepEqual(await confirmed(), [])

    const [waiting] = await diary.proposed(TENANT)
    await diary.confirm(TENANT, waiting?.id ?? 0)
    assert.deepEqual(await confirmed(), ['2027-02-12'])
    assert.equal(await tickAt('2027-02-11T09:00Z'), 1, 'and is reminded of')
  })

  it('two outlets that report the same day are one question, in one story or in two', async (t) => {
    const { watches, addFeed, publish, later, questions, stories } = await openStories(open, t)
    await watches.add(HERE, { area: DORSET }, 'ada')
    const [first, second] = [await addFeed(), await addFeed()]
    await publish(first, [REPORT])
    await publish(second, [SAME_ELSEWHERE])
    await later()
    await publish(second, [
      {
        title: 'Board merger: last weeks to comment',
        summary: 'NHS Dorset ICB may merge with NHS Somerset ICB; its survey ends on 12 February.',
      },
    ])
    await later()
    assert.ok((await stories.latest({ tenant: TENANT, limit: 9 })).length > 0)
    assert.equal((await questions()).length, 1)
  })

  it('what organisers leave out is never asked about again, whoever reports it and after a restart', async (t) => {
    const { watches, addFeed, publish, diary, restarted, later, proposed, confirmed, questions } = await openStories(
      open,
      t,
    )
    await watches.add(HERE, { area: DORSET }, 'ada')
    await publish(await addFeed(), [REPORT])
    await later()
    const [waiting] = await diary.proposed(TENANT)
    await diary.remove(TENANT, waiting?.id ?? 0)
    await publish(await addFeed(), [SAME_ELSEWHERE])
    await later()
    await restarted().tick()
    assert.deepEqual([await proposed(), await confirmed()], [[], []])
    assert.equal((await questions()).length, 1)
    await assert.rejects(diary.confirm(TENANT, waiting?.id ?? 0), /The diary has no/)
  })

  it('a corrected day is asked about anew, beside what the diary has so far', async (t) => {
    const { watches, addFeed, publish, diary, later, proposed, confirmed, outbox, questions } = await openStories(
      open,
      t,
    )
    await watches.add(HERE, { area: DORSET }, 'ada')
    const feed = await addFeed()
    await publish(feed, [REPORT])
    await later()
    const [waiting] = await diary.proposed(TENANT)
    await diary.confirm(TENANT, waiting?.id ?? 0)
    await publish(feed, [CORRECTION])
    await later()
    assert.deepEqual(await proposed(), ['2027-02-26  body:icb-dorset'])
    assert.equal((await questions()).length, 2)
    const { message } = (await outbox()).at(-1) ?? {}
    assert.match(
      JSON.stringify(message?.blocks),
      /In the diary so far: Friday 12 February 2027 at 17:00, “Consultation closes: /,
    )
    assert.deepEqual(
      message?.buttons?.map((button) => button.label),
      ['Put it in', 'Leave it out', `Take out #${waiting?.id}`],
    )
    const [newer] = await diary.proposed(TENANT)
    await diary.confirm(TENANT, newer?.id ?? 0)
    await diary.remove(TENANT, waiting?.id ?? 0)
    await later()
    assert.deepEqual(await confirmed(), ['2027-02-26'])
    assert.equal((await questions()).length, 2)
  })

  it('a day that was corrected before anybody confirmed it is in question no longer', async (t) => {
    const { watches, addFeed, publish, diary, later, proposed } = await openStories(open, t)
    await watches.add(HERE, { area: DORSET }, 'ada')
    const feed = await addFeed()
    await publish(feed, [REPORT])
    await later()
    const [before] = await diary.proposed(TENANT)
    await publish(feed, [{ ...REPORT, summary: REPORT.summary.replace('12 February', '19 February') }])
    await later()
    assert.deepEqual(await proposed(), ['2027-02-19 17:00 body:icb-dorset'])
    await assert.rejects(diary.confirm(TENANT, before?.id ?? 0), /The news does not name that date any more/)
  })

  it('what nobody confirmed in time cannot be put in any more', async (t) => {
    const { watches, addFeed, publish, diary, later, at } = await openStories(open, t)
    await watches.add(HERE, { area: DORSET }, 'ada')
    await publish(await addFeed(), [REPORT])
    await later()
    const [waiting] = await diary.proposed(TENANT)
    at('2027-02-13T09:00Z')
    await assert.rejects(diary.confirm(TENANT, waiting?.id ?? 0), /That day has been/)
    assert.deepEqual(await diary.proposed(TENANT), [])
  })

  it('a meeting and a last day in one story are two questions, and a day worked out says so', async (t) => {
    const { watches, addFeed, publish, later, outbox, proposed } = await openStories(open, t)
    await watches.add(HERE, { area: DORSET }, 'ada')
    const summary =
      'A six-week consultation begins today. The board of NHS Dorset ICB meets in public on 4 March at 2pm in the Guildhall, Poole.'
    await publish(await addFeed(), [{ title: 'NHS Dorset ICB consults on merger with NHS Somerset ICB', summary }])
    await later()
    assert.deepEqual(await proposed(), ['2027-02-15  body:icb-dorset', '2027-03-04 14:00 body:icb-dorset'])
    const notices = (await outbox())
      .filter(({ purpose }) => purpose === 'notice')
      .map(({ message }) => JSON.stringify(message))
    assert.ok(notices.some((text) => /Meeting in public: .*Guildhall, Poole/.test(text)))
    assert.ok(notices.some((text) => /Consultation closes: .*worked the day out/.test(text)))
  })

  it('what a tenant’s own feed states is asked of that tenant alone', async (t) => {
    const { watches, addFeed, publish, later, proposed } = await openStories(open, t)
    await watches.add(HERE, { area: DORSET }, 'ada')
    await watches.add(ELSEWHERE, { area: DORSET }, 'bob')
    await publish(await addFeed(TENANT), [REPORT])
    await later()
    assert.deepEqual([(await proposed()).length, await proposed('slack:T1')], [1, []])
    await publish(await addFeed(), [SAME_ELSEWHERE])
    await later()
    assert.deepEqual([(await proposed()).length, (await proposed('slack:T1')).length], [1, 1])
  })

  it('of many at once a few are asked about, and the others wait in the list', async (t) => {
    const { watches, addFeed, publish, diary, later, questions } = await openStories(open, t)
    await watches.add(HERE, { area: 'england' }, 'ada')
    const feed = await addFeed()
    for (const [at, [one, other]] of [
      ['Dorset', 'Somerset'],
      ['Devon', 'Gloucestershire'],
      ['Derby and Derbyshire', 'Lincolnshire'],
      ['Black Country', 'Birmingham and Solihull'],
      ['Northamptonshire', 'Nottingham and Nottinghamshire'],
    ].entries()) {
      const title = `NHS ${one} ICB and NHS ${other} ICB consult on merger`
      await publish(feed, [{ title, summary: `The consultation closes on ${10 + at} February.` }])
    }
    await later()
    await later()
    assert.deepEqual([(await questions()).length, (await diary.proposed(TENANT)).length], [3, 5])
  })

  it('an item is read once, also when it is in question for months', async (t) => {
    const { watches, addFeed, publish, later, readings } = await openStories(open, t)
    await watches.add(HERE, { area: DORSET }, 'ada')
    const feed = await addFeed()
    await publish(
      feed,
      Array.from({ length: 120 }, (_, at) => ({ ...REPORT, title: `${REPORT.title} ${at}` })),
    )
    await later()
    assert.equal(readings(), 120)
    await later()
    await publish(feed, [CORRECTION])
    await later()
    assert.equal(readings(), 121)
  })

  it('hostile words stay words', async (t) => {
    const { watches, addFeed, publish, later, diary } = await openStories(open, t)
    await watches.add(HERE, { area: DORSET }, 'ada')
    const title = `NHS Dorset ICB to merge with NHS Somerset ICB\r\nEND:VEVENT <!channel> @everyone ${'x'.repeat(600)}`
    await publish(await addFeed(), [
      { title, summary: 'The consultation closes on 12 February.', url: 'javascript:alert(1)' },
    ])
    await later()
    const [waiting] = await diary.proposed(TENANT)
    assert.match(
      waiting?.what ?? '',
      /^Consultation closes: NHS Dorset ICB to merge with NHS Somerset ICB END:VEVENT .*…$/,
    )
    assert.deepEqual([Array.from(waiting?.what ?? '').length <= 200, waiting?.link], [true, ''])
  })
})
