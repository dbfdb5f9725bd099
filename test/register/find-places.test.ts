import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { councilPlace } from '../../src/register/names.ts'
import { bodies, choice, find, ids, match, register, value } from './facts.ts'

describe('a council', () => {
  it('is found by its name the right way round', () => {
    for (const [text, id] of [
      ['City of Bristol', 'E06000023'],
      ['Bristol, City of', 'E06000023'],
      ['Bristol City Council', 'E06000023'],
      ['Bristol council', 'E06000023'],
      ['County of Herefordshire', 'E06000019'],
      ['Herefordshire Council', 'E06000019'],
      ['City of Kingston upon Hull', 'E06000010'],
      ['Hull City Council', 'E06000010'],
      ['Durham County Council', 'E06000047'],
      ['London Borough of Hackney', 'E09000012'],
      ['Royal Borough of Greenwich', 'E09000011'],
      ['City of York', 'E06000014'],
      ['Wirral borough', 'E08000015'],
      ['Leeds city', 'E08000035'],
      ['Devon county', 'E10000008'],
      ['Birmingham', 'E08000025'],
      ['Isles of Scilly', 'E06000053'],
      ['BCP', 'E06000058'],
      ['Bournemouth, Christchurch and Poole', 'E06000058'],
      ['kings lynn and west norfolk', 'E07000146'],
      ['King’s Lynn', 'E07000146'],
      ['City of London', 'E09000001'],
      ['council:E08000015', 'E08000015'],
    ] as const) {
      assert.equal(value(text), id, text)
    }
  })

  it('of every name is found as itself when the text says council', () => {
    for (const council of register.councils.values()) {
      const found = match(`${councilPlace(council)} council`)
      assert.equal(found.thing.kind === 'council' && councilPlace(found.thing.council), councilPlace(council))
    }
  })

  it('that is live goes before an abolished one of its name', () => {
    assert.equal(value('Buckinghamshire council'), 'E06000060')
    assert.equal(value('Somerset council'), 'E06000066')
  })

  it('leads to its CCGs of 2020 and its ICBs of today, largest share first', () => {
    assert.deepEqual(bodies('Birmingham'), [
      'ccg-birmingham-and-solihull',
      'ccg-sandwell-and-west-birmingham',
      'icb-birmingham-and-solihull',
    ])
    assert.deepEqual(bodies('Cumberland'), [
      'ccg-north-cumbria',
      'ccg-morecambe-bay',
      'icb-north-east-and-north-cumbria',
      'icb-lancashire-and-south-cumbria',
    ])
  })

  it('that was abolished, or renamed, answers and says so', () => {
    assert.equal(match('Allerdale').note, 'Allerdale council was abolished on 1 April 2023.')
    assert.equal(value('Shepway'), 'E07000112')
    assert.equal(match('Shepway').note, 'Shepway is a former name of Folkestone and Hythe.')
    assert.equal(match('Folkestone and Hythe').note, null)
  })
})

describe('a postcode', () => {
  it('leads to its bodies, however it is typed', () => {
    for (const text of [
      'CH41 1AA',
      'ch411aa',
      'CH41  1aa',
      ' Ch41-1Aa ',
      'CH41',
      'ch41',
      'CH41 1',
      'CH41 1A',
      'CH41 IAA',
      'CH4I 1AA',
      'I live in CH41 1AA.',
      'Birkenhead CH41',
    ]) {
      assert.deepEqual(bodies(text), ['ccg-wirral', 'icb-cheshire-and-merseyside'], text)
      assert.equal(value(text), 'CH41', text)
    }
    assert.deepEqual(bodies('SW1A 1AA'), ['ccg-central-london-westminster', 'icb-west-and-north-london'])
    assert.deepEqual(bodies('M1 1AE'), ['ccg-manchester', 'icb-greater-manchester'])
  })

  it('that several bodies share is undecided, and says among whom', () => {
    const answer = find('B1 1AA')
    assert.ok(answer.answer === 'undecided')
    assert.equal(answer.outcode, 'B1')
    assert.deepEqual(ids(answer.ccgs), ['ccg-sandwell-and-west-birmingham', 'ccg-birmingham-and-solihull'])
    assert.deepEqual(ids(answer.icbs), ['icb-birmingham-and-solihull'])
    assert.equal(answer.full?.(), 'B1 1AA')
    assert.match(answer.why, /^B1 is shared by NHS Sandwell and West Birmingham CCG, /)
  })

  it('is decided where only one of the kind or of the day comes into question', () => {
    assert.deepEqual(bodies('B1 1AA', { kinds: ['icb'] }), ['icb-birmingham-and-solihull'])
    assert.deepEqual(bodies('B1 1AA', { on: '2026-05-01' }), ['icb-birmingham-and-solihull'])
    assert.deepEqual(bodies('HD1 1AA', { on: '2021-06-01' }), ['ccg-kirklees'])
    assert.equal(find('B1 1AA', { kinds: ['ccg'] }).answer, 'undecided')
  })

  it('of every district in the table is decided or undecided among the table’s bodies', () => {
    for (const row of register.outcodes.values()) {
      const answer = find(row.outcode)
      const several = row.ccgIds.length > 1 || row.icbIds.length > 1
      if (several)
        assert.ok(answer.answer === 'undecided' && ids(answer.ccgs).join() === row.ccgIds.join(), row.outcode)
      else assert.deepEqual(bodies(row.outcode), [...row.ccgIds, ...row.icbIds])
    }
  })

  it('keeps its inward part out of everything that may be logged', () => {
    for (const text of [
      'B1 1AA',
      'b11aa',
      'CH41 1AA',
      'E20 9ZZ',
      'LL14 5AA',
      'CF10 3ZZ',
      'ZZ1 3ZZ',
      'my home is E20 9ZZ',
    ]) {
      const answer = JSON.stringify(find(text))
      assert.doesNotMatch(answer, /\d[A-Z]{2}\b(?!\d)/, answer)
      assert.doesNotMatch(answer, /1aa|9zz/i)
    }
  })

  it('of a district that the border runs through is undecided, and says so', () => {
    const wales = find('LL14 5AA')
    assert.ok(wales.answer === 'undecided' && wales.border === 'Wales')
    assert.match(wales.why, /^LL14 lies partly in Wales; its English part belongs to NHS Shropshire CCG and /)
    assert.match(match('TD15').note ?? '', /^TD15 lies partly in Scotland/)
  })

  it('of a district that the table lacks is left to a postcode service, if it is whole', () => {
    const answer = find('E20 2ST')
    assert.ok(answer.answer === 'undecided' && answer.candidates.length === 0)
    assert.equal(answer.full?.(), 'E20 2ST')
    const district = find('E20')
    assert.ok(district.answer === 'nothing')
    assert.match(district.why, /no E20: it may be newer, for businesses only, or mistyped/)
  })

  it('of no area at all is said to be none', () => {
    const answer = find('QX1 1AA')
    assert.ok(answer.answer === 'nothing')
    assert.match(answer.why, /There is no postcode area QX in England/)
  })

  it('does not take a code for a district', () => {
    assert.equal(value('QE1'), 'icb-lancashire-and-south-cumbria')
    assert.equal(value('QF7'), 'icb-south-yorkshire')
  })
})

describe('a place outside England', () => {
  const COUNTRIES: readonly (readonly [string, readonly string[], RegExp])[] = [
    [
      'Wales',
      [
        'Cardiff',
        'Caerdydd',
        'Ynys Môn',
        'Betsi Cadwaladr',
        'Hywel Dda University Health Board',
        'Swansea council',
        'Wales',
        'Cymru',
        'CF10 1AA',
        'SA1',
        'LL57',
        'SY23 3AA',
        'CH7',
        'NP20',
        'LD1',
      ],
      /seven local health boards/,
    ],
    [
      'Scotland',
      [
        'Glasgow',
        'Glaschu',
        'City of Edinburgh',
        'NHS Lothian',
        'Lothian',
        'NHS Greater Glasgow & Clyde',
        'Na h-Eileanan Siar',
        'Scotland',
        'EH1 1YZ',
        'G1',
        'ZE1',
        'TD1',
      ],
      /14 regional NHS boards/,
    ],
    [
      'Northern Ireland',
      ['Belfast', 'Béal Feirste', 'Derry', 'Londonderry', 'Newry, Mourne and Down', 'BT1 5GS', 'Northern Ireland'],
      /Strategic Planning and Performance Group \(SPPG\).*five health and social care trusts/,
    ],
    ['Jersey', ['Jersey', 'JE2 3AB'], /not part of the NHS in England/],
    ['Guernsey', ['Guernsey', 'GY1'], /not part of the NHS in England/],
    ['the Isle of Man', ['Isle of Man', 'IM1 1AA'], /Manx Care/],
  ]
  for (const [country, places, reason] of COUNTRIES) {
    it(`gets the reason: ${country}`, () => {
      for (const place of places) {
        const answer = find(place)
        assert.ok(answer.answer === 'elsewhere', `${place}: ${JSON.stringify(answer)}`)
        assert.equal(answer.country, country, place)
        assert.match(answer.why, reason)
      }
    })
  }

  it('is known by a near spelling too', () => {
    for (const text of ['Cardif', 'Glasgo', 'Edinbrugh', 'Bellfast']) assert.equal(find(text).answer, 'elsewhere', text)
  })

  it('does not hide an English one', () => {
    assert.equal(value('Isle of Wight'), 'ccg-isle-of-wight')
    assert.deepEqual(choice('Newcastle').includes('ccg-newcastle-gateshead'), true)
    for (const council of register.councils.values()) assert.notEqual(find(councilPlace(council)).answer, 'elsewhere')
    for (const { alias } of register.aliases) assert.notEqual(find(alias).answer, 'elsewhere', alias)
  })
})
