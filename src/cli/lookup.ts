/** `mergerwatch lookup`: the register from a shell. */
import { parseArgs } from 'node:util'
import { createFinder } from '../register/find.ts'
import { createLineage } from '../register/lineage.ts'
import { lookupJson } from '../register/lookup-json.ts'
import { loadRegister } from '../register/register.ts'
import { type IsoDate, londonDate, readDate } from '../time.ts'
import { lookupMessage } from './lookup-text.ts'
import { type Run, UsageError, writeLines, writeMessage } from './shell.ts'

export const run: Run = async (words, shell) => {
  const { values, positionals } = parseArgs({
    args: words,
    options: { on: { type: 'string' }, json: { type: 'boolean' } },
    allowPositionals: true,
  })
  const text = positionals.join(' ').trim()
  if (text === '') throw new UsageError('lookup needs a name, a code, a council or a postcode.')
  const today = londonDate(shell.now())
  const on = readDay(values.on, today)
  const register = loadRegister()
  const lineage = createLineage(register)
  const finder = createFinder(register, lineage)
  const looked = lookupJson(finder, lineage, text, on, today)
  if (values.json) writeLines(shell.output, [JSON.stringify(looked)])
  else writeMessage(shell, lookupMessage(looked, finder.find(text, { on: on ?? undefined, today }), register))
  return 0
}

function readDay(typed: string | undefined, today: IsoDate): IsoDate | null {
  if (typed === undefined) return null
  const day = readDate(typed, today)
  if (day) return day
  throw new UsageError(`"${typed}" is not a day: write it as 2020-04-01 or "1 April 2020".`)
}
