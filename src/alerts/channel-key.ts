import type { Place } from '../chat/platform.ts'

/** A channel within its platform, as one text. No platform's ids have spaces. */
export function channelKey(where: Pick<Place, 'tenant' | 'channel'>): string {
  return `${where.tenant} ${where.channel}`
}
