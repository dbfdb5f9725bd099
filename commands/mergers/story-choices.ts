/** The stories that are steps of mergers, offered while somebody types. */
import type { Choice } from '../../src/chat/command.ts'
import type { Merger } from '../../src/mergers/merger.ts'
import { shown } from '../wording.ts'

/** "#34 in #12: Two boards want to be one", the newest first; `typed` in lower case is part of it. */
export function suggestStories(mergers: readonly Merger[], typed: string, most: number): Choice[] {
  const steps = mergers.flatMap(({ id, chapters }) =>
    chapters.flatMap((chapter) => chapter.steps.map((step) => ({ ...step, mergerId: id }))),
  )
  return steps
    .flatMap(({ storyId, mergerId, title }) => (storyId === null ? [] : [{ storyId, mergerId, title }]))
    .toSorted((one, other) => other.storyId - one.storyId)
    .map(({ storyId, mergerId, title }) => ({
      name: shown(`#${storyId} in #${mergerId}: ${title}`),
      value: String(storyId),
    }))
    .filter(({ name }) => name.toLowerCase().includes(typed))
    .slice(0, most)
}
