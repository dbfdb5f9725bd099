/** How fast an app may post: one message a second to a channel, with a little in hand (docs.slack.dev/apis/web-api/rate-limits). */

export interface PaceOptions {
  readonly perSecond: number
  /** Messages that may come at once after a pause. */
  readonly burst: number
}

/** Gives 0 when the message may be posted, else after how many seconds to try again. */
export function createPace({ perSecond, burst }: PaceOptions): (channel: string) => number {
  const buckets = new Map<string, { left: number; at: number }>()
  return (channel) => {
    const now = Date.now()
    const bucket = buckets.get(channel) ?? { left: burst, at: now }
    bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1_000) * perSecond)
    bucket.at = now
    buckets.set(channel, bucket)
    if (bucket.left < 1) return Math.max(1, Math.ceil((1 - bucket.left) / perSecond))
    bucket.left -= 1
    return 0
  }
}
