/** The shipped register and what is built on it, once for the tests of a file; and shorthands for what they ask. */
import { createAreas } from '../../src/register/areas.ts'
import { createFinder, type FindAnswer, type FindOptions, type Match } from '../../src/register/find.ts'
import { createLineage } from '../../src/register/lineage.ts'
import { loadRegister } from '../../src/register/register.ts'

export const TODAY = '2026-11-21'
export const register = loadRegister()
export const lineage = createLineage(register)
export const finder = createFinder(register, lineage)
export const areas = createAreas(register, lineage)

export function find(text: string, options: Partial<FindOptions> = {}): FindAnswer {
  return finder.find(text, { today: TODAY, ...options })
}

/** The one thing that a text is found as. */
export function match(text: string, options: Partial<FindOptions> = {}): Match {
  const answer = find(text, options)
  if (answer.answer !== 'match') throw new Error(`“${text}” gave ${JSON.stringify(answer)}.`)
  return answer.match
}

/** Its value: a body's id, a council's code, "system:…", a postcode district. */
export function value(text: string, options: Partial<FindOptions> = {}): string {
  return match(text, options).value
}

/** The values that a text leaves to choose from. */
export function choice(text: string, options: Partial<FindOptions> = {}): string[] {
  const answer = find(text, options)
  if (answer.answer !== 'choice') throw new Error(`“${text}” gave ${JSON.stringify(answer)}.`)
  return answer.matches.map((one) => one.value)
}

/** The ids of the bodies that a place leads to. */
export function bodies(text: string, options: Partial<FindOptions> = {}): string[] {
  return ids(match(text, options).bodies)
}

export function ids(things: readonly { readonly id: string }[]): string[] {
  return things.map((thing) => thing.id)
}
