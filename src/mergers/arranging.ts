/** Where organisers put records of mergers together, take stories out of them, and undo what was said. */
import { tenantOf } from '../alerts/story.ts'
import { Refusal } from '../chat/command.ts'
import type { Database } from '../store/store.ts'
import { type Clock, instant } from '../time.ts'
import { arrangementOf, putJoin, putMove, removeJoin, removeMove } from './arrangement-repository.ts'
import type { Merger } from './merger.ts'
import { insertMerger, removeCorrection, stepsSeenBy } from './merger-repository.ts'

/** Whose the correction is, and who makes it. */
export interface Organiser {
  readonly platform: string
  readonly tenant: string
  readonly userId: string
}

interface ArrangingNeeds<Seen extends Merger> {
  readonly db: Database
  readonly clock: Clock
  /** All mergers that a tenant may see. */
  readonly all: (tenant: string) => Promise<readonly Merger[]>
  /** Throws `Refusal` when there is none that the tenant may see. */
  readonly getOrRefuse: (id: number, tenant: string) => Promise<Seen>
}

/** Each answers with the merger as the tenant sees it then. */
export interface Arranging<Seen> {
  /** Puts two records together for the organiser's tenant, with all that is still to come of both. Throws `Refusal` when they are one already, or one is struck. */
  merge(id: number, intoId: number, who: Organiser): Promise<Seen>
  /** Takes a story out of its record, to another one or, with null, to one of its own. Throws `Refusal` when it is in none, or all that there is of it. */
  split(storyId: number, intoId: number | null, who: Organiser): Promise<Seen>
  /** Undoes what the tenant's organisers said of a merger: that it is another one, else a correction, else that it is one of its own. Throws `Refusal` when they said nothing. */
  restore(id: number, who: Organiser): Promise<Seen>
  /** Puts a story back to where it was. Throws `Refusal` when nobody moved it. */
  putBack(storyId: number, who: Organiser): Promise<Seen>
}

export function createArranging<Seen extends Merger>({
  db,
  clock,
  all,
  getOrRefuse,
}: ArrangingNeeds<Seen>): Arranging<Seen> {
  const made = (who: Organiser) => ({ by: who.userId, at: instant(clock()) })

  const mergerWith = async (storyId: number, tenant: string): Promise<Merger> => {
    const merger = (await all(tenant)).find((one) => storiesOf(one).includes(storyId))
    if (merger) return merger
    throw new Refusal(`Story #${storyId} is part of no merger here. /mergers show has the stories with their numbers.`)
  }

  return {
    merge: async (id, intoId, who) => {
      const tenant = tenantOf(who)
      const [merger, into] = [await getOrRefuse(id, tenant), await getOrRefuse(intoId, tenant)]
      if (merger.id === into.id) throw new Refusal(`That is one record here already: merger #${into.id}.`)
      for (const one of [merger, into]) {
        if (one.correction?.standing === 'struck')
          throw new Refusal(`Merger #${one.id} is struck here: /mergers restore ${one.id} brings it back first.`)
      }
      await putJoin(db, tenant, { mergerId: merger.id, intoId: into.id, ...made(who) })
      return getOrRefuse(into.id, tenant)
    },
    split: async (storyId, intoId, who) => {
      const tenant = tenantOf(who)
      const from = await mergerWith(storyId, tenant)
      const into = intoId === null ? null : await getOrRefuse(intoId, tenant)
      if (into?.id === from.id) throw new Refusal(`Story #${storyId} is part of merger #${from.id} already.`)
      if (from.chapters.flatMap(({ steps }) => steps).length === 1)
        throw new Refusal(
          `Story #${storyId} is all that there is of merger #${from.id}. /mergers merge puts that into another one.`,
        )
      const toId = await db.transaction().execute(async (trx) => {
        const id = into?.id ?? (await insertMerger(trx, instant(clock())))
        await putMove(trx, tenant, { storyId, fromId: from.id, toId: id, ...made(who) })
        return id
      })
      return getOrRefuse(toId, tenant)
    },
    restore: async (id, who) => {
      const tenant = tenantOf(who)
      await getOrRefuse(id, tenant)
      if ((await removeJoin(db, tenant, id)) || (await removeCorrection(db, tenant, id))) return getOrRefuse(id, tenant)
      const { moves } = await arrangementOf(db, tenant)
      const movedHere = moves.filter(({ toId }) => toId === id)
      const [first] = movedHere
      const isOwn = first !== undefined && (await stepsSeenBy(db, tenant, id)).length === 0
      if (isOwn) {
        await db.transaction().execute(async (trx) => {
          for (const { storyId } of movedHere) await removeMove(trx, tenant, storyId)
        })
        return getOrRefuse(first.fromId, tenant)
      }
      const advice = first ? ` For a story that was moved: /mergers restore story:${first.storyId}.` : ''
      throw new Refusal(`Nobody has corrected or struck merger #${id} here, so there is nothing to restore.${advice}`)
    },
    putBack: async (storyId, who) => {
      const tenant = tenantOf(who)
      await mergerWith(storyId, tenant)
      if (!(await removeMove(db, tenant, storyId)))
        throw new Refusal(`Nobody has moved story #${storyId} here, so there is nothing to restore.`)
      return getOrRefuse((await mergerWith(storyId, tenant)).id, tenant)
    },
  }
}

function storiesOf({ chapters }: Merger): number[] {
  return chapters.flatMap(({ steps }) => steps.flatMap(({ storyId }) => storyId ?? []))
}
