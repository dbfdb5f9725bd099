import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Area } from '../../src/register/areas.ts'
import { createConstituenciesWithin } from '../../src/register/constituencies.ts'
import { councilPlace } from '../../src/register/names.ts'
import { fold } from '../../src/register/normalise.ts'
import { lineage, register } from './facts.ts'

const within = createConstituenciesWithin(register, lineage)

function names(area: Area): { whole: string[]; part: string[]; perhaps: string[] } {
  const { whole, part, perhaps } = within(area)
  const named = (ones: typeof whole) => ones.map(({ name }) => name)
  return { whole: named(whole), part: named(part), perhaps: named(perhaps) }
}

describe('the constituencies of the register', () => {
  it('are those of July 2024, with their electors', () => {
    assert.equal(register.constituencies.size, 650)
    const figures = { E14001290: 71_300, S14000027: 21_325, W07000112: 53_141, N05000009: 82_201, E14001352: 85_204 }
    for (const [id, electorate] of Object.entries(figures))
      assert.equal(register.constituencies.get(id)?.electorate, electorate)
    assert.equal(register.constituencies.get('E14000530'), undefined, 'Aldershot as it was before')
  })

  it('lie in the council that they are called after', () => {
    const live = [...register.councils.values()].filter(({ status, kind }) => status === 'live' && kind !== 'upper')
    const strangers = [...register.constituencies.values()].filter(({ id, name, councilIds }) => {
      const namesakes = live.filter((council) => ` ${fold(name)} `.startsWith(` ${fold(councilPlace(council))} `))
      return id.startsWith('E') && namesakes.length > 0 && !namesakes.some((council) => councilIds.includes(council.id))
    })
    // Four bear the name of another place: Bury in Suffolk, the valley of the Rother, Sutton in Warwickshire, a forest.
    assert.deepEqual(
      strangers.map(({ name }) => name),
      ['Bury St Edmunds and Stowmarket', 'Rother Valley', 'Sutton Coldfield', 'Wyre Forest'].filter((name) =>
        strangers.some((one) => one.name === name),
      ),
    )
  })

  it('are each in one region with all their councils', () => {
    const regions = new Map<string, Set<string>>()
    for (const { region, councilIds } of register.constituencies.values())
      for (const council of councilIds) regions.set(council, (regions.get(council) ?? new Set()).add(region))
    assert.deepEqual(
      [...regions].filter(([, some]) => some.size !== 1),
      [],
    )
  })
})

describe('the constituencies of an area', () => {
  it('are whole in a council, or partly', () => {
    assert.deepEqual(names({ kind: 'council', id: 'E08000015' }), {
      whole: ['Birkenhead', 'Wallasey', 'Wirral West'],
      part: ['Ellesmere Port and Bromborough'],
      perhaps: [],
    })
  })

  it('are those of its districts in a county', () => {
    const leicestershire = names({ kind: 'council', id: 'E10000018' })
    assert.equal(leicestershire.whole.length, 7)
    assert.deepEqual(leicestershire.part, ['Rutland and Stamford'])
  })

  it('are those of its councils in an ICB, a system and a region', () => {
    const board = names({ kind: 'body', id: 'icb-cheshire-and-merseyside' })
    assert.equal(board.whole.length, 25)
    assert.deepEqual(board.part, ['Southport'])
    assert.deepEqual(names({ kind: 'system', id: 'E54000008' }), board)
    assert.equal(names({ kind: 'region', region: 'London' }).whole.length, 75)
  })

  it('may lie there where a body has a part of their council', () => {
    const yorkshire = names({ kind: 'body', id: 'icb-west-yorkshire' })
    assert.deepEqual(yorkshire.part, ['Selby', 'Wetherby and Easingwold'])
    assert.ok(yorkshire.perhaps.includes('Skipton and Ripon'))
    assert.deepEqual(names({ kind: 'body', id: 'ccg-southport-and-formby' }), {
      whole: [],
      part: [],
      perhaps: ['Bootle', 'Liverpool Walton', 'Sefton Central', 'Southport'],
    })
  })

  it('are in one ICB for certain, or in several in part, and none is left out', () => {
    const boards = [...register.bodies.values()].filter(({ kind, closed }) => kind === 'icb' && closed === null)
    const answers = boards.map(({ id }) => within({ kind: 'body', id }))
    for (const one of within({ kind: 'england' }).whole) {
      const whole = answers.filter(({ whole }) => whole.includes(one)).length
      const some = answers.filter(({ part, perhaps }) => part.includes(one) || perhaps.includes(one)).length
      assert.ok((whole === 1 && some === 0) || (whole === 0 && some >= 2), one.name)
    }
  })

  it('are all of England’s in England, and none in what the register does not have', () => {
    assert.equal(names({ kind: 'england' }).whole.length, 543)
    for (const area of [
      { kind: 'council', id: 'E07000026' },
      { kind: 'body', id: 'ccg-atlantis' },
      { kind: 'system', id: 'E54999999' },
    ] as const)
      assert.deepEqual(names(area), { whole: [], part: [], perhaps: [] })
  })
})
