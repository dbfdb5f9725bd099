/** Puts each story of a merger to the merger that it is a step of, in the transaction that brought the story. */
import type { Chapter, Sagas } from '../alerts/sagas.ts'
import type { Story } from '../alerts/story.ts'
import type { Log } from '../log.ts'
import type { Stage } from '../news/understanding.ts'
import type { Lineage } from '../register/lineage.ts'
import type { Register } from '../register/register.ts'
import type { Database } from '../store/store.ts'
import { type Clock, type IsoDate, instant, londonDate } from '../time.ts'
import { createReadNamed } from './bodies-named.ts'
import { createFindMerger, type StoryStep } from './matching.ts'
import type { Merger, Step } from './merger.ts'
import {
  abandonedMerger,
  insertMerger,
  insertStep,
  type NewStep,
  stepOfStory,
  stepsAround,
  stepsBeside,
  updateStep,
} from './merger-repository.ts'
import { readMerger } from './reading-steps.ts'

export interface SagaKeeperNeeds {
  readonly register: Register
  readonly lineage: Lineage
  readonly clock: Clock
  readonly log: Log
}

/**
 * The keeper of sagas for alerts.
 *
 * A story of the kind merger, with a stage and bodies of its own, is a step: of the merger that it is found to belong to,
 * or of a new one. It stays with that merger however it grows. A tenant's own feed changes nothing for others: its
 * step is seen by that tenant alone, and shared news is compared with what shared news has said.
 */
export function createSagaKeeper({ register, lineage, clock, log }: SagaKeeperNeeds): Sagas {
  const readNamed = createReadNamed(register, lineage)
  const findMerger = createFindMerger(register, lineage)

  /** What the story says of a merger; null when it says nothing of one. */
  const stepOf = (story: Story): (StoryStep & NewStep) | null => {
    if (story.stage === null || !story.kinds.includes('merger')) return null
    const day = dayOf(story)
    const named = readNamed(story.mentions, story.stage, day)
    if (!named) return null
    const { id, scope, stage, effective, title, url } = story
    return { ...named, stage, standing: stage, day, storyId: id, scope, target: effective, title, url }
  }

  const safely = (story: Story) => {
    try {
      return stepOf(story)
    } catch (err) {
      log.error({ err, story: story.id }, 'A story could not be read as a step of a merger; it is passed over.')
      return null
    }
  }

  const mergerFor = async (trx: Database, step: StoryStep & NewStep): Promise<Merger | null> => {
    const kin = step.bodyIds.flatMap((id) => [
      id,
      ...lineage.backward(id).map(({ from }) => from.id),
      ...lineage.forward(id).map(({ to }) => to.id),
    ])
    const steps = await stepsAround(trx, [...new Set(kin)])
    const seen = mergersSeen(steps, [step.scope, ''])
    // What a tenant alone knew so far becomes everybody's merger when shared news catches up with it.
    return findMerger(step, seen) ?? (step.scope === '' ? findMerger(step, privateMergers(steps, seen)) : null)
  }

  return {
    onStory: async (trx, story, isNew) => {
      const says = safely(story)
      if (!says) return
      const now = instant(clock())
      const known = isNew ? null : await stepOfStory(trx, story.id)
      if (known) return await updateStep(trx, known, says)
      const mergerId =
        (await mergerFor(trx, says))?.id ?? (await abandonedMerger(trx, says.bodyIds)) ?? (await insertMerger(trx, now))
      await insertStep(trx, { ...says, mergerId }, now)
    },
    earlier: async (trx, storyIds) => {
      const bySaga = Map.groupBy(await stepsBeside(trx, storyIds), ({ mergerId }) => mergerId)
      const wanted = new Set(storyIds)
      return new Map(
        [...bySaga.values()].flatMap((steps) =>
          steps
            .filter(({ storyId }) => storyId !== null && wanted.has(storyId))
            .map((step): [number, readonly Chapter[]] => [step.storyId ?? 0, chaptersBefore(step, steps)]),
        ),
      )
    },
  }
}

/** The day on which a story was published, else seen. */
function dayOf({ publishedAt, firstSeenAt }: Story): IsoDate {
  return londonDate(new Date(publishedAt ?? firstSeenAt))
}

function mergersSeen(steps: readonly Step[], scopes: readonly string[]): Merger[] {
  const seen = Map.groupBy(
    steps.filter(({ scope }) => scopes.includes(scope)),
    ({ mergerId }) => mergerId,
  )
  return [...seen.values()].map((of) => readMerger(of)).filter((merger) => merger !== null)
}

function privateMergers(steps: readonly Step[], shared: readonly Merger[]): Merger[] {
  const known = new Set(shared.map(({ id }) => id))
  const others = steps.filter(({ mergerId }) => !known.has(mergerId))
  return mergersSeen(
    others,
    others.map(({ scope }) => scope),
  )
}

function chaptersBefore(step: Step, steps: readonly Step[]): Chapter[] {
  return steps
    .filter((one) => one.storyId !== null && one.standing !== step.standing && one.day <= step.day && one.id < step.id)
    .toSorted((one, other) => one.day.localeCompare(other.day) || one.id - other.id)
    .map(({ storyId, standing, day, title, url, scope }) => ({
      storyId: storyId ?? 0,
      stage: standing as Stage,
      day,
      title,
      url,
      scope,
    }))
}
