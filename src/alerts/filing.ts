/** Which story an item belongs to: one that is known, or a new one. */
import type { Log } from '../log.ts'
import { isSameStory, LONGEST_STORY_DAYS } from '../news/same-story.ts'
import { keptTraits, type StoryTraits } from '../news/story-traits.ts'
import { isDecision } from '../news/understanding.ts'
import type { Database } from '../store/store.ts'
import { type Clock, DAY_MS, daysBetween, instant } from '../time.ts'
import { beginStory, growStory, type ReadItem } from './growth.ts'
import { takeOverAlerts } from './outbox-repository.ts'
import { namedIds } from './story.ts'
import {
  type Candidate,
  deleteStory,
  insertStory,
  joinItem,
  moveItems,
  nameBodies,
  type StoryFields,
  storiesToCompare,
  updateStory,
} from './story-repository.ts'

const MOST_CANDIDATES = 200

/** The story that an item was put to, and whether it began with it. */
export interface Filed {
  readonly storyId: number
  readonly isNew: boolean
}

/**
 * Puts an item to its story, in the caller's transaction. `tenant` is whose feed brought it, '' for the shared feeds.
 *
 * A tenant's own feed changes nothing for others: its item may join a shared story, as a source that this tenant alone
 * sees, but what the story says stays as it is. The other way round, when shared news catches up with a story that a
 * tenant had from its own feed, the shared story takes its place, so that the tenant is not told twice.
 */
export async function fileItem(
  trx: Database,
  needs: { readonly clock: Clock; readonly log: Log },
  item: ReadItem,
  tenant: string,
): Promise<Filed> {
  const now = needs.clock()
  const bodyIds = namedIds(item.understanding.mentions)
  const candidates = await storiesToCompare(trx, {
    scopes: tenant === '' ? 'all' : ['', tenant],
    bodyIds,
    since: instant(new Date(now.getTime() - LONGEST_STORY_DAYS * DAY_MS)),
    limit: MOST_CANDIDATES,
  })
  const same = candidates.filter((candidate) => isItsStory(candidate, item, needs.log))
  const known = same.find(({ scope }) => scope === '') ?? (tenant === '' ? undefined : same[0])
  const storyId = await keep(trx, known, item, tenant, instant(now))
  await joinItem(trx, item.id, storyId)
  if (tenant === '') {
    const overtaken = same.filter(({ scope }) => scope !== '')
    for (const one of overtaken) await takeOver(trx, one.id, storyId)
  }
  return { storyId, isNew: known === undefined }
}

async function keep(
  trx: Database,
  known: Candidate | undefined,
  item: ReadItem,
  tenant: string,
  now: string,
): Promise<number> {
  if (known && known.scope !== tenant) return known.id
  const fields: StoryFields = known ? growStory(known, item) : beginStory(item, tenant, now)
  const id = known?.id ?? (await insertStory(trx, fields, now))
  if (known) await updateStory(trx, id, fields, now)
  await nameBodies(trx, id, namedIds(fields.mentions))
  return id
}

async function takeOver(trx: Database, from: number, to: number): Promise<void> {
  await moveItems(trx, from, to)
  await takeOverAlerts(trx, from, to)
  await deleteStory(trx, from)
}

function isItsStory(candidate: Candidate, item: ReadItem, log: Log): boolean {
  try {
    if (isNewChapter(candidate, item)) return false
    const traits = candidate.traits as readonly StoryTraits[]
    return isInTime(traits[0], item.traits) && traits.some((one) => isSameStory(keptTraits(one), item.traits).same)
  } catch (fault) {
    log.error({ err: fault, item: item.id, story: candidate.id }, 'An item could not be compared with a story.')
    return false
  }
}

/**
 * Whether an item tells of a decision that the story has not come to, as when both are reported on one day: who waits for it must be
 * told anew, and an edited post rings nobody.
 */
function isNewChapter(story: Pick<Candidate, 'stage'>, { understanding: { stage } }: ReadItem): boolean {
  return isDecision(stage) && stage !== story.stage && story.stage !== 'effective'
}

function isInTime(first: StoryTraits | undefined, item: StoryTraits): boolean {
  if (!first?.published || !item.published) return true
  return Math.abs(daysBetween(first.published, item.published)) <= LONGEST_STORY_DAYS
}
