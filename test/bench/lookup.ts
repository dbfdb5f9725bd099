/** How fast a name is looked up, and how long completing one takes at worst. */
import { createFinder } from '../../src/register/find.ts'
import { loadRegister } from '../../src/register/register.ts'
import { type Figure, median, percentile, times } from './figure.ts'

const TODAY = '2026-11-21'
const ROUNDS = 20
const COMPLETIONS = 1_000

/** Measures, in a few seconds. */
export function benchLookup(): Figure[] {
  const loading = times(5, loadRegister)
  const register = loadRegister()
  const finder = createFinder(register)
  const names = [...register.bodies.values()].flatMap((body) => [body.shortName, body.name, body.odsCode, body.onsCode])
  const find = (text: string) => finder.find(text, { today: TODAY })
  const looking = Array.from({ length: ROUNDS }, () => names.flatMap((name) => times(1, () => find(name)))).flat()
  const misspelt = names.map((name) => name.slice(0, 3) + name.slice(4))
  const nearing = misspelt.flatMap((name) => times(1, () => find(name)))
  const partials = Array.from({ length: COMPLETIONS }, (_, number) => {
    const name = names[(number * 37) % names.length] ?? ''
    const partial = name.slice(0, 1 + (number % 9))
    return number % 2 === 0 ? partial : partial.slice(0, 2) + partial.slice(3)
  })
  const completing = partials.flatMap((partial) => times(1, () => finder.complete(partial, { today: TODAY })))
  const perSecond = 1_000 / (looking.reduce((sum, one) => sum + one, 0) / looking.length)
  return [
    { name: 'Reading the register', figure: `${median(loading).toFixed(0)} ms` },
    { name: 'Look-ups by name or code', figure: `${Math.round(perSecond).toLocaleString('en-GB')} a second` },
    { name: 'Look-up, 99th percentile', figure: `${percentile(looking, 99).toFixed(2)} ms` },
    { name: 'Look-up of a misspelt name, 99th percentile', figure: `${percentile(nearing, 99).toFixed(2)} ms` },
    { name: 'Autocomplete, 99th percentile', figure: `${percentile(completing, 99).toFixed(2)} ms` },
    {
      name: `Autocomplete, slowest of ${COMPLETIONS.toLocaleString('en-GB')}`,
      figure: `${Math.max(...completing).toFixed(2)} ms`,
    },
  ]
}
