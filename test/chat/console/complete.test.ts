import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Caller } from '../../../src/chat/command.ts'
import { commonInsert, complete } from '../../../src/chat/console/complete.ts'
import { worldRouter } from './world.ts'

const caller: Caller = {
  platform: 'console',
  tenant: 'local',
  channel: 'console',
  userId: 'console',
  userName: 'you',
  isAdmin: async () => true,
}
const router = worldRouter()

async function offered(line: string): Promise<[string, ...string[]]> {
  const { replaces, candidates } = await complete(line, router, caller)
  return [replaces, ...candidates.map(({ insert }) => insert)]
}

describe('what could come next', () => {
  for (const [line, replaces, ...inserts] of [
    ['', '', 'ccg ', 'watch '],
    ['/', '/', '/ccg ', '/watch '],
    ['w', 'w', 'watch '],
    ['/W', '/W', '/watch '],
    ['  cc', 'cc', 'ccg '],
    ['xyz', 'xyz'],
    ['xyz ', ''],
    ['watch ', '', 'add ', 'list '],
    ['watch l', 'l', 'list '],
    ['watch list ', ''],
    ['watch x ', ''],
    ['ccg wirr', 'wirr', '"NHS Wirral CCG" '],
    ['ccg nhs west', 'nhs west', '"NHS West Suffolk CCG" ', '"NHS West Kent CCG" '],
    ['ccg "west ', '"west ', '"NHS West Suffolk CCG" ', '"NHS West Kent CCG" '],
    ['ccg body:kern', 'kern', '"NHS Kernow CCG" '],
    ['ccg on:2020 body:kern', 'kern', '"NHS Kernow CCG" '],
    ['ccg wirral ', '', 'on:'],
    ['ccg wirral o', 'o', 'on:'],
    ['ccg "NHS Wirral CCG" ', '', 'on:'],
    ['ccg wirral on:2020 ', ''],
    ['watch add ', '', 'area:', 'mode:'],
    ['watch add m', 'm', 'mode:'],
    ['watch add mode:', '', 'instant ', 'daily '],
    ['watch add mode:D', 'D', 'daily '],
    ['watch add kent mode:daily ', ''],
  ] as const) {
    it(`after "${line}"`, async () => assert.deepEqual(await offered(line), [replaces, ...inserts]))
  }

  it('says what each is', async () => {
    const { candidates } = await complete('watch ', router, caller)
    assert.deepEqual(candidates, [
      { insert: 'add ', about: 'Begin to watch' },
      { insert: 'list ', about: 'What is watched' },
    ])
  })

  it('always takes the place of the end of the line', () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.string().map((rest) => `ccg ${rest}`),
          fc.string().map((rest) => `watch add ${rest}`),
        ),
        async (line) => {
          const { replaces } = await complete(line, router, caller)
          assert.ok(line.endsWith(replaces))
        },
      ),
    ))
})

describe('what can be put in at once', () => {
  const of = (replaces: string, ...inserts: string[]) =>
    commonInsert({ replaces, candidates: inserts.map((insert) => ({ insert, about: '' })) })

  it('is the only candidate, even when it does not begin as typed', () =>
    assert.equal(of('wiral', 'NHS Wirral CCG '), 'NHS Wirral CCG '))
  it('is what all begin with, when that is more than was typed', () =>
    assert.equal(of('n', 'north east', 'north west'), 'north '))
  it('is nothing when they have no more in common', () => assert.equal(of('north ', 'north east', 'north west'), null))
  it('is nothing when what they have in common is not what was typed', () =>
    assert.equal(of('kent', 'NHS East Kent', 'NHS West Kent'), null))
  it('is nothing where nothing is offered', () => assert.equal(of('x'), null))
})
