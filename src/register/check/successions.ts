/** The successions: each by itself, what each body ends and begins with, and the way to the live ICBs. */
import { addDays, isIsoDate } from '../../time.ts'
import { wasAlive } from '../lineage.ts'
import type { Body, Register, Succession } from '../register.ts'
import { type Check, isLiveIcb, repeated } from './rules.ts'

const FIRST_DAY = '2013-04-01'
const KINDS = ['merger', 'split', 'replacement', 'boundary_change']

export const checkSuccessions: Check = (register) => [
  ...register.successions.flatMap((edge) => checkEdge(edge, register)),
  ...repeated(register.successions.map(written)).map((edge) => `${edge} is given twice.`),
  ...mutual(register.successions),
  ...[...register.bodies.values()].flatMap((body) => checkEnds(body, register)),
  ...checkWays(register),
]

function written({ from, to, on }: Succession): string {
  return `${from} > ${to} on ${on}`
}

function checkEdge(edge: Succession, register: Register): string[] {
  const where = written(edge)
  const from = register.bodies.get(edge.from)
  const to = register.bodies.get(edge.to)
  if (!from || !to) return [`${where} dangles: ${from ? edge.to : edge.from} is not in the register.`]
  if (from === to) return [`${where}: a body cannot succeed itself.`]
  if (!KINDS.includes(edge.kind)) return [`${where} is of no known kind: “${edge.kind}”.`]
  if (!isIsoDate(edge.on)) return [`${where}: that is no day.`]
  return (edge.kind === 'boundary_change' ? checkBoundaryChange : checkSuccession)(edge, from, to)
}

/** The receiver lived on under its own code; the giver either did too, or closed that day. */
function checkBoundaryChange(edge: Succession, from: Body, to: Body): string[] {
  const where = written(edge)
  const dayBefore = addDays(edge.on, -1)
  const problems: string[] = []
  if (!wasAlive(to, dayBefore) || !wasAlive(to, edge.on))
    problems.push(`${where}: ${to.id} did not live through the boundary change.`)
  if (!wasAlive(from, dayBefore)) problems.push(`${where}: ${from.id} was not alive before the boundary change.`)
  if (!wasAlive(from, edge.on) && from.closed !== edge.on)
    problems.push(`${where}: ${from.id} neither lived on nor closed that day.`)
  if (edge.note === '') problems.push(`${where}: a boundary change needs a note.`)
  return problems
}

function checkSuccession(edge: Succession, from: Body, to: Body): string[] {
  const where = written(edge)
  const problems: string[] = []
  if (from.closed !== edge.on) problems.push(`${where}: ${from.id} closed on ${from.closed ?? 'no day yet'}.`)
  if (to.opened !== edge.on) problems.push(`${where}: ${to.id} opened on ${to.opened}.`)
  if (edge.kind === 'split' && edge.note === '') problems.push(`${where}: a split needs a note.`)
  const location = `ODS code ${from.odsCode} lives on as the sub-ICB location "NHS ${to.shortName} ICB - ${from.odsCode}"`
  if (edge.kind === 'replacement' && !edge.note.includes(location))
    problems.push(`${where}: the note does not name the sub-ICB location.`)
  return problems
}

function mutual(edges: readonly Succession[]): string[] {
  const all = new Set(edges.map(written))
  return edges
    .filter((edge) => edge.from < edge.to && all.has(written({ ...edge, from: edge.to, to: edge.from })))
    .map((edge) => `${edge.from} and ${edge.to} give to each other on ${edge.on}.`)
}

function checkEnds(body: Body, { successions, bodies }: Register): string[] {
  const { id, kind, opened, closed } = body
  const problems: string[] = []
  const ends = successions.filter((edge) => edge.from === id && edge.on === closed)
  const starts = successions.filter((edge) => edge.to === id && edge.on === opened && bodies.has(edge.from))
  if (closed && ends.length === 0) problems.push(`${id} closed on ${closed} and nothing succeeded it.`)
  if (closed === null && successions.some((edge) => edge.from === id && edge.kind !== 'boundary_change')) {
    problems.push(`${id} is live, and yet something succeeded it.`)
  }
  const isFirst = kind === 'ccg' && opened === FIRST_DAY
  if (isFirst && starts.length > 0) problems.push(`${id} was among the first CCGs, and yet it succeeded something.`)
  if (!isFirst && starts.length === 0) problems.push(`${id} opened on ${opened} out of nothing.`)
  if (kind === 'ccg' && !isFirst && starts.filter((edge) => edge.kind === 'merger').length < 2) {
    problems.push(`${id} is not made of two CCGs or more.`)
  }
  const main = ends.filter((edge) => edge.kind === 'merger' || edge.kind === 'replacement').length
  if (kind === 'ccg' && closed && main !== 1) problems.push(`${id} has ${main} main successors; it should have one.`)
  return problems
}

/** Follows what every body became to its end: no way may come back on itself, and every body must end in a live ICB. */
function checkWays({ bodies, successions }: Register): string[] {
  const closing = Map.groupBy(
    successions.filter((edge) => bodies.get(edge.from)?.closed === edge.on),
    (edge) => edge.from,
  )
  const problems: string[] = []
  const reaches = new Map<string, boolean>()
  const visit = (id: string, way: readonly string[]): boolean => {
    const known = reaches.get(id)
    if (known !== undefined) return known
    if (way.includes(id)) {
      problems.push(`The successions go in a circle: ${[...way.slice(way.indexOf(id)), id].join(' > ')}.`)
      return false
    }
    const onward = (closing.get(id) ?? []).map((edge) => visit(edge.to, [...way, id]))
    const found = isLiveIcb(bodies.get(id)) || onward.includes(true)
    reaches.set(id, found)
    return found
  }
  for (const id of bodies.keys()) if (!visit(id, [])) problems.push(`${id} leads to no live ICB.`)
  return problems
}
