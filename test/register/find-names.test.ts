import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bodies, choice, find, match, register, value } from './facts.ts'

describe('a name', () => {
  it('is found however it is written', () => {
    for (const text of [
      'wirral',
      'Wirral',
      '  WIRRAL  ',
      'NHS Wirral',
      'Wirral CCG',
      'NHS Wirral CCG',
      'nhs wirral clinical commissioning group',
      'Ｗｉｒｒａｌ　ＣＣＧ',
      '\u200fWirral\u200e CCG',
      'Wírral',
      'Wirral.',
      '"Wirral"',
      'the Wirral',
      'ccg-wirral',
      'body:ccg-wirral',
    ]) {
      assert.equal(value(text), 'ccg-wirral', text)
    }
  })

  it('is found with "and", "&", hyphens, apostrophes and spaces as people put them', () => {
    for (const [text, id] of [
      ['Bath & North-East Somerset', 'ccg-bath-and-north-east-somerset'],
      ['bath north east somerset ccg', 'ccg-bath-and-north-east-somerset'],
      ['North and West Reading', 'ccg-north-and-west-reading'],
      ['stokeontrent', 'ccg-stoke-on-trent'],
      ['Stoke upon Trent', 'ccg-stoke-on-trent'],
      ['Birmingham Cross-City', 'ccg-birmingham-crosscity'],
      ['Heywood Middleton Rochdale', 'ccg-heywood-middleton-and-rochdale'],
      ['Central London Westminster', 'ccg-central-london-westminster'],
      ['St. Helens', 'ccg-st-helens'],
      ['Saint Helens', 'ccg-st-helens'],
      ['West Leics', 'ccg-west-leicestershire'],
      ['NW Surrey', 'ccg-north-west-surrey'],
      ['northwest surrey', 'ccg-north-west-surrey'],
      ['N Tyneside', 'ccg-north-tyneside'],
      ['ne hants', 'ccg-north-east-hampshire-and-farnham'],
    ] as const) {
      assert.equal(value(text), id, text)
    }
  })

  it('of every body is found, in full and in short, as it or as a choice with it', () => {
    for (const body of register.bodies.values()) {
      for (const text of [body.name, body.shortName, body.name.toLowerCase(), `NHS ${body.shortName} ${body.kind}`]) {
        const answer = find(text)
        const found = answer.answer === 'match' ? [answer.match] : answer.answer === 'choice' ? answer.matches : []
        assert.ok(
          found.some((one) => one.value === body.id && one.score === 1),
          `${text}: ${JSON.stringify(answer)}`,
        )
      }
      assert.equal(value(body.name), body.id)
    }
  })

  it('of a CCG and an ICB is a choice, what lives first, unless the text or the caller says which', () => {
    assert.deepEqual(choice('Kent and Medway'), ['icb-kent-and-medway', 'ccg-kent-and-medway'])
    assert.equal(value('Kent and Medway ICB'), 'icb-kent-and-medway')
    assert.equal(value('kent & medway integrated care board'), 'icb-kent-and-medway')
    assert.equal(value('Kent and Medway CCG'), 'ccg-kent-and-medway')
    assert.equal(value('Kent and Medway', { kinds: ['ccg'] }), 'ccg-kent-and-medway')
    assert.equal(value('Kent and Medway', { kinds: ['icb'] }), 'icb-kent-and-medway')
    assert.equal(value('Kent and Medway', { kinds: ['system'] }), 'system:E54000032')
    assert.equal(value('Kent and Medway ICS'), 'system:E54000032')
    assert.deepEqual(choice('Devon'), ['icb-devon', 'ccg-devon'])
  })

  it('that fits several is explained', () => {
    const answer = find('NCL')
    assert.equal(
      answer.answer === 'choice' && answer.why,
      '“NCL” fits NHS North Central London CCG and NHS North Central London ICB.',
    )
  })

  it('of a body goes before a council of the same place', () => {
    assert.equal(value('wirral'), 'ccg-wirral')
    assert.equal(value('kirklees'), 'ccg-kirklees')
    assert.equal(value('Bristol'), 'ccg-bristol')
    assert.equal(value('Rochdale'), 'ccg-heywood-middleton-and-rochdale')
    assert.equal(value('York'), 'ccg-vale-of-york')
    assert.equal(value('Torbay'), 'ccg-south-devon-and-torbay')
  })

  it('that an alias and a council of wider extent share is a choice', () => {
    assert.deepEqual(choice('Surrey'), ['E10000030', 'icb-surrey-heartlands'])
  })

  it('that exists for another kind only is said to, and offered', () => {
    const answer = find('Kernow ICB')
    assert.ok(answer.answer === 'nearest' && answer.isClear)
    assert.equal(answer.matches[0]?.value, 'ccg-kernow')
    assert.match(answer.why, /Nothing of that kind is called “Kernow ICB”; there is NHS Kernow CCG\./)
  })

  it('of a kind that was never there stands for the council’s area', () => {
    assert.deepEqual(bodies('Wirral ICB'), ['icb-cheshire-and-merseyside'])
    assert.match(match('Wirral ICB').note ?? '', /No ICB was called Wirral/)
    assert.deepEqual(bodies('Birmingham CCG'), ['ccg-birmingham-and-solihull', 'ccg-sandwell-and-west-birmingham'])
    assert.deepEqual(bodies('birmingham', { kinds: ['icb'] }), ['icb-birmingham-and-solihull'])
  })
})

describe('an alias', () => {
  it('finds its body', () => {
    for (const [text, id] of [
      ['BaNES', 'ccg-bath-and-north-east-somerset'],
      ['B&NES', 'ccg-bath-and-north-east-somerset'],
      ['NEW Devon', 'ccg-northern-eastern-and-western-devon'],
      ['Lancashire North', 'ccg-morecambe-bay'],
      ['Cumbria CCG', 'ccg-north-cumbria'],
      ['BOB', 'icb-buckinghamshire-oxfordshire-and-berkshire-west'],
      ['Healthier Together', 'icb-bristol-north-somerset-and-south-gloucestershire'],
      ['GMICB', 'icb-greater-manchester'],
      ['wnl', 'icb-west-and-north-london'],
      ['North West and North Central London ICB', 'icb-west-and-north-london'],
    ] as const) {
      assert.equal(value(text), id, text)
      assert.equal(match(text).foundBy, 'alias')
    }
  })

  it('of several bodies is a choice', () => {
    assert.deepEqual(choice('NEL').toSorted(), [
      'ccg-north-east-lincolnshire',
      'ccg-north-east-london',
      'icb-north-east-london',
    ])
    assert.deepEqual(choice('NEL CCG').toSorted(), ['ccg-north-east-lincolnshire', 'ccg-north-east-london'])
    assert.deepEqual(choice('STW').length, 2)
  })

  it('is never taken for a short form of something else', () => {
    assert.ok(choice('north west').includes('icb-north-west-london'))
    assert.ok(!choice('north west').includes('icb-norfolk-and-waveney'), '“N&W ICB” is no north west')
  })

  it('every one finds its body', () => {
    for (const { alias, bodyId } of register.aliases) {
      const answer = find(alias, { kinds: ['ccg', 'icb'] })
      const said = find(alias)
      const found = [answer, said].flatMap((one) =>
        one.answer === 'match' ? [one.match] : one.answer === 'choice' ? one.matches : [],
      )
      const isIcsName = alias.endsWith(' ICS')
      assert.ok(isIcsName || found.some((one) => one.value === bodyId), `${alias} did not find ${bodyId}`)
    }
  })
})

describe('a code', () => {
  it('finds its body in any case', () => {
    for (const [text, id] of [
      ['12F', 'ccg-wirral'],
      ['12f', 'ccg-wirral'],
      ['NHS Wirral CCG (12F)', 'ccg-wirral'],
      ['E38000208', 'ccg-wirral'],
      ['e54000008', 'icb-cheshire-and-merseyside'],
      ['QYG', 'icb-cheshire-and-merseyside'],
      ['W2U3Z', 'ccg-north-west-london'],
      ['Z9B2Z', 'icb-west-and-north-london'],
      ['O1K', 'ccg-morecambe-bay'],
    ] as const) {
      assert.equal(value(text), id, text)
    }
  })

  it('finds its body when it is an earlier one', () => {
    assert.equal(value('E38000093'), 'ccg-morecambe-bay')
    assert.equal(value('E38000216'), 'ccg-morecambe-bay')
    assert.equal(value('E54000052'), 'icb-surrey-heartlands')
    assert.equal(value('E08000016'), 'E08000038', 'Barnsley before 2025')
    assert.equal(value('E54000049'), 'system:E54000050', 'Cumbria and North East before 2020')
  })

  it('of every body, system and council finds it', () => {
    for (const body of register.bodies.values()) {
      assert.equal(value(body.odsCode, { kinds: [body.kind] }), body.id)
      assert.equal(value(body.onsCode, { kinds: [body.kind] }), body.id)
    }
    for (const system of register.systems.values()) {
      assert.equal(value(system.id, { kinds: ['system'] }), `system:${system.id}`)
      assert.equal(value(`system:${system.id}`), `system:${system.id}`)
    }
    for (const council of register.councils.values()) assert.equal(value(council.id), council.id)
  })

  it('that a footprint and its ICB share is the ICB’s', () => {
    assert.equal(value('E54000008'), 'icb-cheshire-and-merseyside')
    assert.equal(value('QYG', { kinds: ['system'] }), 'system:E54000008')
  })

  it('that lives on in a sub-ICB location is found by that location’s name', () => {
    const found = match('NHS Cheshire and Merseyside ICB - 12F')
    assert.deepEqual([found.value, found.foundBy], ['ccg-wirral', 'sub-icb-location'])
  })
})

describe('a system', () => {
  it('is found where the text says that it means one', () => {
    for (const [text, id] of [
      ['Sussex ICS', 'E54000053'],
      ['Cheshire and Merseyside STP', 'E54000008'],
      ['BOB ICS', 'E54000044'],
      ['West Yorkshire integrated care system', 'E54000054'],
      ['Greater Manchester Health and Social Care Partnership', 'E54000007'],
      ['Northumberland, Tyne and Wear and North Durham', 'E54000046'],
    ] as const) {
      assert.equal(value(text), `system:${id}`, text)
    }
  })

  it('is what a body, council or postcode lies in, where only systems are sought', () => {
    for (const text of ['wirral', 'NHS Wirral CCG', 'Wirral council', 'CH41 1AA', '12F']) {
      assert.equal(value(text, { kinds: ['system'] }), 'system:E54000008', text)
    }
    assert.equal(value('Wirral ICS'), 'system:E54000008')
  })
})

describe('words of a name', () => {
  it('find the one that has them', () => {
    assert.equal(value('wharfedale'), 'ccg-airedale-wharfedale-and-craven')
    assert.equal(value('Farnham'), 'ccg-north-east-hampshire-and-farnham')
    assert.equal(value('bosworth'), 'E07000132')
    assert.equal(match('wharfedale').foundBy, 'words')
  })

  it('that several have are a choice', () => {
    assert.deepEqual(choice('ascot').toSorted(), ['ccg-bracknell-and-ascot', 'ccg-windsor-ascot-and-maidenhead'])
    assert.ok(choice('london').length > 10)
    assert.ok(choice('north').length <= 25)
  })
})
