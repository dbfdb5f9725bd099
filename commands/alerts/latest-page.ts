/** A page of the latest stories. */

import type { Stories } from '../../src/alerts/stories.ts'
import { tenantOf } from '../../src/alerts/story.ts'
import type { Caller } from '../../src/chat/command.ts'
import { type Button, list, type Message, paragraph } from '../../src/chat/message.ts'
import type { Areas } from '../../src/register/areas.ts'
import type { Register } from '../../src/register/register.ts'
import { writeDate } from '../../src/time.ts'
import { storyLine } from '../cards/story-line.ts'
import { kindsInWords } from '../kinds.ts'
import { shown } from '../wording.ts'
import { type StoryFilter, writeStoryFilter } from './story-filter.ts'

export interface LatestPageNeeds {
  readonly stories: Pick<Stories, 'latest'>
  readonly areas: Pick<Areas, 'areaName' | 'bodiesOf'>
  readonly register: Register
}

const PAGE = 8

/** The stories of the filter's page, with buttons to the pages beside it; or what to do when there are none. */
export async function latestPage(
  filter: StoryFilter,
  caller: Caller,
  needs: LatestPageNeeds,
  notes: readonly string[] = [],
): Promise<Message> {
  const found = await needs.stories.latest({
    tenant: tenantOf(caller),
    kinds: filter.kinds,
    limit: PAGE + 1,
    offset: (filter.page - 1) * PAGE,
    ...(filter.area.kind === 'england' ? {} : { bodies: needs.areas.bodiesOf(filter.area) }),
    ...(filter.since === undefined ? {} : { since: `${filter.since}T00:00:00.000Z` }),
  })
  const before = notes.map((note) => paragraph(note))
  if (found.length === 0) return { ...nothing(filter, needs), buttons: paging(filter, false, needs) }
  const stories = found.slice(0, PAGE)
  return {
    title: `Latest on ${needs.areas.areaName(filter.area)}`,
    tone: 'plain',
    blocks: [...before, paragraph(tellFilter(filter)), list(stories.map(storyLine))],
    buttons: paging(filter, found.length > PAGE, needs),
    menu: {
      action: 'alerts.why',
      prompt: 'Why is this an alert?',
      options: stories.map((story) => ({ label: `#${story.id} ${shown(story.title)}`, value: String(story.id) })),
    },
  }
}

function tellFilter({ kinds, since, page }: StoryFilter): string {
  const from = since === undefined ? '' : ` since ${writeDate(since)}`
  return `News of ${kindsInWords(kinds)}${from}, the newest first${page > 1 ? `; page ${page}` : ''}.`
}

function nothing(filter: StoryFilter, { areas }: LatestPageNeeds): Message {
  const { area, kinds, since, page } = filter
  if (page > 1) return { title: 'There are no more stories.', tone: 'plain', blocks: [] }
  const from = since === undefined ? '' : ` since ${writeDate(since)}`
  const where = area.kind === 'england' ? '' : ' on it'
  const wider =
    area.kind === 'england'
      ? kinds.length > 0 || since !== undefined
        ? 'Ask for every kind, or for an earlier day. '
        : 'The first read of each feed brings what it holds; /feeds list shows how the feeds do. '
      : 'Ask for a wider area, as a region or england. '
  return {
    title: area.kind === 'england' ? 'No stories yet' : `No stories on ${areas.areaName(area)} yet`,
    tone: 'plain',
    blocks: [
      paragraph(`I have read no news${kinds.length === 0 ? '' : ` of ${kindsInWords(kinds)}`}${where}${from}.`),
      paragraph(`${wider}To be told of the next one, follow it with /watch add.`),
    ],
  }
}

function paging(filter: StoryFilter, isMore: boolean, { register }: LatestPageNeeds): Button[] {
  const to = (label: string, page: number): Button => {
    return {
      kind: 'action',
      label,
      call: { action: 'alerts.page', payload: writeStoryFilter({ ...filter, page }, register) },
    }
  }
  return [...(filter.page > 1 ? [to('Newer', filter.page - 1)] : []), ...(isMore ? [to('Older', filter.page + 1)] : [])]
}
