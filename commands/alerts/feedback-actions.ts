/**
 * "Not for us" and "Relevant" under an alert, and what they can do.
 *
 * Only organisers may press them: each changes what the whole channel is told, which is theirs to decide, and a vote of
 * everybody would need counting and explaining where one organiser's word needs neither. Members have /report.
 */
import type { Feedback } from '../../src/alerts/feedback.ts'
import type { FeedbackDesk, Wish } from '../../src/alerts/feedback-desk.ts'
import { type Action, Refusal } from '../../src/chat/command.ts'
import { type Message, paragraph, sentence } from '../../src/chat/message.ts'
import type { Kind } from '../../src/news/understanding.ts'
import { kindsInWords } from '../kinds.ts'
import { readNumber } from '../reading.ts'
import { shown } from '../wording.ts'
import { feedbackPage } from './feedback-page.ts'
import { tellFeedback, undoButton } from './feedback-words.ts'

export interface FeedbackActionsNeeds {
  readonly feedback: FeedbackDesk
}

const OUTLETS_OFFERED = 5
const LONGEST_PAYLOAD = 60
const LONGEST_LABEL = 75
const FIELDS = '.'

export function feedbackActions({ feedback }: FeedbackActionsNeeds): Action[] {
  const forOrganisers = { who: 'organisers', for: 'channel' } as const
  return [
    {
      id: 'feedback.no',
      who: 'organisers',
      for: 'asker',
      answer: async (payload, caller) => {
        const { story, wishes } = await feedback.wishesFor(caller, readStory(payload))
        return offerCard(story.id, story.title, wishes)
      },
    },
    {
      id: 'feedback.yes',
      ...forOrganisers,
      answer: async (payload, caller) => {
        const id = readStory(payload)
        return doneCard(await feedback.give(caller, id, { effect: 'keep', target: String(id) }, caller.userId))
      },
    },
    {
      id: 'feedback.give',
      ...forOrganisers,
      answer: async (payload, caller) => {
        const [story = '', index = '', mark = ''] = payload.split(FIELDS)
        const id = readStory(story)
        const { wishes } = await feedback.wishesFor(caller, id)
        const wish = wishes[Number(index)]
        if (!wish || markOf(wish) !== mark)
          throw new Refusal('The story has changed since: press “Not for us” under it again.')
        return doneCard(await feedback.give(caller, id, wish, caller.userId))
      },
    },
    {
      id: 'feedback.list',
      who: 'organisers',
      for: 'asker',
      answer: async (payload, caller) => {
        const page = readNumber(payload, 'a page', '/watch list')
        return feedbackPage(await feedback.list(caller), page)
      },
    },
    {
      id: 'feedback.undo',
      ...forOrganisers,
      answer: async (payload, caller) => {
        const undone = await feedback.undo(caller, readNumber(payload, 'what was said of an alert', '/watch list'))
        const later =
          undone.effect === 'hide' || undone.effect === 'keep'
            ? []
            : ['What was kept out meanwhile is not sent now: /alerts latest shows it.']
        return sentence('good', `Undone here: ${tellFeedback(undone)}.`, ...later)
      },
    },
  ]
}

function offerCard(storyId: number, title: string, wishes: readonly Wish[]): Message {
  const offers = wishes.map((wish, index) => ({ wish, payload: [storyId, index, markOf(wish)].join(FIELDS) }))
  const plain = offers.filter(({ wish }) => wish.effect !== 'mute-rule' && wish.effect !== 'mute-outlet')
  const outlets = offers.filter(({ wish }) => wish.effect === 'mute-outlet').slice(0, OUTLETS_OFFERED)
  const rules = offers.filter(({ wish }) => wish.effect === 'mute-rule').slice(0, 25)
  return {
    title: `Not for us: ${shown(title)}`,
    tone: 'plain',
    blocks: [
      paragraph('What should change in this channel? Each can be undone under /watch list.'),
      ...(rules.length === 0
        ? []
        : [paragraph('A rule that is turned off keeps out every story that it had a part in: choose one seldom.')]),
    ],
    buttons: [...plain, ...outlets].map(({ wish, payload }) => ({
      kind: 'action',
      label: labelOf(wish),
      call: { action: 'feedback.give', payload },
    })),
    ...(rules.length === 0
      ? {}
      : {
          menu: {
            action: 'feedback.give',
            prompt: 'Turn a rule off here',
            options: rules.map(({ wish, payload }) => ({ label: wish.name, value: payload })),
          },
        }),
  }
}

function labelOf({ effect, target, name }: Wish): string {
  const label = {
    hide: 'Hide this story here',
    keep: 'Relevant',
    'mute-outlet': `Mute ${shown(name)} here`,
    'mute-kind': `No ${effect === 'mute-kind' ? kindsInWords([target as Kind]) : ''} here`,
    'mute-rule': `Turn off “${name}”`,
  }[effect]
  return Array.from(label).slice(0, LONGEST_LABEL).join('')
}

function doneCard(done: Feedback): Message {
  return {
    title: `In this channel from now on: ${tellFeedback(done)}.`,
    tone: 'good',
    blocks: [paragraph('/watch list shows all that was said of alerts here, and undoes it.')],
    buttons: [undoButton(done, 'Undo')],
  }
}

/** What a payload says besides the place in the list, so that a list that has changed is noticed. */
function markOf({ effect, target }: Wish): string {
  return `${effect}-${target}`.replaceAll(FIELDS, '').slice(0, LONGEST_PAYLOAD - 20)
}

function readStory(payload: string): number {
  return readNumber(payload, 'an alert', '/alerts latest')
}
