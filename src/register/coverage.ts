/**
 * Which bodies covered a place on a day.
 *
 * The register knows the CCGs of councils and postcode districts as they were on 1 April 2020, and their ICBs as they are
 * since 1 April 2026. On other days the answer is inferred: along the lineage of both.
 */
import type { IsoDate } from '../time.ts'
import type { Lineage } from './lineage.ts'
import { fold } from './normalise.ts'
import type { Body, Register } from './register.ts'

const CCGS_KNOWN: IsoDate = '2020-04-01'
const CCGS_NEXT_MERGED: IsoDate = '2021-04-01'
const ICBS_SET_UP: IsoDate = '2022-07-01'
const ICBS_KNOWN: IsoDate = '2026-04-01'

/** A place as the register describes it: its CCGs of April 2020 and its ICBs of today, largest share first. */
export interface Place {
  readonly name: string
  readonly ccgIds: readonly string[]
  readonly icbIds: readonly string[]
}

interface Coverage {
  /** Likeliest first. Without a day: the CCGs of April 2020, then the ICBs of today. */
  readonly bodies: readonly Body[]
  /** Whether the register states it for that day, rather than it following from lineage. */
  readonly isKnown: boolean
}

/** Tells which bodies covered a place on a day (or, with null, at both of the days that the register describes). */
export type Cover = (place: Place, day: IsoDate | null) => Coverage

export function createCover(register: Register, lineage: Lineage): Cover {
  const bodies = (ids: readonly string[]): Body[] => ids.flatMap((id) => register.bodies.get(id) ?? [])
  const onDay = (ids: readonly string[], day: IsoDate): Body[] => [
    ...new Set(ids.flatMap((id) => lineage.bodiesOn(id, day))),
  ]

  return (place, day) => {
    if (day === null) return { bodies: [...bodies(place.ccgIds), ...bodies(place.icbIds)], isKnown: true }
    if (day >= ICBS_KNOWN) return { bodies: onDay(place.icbIds, day), isKnown: true }
    const fromCcgs = onDay(place.ccgIds, day)
    if (day < CCGS_KNOWN) return { bodies: namesakesFirst(fromCcgs, place.name), isKnown: false }
    if (day < ICBS_SET_UP) return { bodies: fromCcgs, isKnown: day < CCGS_NEXT_MERGED }
    const stillLeading = new Set(
      place.icbIds.flatMap((id) => [id, ...lineage.backward(id).map((step) => step.from.id)]),
    )
    const both = fromCcgs.filter((body) => stillLeading.has(body.id))
    return { bodies: both.length > 0 ? both : onDay([...place.ccgIds, ...place.icbIds], day), isKnown: false }
  }
}

/** Bodies that bear the place's name before the others: "Dartford, Gravesham and Swanley" for Dartford. */
function namesakesFirst(bodies: readonly Body[], place: string): Body[] {
  const name = ` ${fold(place)} `
  const isNamesake = (body: Body): boolean => ` ${fold(body.shortName)} `.includes(name)
  return [...bodies.filter(isNamesake), ...bodies.filter((body) => !isNamesake(body))]
}
