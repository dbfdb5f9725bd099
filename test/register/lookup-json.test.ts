import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Lookup, lookupJson } from '../../src/register/lookup-json.ts'
import { finder, ids, lineage, register, TODAY } from './facts.ts'

function lookup(text: string, on: string | null = null): Lookup {
  return lookupJson(finder, lineage, text, on, TODAY)
}

function steps(found: Lookup): string[] {
  return found.lineage.map((step) => `${step.from} > ${step.to}`)
}

describe('lookup --json', () => {
  it('has exactly the agreed shape', () => {
    assert.deepEqual(lookup('wirral'), {
      query: 'wirral',
      on: null,
      matches: [
        {
          id: 'ccg-wirral',
          name: 'NHS Wirral CCG',
          kind: 'ccg',
          ods_code: '12F',
          ons_code: 'E38000208',
          opened: '2013-04-01',
          closed: '2022-07-01',
          status: 'closed',
          score: 1,
        },
      ],
      lineage: [{ from: 'ccg-wirral', to: 'icb-cheshire-and-merseyside', on: '2022-07-01', kind: 'replacement' }],
      today: [
        {
          id: 'icb-cheshire-and-merseyside',
          name: 'NHS Cheshire and Merseyside Integrated Care Board',
          kind: 'icb',
          ods_code: 'QYG',
          ons_code: 'E54000008',
          opened: '2022-07-01',
          closed: null,
          status: 'live',
        },
      ],
    })
  })

  it('tells the status on the day asked about', () => {
    const found = lookup('surrey heartlands', '2020-05-01')
    assert.equal(found.on, '2020-05-01')
    assert.deepEqual(
      found.matches.map((one) => [one.id, one.status]),
      [['ccg-surrey-heartlands', 'live']],
    )
    assert.deepEqual(ids(found.today), ['icb-surrey-and-sussex'])
  })

  it('gives all of a choice', () => {
    assert.deepEqual(ids(lookup('Kent and Medway').matches), ['icb-kent-and-medway', 'ccg-kent-and-medway'])
    assert.deepEqual(steps(lookup('NCL')), [
      'ccg-north-central-london > icb-north-central-london',
      'icb-north-central-london > icb-west-and-north-london',
    ])
  })

  it('gives every part of a body that was cut up', () => {
    const found = lookup('NHS Frimley ICB')
    assert.deepEqual(
      found.lineage.map((step) => [step.to, step.kind]),
      [
        ['icb-surrey-and-sussex', 'split'],
        ['icb-thames-valley', 'split'],
        ['icb-hampshire-and-isle-of-wight', 'boundary_change'],
      ],
    )
    assert.equal(found.today.length, 3)
    assert.deepEqual(steps(lookup('Coastal West Sussex')).slice(0, 2), [
      'ccg-coastal-west-sussex > ccg-west-sussex',
      'ccg-coastal-west-sussex > ccg-surrey-heartlands',
    ])
  })

  it('leaves side moves out of what became of a body', () => {
    const found = lookup('Greater Preston')
    assert.deepEqual(steps(found), ['ccg-greater-preston > icb-lancashire-and-south-cumbria'])
    assert.deepEqual(ids(lookup('North Cumbria').today), ['icb-north-east-and-north-cumbria'])
  })

  it('gives the bodies of a council, and only the way to its own ICBs', () => {
    const found = lookup('Birmingham')
    assert.deepEqual(ids(found.matches), [
      'ccg-birmingham-and-solihull',
      'ccg-sandwell-and-west-birmingham',
      'icb-birmingham-and-solihull',
    ])
    assert.deepEqual(ids(found.today), ['icb-birmingham-and-solihull'])
    assert.ok(!steps(found).includes('ccg-black-country-and-west-birmingham > icb-black-country'))
    assert.deepEqual(ids(lookup('Birmingham', '2021-05-01').today), ['icb-birmingham-and-solihull'])
  })

  it('keeps only the outward part of a postcode', () => {
    for (const text of ['CH41 1AA', 'ch411aa', ' CH41\u200f 1AA ', 'CH41']) {
      const found = lookup(text)
      assert.equal(found.query.toUpperCase(), 'CH41', text)
      assert.deepEqual(ids(found.matches), ['ccg-wirral', 'icb-cheshire-and-merseyside'])
    }
    assert.equal(lookup('my home: CH41 1AA').query, 'my home: CH41')
    assert.doesNotMatch(JSON.stringify(lookup('B1 1AA')), /1AA/)
  })

  it('gives the candidates of a postcode that is not decided', () => {
    assert.deepEqual(ids(lookup('B1 1AA').matches), [
      'ccg-sandwell-and-west-birmingham',
      'ccg-birmingham-and-solihull',
      'icb-birmingham-and-solihull',
    ])
  })

  it('gives what was there on a day when nothing of the name was, then the name', () => {
    assert.deepEqual(
      lookup('kirklees', '2020-05-01').matches.map((one) => [one.id, one.status]),
      [
        ['ccg-greater-huddersfield', 'live'],
        ['ccg-north-kirklees', 'live'],
        ['ccg-kirklees', 'not-yet'],
      ],
    )
  })

  it('gives the body first where the text leaves no doubt that it is meant', () => {
    assert.deepEqual(
      lookup('NHS Wirral CCG', '2023-05-01').matches.map((one) => [one.id, one.status]),
      [
        ['ccg-wirral', 'closed'],
        ['icb-cheshire-and-merseyside', 'live'],
      ],
    )
    assert.deepEqual(ids(lookup('12F', '2023-05-01').matches), ['ccg-wirral'])
  })

  it('gives the nearest of a misspelling, and what became of it alone if it is clear', () => {
    const found = lookup('wiral')
    assert.equal(found.matches[0]?.id, 'ccg-wirral')
    assert.ok((found.matches[0]?.score ?? 1) < 1)
    assert.deepEqual(ids(found.today), ['icb-cheshire-and-merseyside'])
  })

  it('gives a system with its bodies', () => {
    const found = lookup('Sussex ICS')
    assert.deepEqual(found.matches[0], {
      id: 'E54000053',
      name: 'Sussex ICS',
      kind: 'system',
      ods_code: 'QNX',
      ons_code: 'E54000053',
      opened: null,
      closed: null,
      status: 'closed',
      score: 1,
    })
    assert.ok(ids(found.matches).includes('icb-sussex'))
    assert.deepEqual(ids(found.today), ['icb-surrey-and-sussex'])
    assert.equal(lookup('Sussex ICS', '2020-05-01').matches[0]?.status, 'live')
  })

  it('gives nothing for places outside England and for nonsense', () => {
    for (const text of ['Glasgow', 'xyzzyqq', '', 'QX1 1AA', 'x'.repeat(500)]) {
      const { matches, lineage: way, today } = lookup(text)
      assert.deepEqual([matches, way, today], [[], [], []], text)
    }
  })

  it('orders by score, names each thing once, and ends in bodies that live, whatever is asked', () => {
    const texts = fc.oneof(
      fc.constantFrom(...[...register.bodies.values()].flatMap((body) => [body.name, body.shortName, body.odsCode])),
      fc.constantFrom(...[...register.councils.values()].map((council) => council.name), ...register.outcodes.keys()),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    )
    fc.assert(
      fc.property(texts, fc.constantFrom(null, '2014-01-01', '2020-05-01', '2024-01-01'), (text, on) => {
        const found = lookup(text, on)
        const scores = found.matches.map((one) => one.score)
        assert.deepEqual(
          scores,
          scores.toSorted((one, other) => other - one),
        )
        assert.equal(new Set(ids(found.matches)).size, found.matches.length)
        assert.ok(found.today.every((one) => one.status === 'live'))
        assert.ok(found.matches.length === 0 || found.today.length > 0)
        const days = found.lineage.map((step) => step.on)
        assert.deepEqual(days, days.toSorted())
      }),
      { numRuns: 500 },
    )
  })
})
