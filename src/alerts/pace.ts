/** How fast a platform lets itself be posted to: never two posts to one place within its window. */
import type { Place } from '../chat/platform.ts'
import { channelKey } from './channel-key.ts'

type Spot = Pick<Place, 'tenant' | 'channel'>

export interface Pace {
  /** Takes the place for one post. False, and nothing taken, when it must wait. */
  take(place: Spot): boolean
  /** The post has ended: its place rests from now on. */
  ended(place: Spot): void
  /** The tenants and channels (as `channelKey` writes them) that must wait now. */
  resting(): { readonly tenants: readonly string[]; readonly channels: readonly string[] }
  /** Milliseconds until the first of those that rest may be posted to; null when none rests. */
  untilNextFree(): number | null
}

export interface PaceLimits {
  /** From the end of one post to the start of the next in the same channel; 0 where the platform's library sees to it. */
  readonly perChannelMs: number
  /** The same for all channels of a tenant together. */
  readonly perTenantMs?: number
}

/**
 * Makes the pace of one platform in this process. The window slides, and is counted from the end of a post, because
 * only then has the platform surely seen it: two posts are never nearer to each other there than the window.
 *
 * `now` gives milliseconds from any beginning; by default it is a clock that nobody can put back.
 */
export function createPace(limits: PaceLimits, now: () => number = () => performance.now()): Pace {
  const channels = createWindow(limits.perChannelMs, now)
  const tenants = createWindow(limits.perTenantMs ?? 0, now)
  return {
    take: (place) => {
      if (!channels.isFree(channelKey(place)) || !tenants.isFree(place.tenant)) return false
      channels.take(channelKey(place))
      tenants.take(place.tenant)
      return true
    },
    ended: (place) => {
      channels.ended(channelKey(place))
      tenants.ended(place.tenant)
    },
    resting: () => ({ tenants: tenants.resting(), channels: channels.resting() }),
    untilNextFree: () => {
      const waits = [channels.untilNextFree(), tenants.untilNextFree()].filter((wait) => wait !== null)
      return waits.length === 0 ? null : Math.min(...waits)
    },
  }
}

/** One window over many keys. A key is free, taken (its post is under way: for ever, until it ends), or rests until a time. */
function createWindow(length: number, now: () => number) {
  const freeAt = new Map<string, number>()
  const isFree = (key: string) => (freeAt.get(key) ?? 0) <= now()
  const forgetFree = () => {
    for (const key of freeAt.keys()) if (isFree(key)) freeAt.delete(key)
  }
  return {
    isFree,
    take: (key: string) => {
      if (length > 0) freeAt.set(key, Number.POSITIVE_INFINITY)
    },
    ended: (key: string) => {
      if (length > 0) freeAt.set(key, now() + length)
    },
    resting: () => {
      forgetFree()
      return [...freeAt.keys()]
    },
    untilNextFree: () => {
      const times = [...freeAt.values()].filter((time) => Number.isFinite(time))
      return times.length === 0 ? null : Math.max(0, times.reduce((a, b) => Math.min(a, b)) - now())
    },
  }
}
