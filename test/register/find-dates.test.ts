import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FindOptions } from '../../src/register/find.ts'
import { bodies, choice, find, ids, match, value } from './facts.ts'

/** What a text that was not there on the day gives: the bodies of the name, what was there, and the sentence. */
function notThen(
  text: string,
  on: string,
  options: Partial<FindOptions> = {},
): { named: string[]; instead: string[]; why: string } {
  const answer = find(text, { on, ...options })
  if (answer.answer !== 'not-then') throw new Error(`“${text}” on ${on} gave ${JSON.stringify(answer)}.`)
  return { named: answer.matches.map((one) => one.value), instead: ids(answer.instead), why: answer.why }
}

describe('a name on a day', () => {
  it('is the body that was alive then', () => {
    for (const [text, on, id] of [
      ['surrey heartlands', '2020-05-01', 'ccg-surrey-heartlands'],
      ['surrey heartlands', '2022-06-30', 'ccg-surrey-heartlands'],
      ['surrey heartlands', '2022-07-01', 'icb-surrey-heartlands'],
      ['NCL', '2021-01-01', 'ccg-north-central-london'],
      ['NCL', '2023-01-01', 'icb-north-central-london'],
      ['Frimley', '2021-10-01', 'ccg-frimley'],
      ['Frimley', '2026-03-31', 'icb-frimley'],
      ['NEL CCG', '2020-05-01', 'ccg-north-east-lincolnshire'],
      ['Kent and Medway', '2026-11-21', 'icb-kent-and-medway'],
      ['wirral', '2020-09-08', 'ccg-wirral'],
    ] as const) {
      assert.equal(value(text, { on }), id, `${text} on ${on}`)
    }
  })

  it('is still a choice where several were', () => {
    assert.deepEqual(choice('NEL', { on: '2021-10-01' }).toSorted(), [
      'ccg-north-east-lincolnshire',
      'ccg-north-east-london',
    ])
  })

  it('of a body not yet set up gives what was there before it', () => {
    const answer = notThen('kirklees', '2020-05-01')
    assert.deepEqual(answer.named, ['ccg-kirklees'])
    assert.deepEqual(answer.instead, ['ccg-greater-huddersfield', 'ccg-north-kirklees'])
    assert.equal(
      answer.why,
      'NHS Kirklees CCG was not set up until 1 April 2021. On 1 May 2020 it was NHS Greater Huddersfield CCG and NHS North Kirklees CCG.',
    )
    assert.deepEqual(notThen('Manchester', '2016-05-01').instead, [
      'ccg-central-manchester',
      'ccg-north-manchester',
      'ccg-south-manchester',
    ])
    assert.deepEqual(notThen('surrey heartlands', '2019-05-01').named, [
      'ccg-surrey-heartlands',
      'icb-surrey-heartlands',
    ])
  })

  it('of a body that had closed gives what it had become', () => {
    const answer = notThen('wirral', '2023-05-01')
    assert.deepEqual(answer.instead, ['icb-cheshire-and-merseyside'])
    assert.equal(
      answer.why,
      'NHS Wirral CCG closed on 1 July 2022. On 1 May 2023 it was NHS Cheshire and Merseyside ICB.',
    )
    assert.deepEqual(notThen('Medway', '2021-05-01').instead, ['ccg-kent-and-medway'])
    assert.deepEqual(notThen('NHS Frimley ICB', '2026-04-01').instead.toSorted(), [
      'icb-hampshire-and-isle-of-wight',
      'icb-surrey-and-sussex',
      'icb-thames-valley',
    ])
  })

  it('before there were CCGs says that there was none', () => {
    const answer = notThen('wirral', '2012-01-01')
    assert.deepEqual(answer.instead, [])
    assert.match(
      answer.why,
      /was not set up until 1 April 2013\. On 1 January 2012 the register knows of no body there\./,
    )
  })

  it('goes by the council where the name is an alias and the council says it better', () => {
    assert.deepEqual(notThen('hampshire', '2019-01-01').instead, [
      'ccg-west-hampshire',
      'ccg-north-hampshire',
      'ccg-south-eastern-hampshire',
      'ccg-north-east-hampshire-and-farnham',
      'ccg-fareham-and-gosport',
    ])
  })
})

describe('a code or an id on a day when its body was not there', () => {
  it('is that body all the same, and says so', () => {
    for (const text of ['12F', 'ccg-wirral', 'E38000208']) {
      const found = match(text, { on: '2023-05-01' })
      assert.equal(found.value, 'ccg-wirral')
      assert.equal(found.note, 'NHS Wirral CCG closed on 1 July 2022.')
    }
  })
})

describe('a place on a day', () => {
  it('leads to the bodies of that day', () => {
    assert.deepEqual(bodies('CH41 1AA', { on: '2016-02-29' }), ['ccg-wirral'])
    assert.deepEqual(bodies('CH41 1AA', { on: '2024-02-29' }), ['icb-cheshire-and-merseyside'])
    assert.deepEqual(bodies('Leicester council', { on: '2030-01-01' }), ['icb-leicester-leicestershire-and-rutland'])
    assert.deepEqual(bodies('Slough council', { on: '2017-01-01' })[0], 'ccg-slough')
  })

  it('between 2020 and today follows the way from its CCGs to its ICBs, and no other', () => {
    assert.deepEqual(bodies('Birmingham', { on: '2023-01-01' }), ['icb-birmingham-and-solihull'])
    assert.deepEqual(bodies('Birmingham', { on: '2021-05-01' }), [
      'ccg-birmingham-and-solihull',
      'ccg-black-country-and-west-birmingham',
    ])
    assert.deepEqual(bodies('Rushmoor', { on: '2023-01-01' }), ['icb-frimley'])
    assert.deepEqual(bodies('Hart', { on: '2023-01-01' }), ['icb-frimley', 'icb-hampshire-and-isle-of-wight'])
    assert.deepEqual(bodies('Hart', { on: '2026-05-01' }), ['icb-hampshire-and-isle-of-wight'])
  })

  it('before 2020 names first what bears its name, and says that the rest is inferred', () => {
    const found = match('Dartford council', { on: '2018-01-01' })
    assert.equal(found.bodies[0]?.id, 'ccg-dartford-gravesham-and-swanley')
    assert.equal(found.bodies.length, 8)
    assert.match(found.note ?? '', /not all of these need have covered this place/)
  })

  it('whose postcode is not decided then is said to be shared', () => {
    const answer = find('CH64 1AA', { on: '2019-01-01' })
    assert.ok(answer.answer === 'undecided')
    assert.deepEqual(ids(answer.candidates), [
      'ccg-eastern-cheshire',
      'ccg-south-cheshire',
      'ccg-vale-royal',
      'ccg-west-cheshire',
    ])
  })
})
