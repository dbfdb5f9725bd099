/** From stories to deliveries: who is told, who was told and gets an edit. */
import type { Message, Notify } from '../chat/message.ts'
import type { Place } from '../chat/platform.ts'
import type { Database } from '../store/store.ts'
import { instant, londonDate } from '../time.ts'
import { alertCard } from './card.ts'
import { refreshDigests } from './digest.ts'
import { retell } from './digest-repository.ts'
import { type FeedbackOf, keptOutBy } from './feedback.ts'
import type { NextStep } from './next-step.ts'
import { alertKey, enqueue, type NewDelivery, rewrite, type Told, toldOf, waitingEdits } from './outbox-repository.ts'
import type { PlaceNamed } from './place-named.ts'
import type { Chapter, Sagas } from './sagas.ts'
import { asSeenBy, namedIds, type Story, tenantOf } from './story.ts'
import { mentionsOf, promptest } from './telling.ts'
import type { WatchIndex } from './watch-index.ts'

export interface RoutingNeeds {
  readonly wanting: WatchIndex
  readonly placeNamed: PlaceNamed
  readonly now: Date
  /** Whose feed brought the news: '' for all, else only this tenant's channels are told. */
  readonly tenant: string
  /** Where a story goes that no watch wants. */
  readonly orElse?: Place
  /** What organisers said, by channel. */
  readonly feedbackOf: FeedbackOf
  /** What went before each story in its saga. */
  readonly earlier?: ReadonlyMap<number, readonly Chapter[]> | undefined
  readonly sagas?: Pick<Sagas, 'earlier'> | undefined
  readonly nextStep?: NextStep | undefined
}

/** What a routing put into the outbox. */
export interface Routed {
  readonly alerts: number
  readonly edits: number
}

/**
 * Owes each story to every channel that wants it and was not told of it, and an edit to those that were told and whose
 * card has changed. In the caller's transaction, so that a story is never known and not owed.
 */
export async function routeStories(trx: Database, needs: RoutingNeeds, stories: readonly Story[]): Promise<Routed> {
  const told = (
    await toldOf(
      trx,
      stories.map(({ id }) => id),
    )
  ).filter((one) => isConcerned(needs, one))
  const known = new Set(told.map((one) => alertKey(one.storyId, one)))
  const alerts = stories.flatMap((story) => newAlerts(needs, story)).filter(({ dedupe }) => !known.has(dedupe))
  const added = await enqueue(trx, alerts, instant(needs.now))
  const byId = new Map(stories.map((story) => [story.id, story]))
  const waiting = told.length === 0 ? new Map<number, number>() : await waitingEdits(trx, [...byId.keys()])
  let edits = 0
  const digests = new Set(told.map(({ digestId }) => digestId).filter((id) => id !== null))
  for (const one of told) {
    const story = byId.get(one.storyId)
    if (!story || one.digestId !== null || keptOutBy(story, needs.feedbackOf(one))?.effect === 'hide') continue
    if (one.state === 'waiting' && (await hasten(trx, needs, story, one))) continue
    if (await refresh(trx, needs, story, one, waiting.get(one.id))) edits += 1
  }
  edits += await refreshDigests(trx, needs, [...digests], needs.now)
  return { alerts: added, edits }
}

function isConcerned(needs: RoutingNeeds, told: Told): boolean {
  return (
    told.state !== 'refused' && told.state !== 'dropped' && (needs.tenant === '' || tenantOf(told) === needs.tenant)
  )
}

function newAlerts(needs: RoutingNeeds, story: Story): NewDelivery[] {
  const wanting = needs.wanting(story)
  if (wanting.length === 0 && needs.orElse) return [alertWithoutWatch(needs, story, needs.orElse)]
  const byChannel = Map.groupBy(wanting, (watch) => alertKey(story.id, watch))
  return [...byChannel].flatMap(([dedupe, watches]) => {
    const [first] = watches
    if (!first || keptOutBy(asSeenBy(tenantOf(first), story), needs.feedbackOf(first), needs.earlier?.get(story.id)))
      return []
    const { due, watches: prompt, digest } = promptest(watches, needs.now)
    const { platform, tenant, channel } = first
    const card = cardFor(needs, story, first, due)
    return {
      platform,
      tenant,
      channel,
      dedupe,
      purpose: 'alert' as const,
      message: digest === null ? notifying(card, mentionsOf(prompt)) : card,
      dueAt: instant(due),
      storyId: story.id,
      watchId: prompt[0]?.id ?? first.id,
      ...(digest === null ? {} : { digest }),
    }
  })
}

function alertWithoutWatch(needs: RoutingNeeds, story: Story, { platform, tenant, channel }: Place): NewDelivery {
  const where = { platform, tenant, channel }
  return {
    ...where,
    dedupe: alertKey(story.id, where),
    purpose: 'alert',
    message: cardFor(needs, story, where, needs.now),
    dueAt: instant(needs.now),
    storyId: story.id,
  }
}

/** Tells sooner what waits for a digest, when the story has become one that a prompter watch wants. True when that is so. */
async function hasten(trx: Database, needs: RoutingNeeds, story: Story, told: Told): Promise<boolean> {
  const key = alertKey(story.id, told)
  const watches = needs.wanting(story).filter((watch) => alertKey(story.id, watch) === key)
  const [first] = watches
  if (!first) return false
  const { due, watches: prompt, digest } = promptest(watches, needs.now)
  if (instant(due) >= told.dueAt) return false
  const card = cardFor(needs, story, told, due)
  const message = digest === null ? notifying(card, mentionsOf(prompt)) : card
  await retell(trx, told.id, { dueAt: instant(due), watchId: prompt[0]?.id ?? first.id, digest, message })
  return true
}

/** Brings what a channel was told up to date. True when that takes an edit; an alert that still waits is just rewritten. */
async function refresh(
  trx: Database,
  needs: RoutingNeeds,
  story: Story,
  told: Told,
  waitingEdit: number | undefined,
): Promise<boolean> {
  const readAt = told.state !== 'posted' && told.dueAt > instant(needs.now) ? new Date(told.dueAt) : needs.now
  const card = cardFor(needs, story, told, readAt)
  const message = notifying(card, told.message.notify)
  if (JSON.stringify(message) === JSON.stringify(told.message)) return false
  if (await rewrite(trx, told.id, message)) return false
  if (waitingEdit !== undefined && (await rewrite(trx, waitingEdit, card))) return true
  const newest = story.sources.reduce((id, source) => Math.max(id, source.itemId), 0)
  const edit: NewDelivery = {
    platform: told.platform,
    tenant: told.tenant,
    channel: told.channel,
    dedupe: `edit:${told.id}:${newest}:${story.sources.length}`,
    purpose: 'edit',
    message: card,
    dueAt: instant(needs.now),
    storyId: story.id,
    editsId: told.id,
  }
  await enqueue(trx, [edit], instant(needs.now))
  return true
}

function cardFor(needs: RoutingNeeds, story: Story, where: Place, readAt: Date): Message {
  const tenant = tenantOf(where)
  const earlier = needs.earlier?.get(story.id)?.findLast(({ scope }) => scope === '' || scope === tenant)
  const seen = asSeenBy(tenant, story)
  const next = needs.nextStep?.(where, new Set(namedIds(seen.mentions)))
  return alertCard(seen, londonDate(readAt), needs.placeNamed, earlier, next)
}

/** People are notified by the post, and never by an edit of it. */
function notifying(card: Message, notify: readonly Notify[] = []): Message {
  return notify.length === 0 ? card : { ...card, notify }
}
