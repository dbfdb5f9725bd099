import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { createLineage, wasAlive } from '../../src/register/lineage.ts'
import type { Body, Register, Succession } from '../../src/register/register.ts'
import { ids, lineage, register, TODAY } from './facts.ts'

const all = [...register.bodies.values()]

function written(steps: readonly { from: Body; to: Body; on: string; kind: string }[]): string[] {
  return steps.map((step) => `${step.from.id} > ${step.to.id} ${step.on} ${step.kind}`)
}

describe('what became of a body', () => {
  it('is the ICB that replaced it', () => {
    assert.deepEqual(written(lineage.successors('ccg-wirral')), [
      'ccg-wirral > icb-cheshire-and-merseyside 2022-07-01 replacement',
    ])
    assert.deepEqual(ids(lineage.bodiesOn('ccg-wirral', TODAY)), ['icb-cheshire-and-merseyside'])
  })

  it('is every part of an ICB that was cut up, the part that a living ICB took over among them', () => {
    assert.deepEqual(written(lineage.successors('icb-frimley')), [
      'icb-frimley > icb-surrey-and-sussex 2026-04-01 split',
      'icb-frimley > icb-thames-valley 2026-04-01 split',
      'icb-frimley > icb-hampshire-and-isle-of-wight 2026-04-01 boundary_change',
    ])
    assert.deepEqual(ids(lineage.bodiesOn('ccg-surrey-heath', '2026-04-01')).toSorted(), [
      'icb-hampshire-and-isle-of-wight',
      'icb-surrey-and-sussex',
      'icb-thames-valley',
    ])
  })

  it('is the main successor first, and a sliver after it with its share', () => {
    const [main, sliver, ...rest] = lineage.successors('ccg-coastal-west-sussex')
    assert.deepEqual([main?.to.id, main?.kind, main?.share], ['ccg-west-sussex', 'merger', 298 / 302])
    assert.deepEqual([sliver?.to.id, sliver?.kind, sliver?.share], ['ccg-surrey-heartlands', 'split', 4 / 302])
    assert.deepEqual(rest, [])
  })

  it('is nothing while it lives, and nothing for an unknown id', () => {
    assert.deepEqual(lineage.successors('icb-devon'), [])
    assert.deepEqual(ids(lineage.bodiesOn('icb-devon', TODAY)), ['icb-devon'])
    for (const ask of [lineage.successors, lineage.predecessors, lineage.forward, lineage.backward, lineage.chains]) {
      assert.deepEqual(ask('ccg-atlantis'), [])
    }
    assert.deepEqual(lineage.bodiesOn('ccg-atlantis', TODAY), [])
    assert.equal(lineage.subIcbLocation('ccg-atlantis'), null)
  })

  it('leaves out the boundary changes that it lived through', () => {
    assert.deepEqual(ids(lineage.bodiesOn('ccg-north-cumbria', TODAY)), ['icb-north-east-and-north-cumbria'])
    assert.deepEqual(written(lineage.forward('ccg-greater-preston')), [
      'ccg-greater-preston > icb-lancashire-and-south-cumbria 2022-07-01 replacement',
    ])
  })
})

describe('a side move', () => {
  it('is told of giver and receiver, in order of date', () => {
    assert.deepEqual(written(lineage.sideMoves('ccg-morecambe-bay')), [
      'ccg-north-cumbria > ccg-morecambe-bay 2017-04-01 boundary_change',
      'ccg-morecambe-bay > ccg-fylde-and-wyre 2018-04-01 boundary_change',
    ])
    assert.deepEqual(written(lineage.sideMoves('icb-sussex')), [
      'icb-surrey-heartlands > icb-sussex 2023-04-01 boundary_change',
    ])
    assert.equal(lineage.sideMoves('ccg-north-cumbria')[0]?.share, 117 / 324)
  })

  it('is what a living ICB gained when another was cut up, but for that other it is what became of it', () => {
    const gain = 'icb-frimley > icb-hampshire-and-isle-of-wight 2026-04-01 boundary_change'
    assert.deepEqual(written(lineage.sideMoves('icb-hampshire-and-isle-of-wight')), [gain])
    assert.deepEqual(lineage.sideMoves('icb-frimley'), [])
    assert.ok(written(lineage.predecessors('icb-hampshire-and-isle-of-wight')).includes(gain))
  })

  it('is none for a body whose borders never moved', () => assert.deepEqual(lineage.sideMoves('ccg-wirral'), []))
})

describe('a chain', () => {
  it('goes from a body to today, step by step', () => {
    const chains = lineage.chains('ccg-greater-huddersfield')
    assert.deepEqual(
      chains.map((chain) => chain.map((link) => [link.body.id, link.step?.kind ?? null])),
      [
        [
          ['ccg-greater-huddersfield', null],
          ['ccg-kirklees', 'merger'],
          ['icb-west-yorkshire', 'replacement'],
        ],
      ],
    )
  })

  it('is one for each way, the main way first', () => {
    const ends = lineage.chains('ccg-east-berkshire').map((chain) => ids(chain.map((link) => link.body)))
    assert.deepEqual(ends, [
      ['ccg-east-berkshire', 'ccg-frimley', 'icb-frimley', 'icb-surrey-and-sussex'],
      ['ccg-east-berkshire', 'ccg-frimley', 'icb-frimley', 'icb-thames-valley'],
      ['ccg-east-berkshire', 'ccg-frimley', 'icb-frimley', 'icb-hampshire-and-isle-of-wight'],
    ])
  })

  it('of a living body is the body alone', () => {
    assert.deepEqual(ids(lineage.chains('icb-devon').flatMap((chain) => chain.map((link) => link.body))), ['icb-devon'])
  })
})

describe('the bodies of another day', () => {
  it('are what a later body was made of', () => {
    assert.deepEqual(ids(lineage.bodiesOn('ccg-kirklees', '2020-05-01')), [
      'ccg-greater-huddersfield',
      'ccg-north-kirklees',
    ])
    assert.equal(lineage.bodiesOn('icb-greater-manchester', '2014-01-01').length, 12)
  })

  it('are what an earlier body had become by then', () => {
    assert.deepEqual(ids(lineage.bodiesOn('ccg-camden', '2021-01-01')), ['ccg-north-central-london'])
    assert.deepEqual(ids(lineage.bodiesOn('ccg-camden', '2023-01-01')), ['icb-north-central-london'])
    assert.deepEqual(ids(lineage.bodiesOn('ccg-camden', '2026-04-01')), ['icb-west-and-north-london'])
  })

  it('change on the very day of a merger', () => {
    assert.deepEqual(ids(lineage.bodiesOn('ccg-camden', '2020-03-31')), ['ccg-camden'])
    assert.deepEqual(ids(lineage.bodiesOn('ccg-camden', '2020-04-01')), ['ccg-north-central-london'])
  })

  it('are none before there were CCGs', () => assert.deepEqual(lineage.bodiesOn('icb-devon', '2013-03-31'), []))
})

describe('partners', () => {
  it('are those that became the same body on the same day', () => {
    const [partners, ...more] = lineage.partners('ccg-wirral')
    assert.equal(partners?.into.id, 'icb-cheshire-and-merseyside')
    assert.equal(partners?.on, '2022-07-01')
    assert.deepEqual(ids(partners?.bodies ?? []), [
      'ccg-cheshire',
      'ccg-halton',
      'ccg-knowsley',
      'ccg-liverpool',
      'ccg-south-sefton',
      'ccg-southport-and-formby',
      'ccg-st-helens',
      'ccg-warrington',
    ])
    assert.deepEqual(more, [])
  })

  it('are given for each part of a body that was cut up', () => {
    const partners = lineage.partners('icb-frimley').map((one) => [one.into.id, ids(one.bodies)])
    assert.deepEqual(partners, [
      ['icb-surrey-and-sussex', ['icb-surrey-heartlands', 'icb-sussex']],
      ['icb-thames-valley', ['icb-buckinghamshire-oxfordshire-and-berkshire-west']],
      ['icb-hampshire-and-isle-of-wight', []],
    ])
  })
})

describe('a sub-ICB location', () => {
  it('keeps the code of a CCG of 2022', () => {
    const location = lineage.subIcbLocation('ccg-wirral')
    assert.deepEqual(
      { ...location, icb: location?.icb.id },
      {
        code: '12F',
        name: 'NHS Cheshire and Merseyside ICB - 12F',
        icb: 'icb-cheshire-and-merseyside',
        since: '2022-07-01',
      },
    )
  })

  it('is found past a split, and with commas in the name', () => {
    assert.equal(lineage.subIcbLocation('ccg-black-country-and-west-birmingham')?.name, 'NHS Black Country ICB - D2P2L')
    assert.equal(
      lineage.subIcbLocation('ccg-shropshire-telford-and-wrekin')?.name,
      'NHS Shropshire, Telford and Wrekin ICB - M2L0M',
    )
  })

  it('is there for all 106 CCGs of 2022, and for no other body', () => {
    const with2022 = all.filter((body) => body.kind === 'ccg' && body.closed === '2022-07-01')
    const located = all.filter((body) => lineage.subIcbLocation(body.id)?.code === body.odsCode)
    assert.equal(located.length, 106)
    assert.deepEqual(ids(located), ids(with2022))
  })
})

describe('the systems of a body', () => {
  it('are the footprint that it lay in, whatever became of the body', () => {
    for (const [id, system] of [
      ['ccg-wirral', 'E54000008'],
      ['ccg-vale-royal', 'E54000008'],
      ['ccg-kirklees', 'E54000054'],
      ['icb-cheshire-and-merseyside', 'E54000008'],
      ['ccg-hambleton-richmondshire-and-whitby', 'E54000051'],
    ] as const) {
      assert.deepEqual(ids(lineage.systemsOf(id)), [system], id)
    }
  })

  it('are several for an ICB made of several, the main one first for a CCG that was split', () => {
    assert.deepEqual(ids(lineage.systemsOf('icb-essex')).toSorted(), ['E54000023', 'E54000025', 'E54000026'])
    assert.deepEqual(ids(lineage.systemsOf('ccg-coastal-west-sussex')), ['E54000053', 'E54000052'])
  })

  it('are there for every body', () => {
    assert.deepEqual(
      all.filter((body) => lineage.systemsOf(body.id).length === 0),
      [],
    )
  })
})

describe('laws of the shipped lineage', () => {
  const body = fc.constantFrom(...all)
  const days = [...new Set(all.flatMap((one) => [one.opened, one.closed ?? TODAY]))]
  const day = fc.constantFrom(...days, TODAY, '2020-05-01', '2016-02-29')

  it('every CCG leads to live ICBs, and to nothing else today', () => {
    for (const one of all) {
      const today = lineage.bodiesOn(one.id, TODAY)
      assert.ok(today.length > 0, one.id)
      assert.ok(
        today.every((end) => end.kind === 'icb' && end.closed === null),
        one.id,
      )
      assert.ok(
        lineage.chains(one.id).every((chain) => chain.at(-1)?.body.closed === null),
        one.id,
      )
    }
  })

  it('no body is lost on the way back: the live ICBs come from all 211 first CCGs', () => {
    const first = all.filter((one) => one.opened === '2013-04-01')
    const reached = new Set(
      all.filter((one) => !one.closed).flatMap((one) => ids(lineage.backward(one.id).map((step) => step.from))),
    )
    assert.deepEqual(
      first.filter((one) => !reached.has(one.id)),
      [],
    )
    assert.equal(first.length, 211)
  })

  it('on any day since 2013 every body stands for bodies that were alive then', () => {
    fc.assert(
      fc.property(body, day, (one, on) => {
        const found = lineage.bodiesOn(one.id, on)
        assert.ok(found.length > 0)
        assert.ok(found.every((other) => wasAlive(other, on)))
        if (wasAlive(one, on)) assert.deepEqual(found, [one])
      }),
    )
  })

  it('forward and backward agree', () => {
    for (const one of all) {
      for (const step of lineage.successors(one.id))
        assert.ok(lineage.predecessors(step.to.id).some((other) => other.from === one))
      for (const step of lineage.predecessors(one.id))
        assert.ok(lineage.successors(step.from.id).some((other) => other.to === one))
      for (const step of lineage.forward(one.id)) {
        assert.ok(
          lineage.backward(step.to.id).some((other) => other.from === one),
          `${one.id} … ${step.to.id}`,
        )
      }
    }
  })

  it('steps come in order of date, and each once', () => {
    fc.assert(
      fc.property(body, (one) => {
        for (const steps of [lineage.forward(one.id), lineage.backward(one.id)]) {
          assert.deepEqual(
            steps.map((step) => step.on),
            steps.map((step) => step.on).toSorted(),
          )
          assert.equal(new Set(written(steps)).size, steps.length)
        }
      }),
    )
  })
})

describe('any register at all, however wrong', () => {
  const id = fc.integer({ min: 0, max: 7 }).map((n) => `ccg-${n}`)
  const day = fc.constantFrom('2013-04-01', '2015-04-01', '2020-04-01', '2022-07-01')
  const wrongBody = fc
    .record({ opened: day, closed: fc.option(day) })
    .map(({ opened, closed }, at = 0) => ({ opened, closed, at }))
  const edges = fc.array(
    fc.record({
      from: id,
      to: id,
      on: day,
      kind: fc.constantFrom('merger' as const, 'split' as const, 'replacement' as const, 'boundary_change' as const),
      note: fc.constantFrom('', '1 of 0 LSOAs', 'ODS code X lives on as the sub-ICB location "'),
    }),
    { maxLength: 60 },
  )

  it('is walked to an end', () => {
    fc.assert(
      fc.property(fc.array(wrongBody, { minLength: 1, maxLength: 7 }), edges, day, (made, successions, on) => {
        const bodies = new Map(
          made.map(({ opened, closed }, n): [string, Body] => [
            `ccg-${n}`,
            { ...(all[n] as Body), id: `ccg-${n}`, opened, closed },
          ]),
        )
        const wrong: Register = { ...register, bodies, successions: successions as Succession[] }
        const of = createLineage(wrong)
        for (const one of bodies.keys()) {
          of.forward(one)
          of.backward(one)
          of.bodiesOn(one, on)
          of.partners(one)
          of.systemsOf(one)
          assert.ok(of.chains(one).length <= 32)
        }
      }),
    )
  })
})
