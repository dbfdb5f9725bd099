import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Story } from '../../src/alerts/story.ts'
import { bodiesOfWritten, isWanted, readMention, type WatchFilter } from '../../src/alerts/watch.ts'
import { areas } from './newsroom.ts'
import { body, source, story, system } from './stories-for-tests.ts'

const bodiesOf = bodiesOfWritten(areas)
const wants = (filter: Partial<WatchFilter>, more: Partial<Story> = {}) =>
  isWanted({ area: 'england', kinds: [], outlets: [], ...filter }, story(more), bodiesOf)

describe('a watch on an area', () => {
  for (const [area, wanted] of [
    ['england', true],
    ['region:North West', true],
    ['region:London', false],
    ['body:ccg-wirral', true],
    ['body:ccg-halton', false],
    ['council:E08000015', true],
    ['system:E54000008', true],
    ['body:no-such-body', false],
    ['nonsense', false],
  ] as const)
    it(`${wanted ? 'wants' : 'does not want'} news of Wirral when the area is ${area}`, () =>
      assert.equal(wants({ area }), wanted))

  it('outlives its body: who follows a CCG is told of the ICB', () =>
    assert.equal(
      wants({ area: 'body:ccg-wirral' }, { mentions: [body('icb-cheshire-and-merseyside', 'An ICB')] }),
      true,
    ))

  it('wants news that names its system alone', () =>
    assert.equal(wants({ area: 'body:ccg-wirral' }, { mentions: [system('E54000008', 'An ICS')] }), true))

  it('is told of news that names nobody only if it is all of England', () => {
    assert.equal(wants({ area: 'england' }, { mentions: [] }), true)
    assert.equal(wants({ area: 'region:North West' }, { mentions: [] }), false)
    const toBe = [{ name: 'NHS Mersey CCG', kind: 'new-body' as const, id: null, words: 'Mersey CCG' }]
    assert.equal(wants({ area: 'region:North West' }, { mentions: toBe }), false)
  })
})

describe('a watch on kinds', () => {
  it('wants every kind when it names none', () => assert.equal(wants({ kinds: [] }, { kinds: ['finance'] }), true))
  it('wants a story that is of one of its kinds among others', () =>
    assert.equal(wants({ kinds: ['legal', 'petition'] }, { kinds: ['merger', 'petition'] }), true))
  it('does not want other kinds', () => assert.equal(wants({ kinds: ['legal'] }, { kinds: ['merger'] }), false))
})

describe('a watch on outlets', () => {
  const sources = [
    source(1, 'Evening Example', { url: 'https://news.evening.example/a' }),
    source(2, 'The Sample, Ltd.'),
  ]
  for (const [outlet, wanted] of [
    ['evening example', true],
    ['evening', true],
    ['sample ltd', true],
    ['the', true],
    ['even', false],
    ['evening.example', true],
    ['news.evening.example', true],
    ['ening.example', false],
    ['morning.example', false],
  ] as const)
    it(`"${outlet}" ${wanted ? 'means' : 'does not mean'} one of the outlets`, () =>
      assert.equal(wants({ outlets: [outlet] }, { sources }), wanted))
})

describe('a mention', () => {
  for (const [mention, notify] of [
    ['user:123', { kind: 'user', id: '123' }],
    ['role:456', { kind: 'role', id: '456' }],
    ['group:S01-A_b', { kind: 'group', id: 'S01-A_b' }],
    ['here', { kind: 'here', id: '' }],
    ['', null],
    ['everyone', null],
    ['user:', null],
    ['user:<!channel>', null],
    [`user:${'1'.repeat(41)}`, null],
  ] as const)
    it(`"${mention}" is ${notify ? `the ${notify.kind}` : 'nobody'}`, () =>
      assert.deepEqual(readMention(mention), notify))
})
