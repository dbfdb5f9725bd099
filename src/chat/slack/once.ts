/** Answers each delivery once, though Slack may deliver it again. */
import type { Memory } from './memory.ts'

/** Slack's last retry comes about five minutes after the first delivery (docs.slack.dev/apis/events-api, "Error handling"). */
const KEPT_MS = 3_600_000

/**
 * Runs the work unless this delivery was answered already or is being answered now. It counts as answered only when the
 * work is done: a retry after a crash may be the only delivery that is ever answered, so being a retry is no reason to
 * drop it.
 */
export function createOnce(cache: Memory): (delivery: string, work: () => Promise<void>) => Promise<void> {
  const underWay = new Set<string>()
  return async (delivery, work) => {
    const key = `answered:${delivery}`
    if (underWay.has(key)) return
    underWay.add(key)
    try {
      if ((await cache.get(key)) !== undefined) return
      await work()
      await cache.set(key, true, KEPT_MS)
    } finally {
      underWay.delete(key)
    }
  }
}
