/** What the checks have in common. */
import type { IsoDate } from '../../time.ts'
import { wasAlive } from '../lineage.ts'
import type { Body, BodyKind, Register } from '../register.ts'

/** One part of the register's facts judged: a sentence for each problem. */
export type Check = (register: Register) => string[]

/** The day that the register's councils, footprints and postcode districts describe. */
export const CCGS_KNOWN: IsoDate = '2020-04-01'

/** A year, a month or a day, as fine as a source gives it. */
export const ROUGH_DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/

/** The values that occur more than once, each once. */
export function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>()
  return [...new Set(values.filter((value) => seen.size === seen.add(value).size))]
}

/** Complains of ids that are no body of the kind, or none that was alive on the day. */
export function wrongBodies(register: Register, ids: readonly string[], kind: BodyKind, where: string): string[] {
  return ids.flatMap((id) => {
    const body = register.bodies.get(id)
    if (!body || body.kind !== kind) return [`${where} names ${id}, which is no ${kind.toUpperCase()} of the register.`]
    if (kind === 'ccg' && !wasAlive(body, CCGS_KNOWN))
      return [`${where} names ${id}, which was not alive in April 2020.`]
    return []
  })
}

/** Complains of ids that are no live ICB. */
export function wrongIcbs(register: Register, ids: readonly string[], where: string): string[] {
  const closed = ids.filter((id) => register.bodies.get(id)?.closed)
  return [...wrongBodies(register, ids, 'icb', where), ...closed.map((id) => `${where} names ${id}, which has closed.`)]
}

export function isLiveIcb(body: Body | undefined): boolean {
  return body?.kind === 'icb' && body.closed === null
}
