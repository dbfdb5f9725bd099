/**
 * The constituencies of a place, as far as names tell. The register has no boundaries of constituencies, so they are
 * found by what they are called: by the words that were typed, and by the councils of the body or system they name.
 */

import { createCouncilsOf } from '../../src/register/councils-of.ts'
import type { AreaFinder } from '../../src/register/find-area.ts'
import type { Lineage } from '../../src/register/lineage.ts'
import { councilNames } from '../../src/register/names.ts'
import { fold } from '../../src/register/normalise.ts'
import type { Register } from '../../src/register/register.ts'
import type { IsoDate } from '../../src/time.ts'

export interface LocalNeeds {
  readonly register: Register
  readonly lineage: Lineage
  readonly areaFinder: AreaFinder
}

export interface Local {
  /** The place, as people call it. */
  readonly name: string
  readonly isIn: (constituency: string) => boolean
}

/** Makes the test whether a constituency belongs to what was typed. */
export function createLocal({ register, lineage, areaFinder }: LocalNeeds): (typed: string, today: IsoDate) => Local {
  let councilsOf: ReturnType<typeof createCouncilsOf> | undefined

  const placesOf = (typed: string, today: IsoDate): { name: string; places: readonly string[] } => {
    const found = areaFinder.findArea(typed, today)
    if (found.answer !== 'area') return { name: typed, places: [] }
    const { area, name } = found
    if (area.kind === 'council') {
      const council = register.councils.get(area.id)
      return { name, places: council ? councilNames(council) : [] }
    }
    const bodyId =
      area.kind === 'body' ? area.id : area.kind === 'system' ? register.systems.get(area.id)?.icbId : undefined
    councilsOf ??= createCouncilsOf(register, lineage)
    const councils = bodyId === undefined ? [] : councilsOf(bodyId).councils
    return { name, places: councils.flatMap(councilNames) }
  }

  return (typed, today) => {
    const { name, places } = placesOf(typed, today)
    const wanted = [typed, ...places].map((place) => ` ${fold(place)} `).filter((place) => place.trim() !== '')
    return { name, isIn: (constituency) => wanted.some((place) => ` ${fold(constituency)} `.includes(place)) }
  }
}
