/** Councils, footprints and postcode districts: that each has bodies, and each body has them. */
import { wasAlive } from '../lineage.ts'
import type { Council, Outcode, Register, System } from '../register.ts'
import { CCGS_KNOWN, type Check, isLiveIcb, ROUGH_DATE, repeated, wrongBodies, wrongIcbs } from './rules.ts'

/** The kinds of authority by the beginning of their ONS codes. */
const COUNCIL_KINDS: Readonly<Record<string, Council['kind']>> = {
  E06: 'unitary',
  E07: 'lower',
  E08: 'metropolitan',
  E09: 'london',
  E10: 'upper',
}
/** Authorities of the lower or only tier in England since April 2023. */
const COUNCILS_OF_LOWEST_TIER = 296
const FOOTPRINTS = 42
const CCGS_IN_FOOTPRINTS = 135

export const checkAreas: Check = (register) => [
  ...checkCouncils(register),
  ...checkFootprints(register),
  ...[...register.outcodes.values()].flatMap((outcode) => checkOutcode(outcode, register)),
]

function checkCouncils(register: Register): string[] {
  const councils = [...register.councils.values()]
  const lowest = councils.filter((council) => council.status === 'live' && council.kind !== 'upper').length
  const uncovered = [...register.bodies.values()].filter((body) =>
    isLiveIcb(body)
      ? !councils.some((council) => council.icbId === body.id)
      : body.kind === 'ccg' &&
        wasAlive(body, CCGS_KNOWN) &&
        !councils.some((council) => council.ccgIds2020.includes(body.id)),
  )
  return [
    ...councils.flatMap((council) => checkCouncil(council, register)),
    ...repeated(councils.map((council) => `${council.name} (${council.kind})`)).map(
      (name) => `The council ${name} is given twice.`,
    ),
    ...(lowest === COUNCILS_OF_LOWEST_TIER
      ? []
      : [`There are ${lowest} live councils of the lowest tier; there should be ${COUNCILS_OF_LOWEST_TIER}.`]),
    ...uncovered.map((body) => `No council has ${body.id}.`),
  ]
}

function checkCouncil(council: Council, register: Register): string[] {
  const where = `The council ${council.name} (${council.id})`
  const problems: string[] = []
  if (!/^E\d{8}$/.test(council.id) || COUNCIL_KINDS[council.id.slice(0, 3)] !== council.kind)
    problems.push(`${where} is of a kind that does not fit its code.`)
  if (council.name === '' || council.name !== council.name.trim()) problems.push(`${where} has an odd name.`)
  if (council.ccgIds2020.length === 0) problems.push(`${where} has no CCG.`)
  if (council.status !== 'live' && council.status !== 'abolished') problems.push(`${where} has no known status.`)
  return [
    ...problems,
    ...wrongBodies(register, council.ccgIds2020, 'ccg', where),
    ...wrongIcbs(register, [council.icbId, ...council.otherIcbIds], where),
  ]
}

function checkFootprints(register: Register): string[] {
  const systems = [...register.systems.values()]
  const withCcgs = systems.filter((system) => system.ccgIds.length > 0)
  const places = systems.flatMap((system) => system.ccgIds)
  const problems = systems.flatMap((system) => checkFootprint(system, register))
  if (withCcgs.length !== FOOTPRINTS)
    problems.push(`${withCcgs.length} footprints have CCGs; it should be ${FOOTPRINTS}.`)
  if (places.length !== CCGS_IN_FOOTPRINTS || new Set(places).size !== CCGS_IN_FOOTPRINTS) {
    problems.push(
      `The footprints have ${places.length} places for CCGs; each of ${CCGS_IN_FOOTPRINTS} CCGs should have one.`,
    )
  }
  return problems
}

function checkFootprint(system: System, register: Register): string[] {
  const where = `The footprint ${system.name} (${system.id})`
  const problems = wrongBodies(register, [system.icbId], 'icb', where)
  if (!/^E54\d{6}$/.test(system.id)) problems.push(`${where} has an odd code.`)
  if (system.name === '' || system.place === '') problems.push(`${where} has no name.`)
  if (system.becameIcs !== '' && !ROUGH_DATE.test(system.becameIcs)) problems.push(`${where} has a bad date.`)
  const icb = register.bodies.get(system.icbId)
  if (system.ccgIds.length > 0 && icb && icb.odsCode !== system.odsCode)
    problems.push(`${where} did not give its code to its ICB.`)
  return [...problems, ...wrongBodies(register, system.ccgIds, 'ccg', where)]
}

function checkOutcode(outcode: Outcode, register: Register): string[] {
  const where = `The postcode district ${outcode.outcode}`
  const problems: string[] = []
  if (!/^[A-Z]{1,2}\d{1,2}[A-Z]?$/.test(outcode.outcode)) problems.push(`${where} is none.`)
  if (outcode.ccgIds.length === 0 || outcode.icbIds.length === 0) problems.push(`${where} has no bodies.`)
  return [
    ...problems,
    ...wrongBodies(register, outcode.ccgIds, 'ccg', where),
    ...wrongIcbs(register, outcode.icbIds, where),
  ]
}
