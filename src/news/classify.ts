import { isIsoDate } from '../time.ts'
import { groupStories } from './group-stories.ts'
import { type StoryTraits, storyTraits } from './story-traits.ts'
import type { Kind, NewsItem, Reason, Stage, Understand } from './understanding.ts'

/** One line of `classify`: what was understood of one item, or a sentence on why the line could not be read. */
export type Classified = ClassifiedItem | { readonly id: string | null; readonly line: number; readonly error: string }

export interface ClassifiedItem {
  readonly id: string
  readonly relevant: boolean
  readonly kinds: readonly Kind[]
  readonly stage: Stage | null
  readonly effective: string | null
  readonly bodies: readonly string[]
  /** The same for all items of one story in the batch; null for an item that is not relevant. */
  readonly story: string | null
  readonly why: readonly Reason[]
}

/**
 * Understands a batch of JSON Lines `{"id","title","summary","published"}` and groups it into stories, one result a line and in its
 * order; blank lines are passed over. A line that cannot be read gives a result with an `error`, and never stops the others.
 */
export function classify(lines: Iterable<string>, understand: Understand): Classified[] {
  const traced: { id: string; traits: StoryTraits }[] = []
  const results: Classified[] = []
  let number = 0
  for (const line of lines) {
    number++
    if (line.trim() === '') continue
    const read = readLine(line)
    if (typeof read === 'string') {
      results.push({ id: null, line: number, error: `Line ${number} ${read}` })
      continue
    }
    const { id, item } = read
    const understanding = understand(item)
    const { relevant, kinds, stage, effective, mentions, why } = understanding
    const traits = storyTraits(item, understanding)
    traced.push({ id: String(results.length), traits })
    results.push({ id, relevant, kinds, stage, effective, bodies: mentions.map(({ name }) => name), story: null, why })
  }
  const stories = groupStories(traced)
  return results.map((result, at) =>
    'error' in result ? result : { ...result, story: stories.get(String(at)) ?? null },
  )
}

/** The item of a line, or what is wrong with the line, to follow "Line 3". */
function readLine(line: string): { id: string; item: NewsItem } | string {
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch {
    return 'is not JSON: write one object a line, with "id", "title", "summary" and "published".'
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return 'is JSON but no object.'
  const { id, title, summary, published } = row as Record<string, unknown>
  if (typeof id !== 'string' && typeof id !== 'number') return 'has no "id".'
  if (typeof title !== 'string') return 'has no "title" that is text.'
  if (summary !== undefined && summary !== null && typeof summary !== 'string')
    return 'has a "summary" that is no text.'
  const day = dayOf(published)
  if (day === undefined) return 'has a "published" that is no date: write it as 2020-04-01 or leave it out.'
  return { id: String(id), item: { title, summary: summary ?? '', published: day } }
}

/** A day, or the day of a moment; null for none, undefined for what is neither. */
function dayOf(published: unknown): string | null | undefined {
  if (published === undefined || published === null || published === '') return null
  if (typeof published !== 'string') return undefined
  const day = published.slice(0, 10)
  return isIsoDate(day) ? day : undefined
}
