/** Finds the watches that want a story: by area first, so that thousands of watches cost one look at each area. */
import type { Story } from './story.ts'
import { asSeenBy, tenantOf } from './story.ts'
import { type BodiesOf, isInArea, isRightSort, type Watch } from './watch.ts'

/** Gives the watches that want a story, in order of their numbers. */
export type WatchIndex = (story: Story) => Watch[]

export function indexWatches(watches: readonly Watch[], bodiesOf: BodiesOf): WatchIndex {
  const byArea = Map.groupBy(watches, (watch) => watch.area)
  return (story) =>
    [...byArea]
      .filter(([area]) => isInArea(area, story, bodiesOf))
      .flatMap(([, inArea]) => inArea.filter((watch) => isFor(watch, story)))
      .toSorted((a, b) => a.id - b.id)
}

function isFor(watch: Watch, story: Story): boolean {
  const tenant = tenantOf(watch)
  return (story.scope === '' || story.scope === tenant) && isRightSort(watch, asSeenBy(tenant, story))
}
