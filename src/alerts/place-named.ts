/** The one place that stands for all that a story names: a system, a body, a region, or England. */
import type { Lineage } from '../register/lineage.ts'
import type { Register } from '../register/register.ts'
import type { Story } from './story.ts'

/** As "Cheshire and Merseyside", "Wirral", "North West" or "England". */
export type PlaceNamed = (story: Pick<Story, 'mentions'>) => string

/**
 * A system that is named, else the body if there is one, else the system or the region that all of the bodies belong to.
 * A body that does not exist yet stands for itself when nothing else is named.
 */
export function createPlaceNamed(register: Register, lineage: Pick<Lineage, 'systemsOf'>): PlaceNamed {
  return ({ mentions }) => {
    const ids = [...new Set(mentions.map(({ id }) => id))].filter((id) => id !== null)
    const systems = ids.map((id) => register.systems.get(id)).filter((system) => system !== undefined)
    if (systems.length === 1 || systems.length === 2) return systems.map(({ place }) => place).join(' and ')
    const bodies = ids.map((id) => register.bodies.get(id)).filter((body) => body !== undefined)
    const only = bodies.length === 1 ? bodies[0]?.shortName : undefined
    const footprint = onlyOne(bodies.map(({ id }) => lineage.systemsOf(id)[0]?.place))
    const region = onlyOne(bodies.map((body) => body.region))
    const toBe = onlyOne(mentions.filter(({ kind }) => kind === 'new-body').map(({ name }) => name))
    return only ?? footprint ?? region ?? (ids.length === 0 ? toBe : undefined) ?? 'England'
  }
}

function onlyOne(values: readonly (string | undefined)[]): string | undefined {
  return new Set(values).size === 1 ? values[0] : undefined
}
