/** Which bodies a story says are to merge, and into what. */
import type { Mention, Stage } from '../news/understanding.ts'
import type { Lineage } from '../register/lineage.ts'
import { bodyName } from '../register/names.ts'
import type { Body, Register, System } from '../register/register.ts'
import { addDays, type IsoDate } from '../time.ts'

export interface Named {
  /** In the register, alive shortly before the day. */
  readonly bodyIds: readonly string[]
  /** "NHS Cheshire CCG", or ''. */
  readonly into: string
}

/** News that a merger has taken effect comes within so many days of it, mostly. */
const FRESH_DAYS = 60
/** The first ICBs; before that day a footprint means its CCGs. */
const ICBS_SET_UP: IsoDate = '2022-07-01'
/** More bodies than ever merged into one, or bodies from all over the country: a round-up of several mergers. */
const MOST_BODIES = 12
const MOST_REGIONS = 2

/** Reads mentions as on a day; null when they name no merger of their own: national news, round-ups, and history. */
export type ReadNamed = (mentions: readonly Mention[], stage: Stage, day: IsoDate) => Named | null

/**
 * How it is read:
 * - A body that exists on the day is one of those that merge. One that does not exist yet, or that has just been set up
 *   when a merger took effect, is what they become, and those that the register says it was made of merge.
 * - A body that has long closed stands for what it became; if that leaves one body alone, the story is history.
 * - A footprint stands for its bodies on the day ("the eight CCGs in Kent and Medway"), but not beside one of them that
 *   is named, where it only tells where that one is.
 */
export function createReadNamed(register: Register, lineage: Pick<Lineage, 'bodiesOn' | 'predecessors'>): ReadNamed {
  return (mentions, stage, day) => {
    const bodies = mentions.flatMap(({ id }) => (id === null ? [] : (register.bodies.get(id) ?? [])))
    const systems = mentions.flatMap(({ id }) => (id === null ? [] : (register.systems.get(id) ?? [])))
    const made = bodies.filter((body) => isResult(body, stage, day))
    const merging = new Set(
      bodies.flatMap((body) => {
        if (made.includes(body)) return lineage.predecessors(body.id).map((step) => step.from)
        const hasJustMerged = stage === 'effective' && body.closed !== null && body.closed >= addDays(day, -FRESH_DAYS)
        return hasJustMerged ? [body] : lineage.bodiesOn(body.id, day)
      }),
    )
    for (const system of systems) {
      const members = membersOf(system, day)
      if (members.every((member) => !merging.has(member))) for (const member of members) merging.add(member)
    }
    const isAlone = merging.size === 1 && !bodies.some((body) => merging.has(body))
    const regions = new Set([...merging].map((body) => body.region))
    if (merging.size === 0 || isAlone || merging.size > MOST_BODIES || regions.size > MOST_REGIONS) return null
    const toBe = mentions.find(({ kind }) => kind === 'new-body')?.name
    const into = made[0] ? bodyName(made[0]) : (toBe ?? '')
    return { bodyIds: [...merging].map((body) => body.id), into }
  }

  function isResult(body: Body, stage: Stage, day: IsoDate): boolean {
    const isFresh = stage === 'effective' && body.opened <= day && body.opened >= addDays(day, -FRESH_DAYS)
    return (body.opened > day || isFresh) && lineage.predecessors(body.id).length > 0
  }

  function membersOf(system: System, day: IsoDate): readonly Body[] {
    const ids = day < ICBS_SET_UP ? system.ccgIds : [system.icbId]
    return [...new Set(ids.flatMap((id) => lineage.bodiesOn(id, day)))]
  }
}
