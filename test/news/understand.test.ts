import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createUnderstanding } from '../../src/news/understand.ts'
import type { Understanding } from '../../src/news/understanding.ts'
import { loadRegister } from '../../src/register/register.ts'
import { type Announcement, IRRELEVANT, RELEVANT, VOICED } from './announcements.ts'

const understand = createUnderstanding(loadRegister())
const about = (title: string, summary = '', published: string | null = null): Understanding =>
  understand({ title, summary, published })
const rules = ({ why }: Understanding): string[] => why.map(({ rule }) => rule)

function judge(announcement: Announcement, relevant: boolean): void {
  const said = understand(announcement)
  assert.deepEqual(
    {
      relevant: said.relevant,
      kinds: [...said.kinds].sort(),
      stage: said.stage,
      effective: said.effective,
      bodies: said.mentions.map(({ name }) => name).sort(),
    },
    {
      relevant,
      kinds: [...announcement.kinds].sort(),
      stage: announcement.stage,
      effective: announcement.effective,
      bodies: [...announcement.bodies].sort(),
    },
  )
  assert.ok(said.why.length > 0)
}

for (const announcement of RELEVANT) test(`relevant: ${announcement.title}`, () => judge(announcement, true))
for (const announcement of IRRELEVANT) test(`not relevant: ${announcement.title}`, () => judge(announcement, false))
for (const announcement of VOICED)
  test(`understood: ${announcement.title}`, () => {
    judge(announcement, announcement.kinds.includes('merger') || announcement.kinds.includes('ics'))
  })

const MERGER = 'Corby and Nene CCGs to merge'

/** A sentence, the day it appeared, and the day of effect that it gives. */
const STARTS: readonly [sentence: string, published: string | null, effective: string | null][] = [
  ['They will be one on 1 April 2020.', null, '2020-04-01'],
  ['They will be one on April 1st, 2020.', null, '2020-04-01'],
  ['They will be one by April 2020.', null, '2020-04-01'],
  ['They will be one next April.', '2019-07-10', '2020-04-01'],
  ['They will be one next April.', null, null],
  ['They will be one from Wednesday.', '2020-03-30', '2020-04-01'],
  ['They will be one from Wednesday.', '2020-03-03', null],
  ['They go live next Thursday.', '2021-03-24', '2021-04-01'],
  ['They were dissolved yesterday.', '2020-04-02', '2020-04-01'],
  ['They close at midnight.', '2022-06-30', '2022-07-01'],
  ['They became one at midnight.', '2018-04-01', '2018-04-01'],
  ['They have been one since 1 April 2020.', null, '2020-04-01'],
  ['The boards agreed in April 2019 to ask for it.', null, null],
  ['They would be one next April. It is to start in April 2020.', '2018-09-10', '2020-04-01'],
  ['They will be one in April next year.', '2019-01-10', '2020-04-01'],
  ['They will be one from April.', '2019-11-10', '2020-04-01'],
  ['From today they are one.', '2020-04-01', '2020-04-01'],
  ['From today they are one.', null, null],
  ['A consultation closes on 1 August 2019.', null, null],
  ['A consultation closes on 1 August 2019 and they would start in April 2020.', null, '2020-04-01'],
  ['An application will be sent by 30 September 2019.', null, null],
  ['They will work in shadow form from October 2019 and merge on 1 April 2020.', null, '2020-04-01'],
  ['It may well be in 2021.', null, null],
  ['The plan was delayed from April 2020.', null, null],
]

for (const [sentence, published, effective] of STARTS)
  test(`starts ${effective ?? 'on no day that is told'}: ${sentence} (${published ?? 'undated'})`, () => {
    assert.equal(about(MERGER, sentence, published).effective, effective)
  })

test('boards that agree before ministers do leave it proposed, and ministers approve it', () => {
  assert.equal(about(MERGER, 'The governing bodies of both have approved the plan.').stage, 'proposed')
  assert.equal(about(MERGER, 'The plan was approved by their members.').stage, 'proposed')
  assert.equal(about(MERGER, 'The plan was approved by NHS England.').stage, 'approved')
  assert.equal(about(MERGER, 'They hope that NHS England approves it.').stage, 'proposed')
})

test('a delay that is asked for is none, and neither is a verdict on somebody else’s appeal a refusal', () => {
  assert.equal(about(MERGER, 'The merger has been postponed by a year.').stage, 'delayed')
  assert.equal(about(MERGER, 'Councillors want a delay to the merger plan.').stage, 'proposed')
  assert.equal(about(MERGER, 'The regulator rejected an appeal over the merger.').stage, 'proposed')
})

test('an application to come is not yet one, and one awaited at the regulator is', () => {
  assert.equal(about(MERGER, 'They will submit an application in the autumn.').stage, 'proposed')
  assert.equal(about(MERGER, 'NHS England will now be asked to approve it.').stage, 'applied')
  assert.equal(about(MERGER, 'They are seeking the consent of ministers.').stage, 'applied')
})

test('a vote counts while it is open, and not once it has been won', () => {
  assert.equal(about(MERGER, 'Practices have a fortnight to decide.').stage, 'consulting')
  assert.equal(about(MERGER, 'The member ballot closed with most voting in favour.').stage, 'proposed')
})

test('a merger that only dates something else is no news of one, and the reason says so', () => {
  for (const title of ['ICB chief quits weeks before merger', 'Merged CCG overspends in first year']) {
    const said = about(title, 'The board will meet on Monday.')
    assert.equal(said.relevant, false, title)
    assert.ok(rules(said).includes('merger-in-background'), title)
  }
})

test('councillors cannot refuse a merger, and members can', () => {
  assert.equal(about(MERGER, 'Councillors rejected the merger plan.').stage, 'proposed')
  assert.equal(about(MERGER, 'GP members rejected the merger plan.').stage, 'rejected')
})

test('a lost ballot stops nothing when the application goes ahead all the same', () => {
  assert.equal(
    about(MERGER, 'Members voted against it, but leaders press ahead and have applied to NHS England.').stage,
    'applied',
  )
})

test('the reasons name the words, the nearest first in the order of an argument', () => {
  const said = about('Corby and Nene CCGs to merge in April 2020', 'NHS England has approved it.')
  assert.deepEqual(rules(said), ['bodies-merging', 'approved', 'starts-on'])
  assert.deepEqual(said.why[0]?.words, ['CCGs', 'merge'])
})

test('a near miss says what was missing', () => {
  assert.deepEqual(rules(about('Hospital trusts to merge', 'Dorset CCG said so.')), [
    'somebody-else-merging',
    'bodies-without-merger',
  ])
  assert.deepEqual(rules(about('Rain expected')), ['nothing-about-bodies'])
  const aside = about('New chief executive for ICB', 'The board is being told to merge with Sussex ICB.')
  assert.deepEqual(rules(aside), ['about-appointments', 'bodies-without-merger'])
})

test('any text is understood without an error, and always in the same way', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          'CCG',
          'CCGs',
          'merge',
          'NHS',
          'Leeds',
          'and',
          ',',
          '(',
          ')',
          'April',
          '2020',
          '1',
          'ICS',
          'North',
          'Wirral',
        ),
        { maxLength: 60 },
      )
      .map((words) => words.join(' ')),
  )
  const day = fc.option(fc.constantFrom('2012-01-01', '2019-12-31', '2026-06-01'))
  fc.assert(
    fc.property(text, text, day, (title, summary, published) => {
      const said = about(title, summary, published)
      assert.deepEqual(about(title, summary, published), said)
      assert.ok(said.why.length > 0)
      assert.equal(said.relevant, said.kinds.includes('merger') || said.kinds.includes('ics'))
    }),
    { numRuns: 500 },
  )
})

test('hostile text is read to the limit and no further', () => {
  const names = 'Wirral, Liverpool and Bury CCGs, '
  for (const text of ['x'.repeat(100_000), '(,;'.repeat(50_000), names.repeat(5_000), '1 April 2020 '.repeat(10_000)]) {
    const said = about(text, text)
    assert.ok(said.mentions.length <= 3)
  }
  assert.deepEqual(about(`${' '.repeat(30_000)}Wirral CCG`).mentions, [])
})
