/** The channels of a tenant that follow an area. */
import { channelKey } from '../alerts/channel-key.ts'
import { afterQuiet } from '../alerts/quiet-hours.ts'
import { tenantOf } from '../alerts/story.ts'
import type { Watch } from '../alerts/watch.ts'
import type { Place } from '../chat/platform.ts'
import type { Kind } from '../news/understanding.ts'
import type { Concerns } from './concern.ts'
import type { Deadline, DeadlineSource } from './deadline.ts'

/** A channel, and those of its watches for which it is told. */
export interface Follower {
  readonly place: Place
  readonly watches: readonly Watch[]
}

/**
 * Of which kinds a watch must ask for one to hear of a deadline. What organisers write down themselves is for all. A story
 * that states a date is of mergers or of systems, and of consultations.
 */
const KINDS: Readonly<Record<DeadlineSource, readonly Kind[] | null>> = {
  organiser: null,
  register: ['merger'],
  petition: ['petition'],
  story: ['consultation', 'merger', 'ics'],
}

/** Active watches by tenant, as "discord:123". */
export function byTenant(watches: readonly Watch[]): ReadonlyMap<string, readonly Watch[]> {
  return Map.groupBy(watches, tenantOf)
}

/** Of one tenant's watches those that a deadline is for, by channel. */
export function followersOf(
  watches: readonly Watch[],
  deadline: Pick<Deadline, 'area' | 'source'>,
  concerns: Concerns,
): Follower[] {
  const wanted = KINDS[deadline.source]
  const wanting = watches.filter(
    ({ kinds, area }) =>
      (wanted === null || kinds.length === 0 || kinds.some((kind) => wanted.includes(kind))) &&
      concerns(area, deadline.area),
  )
  return [...Map.groupBy(wanting, channelKey).values()].flatMap((own) => {
    const [first] = own
    return first ? [{ place: placeOf(first), watches: own }] : []
  })
}

/** The one channel with all of its watches, whatever they follow. */
export function channelOf(watches: readonly Watch[], place: Place): Follower {
  return { place, watches: watches.filter((watch) => channelKey(watch) === channelKey(place)) }
}

/** From when the channel may be told: as with news, one watch whose hours are not quiet is enough. */
export function tellableFrom({ watches }: Follower, now: Date): Date {
  if (watches.length === 0) return now
  return new Date(Math.min(...watches.map((watch) => afterQuiet(watch.quiet, now).getTime())))
}

function placeOf({ platform, tenant, channel }: Watch): Place {
  return { platform, tenant, channel }
}
