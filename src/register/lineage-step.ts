/** One step of a lineage: a succession with its two bodies, and how much of the giver went that way. */
import type { IsoDate } from '../time.ts'
import type { Body, Register, SuccessionKind } from './register.ts'

export interface Step {
  readonly from: Body
  readonly to: Body
  readonly on: IsoDate
  readonly kind: SuccessionKind
  readonly note: string
  /** The share of the giver's small areas (LSOAs) that went this way, 0 to 1; null where the register gives no figure. */
  readonly share: number | null
}

/** The register's successions with their bodies looked up; one that names an unknown body is left out. */
export function readSteps(register: Register): Step[] {
  return register.successions.flatMap((succession) => {
    const from = register.bodies.get(succession.from)
    const to = register.bodies.get(succession.to)
    if (!from || !to) return []
    const { on, kind, note } = succession
    return [{ from, to, on, kind, note, share: readShare(note) }]
  })
}

const WEIGHT: Record<SuccessionKind, number> = { merger: 0, replacement: 0, split: 1, boundary_change: 2 }

/** Orders steps of one day: whole bodies before parts, then by the names of giver and receiver. */
export function byMainFirst(one: Step, other: Step): number {
  return (
    WEIGHT[one.kind] - WEIGHT[other.kind] ||
    one.from.shortName.localeCompare(other.from.shortName, 'en') ||
    one.to.shortName.localeCompare(other.to.shortName, 'en')
  )
}

/** The notes begin with the overlay's count where one was made: "4 of 302 LSOAs went here; …". */
function readShare(note: string): number | null {
  const match = /^(\d+) of (\d+) LSOAs/.exec(note)
  return match ? Number(match[1]) / Number(match[2]) : null
}
