/** Aliases, and the ONS codes that bodies had one after another. */
import type { OnsCodeSpan, Register } from '../register.ts'
import { type Check, repeated } from './rules.ts'

export const checkNames: Check = (register) => [
  ...checkAliases(register),
  ...[...Map.groupBy(register.onsCodes, (span) => span.bodyId)].flatMap(([id, spans]) =>
    checkSpans(id, spans, register),
  ),
]

function checkAliases({ aliases, bodies }: Register): string[] {
  const unknown = aliases.filter((row) => !bodies.has(row.bodyId))
  const odd = aliases.filter((row) => row.alias === '' || row.alias !== row.alias.trim())
  return [
    ...repeated(aliases.map((row) => `${row.bodyId} “${row.alias.toLowerCase()}”`)).map(
      (row) => `The alias ${row} is given twice.`,
    ),
    ...unknown.map((row) => `The alias “${row.alias}” is of ${row.bodyId}, which is not in the register.`),
    ...odd.map((row) => `${row.bodyId} has an empty alias, or one with stray spaces: “${row.alias}”.`),
  ]
}

/** The spans must cover the body's whole life without a gap, and end with the code that it had last. */
function checkSpans(id: string, rows: readonly OnsCodeSpan[], { bodies }: Register): string[] {
  const body = bodies.get(id)
  if (!body) return [`ONS codes are given for ${id}, which is not in the register.`]
  const spans = rows.toSorted((one, other) => (one.from < other.from ? -1 : 1))
  const first = spans[0]
  const last = spans.at(-1)
  const problems: string[] = []
  if (first?.from !== body.opened || last?.to !== body.closed || last.onsCode !== body.onsCode) {
    problems.push(`The ONS codes of ${id} do not fit its dates and its last code.`)
  }
  if (spans.some((span, at) => at > 0 && spans[at - 1]?.to !== span.from))
    problems.push(`The ONS codes of ${id} have a gap.`)
  if (spans.some((span) => !/^E(?:38|54)\d{6}$/.test(span.onsCode))) problems.push(`${id} had an odd ONS code.`)
  return problems
}
