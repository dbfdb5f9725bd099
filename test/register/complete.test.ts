import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { FindOptions } from '../../src/register/find.ts'
import { finder, register, TODAY, value } from './facts.ts'

function values(partial: string, options: Partial<FindOptions> = {}): string[] {
  return finder.complete(partial, { today: TODAY, ...options }).map((one) => one.value)
}

describe('completion', () => {
  it('offers what begins with the text, then what has it within', () => {
    assert.deepEqual(values('kirkl'), ['ccg-kirklees', 'E08000034', 'ccg-north-kirklees'])
    assert.deepEqual(values('wir'), ['ccg-wirral', 'E08000015'])
    assert.deepEqual(values('heartl').slice(0, 2), ['ccg-surrey-heartlands', 'icb-surrey-heartlands'])
  })

  it('goes on while the whole name is typed, in any of its forms', () => {
    for (const text of [
      'NHS Wirral',
      'nhs wirral c',
      'NHS Wirral CCG',
      'wirral clinical comm',
      'Wirral-C',
      'ccg-wir',
      '12f',
      'E3800020',
    ]) {
      assert.ok(values(text).includes('ccg-wirral'), text)
    }
    assert.equal(values('stokeon').includes('ccg-stoke-on-trent'), true)
    assert.equal(values('city of bris')[0], 'E06000023')
    assert.equal(values('sussex ics')[0], 'system:E54000053')
  })

  it('offers a whole name before longer ones, and what lives before what has closed', () => {
    assert.deepEqual(values('bristol').slice(0, 3), [
      'ccg-bristol',
      'E06000023',
      'icb-bristol-north-somerset-and-south-gloucestershire',
    ])
    assert.equal(values('devon')[0], 'icb-devon')
    assert.equal(values('devon', { on: '2020-05-01' })[0], 'ccg-devon')
  })

  it('forgives a misspelt beginning of a name or of a word in it, but never guesses at codes', () => {
    assert.equal(values('wiral')[0], 'ccg-wirral')
    assert.equal(values('airdale')[0], 'ccg-airedale-wharfedale-and-craven')
    assert.ok(values('heartlnds').includes('icb-surrey-heartlands'))
    assert.deepEqual(values('12g'), [])
  })

  it('offers a postcode district, and never more of the postcode', () => {
    assert.deepEqual(finder.complete('ch41 1aa', { today: TODAY }), [
      { name: 'CH41 (NHS Wirral CCG and NHS Cheshire and Merseyside ICB)', value: 'CH41' },
    ])
    assert.deepEqual(values('B1 1AA'), [], 'not decided, so there is no one thing to offer')
  })

  it('begins with the live ICBs', () => {
    const offered = values('')
    assert.equal(offered.length, 25)
    assert.ok(offered.every((id) => id.startsWith('icb-') && register.bodies.get(id)?.closed === null))
  })

  it('offers only what was asked for', () => {
    assert.ok(values('e', { kinds: ['system'] }).every((one) => one.startsWith('system:')))
    assert.ok(values('kent', { kinds: ['icb'] }).every((one) => !one.startsWith('ccg-') && !one.startsWith('system:')))
  })

  it('offers nothing for nonsense', () => {
    assert.deepEqual(values('xyzzyqq'), [])
    assert.equal(values('🙂').length, 25)
  })
})

describe('every suggestion', () => {
  it('is found by its value as exactly that thing, and fits into an autocomplete choice', () => {
    const names = [...register.bodies.values()].map((body) => body.name)
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 110 }), fc.constantFrom(...names)), fc.nat(20), (text, length) => {
        const offered = finder.complete(text.slice(0, length), { today: TODAY })
        assert.ok(offered.length <= 25)
        assert.equal(new Set(offered.map((one) => one.value)).size, offered.length)
        for (const one of offered) {
          assert.ok(one.name.length <= 100 && one.name.length > 0 && one.value.length <= 100)
          assert.equal(value(one.value), one.value)
        }
      }),
    )
  })

  it('of a body is offered for the beginning of its name', () => {
    const missing = [...register.bodies.values()].filter(
      (body) => !values(`NHS ${body.shortName} ${body.kind}`).includes(body.id),
    )
    assert.deepEqual(missing, [])
  })
})
