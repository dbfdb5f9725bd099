/** Taking into the diary what other rooms know of: the dates of petitions, and consultations that stories tell of. */
import { enqueue, type NewDelivery } from '../alerts/outbox-repository.ts'
import type { Watch } from '../alerts/watch.ts'
import { activeWatches } from '../alerts/watch-repository.ts'
import { isWebAddress } from '../chat/message.ts'
import type { Log } from '../log.ts'
import type { Database } from '../store/store.ts'
import { instant, isIsoDate, londonDate } from '../time.ts'
import type { Concerns } from './concern.ts'
import { type DeadlineWish, newUid } from './deadline.ts'
import { changeDeadline, deadlinesFrom, insertDeadline, type OwnDeadline } from './diary-repository.ts'
import { byTenant, followersOf, tellableFrom } from './followers.ts'
import { questionCard } from './question-card.ts'

/** A date that another room knows of. */
export interface FoundDeadline extends DeadlineWish {
  /** The same key is the same deadline, also when its day changes: "276169:closes". */
  readonly key: string
  /** Whose diary it belongs in, as "discord:123"; null for every tenant with a channel that follows the area. */
  readonly tenants: readonly string[] | null
}

/** Asks another room for the dates that it knows of. */
export interface DeadlineFinder {
  /**
   * Petitions' dates are facts: they change, and leave the diary, as the finder says. What a story says is put before the
   * organisers, and theirs once they have confirmed it.
   */
  readonly source: 'petition' | 'story'
  readonly find: () => Promise<readonly FoundDeadline[]>
}

export interface GatheringNeeds {
  readonly db: Database
  readonly concerns: Concerns
  readonly areaName: (written: string) => string
  readonly finders: readonly DeadlineFinder[]
  readonly log: Log
}

const LONGEST_WORDS = 200
const LONGEST_LINK = 1_000

/** Gathers from every finder; one that fails is logged, and what it brought before stays. */
export async function gather(needs: GatheringNeeds, now: Date): Promise<void> {
  for (const finder of needs.finders) {
    try {
      const found = (await finder.find()).filter(({ day }) => isIsoDate(day) && day >= londonDate(now)).map(tidy)
      await needs.db.transaction().execute((db) => reconcile({ ...needs, db }, finder.source, found, now))
    } catch (err) {
      needs.log.error({ err, source: finder.source }, 'The dates of a source could not be taken into the diary.')
    }
  }
}

async function reconcile(
  needs: GatheringNeeds,
  source: DeadlineFinder['source'],
  found: readonly FoundDeadline[],
  now: Date,
): Promise<void> {
  const { db, concerns } = needs
  const watches = byTenant(await activeWatches(db, ''))
  const known = await deadlinesFrom(db, source, londonDate(now))
  for (const { key, tenants, ...wish } of found) {
    const following = () =>
      [...watches].filter(([, own]) => followersOf(own, { ...wish, source }, concerns).length > 0).map(([name]) => name)
    for (const tenant of tenants ?? following()) {
      const before = known.find((one) => one.tenant === tenant && one.key === key)
      if (before) await bringUpToDate(db, before, wish, now)
      else await takeIn(needs, { ...wish, tenant, source, source_key: key }, watches.get(tenant) ?? [], now)
    }
  }
  const isNamed = (one: OwnDeadline) =>
    found.some(({ key, tenants }) => key === one.key && (tenants === null || tenants.includes(one.tenant)))
  for (const one of known) {
    if (isTheSources(one) && !isNamed(one)) await changeDeadline(db, one.id, { state: 'withdrawn' }, instant(now))
  }
}

/** Whether the deadline is still as its source says, and not as an organiser decided. */
function isTheSources({ state, source }: OwnDeadline): boolean {
  return state === 'proposed' || (state === 'confirmed' && source === 'petition')
}

async function bringUpToDate(db: Database, before: OwnDeadline, wish: DeadlineWish, now: Date): Promise<void> {
  const isBack = before.state === 'withdrawn'
  if (!isBack && !isTheSources(before)) return
  const { what, day, time, area, place, link } = before
  const isTheSame = JSON.stringify({ what, day, time, area, place, link }) === JSON.stringify(wish)
  if (isTheSame && !isBack) return
  await changeDeadline(db, before.id, isBack ? { ...wish, state: firstState(before.source) } : wish, instant(now))
}

async function takeIn(
  { db, concerns, areaName }: GatheringNeeds,
  deadline: Omit<Parameters<typeof insertDeadline>[1], 'channel' | 'uid' | 'state'>,
  watches: readonly Watch[],
  now: Date,
): Promise<void> {
  const state = firstState(deadline.source)
  const added = await insertDeadline(db, { ...deadline, channel: '', uid: newUid(), state }, instant(now))
  if (added?.state !== 'proposed') return
  const questions = followersOf(watches, added, concerns).map((follower): NewDelivery => {
    const [watch] = follower.watches
    return {
      ...follower.place,
      dedupe: `diary-question:${added.uid}:${follower.place.channel}`,
      purpose: 'notice',
      message: questionCard(added, areaName(added.area)),
      dueAt: instant(tellableFrom(follower, now)),
      ...(watch ? { watchId: watch.id } : {}),
    }
  })
  await enqueue(db, questions, instant(now))
}

function firstState(source: OwnDeadline['source']): 'proposed' | 'confirmed' {
  return source === 'story' ? 'proposed' : 'confirmed'
}

/** What another room read somewhere, within the diary's bounds and with its fields in one order. */
function tidy({ key, tenants, what, day, time, area, place, link }: FoundDeadline): FoundDeadline {
  return {
    key,
    tenants,
    what: oneLine(what),
    day,
    time,
    area,
    place: oneLine(place),
    link: link.length <= LONGEST_LINK && isWebAddress(link) ? link : '',
  }
}

function oneLine(words: string): string {
  const letters = Array.from(words.replace(/[\s\p{Cc}]+/gu, ' ').trim())
  return letters.length <= LONGEST_WORDS ? letters.join('') : `${letters.slice(0, LONGEST_WORDS - 1).join('')}…`
}
