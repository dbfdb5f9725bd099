/** Where organisers say what they think of an alert, see what that has done, and undo it. */
import { Refusal } from '../chat/command.ts'
import type { Message } from '../chat/message.ts'
import type { Place } from '../chat/platform.ts'
import type { Database } from '../store/store.ts'
import { type Clock, instant, londonDate } from '../time.ts'
import { alertCard } from './card.ts'
import { refreshDigests } from './digest.ts'
import { type Effect, type Feedback, keptOutBy, outletKey } from './feedback.ts'
import {
  deleteFeedback,
  dropWaitingOf,
  feedbackIn,
  insertFeedback,
  reviveDropped,
  waitingStories,
} from './feedback-repository.ts'
import type { NextSteps } from './next-step.ts'
import { enqueue, rewrite, toldOf } from './outbox-repository.ts'
import type { PlaceNamed } from './place-named.ts'
import type { Sagas } from './sagas.ts'
import { asSeenBy, namedIds, type Story, tenantOf } from './story.ts'
import { storiesByIds } from './story-repository.ts'

export interface FeedbackNeeds {
  readonly db: Database
  readonly clock: Clock
  readonly placeNamed: PlaceNamed
  readonly sagas?: Pick<Sagas, 'earlier'>
  readonly nextSteps?: NextSteps
}

/** Something that feedback on a story can do. */
export type Wish = Pick<Feedback, 'effect' | 'target' | 'name'>

/** `where` is the channel that feedback is given in, and the only one that it changes. Everything throws `Refusal`. */
export interface FeedbackDesk {
  /** What can be done about a story here: hide it, mute its outlets, its kinds, and the rules that took it for news. */
  wishesFor(where: Place, storyId: number): Promise<{ readonly story: Story; readonly wishes: readonly Wish[] }>
  /** Does one of them, or `keep`; where it was done before, nothing more happens. `by` is the organiser's id. */
  give(where: Place, storyId: number, wish: Pick<Wish, 'effect' | 'target'>, by: string): Promise<Feedback>
  /** Takes it back, and gives what it was. */
  undo(where: Place, id: number): Promise<Feedback>
  list(where: Place): Promise<readonly Feedback[]>
}

/** A channel can have so many: what nobody looks over any more should be undone first. */
const MOST_FEEDBACK = 200
const HIDDEN = 'An organiser hid this story here.'
const MUTED = 'Feedback given here keeps it out.'

export function createFeedbackDesk({ db, clock, placeNamed, sagas, nextSteps }: FeedbackNeeds): FeedbackDesk {
  async function seen(where: Place, storyId: number): Promise<Story> {
    const [story] = await storiesByIds(db, [storyId])
    if (!story || (story.scope !== '' && story.scope !== tenantOf(where)))
      throw new Refusal(
        'There is no such story any more, or it is not for this channel. /alerts latest shows those that there are.',
      )
    return asSeenBy(tenantOf(where), story)
  }

  /** Changes what this channel was told of a story: to one quiet line, or back to the card. */
  async function showInstead(trx: Database, where: Place, storyId: number, message: Message, key: string) {
    const told = (await toldOf(trx, [storyId])).filter(
      (one) => one.platform === where.platform && one.tenant === where.tenant && one.channel === where.channel,
    )
    const now = instant(clock())
    const nextStep = await nextSteps?.read(trx)
    const digests = told.map(({ digestId }) => digestId).filter((id) => id !== null)
    await refreshDigests(trx, { placeNamed, sagas, nextStep }, digests, clock())
    for (const one of told.filter(({ state }) => state === 'due' || state === 'posted')) {
      if (await rewrite(trx, one.id, message)) continue
      const { platform, tenant, channel } = where
      const dedupe = `${key}:${one.id}`
      const edit = { platform, tenant, channel, dedupe, purpose: 'edit' as const, message, dueAt: now, storyId }
      await enqueue(trx, [{ ...edit, editsId: one.id }], now)
    }
  }

  async function takeEffect(trx: Database, where: Place, story: Story, one: Feedback): Promise<void> {
    if (one.effect === 'hide') {
      await dropWaitingOf(trx, where, [story.id], HIDDEN)
      await showInstead(trx, where, story.id, quietLine(story, one.id), `hide:${one.id}`)
      return
    }
    const feedback = await feedbackIn(trx, where)
    const stories = await storiesByIds(trx, await waitingStories(trx, where))
    const unwanted = stories.filter((waiting) => keptOutBy(asSeenBy(tenantOf(where), waiting), feedback))
    await dropWaitingOf(
      trx,
      where,
      unwanted.map(({ id }) => id),
      MUTED,
    )
  }

  return {
    wishesFor: async (where, storyId) => {
      const story = await seen(where, storyId)
      return { story, wishes: wishesOf(story) }
    },
    give: async (where, storyId, { effect, target }, by) => {
      const story = await seen(where, storyId)
      const wish = [...wishesOf(story), keepWish(story)].find((one) => one.effect === effect && one.target === target)
      if (!wish) throw new Refusal('The story has changed since: press “Not for us” under it again.')
      const { platform, tenant, channel } = where
      return await db.transaction().execute(async (trx) => {
        const before = await feedbackIn(trx, where)
        const same = before.find((one) => one.effect === effect && one.target === target)
        if (same) return same
        if (before.length >= MOST_FEEDBACK)
          throw new Refusal(`This channel has ${MOST_FEEDBACK} of these already: undo some first, under /watch list.`)
        if (effect === 'keep') {
          const hidden = before.find((one) => one.effect === 'hide' && one.target === target)
          if (hidden) await takeBack(trx, where, hidden, story)
        }
        const made = { platform, tenant, channel, ...wish, givenBy: by, givenAt: instant(clock()) }
        const id = await insertFeedback(trx, made)
        if (id === null) throw new Refusal('Somebody else is doing just that. Please look again in a moment.')
        const one = { ...made, id }
        await takeEffect(trx, where, story, one)
        return one
      })
    },
    undo: async (where, id) => {
      const one = (await feedbackIn(db, where)).find((other) => other.id === id)
      if (!one) throw new Refusal('That was undone already, or it was said in another channel: see /watch list.')
      const [story] = one.effect === 'hide' ? await storiesByIds(db, [Number(one.target)]) : []
      await db.transaction().execute((trx) => takeBack(trx, where, one, story))
      return one
    },
    list: (where) => feedbackIn(db, where),
  }

  async function takeBack(trx: Database, where: Place, one: Feedback, story: Story | undefined): Promise<void> {
    await deleteFeedback(trx, one.id)
    if (one.effect !== 'hide' || !story) return
    await reviveDropped(trx, where, story.id, HIDDEN, clock())
    const tenant = tenantOf(where)
    const chapters = (await sagas?.earlier(trx, [story.id]))?.get(story.id)
    const earlier = chapters?.findLast(({ scope }) => scope === '' || scope === tenant)
    const next = (await nextSteps?.read(trx))?.(where, new Set(namedIds(story.mentions)))
    const card = alertCard(asSeenBy(tenant, story), londonDate(clock()), placeNamed, earlier, next)
    await showInstead(trx, where, story.id, card, `show:${one.id}`)
  }
}

function wishesOf(story: Story): Wish[] {
  const outlets = new Map(story.sources.map(({ outlet }) => [outletKey(outlet), outlet]))
  const rules = new Map(story.why.map(({ rule, says }) => [rule, says]))
  const wish = (effect: Effect) => (pair: readonly [string, string]) => ({ effect, target: pair[0], name: pair[1] })
  return [
    { effect: 'hide', target: String(story.id), name: story.title },
    ...[...outlets].map(wish('mute-outlet')),
    ...story.kinds.map((kind) => wish('mute-kind')([kind, kind])),
    ...[...rules].map(wish('mute-rule')),
  ]
}

function keepWish(story: Story): Wish {
  return { effect: 'keep', target: String(story.id), name: story.title }
}

/** What is left of a post that is not for this channel. */
function quietLine(story: Story, feedbackId: number): Message {
  return {
    title: `Hidden here: ${story.title}`,
    tone: 'plain',
    blocks: [],
    buttons: [
      { kind: 'action', label: 'Show it again', call: { action: 'feedback.undo', payload: String(feedbackId) } },
    ],
  }
}
