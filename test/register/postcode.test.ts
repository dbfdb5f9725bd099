import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { findPostcode, readPostcode, withoutFullPostcodes } from '../../src/register/postcode.ts'

describe('a postcode', () => {
  it('is read whole, in every form of the outward part', () => {
    for (const [text, outcode, full] of [
      ['M1 1AE', 'M1', 'M1 1AE'],
      ['b338th', 'B33', 'B33 8TH'],
      ['CR2-6XH', 'CR2', 'CR2 6XH'],
      ['dn551pt', 'DN55', 'DN55 1PT'],
      ['W1A  0AX', 'W1A', 'W1A 0AX'],
      ['ec1a1bb', 'EC1A', 'EC1A 1BB'],
      ['ＣＨ４１　１ＡＡ', 'CH41', 'CH41 1AA'],
      ['CH41 IAA', 'CH41', 'CH41 1AA'],
      ['CH41 OAA', 'CH41', 'CH41 0AA'],
    ] as const) {
      const postcode = readPostcode(text)
      assert.equal(postcode?.outcode, outcode, text)
      assert.equal(postcode?.full?.(), full, text)
    }
  })

  it('is read as a district or a sector, without a whole to ask about', () => {
    for (const [text, outcode] of [
      ['CH41', 'CH41'],
      ['m1', 'M1'],
      ['EC1A', 'EC1A'],
      ['CH41 1', 'CH41'],
      ['CH41 1A', 'CH41'],
      ['CH411', 'CH41'],
      ['M1 1', 'M1'],
    ] as const) {
      assert.deepEqual(readPostcode(text), { outcode, full: null }, text)
    }
  })

  it('is not read out of names, codes and numbers', () => {
    for (const text of [
      '',
      'wirral',
      '12F',
      'QYG',
      'W2U3Z',
      'E54000008',
      '2020',
      'CH',
      '1AA',
      'CH41 1AA and more',
      'M1 1AE 1AE',
    ]) {
      assert.equal(readPostcode(text), null, text)
    }
  })

  it('is found within a longer text', () => {
    assert.equal(findPostcode('I live at CH41 1AA, Birkenhead')?.outcode, 'CH41')
    assert.equal(findPostcode('Birkenhead, ch411aa')?.full?.(), 'CH41 1AA')
    assert.equal(findPostcode('Birkenhead'), null)
    assert.equal(findPostcode('XCH41 1AAX'), null)
  })

  it('does not show its inward part when it is printed, logged or turned into JSON', () => {
    const postcode = readPostcode('CH41 1AA')
    assert.equal(JSON.stringify(postcode), '{"outcode":"CH41"}')
    assert.doesNotMatch(inspect(postcode, { depth: 9, showHidden: true }), /1AA/)
    assert.doesNotMatch(String(postcode?.full), /1AA/)
  })
})

describe('a text to be kept', () => {
  it('loses the inward part of every full postcode', () => {
    for (const [text, kept] of [
      ['CH41 1AA', 'CH41'],
      ['ch411aa', 'CH41'],
      ['CH41\u200b 1AA', 'CH41'],
      ['from CH41 1AA to m11ae', 'from CH41 to m1'],
      ['wirral', 'wirral'],
      ['NHS Wirral CCG - 12F', 'NHS Wirral CCG - 12F'],
    ] as const) {
      assert.equal(withoutFullPostcodes(text), kept, text)
    }
  })

  it('has no full postcode left, whatever was around it', () => {
    const letter = fc.constantFrom('A', 'C', 'E', 'H')
    const code = fc
      .tuple(letter, letter, fc.nat(99), fc.nat(9), letter, letter)
      .map(([a, b, n, m, c, d]) => ({ outward: `${a}${b}${n}`, inward: `${m}${c}${d}` }))
    fc.assert(
      fc.property(
        code,
        fc.constantFrom('', ' ', '  ', '-'),
        fc.constantFrom('', 'at ', '(', '… '),
        ({ outward, inward }, gap, before) => {
          const kept = withoutFullPostcodes(`${before}${outward}${gap}${inward}`)
          assert.ok(!kept.includes(inward) && kept.includes(outward), kept)
        },
      ),
    )
  })
})
