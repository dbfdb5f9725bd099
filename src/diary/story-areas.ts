/** Whom a date concerns that a story states. */
import { ENGLAND } from '../alerts/watch.ts'
import type { Mention } from '../news/understanding.ts'
import { writeArea } from '../register/areas.ts'
import type { Lineage } from '../register/lineage.ts'
import type { Register } from '../register/register.ts'

/** The areas of a story that names these, as the register writes areas; never none. */
export type StoryAreas = (mentions: readonly Mention[]) => readonly string[]

/** Of more bodies than this that have nothing in common, a story tells a list. */
const MOST_BODIES = 6

/**
 * What is named, where it is one; the system that all of the bodies belong to; each of a few bodies by itself; else their
 * region, or England. A story that names none that exists concerns England.
 */
export function createStoryAreas(register: Register, lineage: Pick<Lineage, 'systemsOf'>): StoryAreas {
  return (mentions) => {
    const ids = [...new Set(mentions.map(({ id }) => id))].filter((id) => id !== null)
    const systems = ids.filter((id) => register.systems.has(id))
    const bodies = ids.map((id) => register.bodies.get(id)).filter((body) => body !== undefined)
    if (bodies.length === 0 && systems.length > 0 && systems.length <= MOST_BODIES)
      return systems.map((id) => writeArea({ kind: 'system', id }))
    const [first] = bodies
    if (!first) return [ENGLAND]
    const footprint = bodies.length > 1 ? onlyOne(bodies.map(({ id }) => lineage.systemsOf(id)[0]?.id)) : undefined
    if (footprint !== undefined) return [writeArea({ kind: 'system', id: footprint })]
    if (bodies.length <= MOST_BODIES) return bodies.map(({ id }) => writeArea({ kind: 'body', id }))
    const region = onlyOne(bodies.map((body) => body.region))
    return [region === undefined ? ENGLAND : writeArea({ kind: 'region', region })]
  }
}

function onlyOne<Value>(values: readonly (Value | undefined)[]): Value | undefined {
  return new Set(values).size === 1 ? values[0] : undefined
}
