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
import { type Evidence, questionCard } from './question-card.ts'
import { isAboutTheSame, isTwin, MAY_BE_CORRECTED } from './story-key.ts'

/** A date that another room knows of. */
export interface FoundDeadline extends DeadlineWish {
  /** The same key is the same deadline, also when its day changes: "276169:closes". */
  readonly key: string
  /**
   * Whose diary it belongs in, as "discord:123"; null for every tenant with a channel that follows the area. What a story
   * states is only for tenants that follow the area.
   */
  readonly tenants: readonly string[] | null
  /** By tenant the channel that is reminded where none follows the area. */
  readonly homes?: Readonly<Record<string, string>>
  /** What an organiser is shown of the story that states it. */
  readonly evidence?: Evidence
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

/** As many questions as a tenant is asked at once; what else there is waits in /diary list. */
const MOST_QUESTIONS = 3
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
  const ofTenants = Map.groupBy(known, ({ tenant }) => tenant)
  const named = new Set<number>()
  const asked = new Map<string, number>()
  for (const { key, tenants, homes, evidence, ...wish } of found) {
    for (const tenant of tenantsFor({ tenants, area: wish.area, source }, watches, concerns)) {
      const own = ofTenants.get(tenant) ?? []
      const before = own.find((one) => one.key === key)
      const twin =
        before ?? (source === 'story' ? own.find((one) => isTwin(one, { key, ...wish }, concerns)) : undefined)
      if (twin) named.add(twin.id)
      if (before) await bringUpToDate(db, before, wish, now)
      if (twin) continue
      const added = await takeIn(db, { ...wish, tenant, channel: homes?.[tenant] ?? '', source, source_key: key }, now)
      // Another process was quicker, and has asked.
      if (!added) ofTenants.set(tenant, await deadlinesFrom(db, source, londonDate(now), tenant))
      if (!added) continue
      ofTenants.set(tenant, [...own, added])
      if (added.state !== 'proposed' || (asked.get(tenant) ?? 0) >= MOST_QUESTIONS) continue
      asked.set(tenant, (asked.get(tenant) ?? 0) + 1)
      const others = own.filter((one) => one.state === 'confirmed' && isCorrectedBy(one, added, concerns))
      await ask(needs, added, { evidence, others, watches: watches.get(tenant) ?? [] }, now)
    }
  }
  for (const one of known)
    if (isTheSources(one) && !named.has(one.id)) await changeDeadline(db, one.id, { state: 'withdrawn' }, instant(now))
}

function tenantsFor(
  { tenants, area, source }: Pick<FoundDeadline, 'tenants' | 'area'> & Pick<DeadlineFinder, 'source'>,
  watches: ReadonlyMap<string, readonly Watch[]>,
  concerns: Concerns,
): readonly string[] {
  if (tenants !== null && source === 'petition') return tenants
  return [...watches]
    .filter(
      ([tenant, own]) => tenants?.includes(tenant) !== false && followersOf(own, { area, source }, concerns).length > 0,
    )
    .map(([tenant]) => tenant)
}

/** A last day may be another one by now; who meets may meet twice. */
function isCorrectedBy(one: OwnDeadline, added: OwnDeadline, concerns: Concerns): boolean {
  return added.key.startsWith(MAY_BE_CORRECTED) && isAboutTheSame(one, added, concerns)
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
  db: Database,
  deadline: Omit<Parameters<typeof insertDeadline>[1], 'uid' | 'state'>,
  now: Date,
): Promise<OwnDeadline | null> {
  const state = firstState(deadline.source)
  return await insertDeadline(db, { ...deadline, uid: newUid(), state }, instant(now))
}

/** Asks the channels that follow the area. */
async function ask(
  { db, concerns, areaName }: GatheringNeeds,
  proposed: OwnDeadline,
  {
    watches,
    evidence,
    others,
  }: { watches: readonly Watch[]; evidence: Evidence | undefined; others: readonly OwnDeadline[] },
  now: Date,
): Promise<void> {
  const message = questionCard(proposed, { areaName: areaName(proposed.area), evidence, others })
  const questions = followersOf(watches, proposed, concerns).map((follower): NewDelivery => {
    const [watch] = follower.watches
    return {
      ...follower.place,
      dedupe: `diary-question:${proposed.uid}:${follower.place.channel}`,
      purpose: 'notice',
      message,
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
function tidy({ key, tenants, homes, evidence, what, day, time, area, place, link }: FoundDeadline): FoundDeadline {
  return {
    key,
    tenants,
    ...(homes ? { homes } : {}),
    ...(evidence ? { evidence: { ...evidence, words: oneLine(evidence.words) } } : {}),
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
