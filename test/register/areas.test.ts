import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Area, REGIONS, writeArea } from '../../src/register/areas.ts'
import { createAreaFinder } from '../../src/register/find-area.ts'
import { areas, finder, lineage, register, TODAY } from './facts.ts'

const areaFinder = createAreaFinder(register, finder, areas)

function of(kind: 'body' | 'system' | 'council', id: string): ReadonlySet<string> {
  return areas.bodiesOf({ kind, id })
}

function found(text: string): string {
  const answer = areaFinder.findArea(text, TODAY)
  if (answer.answer !== 'area') throw new Error(`“${text}” gave ${JSON.stringify(answer)}.`)
  return answer.value
}

function has(set: ReadonlySet<string>, ...expected: string[]): void {
  for (const id of expected) assert.ok(set.has(id), `${id} is missing`)
}

function lacks(set: ReadonlySet<string>, ...unexpected: string[]): void {
  for (const id of unexpected) assert.ok(!set.has(id), `${id} is too much`)
}

const EVERY: readonly Area[] = [
  { kind: 'england' },
  ...REGIONS.map((region): Area => ({ kind: 'region', region })),
  ...[...register.systems.keys()].map((id): Area => ({ kind: 'system', id })),
  ...[...register.councils.keys()].map((id): Area => ({ kind: 'council', id })),
  ...[...register.bodies.keys()].map((id): Area => ({ kind: 'body', id })),
]

describe('an area', () => {
  it('is read back as it was written', () => {
    for (const area of EVERY) assert.deepEqual(areas.readArea(writeArea(area)), area)
    assert.equal(writeArea({ kind: 'body', id: 'ccg-wirral' }), 'body:ccg-wirral')
    assert.equal(writeArea({ kind: 'region', region: 'North West' }), 'region:North West')
  })

  it('is not read out of anything else', () => {
    for (const text of [
      '',
      'body:',
      'body:ccg-atlantis',
      'region:north west',
      'council:E06',
      'england:',
      'ccg-wirral',
      'constructor:x',
      'body:__proto__',
    ]) {
      assert.equal(areas.readArea(text), null, text)
    }
  })

  it('has a name for people', () => {
    assert.equal(areas.areaName({ kind: 'england' }), 'all of England')
    assert.equal(areas.areaName({ kind: 'region', region: 'North West' }), 'the North West')
    assert.equal(areas.areaName({ kind: 'region', region: 'London' }), 'London')
    assert.equal(areas.areaName({ kind: 'region', region: 'East of England' }), 'the East of England')
    assert.equal(areas.areaName({ kind: 'body', id: 'ccg-wirral' }), 'NHS Wirral CCG')
    assert.equal(areas.areaName({ kind: 'system', id: 'E54000053' }), 'Sussex ICS')
    assert.equal(areas.areaName({ kind: 'council', id: 'E06000023' }), 'Bristol council')
  })

  it('always has bodies, all of them in the register', () => {
    for (const area of EVERY) {
      const set = areas.bodiesOf(area)
      assert.ok(set.size > 0, writeArea(area))
      for (const id of set) assert.ok(register.bodies.has(id) || register.systems.has(id), id)
    }
    assert.equal(areas.bodiesOf({ kind: 'body', id: 'ccg-atlantis' }).size, 0)
  })
})

describe('a watch on a body', () => {
  it('follows its successors to today, and takes in its footprint', () => {
    assert.deepEqual([...of('body', 'ccg-wirral')].toSorted(), [
      'E54000008',
      'ccg-wirral',
      'icb-cheshire-and-merseyside',
    ])
    has(of('body', 'ccg-camden'), 'ccg-north-central-london', 'icb-north-central-london', 'icb-west-and-north-london')
  })

  it('looks back to what it was made of, but not sideways', () => {
    has(of('body', 'icb-cheshire-and-merseyside'), 'ccg-wirral', 'ccg-vale-royal')
    has(of('body', 'ccg-kirklees'), 'ccg-north-kirklees', 'ccg-greater-huddersfield', 'icb-west-yorkshire')
    lacks(of('body', 'ccg-wirral'), 'ccg-liverpool')
    lacks(of('body', 'ccg-north-kirklees'), 'ccg-greater-huddersfield', 'ccg-leeds')
  })

  it('follows every part of a body that was cut up', () => {
    has(of('body', 'icb-frimley'), 'icb-thames-valley', 'icb-surrey-and-sussex', 'icb-hampshire-and-isle-of-wight')
  })

  it('follows neither slivers nor side moves', () => {
    lacks(of('body', 'ccg-coastal-west-sussex'), 'ccg-surrey-heartlands', 'icb-surrey-heartlands', 'E54000052')
    lacks(of('body', 'icb-northamptonshire'), 'ccg-cambridgeshire-and-peterborough')
    lacks(of('body', 'ccg-north-cumbria'), 'ccg-morecambe-bay', 'icb-lancashire-and-south-cumbria')
    has(of('body', 'ccg-black-country-and-west-birmingham'), 'icb-birmingham-and-solihull', 'icb-black-country')
  })

  it('of every body holds all it is today, slivers apart', () => {
    for (const body of register.bodies.values()) {
      const main = lineage.chains(body.id).filter((chain) => chain.every((link) => (link.step?.share ?? 1) >= 0.1))
      has(of('body', body.id), ...main.flatMap((chain) => chain.map((link) => link.body.id)))
      assert.ok(main.length > 0)
    }
  })
})

describe('a watch on a council', () => {
  it('takes in its CCGs, its ICBs and what lies between', () => {
    assert.deepEqual([...of('council', 'E08000034')].toSorted(), [
      'E54000054',
      'ccg-greater-huddersfield',
      'ccg-kirklees',
      'ccg-north-kirklees',
      'icb-west-yorkshire',
    ])
    has(of('council', 'E07000214'), 'ccg-surrey-heath', 'ccg-frimley', 'icb-frimley', 'icb-surrey-and-sussex')
    lacks(of('council', 'E07000214'), 'icb-thames-valley')
  })

  it('takes in an earlier CCG of its name, but not the others of its county', () => {
    has(of('council', 'E07000105'), 'ccg-ashford', 'ccg-kent-and-medway', 'icb-kent-and-medway')
    lacks(of('council', 'E07000105'), 'ccg-thanet')
    has(of('council', 'E08000035'), 'ccg-leeds-north', 'ccg-leeds-west')
  })

  it('leaves out an ICB that only its CCG’s other end went to', () => {
    has(of('council', 'E08000025'), 'icb-birmingham-and-solihull', 'ccg-sandwell-and-west-birmingham')
    lacks(of('council', 'E08000025'), 'icb-black-country')
  })
})

describe('a watch on a system', () => {
  it('takes in its CCGs of all years, its ICB and what that became, and itself', () => {
    has(of('system', 'E54000053'), 'E54000053', 'ccg-west-sussex', 'ccg-crawley', 'icb-sussex', 'icb-surrey-and-sussex')
    has(of('system', 'E54000027'), 'ccg-brent', 'ccg-north-west-london', 'icb-west-and-north-london')
  })

  it('leaves out the ICBs that only a part of it went to', () => {
    lacks(of('system', 'E54000007'), 'icb-derby-and-derbyshire')
    lacks(of('system', 'E54000009'), 'icb-nottingham-and-nottinghamshire')
  })
})

describe('a watch on a region or on England', () => {
  it('takes in all of it', () => {
    const northWest = areas.bodiesOf({ kind: 'region', region: 'North West' })
    has(northWest, 'ccg-wirral', 'icb-greater-manchester', 'E54000008')
    lacks(northWest, 'icb-devon', 'E54000037')
    assert.equal(areas.bodiesOf({ kind: 'england' }).size, register.bodies.size + register.systems.size)
  })

  it('leaves nobody out: every body and system is in one region', () => {
    const counted = REGIONS.flatMap((region) => [...areas.bodiesOf({ kind: 'region', region })])
    assert.equal(counted.length, register.bodies.size + register.systems.size)
    assert.equal(new Set(counted).size, counted.length)
  })
})

describe('finding an area', () => {
  it('reads England and the regions as people say them', () => {
    for (const text of ['England', 'everywhere', 'ALL', 'all of England']) assert.equal(found(text), 'england', text)
    for (const text of ['North West', 'the north west', 'north-west England', 'North West region', 'NHS North West']) {
      assert.equal(found(text), 'region:North West', text)
    }
    assert.equal(found('London'), 'region:London')
    assert.equal(found('yorkshire'), 'region:North East and Yorkshire')
    assert.equal(found('East of England'), 'region:East of England')
    assert.equal(found('midlands'), 'region:Midlands')
  })

  it('finds whatever the finder finds, and what writeArea wrote', () => {
    assert.equal(found('wirral'), 'body:ccg-wirral')
    assert.equal(found('west yorkshire'), 'body:icb-west-yorkshire')
    assert.equal(found('Birmingham'), 'council:E08000025')
    assert.equal(found('Sussex ICS'), 'system:E54000053')
    assert.equal(found('CH41 1AA'), 'body:ccg-wirral')
    assert.equal(found('north west london icb'), 'body:icb-north-west-london')
    for (const area of EVERY) assert.equal(found(writeArea(area)), writeArea(area))
  })

  it('takes an ICB for the CCG of its name too, since that watch holds the other', () => {
    assert.equal(found('Devon'), 'body:icb-devon')
    assert.equal(found('NCL'), 'body:icb-north-central-london')
  })

  it('leaves a real choice to the person', () => {
    const answer = areaFinder.findArea('NEL', TODAY)
    assert.ok(answer.answer === 'choice')
    assert.deepEqual(answer.areas.map((one) => one.value).toSorted(), [
      'body:ccg-north-east-lincolnshire',
      'body:ccg-north-east-london',
      'body:icb-north-east-london',
    ])
  })

  it('passes on the nearest, the undecided, the reason and what to try', () => {
    const nearest = areaFinder.findArea('wiral', TODAY)
    assert.ok(nearest.answer === 'nearest' && nearest.isClear && nearest.areas[0]?.value === 'body:ccg-wirral')
    assert.equal(areaFinder.findArea('B1 1AA', TODAY).answer, 'undecided')
    assert.equal(areaFinder.findArea('Cardiff', TODAY).answer, 'elsewhere')
    assert.equal(areaFinder.findArea('', TODAY).answer, 'nothing')
  })

  it('says what the finder noted', () => {
    const answer = areaFinder.findArea('Allerdale', TODAY)
    assert.equal(answer.answer === 'area' && answer.note, 'Allerdale council was abolished on 1 April 2023.')
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (text) => void areaFinder.findArea(text, TODAY)),
    )
  })
})

describe('completing an area', () => {
  it('offers regions and England before bodies', () => {
    const offered = areaFinder.completeArea('north', TODAY).map((one) => one.value)
    assert.deepEqual(offered.slice(0, 2), ['region:North East and Yorkshire', 'region:North West'])
    assert.equal(areaFinder.completeArea('eng', TODAY)[0]?.value, 'england')
    assert.equal(areaFinder.completeArea('', TODAY)[0]?.value, 'england')
  })

  it('offers what is then found as exactly that area', () => {
    for (const text of ['', 'n', 'wir', 'surrey', 'bristol', 'CH41', 'sussex ics', 'east']) {
      const offered = areaFinder.completeArea(text, TODAY)
      assert.ok(offered.length > 0 && offered.length <= 25, text)
      for (const one of offered)
        assert.ok(one.value === 'CH41' ? found(one.value) === 'body:ccg-wirral' : found(one.value) === one.value)
    }
  })
})
