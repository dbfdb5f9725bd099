/** A story in one line of a list. */
import type { Story } from '../../src/alerts/story.ts'
import { bold, link, type Text } from '../../src/chat/message.ts'
import type { Stage } from '../../src/news/understanding.ts'
import { londonDate, writeDate } from '../../src/time.ts'
import { capitalised, listOf } from '../wording.ts'

const BODIES_SHOWN = 2

const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  proposed: 'proposed',
  consulting: 'out to consultation',
  applied: 'applied for',
  approved: 'approved',
  rejected: 'rejected',
  delayed: 'delayed',
  effective: 'in effect',
}

/** "Merger approved: <title> · Health Service Journal, 14 Nov 2019 · NHS Eastern Cheshire CCG and 3 more · #12". */
export function storyLine(story: Story): Text {
  const bodies = listOf([...new Set(story.mentions.map((mention) => mention.name))], BODIES_SHOWN)
  const told = [tellOutlets(story), ...(bodies === '' ? [] : [bodies]), `#${story.id}`]
  return [bold(`${tellKind(story)}: `), link(story.title, story.url), ` · ${told.join(' · ')}`]
}

/** "Merger approved", "Consultation", "ICS and finance". */
export function tellKind({ kinds, stage }: Pick<Story, 'kinds' | 'stage'>): string {
  if (stage !== null && kinds.includes('merger')) return `Merger ${STAGE_WORDS[stage]}`
  const named = capitalised(listOf(kinds.map((kind) => (kind === 'ics' ? 'ICS' : kind))))
  return named === '' ? 'News' : stage === null ? named : `${named}, ${STAGE_WORDS[stage]}`
}

function tellOutlets(story: Story): string {
  const day = writeDate(londonDate(new Date(story.publishedAt ?? story.firstSeenAt)), 'short')
  const others = new Set(story.sources.map((source) => source.outlet))
  others.delete(story.outlet)
  return `${listOf([story.outlet, ...others], 2)}, ${day}`
}
