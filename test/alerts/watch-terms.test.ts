import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readTerms } from '../../src/alerts/watch-terms.ts'
import { Refusal } from '../../src/chat/command.ts'
import { KINDS } from '../../src/news/understanding.ts'
import { areas } from './newsroom.ts'

const refused = (wish: Parameters<typeof readTerms>[1], says: RegExp) =>
  assert.throws(
    () => readTerms(areas, wish),
    (fault) => fault instanceof Refusal && says.test(fault.message) && fault.message.length < 300,
  )

describe('the terms of a watch', () => {
  it('are all of England, every kind and outlet, at once, nobody notified and no quiet hours, unless asked otherwise', () =>
    assert.deepEqual(readTerms(areas, {}), {
      area: 'england',
      kinds: [],
      outlets: [],
      mode: 'instant',
      mention: '',
      quiet: '',
    }))

  it('are read as people type them', () =>
    assert.deepEqual(
      readTerms(areas, {
        area: 'body:ccg-wirral',
        kinds: ' ICS , merger,merger ',
        outlets: 'https://www.Paper.example/news, Evening Example,evening example',
        mode: ' Weekly',
        mention: 'role:5',
        quiet: '10pm-7am',
      }),
      {
        area: 'body:ccg-wirral',
        kinds: ['merger', 'ics'],
        outlets: ['evening example', 'paper.example'],
        mode: 'weekly',
        mention: 'role:5',
        quiet: '22:00-07:00',
      },
    ))

  it('change only where something is given', () => {
    const was = readTerms(areas, {
      area: 'region:London',
      kinds: 'legal',
      outlets: 'Sample',
      mode: 'daily',
      mention: 'here',
      quiet: '22-7',
    })
    assert.deepEqual(readTerms(areas, {}, was), was)
    assert.deepEqual(readTerms(areas, { kinds: 'all', mention: 'none', quiet: 'off', outlets: 'all' }, was), {
      area: 'region:London',
      kinds: [],
      outlets: [],
      mode: 'daily',
      mention: '',
      quiet: '',
    })
  })

  it('that name every kind are those of every kind, also of kinds to come', () =>
    assert.deepEqual(readTerms(areas, { kinds: KINDS.join(',') }).kinds, []))

  for (const [what, wish, says] of [
    ['a mode that there is not', { mode: 'hourly' }, /one of the modes instant, daily, weekly, not “hourly”/],
    [
      'an area that the register does not have',
      { area: 'body:ccg-atlantis' },
      /No area is known as “body:ccg-atlantis”/,
    ],
    [
      'a kind that there is not',
      { kinds: 'merger, gossip' },
      /no kind of news called “gossip”: choose from merger, ics,/,
    ],
    ['an outlet without a letter', { outlets: 'Sample, ???' }, /“\?\?\?” is no outlet: give names or sites/],
    ['an outlet longer than a name', { outlets: 'x'.repeat(61) }, /is no outlet/],
    [
      'too many outlets',
      { outlets: Array.from({ length: 21 }, (_, index) => `o${index}`).join() },
      /20 outlets at most, not 21/,
    ],
    ['a mention of everybody', { mention: '@everyone' }, /“@everyone” is nobody that can be notified/],
    ['quiet hours that are none', { quiet: 'at night' }, /Quiet hours are written as/],
    ['something hostile', { kinds: '<@everyone>'.repeat(1_000) }, /no kind of news/],
  ] as const)
    it(`with ${what} are refused in a sentence`, () => refused(wish, says))
})
