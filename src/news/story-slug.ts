import type { StoryTraits } from './story-traits.ts'
import { wordSet } from './word-set.ts'

const SMALL_WORDS = wordSet('nhs ccg icb ics and the of with on')
const MOST_PLACES = 2

/** A readable name for a story, as "merger-eastern-cheshire-south-cheshire-approved-2019-11". Items are in the order of their days. */
export function storySlug(items: readonly StoryTraits[]): string {
  const first = items[0]
  if (!first) return 'story'
  const named = items.find(({ bodies }) => bodies.length > 0)?.bodies ?? []
  const places = named.slice(0, MOST_PLACES).flatMap(wordsOf)
  const what = places.length > 0 ? places : first.words.slice(0, 3)
  const kind = first.kinds.includes('merger') ? 'merger' : 'ics'
  const stage = items.find((item) => item.stage)?.stage
  const day = items.find(({ published }) => published)?.published?.slice(0, 7)
  return [kind, ...what, ...(stage ? [stage] : []), ...(day ? [day] : [])].join('-').slice(0, 100)
}

function wordsOf(name: string): string[] {
  const words = name.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return words.filter((word) => word !== '' && !SMALL_WORDS.has(word))
}
