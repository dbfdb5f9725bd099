import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { bodyName, councilName, councilNames, councilPlace, systemName, writeYears } from '../../src/register/names.ts'
import { readWording, weighty } from '../../src/register/normalise.ts'
import { register } from './facts.ts'

describe('a wording', () => {
  it('says which kind is meant, and keeps the rest', () => {
    for (const [text, key, says] of [
      ['NHS Wirral CCG', 'wirral', ['ccg']],
      ['wirral clinical commissioning groups', 'wirral', ['ccg']],
      ['Sussex Integrated Care Board', 'sussex', ['icb']],
      ['Sussex ICS', 'sussex', ['system']],
      ['Sussex sustainability and transformation partnership', 'sussex', ['system']],
      ['Wirral Metropolitan Borough Council', 'wirral', ['council']],
      ['London Borough of Hackney', 'hackney', ['council']],
      ['Wigan Borough CCG', 'wiganborough', ['ccg']],
      ['Leicester City', 'leicestercity', []],
      ['Leicester City Council', 'leicester', ['council']],
      ['CCG or ICB', 'or', ['ccg', 'icb']],
      ['The Black Country', 'blackcountry', []],
      ['DDCCG', 'ddccg', []],
    ] as const) {
      const wording = readWording(text)
      assert.equal(wording.key, key, text)
      assert.deepEqual([...wording.says], says, text)
    }
  })

  it('is loosely the same with other order, little words and short forms', () => {
    const same = (one: string, other: string): void =>
      assert.equal(readWording(one).looseKey, readWording(other).looseKey)
    same('East Cheshire', 'Cheshire East')
    same('Notts', 'Nottinghamshire')
    same('NE Essex', 'North East Essex')
    same('Stoke upon Trent', 'Stoke-on-Trent')
    same('Nottingham & Notts', 'Nottingham and Nottinghamshire')
  })

  it('of any text folds to itself again, and takes no time over hostile ones', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        const { words, key } = readWording(text)
        assert.equal(words.join(''), key)
        assert.deepEqual(weighty(weighty(words)), weighty(words))
      }),
    )
    for (const hostile of [' '.repeat(5000), 'city '.repeat(1000), '&'.repeat(5000), 'borough of '.repeat(500)])
      readWording(hostile)
  })
})

describe('names for people', () => {
  const council = (name: string): string[] => {
    const found = [...register.councils.values()].find((one) => one.name === name)
    assert.ok(found, name)
    return [councilPlace(found), councilName(found), ...councilNames(found)]
  }

  it('put ONS’s inverted names right', () => {
    assert.deepEqual(council('Bristol, City of'), ['Bristol', 'Bristol council', 'Bristol', 'City of Bristol'])
    assert.deepEqual(council('Herefordshire, County of').slice(2), ['Herefordshire', 'County of Herefordshire'])
    assert.deepEqual(council('Kingston upon Hull, City of').slice(2), [
      'Kingston upon Hull',
      'City of Kingston upon Hull',
      'Hull',
    ])
    assert.deepEqual(council('Bournemouth, Christchurch and Poole').slice(0, 1), [
      'Bournemouth, Christchurch and Poole',
    ])
    assert.deepEqual(council('County Durham').slice(2), ['County Durham', 'Durham'])
  })

  it('are short for bodies and systems', () => {
    const body = register.bodies.get('icb-west-yorkshire')
    const system = register.systems.get('E54000054')
    assert.ok(body && system)
    assert.equal(bodyName(body), 'NHS West Yorkshire ICB')
    assert.equal(systemName(system), 'West Yorkshire and Harrogate ICS')
    assert.equal(writeYears(body), '2022–today')
  })
})
