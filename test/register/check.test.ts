import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { checkFiles, checkRegister } from '../../src/register/check.ts'
import {
  type Body,
  type Constituency,
  type Council,
  loadRegister,
  REGISTER_DATA,
  type Register,
  type Succession,
} from '../../src/register/register.ts'
import { register } from './facts.ts'

const folder = mkdtempSync(join(tmpdir(), 'mergerwatch-register-'))
after(() => rmSync(folder, { recursive: true, force: true }))

function withBody(id: string, change: Partial<Body>): Register {
  const body = register.bodies.get(id)
  assert.ok(body, id)
  return { ...register, bodies: new Map([...register.bodies, [id, { ...body, ...change }]]) }
}

function withoutBody(id: string): Register {
  return { ...register, bodies: new Map([...register.bodies].filter(([one]) => one !== id)) }
}

function withSuccessions(change: (edges: readonly Succession[]) => readonly Succession[]): Register {
  return { ...register, successions: change(register.successions) }
}

/** The edge from one body to another, changed. */
function withEdge(from: string, to: string, change: Partial<Succession>): Register {
  assert.ok(register.successions.some((edge) => edge.from === from && edge.to === to))
  return withSuccessions((edges) =>
    edges.map((edge) => (edge.from === from && edge.to === to ? { ...edge, ...change } : edge)),
  )
}

function withCouncil(id: string, change: Partial<Council>): Register {
  const council = register.councils.get(id)
  assert.ok(council, id)
  return { ...register, councils: new Map([...register.councils, [id, { ...council, ...change }]]) }
}

function withSystem(id: string, change: object): Register {
  const system = register.systems.get(id)
  assert.ok(system, id)
  return { ...register, systems: new Map([...register.systems, [id, { ...system, ...change }]]) }
}

function withOutcode(outcode: string, change: object): Register {
  const row = register.outcodes.get(outcode)
  assert.ok(row, outcode)
  return { ...register, outcodes: new Map([...register.outcodes, [outcode, { ...row, ...change }]]) }
}

function withConstituency(id: string, change: Partial<Constituency>): Register {
  const row = register.constituencies.get(id)
  assert.ok(row, id)
  return { ...register, constituencies: new Map([...register.constituencies, [id, { ...row, ...change }]]) }
}

function withCounty(id: string, districts: readonly string[]): Register {
  return { ...register, counties: new Map([...register.counties, [id, districts]]) }
}

function edge(from: string, to: string, on: string, kind: string, note = ''): Succession {
  return { from, to, on, kind: kind as Succession['kind'], note }
}

describe('the shipped register', () => {
  it('has no problem', () => assert.deepEqual(checkRegister(register), []))
  it('is byte for byte what was verified', () => assert.deepEqual(checkFiles(), []))
  it('has a checksum for every file of facts', () => {
    const shipped = readdirSync(REGISTER_DATA).toSorted()
    const complaints = checkFiles(pathToFileURL(`${folder}/no-such-folder/`))
    assert.deepEqual(
      complaints.toSorted(),
      shipped.map((file) => `${file} cannot be read.`),
    )
  })
})

describe('damage to the facts', () => {
  const DAMAGE: readonly (readonly [string, () => Register, RegExp])[] = [
    [
      'a body is missing',
      () => withoutBody('ccg-wirral'),
      /ccg-wirral > icb-cheshire-and-merseyside on 2022-07-01 dangles/,
    ],
    [
      'a body is missing from the counts',
      () => withoutBody('ccg-wirral'),
      /On 2013-04-01 there were 210 CCGs; there should be 211/,
    ],
    ['an id does not fit its kind', () => withBody('ccg-wirral', { kind: 'icb' }), /ccg-wirral is no id for its kind/],
    ['a kind is unknown', () => withBody('ccg-wirral', { kind: 'pct' as 'ccg' }), /of no known kind: “pct”/],
    [
      'a day does not exist',
      () => withBody('ccg-wirral', { opened: '2013-02-30' }),
      /ccg-wirral has a date that is no day/,
    ],
    [
      'a body closes before it opens',
      () => withBody('ccg-wirral', { closed: '2013-04-01' }),
      /ccg-wirral closed before it opened/,
    ],
    ['an ODS code is odd', () => withBody('ccg-wirral', { odsCode: '12f' }), /odd ODS code: “12f”/],
    ['an ONS code is of another kind', () => withBody('ccg-wirral', { onsCode: 'E54000208' }), /odd ONS code/],
    ['two bodies share a code', () => withBody('ccg-wirral', { odsCode: '99A' }), /had the code 99A at the same time/],
    [
      'two bodies share an ONS code',
      () => withBody('ccg-wirral', { onsCode: 'E38000101' }),
      /had the code E38000101 at the same time/,
    ],
    [
      'a region is unknown',
      () => withBody('ccg-wirral', { region: 'The North' as Body['region'] }),
      /in no known region/,
    ],
    ['a name is not the legal form', () => withBody('ccg-wirral', { name: 'Wirral CCG' }), /odd name: “Wirral CCG”/],
    [
      'a short name has a stray space',
      () => withBody('ccg-wirral', { shortName: 'Wirral ', name: 'NHS Wirral  CCG' }),
      /odd short name/,
    ],
    [
      'a body closes a day late',
      () => withBody('ccg-wirral', { closed: '2022-07-02' }),
      /ccg-wirral closed on 2022-07-02\./,
    ],
    [
      'a body never closes',
      () => withBody('ccg-wirral', { closed: null }),
      /ccg-wirral is live, and yet something succeeded it/,
    ],
    [
      'a live body closes',
      () => withBody('icb-devon', { closed: '2026-10-01' }),
      /icb-devon closed on 2026-10-01 and nothing succeeded it/,
    ],
    [
      'a body opens late',
      () => withBody('ccg-kirklees', { opened: '2021-05-01' }),
      /ccg-kirklees opened on 2021-05-01 out of nothing/,
    ],
    [
      'a successor opens on another day',
      () => withBody('ccg-kirklees', { opened: '2021-05-01' }),
      /ccg-north-kirklees > ccg-kirklees on 2021-04-01: ccg-kirklees opened on 2021-05-01/,
    ],

    [
      'an edge is missing',
      () => withSuccessions((edges) => edges.filter((one) => one.from !== 'ccg-wirral')),
      /ccg-wirral leads to no live ICB/,
    ],
    ['an edge is given twice', () => withSuccessions((edges) => [...edges, ...edges.slice(0, 1)]), /is given twice/],
    [
      'a body succeeds itself',
      () => withEdge('ccg-wirral', 'icb-cheshire-and-merseyside', { to: 'ccg-wirral' }),
      /cannot succeed itself/,
    ],
    [
      'an edge has no day',
      () => withEdge('ccg-wirral', 'icb-cheshire-and-merseyside', { on: '2022-07' }),
      /that is no day/,
    ],
    [
      'an edge has another day',
      () => withEdge('ccg-wirral', 'icb-cheshire-and-merseyside', { on: '2022-07-02' }),
      /ccg-wirral closed on 2022-07-01/,
    ],
    [
      'an edge is of an unknown kind',
      () => withEdge('ccg-slough', 'ccg-east-berkshire', { kind: 'takeover' as 'merger' }),
      /no known kind: “takeover”/,
    ],
    ['a split has no note', () => withEdge('icb-frimley', 'icb-thames-valley', { note: '' }), /a split needs a note/],
    [
      'a boundary change has no note',
      () => withEdge('ccg-south-norfolk', 'ccg-norwich', { note: '' }),
      /a boundary change needs a note/,
    ],
    [
      'a replacement does not name its location',
      () => withEdge('ccg-wirral', 'icb-cheshire-and-merseyside', { note: 'ODS code 12G lives on' }),
      /does not name the sub-ICB location/,
    ],
    [
      'a boundary change comes before its receiver',
      () => withEdge('ccg-south-norfolk', 'ccg-norwich', { on: '2013-04-01' }),
      /did not live through the boundary change/,
    ],
    [
      'a boundary change comes after its giver',
      () => withEdge('ccg-guildford-and-waverley', 'ccg-coastal-west-sussex', { on: '2020-04-01' }),
      /did not live through/,
    ],
    [
      'a giver was long gone',
      () =>
        withSuccessions((edges) => [
          ...edges,
          edge('ccg-slough', 'icb-devon', '2024-04-01', 'boundary_change', 'a part'),
        ]),
      /ccg-slough was not alive before the boundary change/,
    ],
    [
      'two bodies give to each other',
      () =>
        withSuccessions((edges) => [
          ...edges,
          edge('ccg-norwich', 'ccg-south-norfolk', '2017-04-01', 'boundary_change', 'back'),
        ]),
      /give to each other on 2017-04-01/,
    ],
    [
      'the first CCGs succeed something',
      () => withSuccessions((edges) => [...edges, edge('ccg-kirklees', 'ccg-wirral', '2013-04-01', 'merger')]),
      /ccg-wirral was among the first CCGs/,
    ],
    [
      'a merger has one part',
      () => withSuccessions((edges) => edges.filter((one) => one.from !== 'ccg-north-kirklees')),
      /ccg-kirklees is not made of two CCGs or more/,
    ],
    [
      'a body has two main successors',
      () => withEdge('ccg-coastal-west-sussex', 'ccg-surrey-heartlands', { kind: 'merger' }),
      /ccg-coastal-west-sussex has 2 main successors/,
    ],
    [
      'a body has no main successor',
      () => withEdge('ccg-slough', 'ccg-east-berkshire', { kind: 'split', note: 'all' }),
      /ccg-slough has 0 main successors/,
    ],
    [
      'a merger is called a split',
      () => withEdge('ccg-slough', 'ccg-east-berkshire', { kind: 'split', note: 'all' }),
      /141 CCGs ended by merger/,
    ],

    [
      'an alias is given twice',
      () => ({ ...register, aliases: [...register.aliases, { bodyId: 'ccg-north-central-london', alias: 'ncl' }] }),
      /ccg-north-central-london “ncl” is given twice/,
    ],
    [
      'an alias dangles',
      () => ({ ...register, aliases: [{ bodyId: 'ccg-atlantis', alias: 'Atlantis' }] }),
      /of ccg-atlantis, which is not in the register/,
    ],
    [
      'an alias is empty',
      () => ({ ...register, aliases: [{ bodyId: 'ccg-wirral', alias: '' }] }),
      /ccg-wirral has an empty alias/,
    ],
    [
      'an earlier ONS code leaves a gap',
      () => ({ ...register, onsCodes: register.onsCodes.filter((span) => span.onsCode !== 'E38000216') }),
      /ONS codes of ccg-morecambe-bay have a gap/,
    ],
    [
      'an ONS code does not begin with the body',
      () => ({ ...register, onsCodes: register.onsCodes.slice(1) }),
      /ONS codes of ccg-coastal-west-sussex do not fit/,
    ],
    [
      'an ONS code belongs to nobody',
      () => ({ ...register, onsCodes: [{ bodyId: 'ccg-x', onsCode: 'E38000001', from: '2013-04-01', to: null }] }),
      /given for ccg-x, which is not in the register/,
    ],

    [
      'a cluster names nobody',
      () => ({
        ...register,
        clusters: register.clusters.map((row, at) => (at === 0 ? { ...row, icbId: 'icb-x' } : row)),
      }),
      /has icb-x, which is no ICB/,
    ],
    [
      'an ICB is in no cluster row',
      () => ({ ...register, clusters: register.clusters.filter((row) => row.icbId !== 'icb-kent-and-medway') }),
      /icb-kent-and-medway is in no row/,
    ],
    [
      'a merged ICB is live',
      () => ({
        ...register,
        clusters: register.clusters.map((row) =>
          row.icbId === 'icb-dorset' ? { ...row, status: 'merged' as const } : row,
        ),
      }),
      /icb-dorset .* did not merge/,
    ],
    [
      'a closed ICB is clustered',
      () => ({
        ...register,
        clusters: register.clusters.map((row) =>
          row.icbId === 'icb-sussex' ? { ...row, status: 'clustered' as const } : row,
        ),
      }),
      /icb-sussex .* has closed, so it is in no cluster/,
    ],
    [
      'a cluster status is unknown',
      () => ({ ...register, clusters: register.clusters.map((row) => ({ ...row, status: 'engaged' as 'none' })) }),
      /no known status: “engaged”/,
    ],
    [
      'a cluster date is bad',
      () => ({ ...register, clusters: register.clusters.map((row) => ({ ...row, since: 'spring' })) }),
      /bad date: “spring”/,
    ],
    [
      'a cluster has no source',
      () => ({ ...register, clusters: register.clusters.map((row) => ({ ...row, sourceUrl: 'hearsay' })) }),
      /names no source/,
    ],
    [
      'a cluster row is nameless',
      () => ({ ...register, clusters: register.clusters.map((row) => ({ ...row, cluster: '' })) }),
      /has a status that does not fit/,
    ],

    ['a council has no CCG', () => withCouncil('E08000015', { ccgIds2020: [] }), /Wirral \(E08000015\) has no CCG/],
    [
      'a council has a CCG of another time',
      () => withCouncil('E08000034', { ccgIds2020: ['ccg-kirklees'] }),
      /ccg-kirklees, which was not alive in April 2020/,
    ],
    [
      'a council has a closed ICB',
      () => withCouncil('E08000015', { icbId: 'icb-sussex' }),
      /icb-sussex, which has closed/,
    ],
    [
      'a council has a CCG for an ICB',
      () => withCouncil('E08000015', { icbId: 'ccg-wirral' }),
      /ccg-wirral, which is no ICB/,
    ],
    [
      'a council is of another tier',
      () => withCouncil('E08000015', { kind: 'lower' }),
      /of a kind that does not fit its code/,
    ],
    [
      'a council is abolished by mistake',
      () => withCouncil('E08000015', { status: 'abolished' }),
      /295 live councils of the lowest tier/,
    ],
    ['a council is in limbo', () => withCouncil('E08000015', { status: 'merged' as 'live' }), /no known status/],
    [
      'two councils have one name',
      () => withCouncil('E08000015', { name: 'Liverpool' }),
      /Liverpool \(metropolitan\) is given twice/,
    ],
    [
      'no council has a body',
      () => ({ ...register, councils: new Map([...register.councils].filter(([id]) => id !== 'E08000015')) }),
      /No council has ccg-wirral/,
    ],
    ['a footprint names a stranger', () => withSystem('E54000008', { icbId: 'icb-x' }), /names icb-x, which is no ICB/],
    [
      'a CCG is in two footprints',
      () => withSystem('E54000013', { ccgIds: ['ccg-lincolnshire', 'ccg-wirral'] }),
      /The footprints have 136 places/,
    ],
    ['a footprint has lost its CCGs', () => withSystem('E54000013', { ccgIds: [] }), /41 footprints have CCGs/],
    [
      'a footprint has another code than its ICB',
      () => withSystem('E54000013', { odsCode: 'QXX' }),
      /did not give its code to its ICB/,
    ],
    [
      'a footprint became an ICS at no time',
      () => withSystem('E54000013', { becameIcs: 'soon' }),
      /Lincolnshire .* has a bad date/,
    ],
    ['a district has no bodies', () => withOutcode('CH41', { ccgIds: [] }), /district CH41 has no bodies/],
    [
      'a district has a closed ICB',
      () => withOutcode('CH41', { icbIds: ['icb-frimley'] }),
      /CH41 names icb-frimley, which has closed/,
    ],
    [
      'a district has a CCG of another time',
      () => withOutcode('CH41', { ccgIds: ['ccg-slough'] }),
      /CH41 names ccg-slough, which was not alive/,
    ],
    ['a district is none', () => withOutcode('CH41', { outcode: 'CH411' }), /district CH411 is none/],

    [
      'a constituency has another figure',
      () => withConstituency('E14001091', { electorate: 78_019 }),
      /The constituencies have 48247152 electors; not 48247224/,
    ],
    [
      'a constituency cannot have so many electors',
      () => withConstituency('E14001091', { electorate: 780_910 }),
      /Birkenhead \(E14001091\) cannot have 780910 electors/,
    ],
    [
      'a constituency has an old code',
      () => withConstituency('E14001091', { id: 'E1400567' }),
      /\(E1400567\) has an odd code/,
    ],
    [
      'a constituency is in another region',
      () => withConstituency('E14001091', { region: 'North East' }),
      /North West has 72 constituencies; it should have 73/,
    ],
    [
      'a constituency is in no region',
      () => withConstituency('E14001091', { region: 'The North' }),
      /in no known region: “The North”/,
    ],
    [
      'two constituencies have one name',
      () => withConstituency('E14001091', { name: 'Bootle' }),
      /Bootle is given twice/,
    ],
    ['a constituency has no name', () => withConstituency('E14001091', { name: ' ' }), /has an odd name/],
    [
      'a constituency names a council that is gone',
      () => withConstituency('E14001091', { councilIds: ['E07000026'] }),
      /names E07000026, which is no live council of the lowest tier/,
    ],
    [
      'a constituency has lost its councils',
      () => withConstituency('E14001091', { councilIds: [] }),
      /councils that do not fit its country/,
    ],
    [
      'a council is in no constituency',
      () => withConstituency('E14001272', { councilIds: ['E06000002'] }),
      /Hartlepool \(E06000001\) is in no constituency/,
    ],
    [
      'a district is in no county',
      () => withCounty('E10000016', ['E07000105']),
      /The district Canterbury is in no county/,
    ],
    ['a county has no districts', () => withCounty('E10000016', []), /The county Kent has no districts/],
    ['a district is in two counties', () => withCounty('E10000016', ['E07000008']), /E07000008 is in two counties/],
    [
      'a district is in a county far off',
      () => withCounty('E10000016', ['E07000008']),
      /E07000008 is not in the ICB of its county E10000016/,
    ],
  ]
  for (const [what, damage, complaint] of DAMAGE) {
    it(`is spoken of when ${what}`, () => {
      const problems = checkRegister(damage())
      assert.ok(
        problems.some((problem) => complaint.test(problem)),
        problems.slice(0, 5).join('\n') || 'no problem found',
      )
    })
  }

  it('is spoken of when what became of bodies goes in a circle', () => {
    const bodies = new Map(register.bodies)
    for (const id of ['ccg-slough', 'ccg-swale']) {
      const body = bodies.get(id)
      assert.ok(body)
      bodies.set(id, { ...body, closed: '2018-04-01' })
    }
    const others = register.successions.filter((one) => one.from !== 'ccg-slough' && one.from !== 'ccg-swale')
    const circle = [
      edge('ccg-slough', 'ccg-swale', '2018-04-01', 'merger'),
      edge('ccg-swale', 'ccg-slough', '2018-04-01', 'merger'),
    ]
    const problems = checkRegister({ ...register, bodies, successions: [...others, ...circle] })
    assert.ok(problems.includes('The successions go in a circle: ccg-slough > ccg-swale > ccg-slough.'))
    assert.ok(problems.includes('ccg-slough leads to no live ICB.'))
  })
})

describe('damage to a file', () => {
  const copy = (): { folder: URL; write: (file: string, change: (text: string) => string) => void } => {
    const path = mkdtempSync(join(folder, 'data-'))
    cpSync(fileURLToPath(REGISTER_DATA), path, { recursive: true })
    const write = (file: string, change: (text: string) => string): void =>
      writeFileSync(join(path, file), change(readFileSync(join(path, file), 'utf8')))
    return { folder: pathToFileURL(`${path}/`), write }
  }

  for (const file of readdirSync(REGISTER_DATA)) {
    it(`is seen in ${file}, even of one letter`, () => {
      const data = copy()
      data.write(file, (text) => text.replace(/[a-z](?=[^a-z]*$)/, (letter) => (letter === 'a' ? 'b' : 'a')))
      const complaints = checkFiles(data.folder)
      assert.equal(complaints.length, 1)
      assert.ok(complaints[0]?.startsWith(`${file} is not the file that was verified`))
    })
  }

  it('is seen where the facts still hold together: two names swapped, a line moved, a line end changed', () => {
    for (const change of [
      (text: string) => text.replace('WNL ICB', 'WNL2 ICB'),
      (text: string) => text.split('\n').toReversed().join('\n'),
      (text: string) => text.replaceAll('\n', '\r\n'),
    ]) {
      const data = copy()
      data.write('aliases.csv', change)
      assert.equal(checkFiles(data.folder).length, 1)
    }
  })

  it('stops the loading where a thing is given twice, a row is short or a column is missing', () => {
    for (const [change, complaint] of [
      [
        (text: string) => `${text}${text.split('\n')[1]}\n`,
        /The register has "ccg-airedale-wharfedale-and-craven" twice/,
      ],
      [(text: string) => `${text}ccg-short,ccg\n`, /Invalid Record Length/],
      [(text: string) => text.replace('ods_code', 'code'), /no column "ods_code"/],
    ] as const) {
      const data = copy()
      data.write('bodies.csv', change)
      assert.throws(() => loadRegister(data.folder), complaint)
    }
  })
})
