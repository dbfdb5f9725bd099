import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createUnderstanding } from '../../src/news/understand.ts'
import { loadRegister } from '../../src/register/register.ts'

const understand = createUnderstanding(loadRegister())

const named = (text: string, published: string | null = null): string[] =>
  understand({ title: '', summary: text, published }).mentions.map(({ name }) => name)
const ccgs = (...places: string[]): string[] => places.map((place) => `NHS ${place} CCG`)
const icbs = (...places: string[]): string[] => places.map((place) => `NHS ${place} ICB`)

/** Words about bodies, the day they appeared, and the names that they mean. */
const CASES: readonly [text: string, means: string[], published?: string][] = [
  // one name
  ['Wirral CCG met', ccgs('Wirral')],
  ['NHS WIRRAL clinical commissioning group met', ccgs('Wirral')],
  ['NHS Wirral Clinical Commissioning Group (CCG) met', ccgs('Wirral')],
  ['the Bath and North East Somerset CCG', ccgs('Bath and North East Somerset')],
  ['BaNES CCG', ccgs('Bath and North East Somerset')],
  ['B&NES CCG', ccgs('Bath and North East Somerset')],
  ['Central London CCG', ccgs('Central London (Westminster)')],
  ['West London (Kensington and Chelsea, Queen’s Park and Paddington) CCG', ccgs('West London')],
  ['North, East, West Devon CCG', ccgs('Northern, Eastern and Western Devon')],
  ['NEW Devon has a deficit, its CCG said', ccgs('Northern, Eastern and Western Devon')],
  ['North & West Reading CCG', ccgs('North and West Reading')],
  ['Stoke-on-Trent CCG and Stoke on Trent CCG', ccgs('Stoke on Trent')],
  ['Hartlepool & Stockton–on–Tees CCG', ccgs('Hartlepool and Stockton-on-Tees')],
  ['HVCCG says', ccgs('Herts Valleys')],
  ['South Derbyshire CCG', ccgs('Southern Derbyshire')],
  ['NHS Hampshire and the Isle of Wight ICB', icbs('Hampshire and Isle of Wight')],
  ['Cornwall & Isles of Scilly ICB', icbs('Cornwall and the Isles of Scilly')],
  ['the BOB ICS', ['Buckinghamshire, Oxfordshire and Berkshire West ICS']],
  ['the Humber, Coast & Vale STP', ['Humber, Coast and Vale ICS']],
  ['West Yorkshire and Harrogate Health and Care Partnership', ['West Yorkshire and Harrogate ICS']],
  ['Leicester, Leicestershire and Rutland’s Integrated Care Board', icbs('Leicester, Leicestershire and Rutland')],
  // lists
  ['Luton and Milton Keynes CCGs', ccgs('Luton', 'Milton Keynes')],
  ['Beds, Luton and Oxon NHS clinical commissioning groups', ccgs('Bedfordshire', 'Luton', 'Oxfordshire')],
  [
    'Bath and North East Somerset, Swindon and Wiltshire CCGs',
    ccgs('Bath and North East Somerset', 'Swindon', 'Wiltshire'),
  ],
  [
    'Bath and North East Somerset, Swindon and Wiltshire CCG',
    ccgs('Bath and North East Somerset, Swindon and Wiltshire'),
  ],
  ['North, South and Central Manchester CCGs', ccgs('North Manchester', 'South Manchester', 'Central Manchester')],
  [
    'Airedale, Wharfedale and Craven, Bradford City and Bradford Districts CCGs',
    ccgs('Airedale, Wharfedale and Craven', 'Bradford City', 'Bradford Districts'),
  ],
  [
    'Eastbourne, Hailsham and Seaford CCG, Hastings & Rother CCG and High Weald Lewes Havens CCG',
    ccgs('Eastbourne, Hailsham and Seaford', 'Hastings and Rother', 'High Weald Lewes Havens'),
  ],
  ['Norwich, North, South and West Norfolk CCGs', ccgs('Norwich', 'North Norfolk', 'South Norfolk', 'West Norfolk')],
  ['Shropshire and Telford & Wrekin CCGs', ccgs('Shropshire', 'Telford and Wrekin')],
  ['the BHR CCGs', ccgs('Barking and Dagenham', 'Havering', 'Redbridge')],
  ['commissioning groups for Dudley, Walsall and Wolverhampton', ccgs('Dudley', 'Walsall', 'Wolverhampton')],
  ['the CCGs (Bexley, Bromley and Greenwich)', ccgs('Bexley', 'Bromley', 'Greenwich')],
  ['North Central London (NCL) and North West London (NWL) ICBs', icbs('North Central London', 'North West London')],
  ['North Central and North West London ICBs', icbs('North Central London', 'North West London')],
  [
    'integrated care systems in London (South East, South West and North East)',
    ['South East London ICS', 'South West London ICS', 'North East London ICS'],
  ],
  ['Devon ICB’s chair and Dorset’s, too', icbs('Devon', 'Dorset')],
  [
    'Bristol, North Somerset and South Gloucestershire CCGs and Somerset CCG',
    ccgs('Bristol', 'North Somerset', 'South Gloucestershire', 'Somerset'),
    '2016-05-01',
  ],
  ['Leeds North, West and South and East CCGs', ccgs('Leeds North', 'Leeds West', 'Leeds South and East')],
  ['Bradford City and Districts CCGs', ccgs('Bradford City', 'Bradford Districts')],
  ['Lincolnshire East and West CCGs', ccgs('Lincolnshire East', 'Lincolnshire West')],
  // areas
  ['the eight CCGs in Kent and Medway', ['Kent and Medway ICS']],
  ['Cheshire and Merseyside’s twelve clinical commissioning groups', ['Cheshire and Merseyside ICS']],
  ['every CCG in Mid and South Essex', ['Mid and South Essex ICS']],
  ['the sustainability and transformation plan for Cheshire and Merseyside', ['Cheshire and Merseyside ICS']],
  ['the integrated care board for Kent and Medway', icbs('Kent and Medway')],
  // bodies to come, and bodies that never were
  ['a single West Yorkshire CCG', ccgs('West Yorkshire')],
  ['a new Devon and Cornwall ICB would start', icbs('Devon and Cornwall')],
  ['a new Devon CCG would start', ccgs('Devon')],
  ['the proposed South Coast CCG', ccgs('South Coast')],
  // no CCG beside it
  ['NHS Sussex will decide', icbs('Sussex'), '2025-02-01'],
  ['NHS Shropshire, Telford and Wrekin and its neighbours', ccgs('Shropshire, Telford and Wrekin'), '2021-08-01'],
  ['NHS Shropshire, Telford and Wrekin and its neighbours', icbs('Shropshire, Telford and Wrekin'), '2024-08-01'],
  ['Warwickshire North CCG and its Coventry counterpart', ccgs('Warwickshire North', 'Coventry and Rugby')],
  // the day tells which
  ['NEL CCG', ccgs('North East London'), '2021-10-01'],
  ['NEL CCG', ccgs('North East Lincolnshire'), '2014-10-01'],
  ['NEL CCG in Lincolnshire', ccgs('North East Lincolnshire')],
  ['NHS Surrey Heartlands', ccgs('Surrey Heartlands'), '2020-10-01'],
  ['NHS Surrey Heartlands', icbs('Surrey Heartlands'), '2023-10-01'],
  // not bodies
  ['Wirral University Teaching Hospital and Wirral Council', []],
  ['NHS Lothian and Betsi Cadwaladr University Health Board', []],
  ['patients in Barnsley, Leeds and Bradford', []],
  ['NHS Kirklees, the primary care trust', [], '2011-06-01'],
  ['NHS Devon hospitals trust', []],
  ['Tower Family Healthcare PCN', []],
  ['bob is a name and so is nel', []],
  ['a CCG', []],
]

for (const [text, means, published] of CASES)
  test(`"${text}"${published ? ` in ${published.slice(0, 4)}` : ''} means ${means.join(', ') || 'no body'}`, () => {
    assert.deepEqual(named(text, published ?? null), means)
  })

test('a mention carries its id and the words in the text, and each body comes once', () => {
  const { mentions } = understand({
    title: 'Telford & Wrekin CCG',
    summary: 'Telford and Wrekin CCG met.',
    published: null,
  })
  const [mention, ...more] = mentions
  assert.deepEqual(mention, {
    name: 'NHS Telford and Wrekin CCG',
    kind: 'body',
    id: 'ccg-telford-and-wrekin',
    words: 'Telford & Wrekin CCG',
  })
  assert.deepEqual(more, [])
})

test('a body that does not exist yet has no id', () => {
  const { mentions } = understand({ title: 'Plan for a single West Yorkshire CCG', summary: '', published: null })
  assert.deepEqual(mentions, [
    { name: 'NHS West Yorkshire CCG', kind: 'new-body', id: null, words: 'West Yorkshire CCG' },
  ])
})

test('"the county’s CCGs" gives way to the bodies that the item names', () => {
  assert.deepEqual(named('Northamptonshire CCGs are Nene CCG and Corby CCG'), ccgs('Nene', 'Corby'))
})
