/** How a push begins, and how channels come to it and leave. */

import { enqueue } from '../alerts/outbox-repository.ts'
import { tenantOf } from '../alerts/story.ts'
import { Refusal } from '../chat/command.ts'
import { type Message, sentence } from '../chat/message.ts'
import type { Place } from '../chat/platform.ts'
import { milestoneKey, milestonesOf } from '../petitions/milestone.ts'
import type { Petition } from '../petitions/petitions.ts'
import type { Database, DatabaseTransaction } from '../store/store.ts'
import { addDays, type IsoDate, instant, londonDate, writeDate } from '../time.ts'
import { cardsOf, forgetCards } from './card-repository.ts'
import { keepCards, lookOf, postNewCard } from './cards.ts'
import { CODE_LASTS_MS, newCode, readCode } from './join-code.ts'
import { changing, type LedgerNeeds, mustBeLive, noSuchPush, standingOf } from './ledger.ts'
import { liveCard, number } from './live-card.ts'
import { keyOf, milestonesBehind } from './milestones.ts'
import { isBlank, PLATFORM_NAMES, type Push, placeKey } from './push.ts'
import {
  addChannel,
  channelsOf,
  countLive,
  insertPush,
  keepCode,
  noteMilestones,
  pushById,
  removeChannel,
  takeCode,
} from './push-repository.ts'

export interface PushWish {
  /** A number or an address. */
  readonly petition: string
  readonly target: number
  readonly by: IsoDate
  /** What it is about, as the register writes areas. */
  readonly area: string
  /** The petition's when left out. */
  readonly title: string | undefined
}

export interface Invitation {
  readonly push: Push
  /** To be typed by an organiser in another channel. */
  readonly code: string
}

const MOST_LIVE = 20
const MOST_CHANNELS = 20
const LONGEST_DAYS = 366
const LONGEST_TITLE = 120

/** Starts a push with a live card in this channel. Throws `Refusal` for what the person can mend. */
export async function start(needs: LedgerNeeds, wish: PushWish, place: Place): Promise<Invitation> {
  const { db, petitions, clock } = needs
  const found = await petitions.show(wish.petition)
  if (found.kind === 'nothing') throw new Refusal(found.why)
  const { petition, asAt, isRemoved } = found
  const now = clock()
  const today = londonDate(now)
  if (petition.state !== 'open' || isRemoved) throw new Refusal(`“${petition.title}” is not open for signatures.`)
  checkGoal(wish, petition, today)
  await mustHaveRoom(db, place)
  const tracked = await petitions.track(String(petition.id), place, '')
  if (tracked.kind === 'nothing') throw new Refusal(tracked.why)
  return db.transaction().execute(async (trx) => {
    await mustHaveRoom(trx, place)
    const push = await insertPush(trx, {
      tenant: tenantOf(place),
      title: cut(wish.title === undefined || isBlank(wish.title) ? petition.title : wish.title),
      area: wish.area,
      petitionId: petition.id,
      petitionTitle: petition.title,
      petitionUrl: petition.url,
      target: wish.target,
      byDay: wish.by,
      startedAt: instant(now),
      startCount: petition.signatures,
      count: petition.signatures,
      countedAt: asAt,
    })
    await noteWhatWas(trx, push, petition, now)
    await addChannel(trx, push.id, place, instant(now))
    await keepCards(trx, push.id, liveCard(await standingOf(trx, push, null), now), 'now', now)
    return { push, code: await makeCode(trx, push.id, now) }
  })
}

async function mustHaveRoom(db: Database | DatabaseTransaction, place: Place): Promise<void> {
  if ((await countLive(db, tenantOf(place))) < MOST_LIVE) return
  throw new Refusal(`There are ${MOST_LIVE} pushes under way here, and no more fit. Finish one first: /push finish.`)
}

/** Throws `Refusal` when the goal makes no sense for the petition. */
export function checkGoal(
  { target, by }: Pick<PushWish, 'target' | 'by'>,
  petition: Pick<Petition, 'signatures' | 'closesOn'>,
  today: IsoDate,
): void {
  if (target <= petition.signatures)
    throw new Refusal(
      `It has ${number(petition.signatures)} signatures already: give a target above that, not ${number(target)}.`,
    )
  if (by < today) throw new Refusal(`${writeDate(by)} is over: give a day to come.`)
  if (petition.closesOn !== null && by > petition.closesOn)
    throw new Refusal(`The petition closes on ${writeDate(petition.closesOn)}: give that day or one before.`)
  if (by > addDays(today, LONGEST_DAYS)) throw new Refusal('A push lasts a year at most: give a nearer day.')
}

/** Notes what lies behind a push, so that it is not announced as new. */
export async function noteWhatWas(
  trx: DatabaseTransaction,
  push: Push,
  petition: Petition | null,
  now: Date,
): Promise<void> {
  const own = milestonesBehind(push, londonDate(now)).map(keyOf)
  const petitions = petition === null ? [] : milestonesOf(petition).map((one) => `petition:${milestoneKey(one)}`)
  await noteMilestones(trx, push.id, [...own, ...petitions], instant(now))
}

/** A new code for one more channel. For organisers of the tenant that started the push. */
export async function invite(needs: LedgerNeeds, pushId: number, place: Place): Promise<Invitation> {
  return changing(needs, pushId, async (trx, push, now) => {
    mustBeHome(push, place)
    mustBeLive(push)
    return { push, code: await makeCode(trx, pushId, now) }
  })
}

/** Lets the channel take part in the push that the code is for; the other channels are told. Uses the code up. */
export async function link(needs: LedgerNeeds, typed: string, place: Place): Promise<Push> {
  const { db, clock } = needs
  const unknown = new Refusal(
    'That code leads nowhere: it may be mistyped, used already, or over 48 hours old. The organisers of the push get a new one with /push invite.',
  )
  const now = clock()
  const pushId = await db.transaction().execute(async (trx) => {
    const id = await takeCode(trx, readCode(typed), instant(now))
    if (id === null) throw unknown
    const push = await pushById(trx, id)
    if (!push) throw unknown
    mustBeLive(push)
    const others = await channelsOf(trx, id)
    if (others.length >= MOST_CHANNELS)
      throw new Refusal(`${MOST_CHANNELS} channels take part already, and no more fit.`)
    if (!(await addChannel(trx, id, place, instant(now)))) throw new Refusal('This channel takes part already.')
    const key = `push:${id}:joined:${instant(now)}:${placeKey(place)}`
    await tell(trx, others, { key, message: joinedNotice(id, place), now })
    return id
  })
  return changing(needs, pushId, async (_trx, push) => push)
}

/** Takes the channel out of the push. The last one stays. */
export async function unlink(needs: LedgerNeeds, pushId: number, place: Place): Promise<Push> {
  return changing(needs, pushId, async (trx, push) => {
    if ((await channelsOf(trx, pushId)).length === 1)
      throw new Refusal('No other channel takes part, so this one cannot leave. /push finish ends the push.')
    const card = (await cardsOf(trx, pushId)).find((one) => placeKey(one) === placeKey(place))
    if (!card || !(await removeChannel(trx, pushId, place))) throw noSuchPush(pushId)
    await forgetCards(trx, card)
    return push
  })
}

/** Takes out another channel, by its place in the list that /push status shows (from 1). For the organisers of the home. */
export async function unlinkOther(
  needs: LedgerNeeds,
  pushId: number,
  asker: Place,
  channelNumber: number,
): Promise<Push> {
  const push = await pushById(needs.db, pushId)
  if (!push) throw noSuchPush(pushId)
  mustBeHome(push, asker)
  const place = (await channelsOf(needs.db, pushId))[channelNumber - 1]
  if (!place)
    throw new Refusal(`There is no channel ${channelNumber} in it: /push status shows them with their numbers.`)
  return unlink(needs, pushId, place)
}

/** Posts a new card in this channel: for when the old one is lost, or far up. */
export async function recard(needs: LedgerNeeds, pushId: number, place: Place): Promise<void> {
  await changing(needs, pushId, async (trx, push, now) => {
    const card = (await cardsOf(trx, pushId)).find((one) => placeKey(one) === placeKey(place))
    if (!card) throw noSuchPush(pushId)
    const message = liveCard(await standingOf(trx, push, null), now)
    await postNewCard(trx, card, { message, look: lookOf(message) }, now)
  })
}

/** Throws `Refusal` unless the place belongs to who started the push. */
export function mustBeHome(push: Push, place: Pick<Place, 'platform' | 'tenant'>): void {
  if (push.tenant === tenantOf(place)) return
  throw new Refusal('Only the organisers where this push was started can do that.')
}

/** Owes a notice to channels, from a moment on that is now unless told otherwise. */
export async function tell(
  trx: DatabaseTransaction,
  places: readonly Place[],
  { key, message, now, dueAt = now }: { key: string; message: Message; now: Date; dueAt?: Date },
): Promise<void> {
  const deliveries = places.map(({ platform, tenant, channel }) => ({
    platform,
    tenant,
    channel,
    purpose: 'notice' as const,
    dedupe: `${key}:${placeKey({ platform, tenant, channel })}`,
    message,
    dueAt: instant(dueAt),
  }))
  if (deliveries.length > 0) await enqueue(trx, deliveries, instant(now))
}

function joinedNotice(pushId: number, { platform }: Place): Message {
  return sentence(
    'good',
    `One more channel takes part in push ${pushId}`,
    `It is on ${PLATFORM_NAMES[platform]}; an organiser there gave the code. Tasks and counts are shared with it from now on.`,
    'If you did not expect it, an organiser here can look with /push status and take it out with /push unlink.',
  )
}

async function makeCode(trx: DatabaseTransaction, pushId: number, now: Date): Promise<string> {
  const code = newCode()
  await keepCode(trx, { code, pushId, expiresAt: instant(new Date(now.getTime() + CODE_LASTS_MS)) }, instant(now))
  return code
}

function cut(title: string): string {
  const letters = Array.from(title)
  return letters.length <= LONGEST_TITLE ? title : `${letters.slice(0, LONGEST_TITLE - 1).join('')}…`
}
