/** What the last days would have sent. */
import type { Story } from '../../src/alerts/story.ts'
import type { Watch } from '../../src/alerts/watch.ts'
import type { WatchWish } from '../../src/alerts/watch-terms.ts'
import type { Preview, Watches } from '../../src/alerts/watches.ts'
import type { Caller } from '../../src/chat/command.ts'
import { type Button, list, type Message, paragraph } from '../../src/chat/message.ts'
import { KINDS, type Kind } from '../../src/news/understanding.ts'
import { storyLine } from '../cards/story-line.ts'
import { kindCount } from '../kinds.ts'
import { count, inWords } from '../wording.ts'

const NEWEST_SHOWN = 5
const DAYS = 30

/** What a watch with these terms would have sent here. `follow` is the area's text for a button that makes the watch. */
export async function previewOfWish(
  wish: WatchWish,
  name: string,
  caller: Caller,
  watches: Pick<Watches, 'preview'>,
  follow: string | null,
): Promise<Message> {
  const preview = await watches.preview(caller, wish, DAYS)
  const button: Button[] =
    follow === null ? [] : [{ kind: 'action', label: 'Follow here', call: { action: 'watch.follow', payload: follow } }]
  return { ...previewCard(`A watch on ${name}`, preview), buttons: button }
}

/** What this channel's own watches would have sent, each story once. */
export async function previewOfWatches(
  own: readonly Watch[],
  caller: Caller,
  watches: Pick<Watches, 'preview'>,
): Promise<Message> {
  const stories = new Map<number, Story>()
  for (const watch of own) {
    const preview = await watches.preview(caller, wishOf(watch), DAYS)
    for (const story of preview.stories) stories.set(story.id, story)
  }
  const all = [...stories.values()].toSorted(newestFirst)
  const whose = own.length === 1 ? 'The watch of this channel' : `The ${inWords(own.length)} watches of this channel`
  const isInstant = own.every(({ mode }) => mode === 'instant')
  return previewCard(whose, { days: DAYS, total: all.length, byKind: countKinds(all), stories: all }, isInstant)
}

/** In digests, a story is no message of its own. */
function previewCard(whose: string, { days, total, byKind, stories }: Preview, isInstant = true): Message {
  if (total === 0) {
    return {
      title: `${whose} would have sent nothing in the last ${days} days`,
      tone: 'plain',
      blocks: [
        paragraph('That is how it often is: mergers come in waves. A wider area or more kinds of news send more.'),
      ],
    }
  }
  const kinds = KINDS.filter((kind) => byKind.has(kind)).map((kind) => kindCount(kind, byKind.get(kind) ?? 0))
  return {
    title: `${whose} would have ${isInstant ? `sent ${count(total, 'alert')}` : `told of ${count(total, 'story', 'stories')}`} in the last ${days} days`,
    tone: 'plain',
    blocks: [
      ...(kinds.length === 0 ? [] : [paragraph(`By kind (a story can be of several): ${kinds.join(', ')}.`)]),
      paragraph(total > NEWEST_SHOWN ? `The newest ${inWords(NEWEST_SHOWN)}:` : 'These:'),
      list(stories.slice(0, NEWEST_SHOWN).map(storyLine)),
    ],
  }
}

function wishOf({ area, kinds, outlets }: Watch): WatchWish {
  return { area, kinds: kinds.join(','), outlets: outlets.join(',') }
}

function countKinds(stories: readonly Story[]): ReadonlyMap<Kind, number> {
  const counts = new Map<Kind, number>()
  for (const kind of stories.flatMap((story) => story.kinds)) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return counts
}

function newestFirst(one: Story, other: Story): number {
  const [a, b] = [one.publishedAt ?? one.firstSeenAt, other.publishedAt ?? other.firstSeenAt]
  return a < b ? 1 : a > b ? -1 : other.id - one.id
}
