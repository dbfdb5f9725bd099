/** What can be done with a digest: one of its stories in full, and all of them where the message had no room. */
import type { Digests } from '../../src/alerts/digests.ts'
import type { Stories } from '../../src/alerts/stories.ts'
import { type Story, tenantOf } from '../../src/alerts/story.ts'
import { type Action, Refusal } from '../../src/chat/command.ts'
import { type Button, list, type Message } from '../../src/chat/message.ts'
import { storyLine } from '../cards/story-line.ts'
import { readNumber } from '../reading.ts'
import { count } from '../wording.ts'

export interface DigestActionsNeeds {
  readonly digests: Pick<Digests, 'stories'>
  readonly stories: Pick<Stories, 'get' | 'card'>
}

const PAGE = 8
const FIELDS = '.'

export function digestActions({ digests, stories }: DigestActionsNeeds): Action[] {
  return [
    {
      id: 'digest.all',
      who: 'anyone',
      for: 'asker',
      answer: async (payload, caller) => {
        const [entry = '', page = '1'] = payload.split(FIELDS)
        const all = await digests.stories(caller, readDigest(entry))
        return allCard(all, Math.min(readDigest(page), Math.max(1, Math.ceil(all.length / PAGE))), entry)
      },
    },
    {
      id: 'digest.story',
      who: 'anyone',
      for: 'asker',
      answer: async (payload, caller) => {
        const story = await stories.get(readNumber(payload, 'an alert', '/alerts latest'), tenantOf(caller))
        if (!story) throw new Refusal('There is no such story any more, or it is not for this channel.')
        return stories.card(story)
      },
    },
  ]
}

function allCard(all: readonly Story[], page: number, entry: string): Message {
  const stories = all.slice((page - 1) * PAGE, page * PAGE)
  const to = (label: string, other: number): Button => ({
    kind: 'action',
    label,
    call: { action: 'digest.all', payload: [entry, other].join(FIELDS) },
  })
  return {
    title: `${count(all.length, 'story', 'stories')} of this digest${all.length > PAGE ? `, page ${page}` : ''}`,
    tone: 'plain',
    blocks: stories.length === 0 ? [] : [list(stories.map(storyLine))],
    buttons: [
      ...(page > 1 ? [to('Before', page - 1)] : []),
      ...(all.length > page * PAGE ? [to('After', page + 1)] : []),
    ],
    menu: {
      action: 'digest.story',
      prompt: 'See one in full',
      options: stories.map(({ id, title }) => ({ label: `#${id} ${title}`, value: String(id) })),
    },
  }
}

function readDigest(payload: string): number {
  return readNumber(payload, 'a digest', '/alerts latest')
}
