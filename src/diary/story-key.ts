/** How the diary tells one date that stories state from another. */
import type { StatedDate } from '../news/understanding.ts'
import type { IsoDate } from '../time.ts'
import type { Concerns } from './concern.ts'
import type { Deadline } from './deadline.ts'

interface Parts {
  readonly sort: StatedDate['sort']
  readonly storyId: number
  readonly day: IsoDate
  readonly area: string
}

type Kept = Pick<Deadline, 'day' | 'area'> & { readonly key: string }

/** How the keys begin of what may be put off or brought forward. */
export const MAY_BE_CORRECTED = 'closes:'

/** "closes:41:2027-01-15:body:ccg-wirral": a corrected day is another date, and asked about anew. */
export function storyKey({ sort, storyId, day, area }: Parts): string {
  return [sort, storyId, day, area].join(':')
}

/** Whether two are one date: of the same sort, on the same day, and in one story or in areas that concern each other. */
export function isTwin(one: Kept, other: Kept, concerns: Concerns): boolean {
  return one.day === other.day && isAboutTheSame(one, other, concerns)
}

/** Whether both say when something ends, or both when somebody meets, in one story or in areas that concern each other. */
export function isAboutTheSame(one: Kept, other: Kept, concerns: Concerns): boolean {
  const [[sort, story], [otherSort, otherStory]] = [one.key.split(':'), other.key.split(':')]
  return (
    sort === otherSort && (story === otherStory || concerns(one.area, other.area) || concerns(other.area, one.area))
  )
}
