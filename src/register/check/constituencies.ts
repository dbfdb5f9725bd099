/** Constituencies and the districts of counties: that none is missing, and that each lies where it can lie. */
import type { Constituency, Council, Register } from '../register.ts'
import { type Check, repeated } from './rules.ts'

/** How many each region and country has by the reviews of 2023 (House of Commons papers HC 1466 and following). */
const SEATS: Readonly<Record<string, number>> = {
  'North East': 27,
  'North West': 73,
  'Yorkshire and The Humber': 54,
  'East Midlands': 47,
  'West Midlands': 57,
  'East of England': 61,
  London: 75,
  'South East': 91,
  'South West': 58,
  Scotland: 57,
  Wales: 32,
  'Northern Ireland': 18,
}
const CODE = /^(?:E14|W07|S14|N05)\d{6}$/
/** Two Scottish seats of islands have few; no seat has more. */
const ELECTORATES = { least: 20_000, most: 90_000 }
/** All who could vote on 4 July 2024: the sum of the returning officers' figures. */
const ELECTORATE = 48_247_224

export const checkConstituencies: Check = (register) => {
  const all = [...register.constituencies.values()]
  const electorate = all.reduce((sum, one) => sum + one.electorate, 0)
  return [
    ...all.flatMap((one) => checkConstituency(one, register)),
    ...repeated(all.map((one) => one.name)).map((name) => `The constituency ${name} is given twice.`),
    ...Object.entries(SEATS).flatMap(([region, seats]) => {
      const count = all.filter((one) => one.region === region).length
      return count === seats ? [] : [`${region} has ${count} constituencies; it should have ${seats}.`]
    }),
    ...(electorate === ELECTORATE ? [] : [`The constituencies have ${electorate} electors; not ${ELECTORATE}.`]),
    ...[...register.councils.values()]
      .filter((council) => isLowest(council) && !all.some((one) => one.councilIds.includes(council.id)))
      .map((council) => `The council ${council.name} (${council.id}) is in no constituency.`),
    ...checkCounties(register),
  ]
}

function checkConstituency({ id, name, region, electorate, councilIds }: Constituency, register: Register): string[] {
  const where = `The constituency ${name} (${id})`
  const strangers = councilIds.filter((council) => !isLowest(register.councils.get(council)))
  const problems = strangers.map((council) => `${where} names ${council}, which is no live council of the lowest tier.`)
  if (!CODE.test(id)) problems.push(`${where} has an odd code.`)
  if (name === '' || name !== name.trim()) problems.push(`${where} has an odd name.`)
  if (!(region in SEATS)) problems.push(`${where} is in no known region: “${region}”.`)
  if (!(electorate >= ELECTORATES.least && electorate <= ELECTORATES.most))
    problems.push(`${where} cannot have ${electorate} electors.`)
  if (id.startsWith('E') !== councilIds.length > 0) problems.push(`${where} has councils that do not fit its country.`)
  return problems
}

/** Each district in one county, each live county with districts, and all of them in the county's ICB. */
function checkCounties({ counties, councils }: Register): string[] {
  const given = [...counties.values()].flat()
  const districts = [...councils.values()].filter((council) => isLowest(council) && council.kind === 'lower')
  const upper = [...councils.values()].filter((council) => council.status === 'live' && council.kind === 'upper')
  return [
    ...repeated(given).map((id) => `The district ${id} is in two counties.`),
    ...districts.filter(({ id }) => !given.includes(id)).map(({ name }) => `The district ${name} is in no county.`),
    ...upper.filter(({ id }) => !counties.get(id)?.length).map(({ name }) => `The county ${name} has no districts.`),
    ...[...counties].flatMap(([county, ids]) =>
      ids
        .filter((id) => councils.get(id)?.icbId !== councils.get(county)?.icbId)
        .map((id) => `The district ${id} is not in the ICB of its county ${county}.`),
    ),
  ]
}

function isLowest(council: Council | undefined): boolean {
  return council?.status === 'live' && council.kind !== 'upper'
}
