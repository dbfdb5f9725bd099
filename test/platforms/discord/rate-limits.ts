/** Rate limits with Discord's headers: docs, "Rate Limits". */

export interface Verdict {
  readonly headers: Readonly<Record<string, string>>
  /** Null when the request may pass. */
  readonly refused: { readonly message: string; readonly retry_after: number; readonly global: boolean } | null
}

export interface ForcedLimit {
  readonly retryAfterSeconds: number
  readonly global?: boolean
  readonly scope?: 'user' | 'global' | 'shared'
  /** How many requests are refused. */
  readonly times?: number
}

export interface RateLimits {
  judge(method: string, path: string, params: Readonly<Record<string, string>>): Verdict
  /** Refuses the next requests to a path that holds the words, whatever their number. */
  force(pathHolds: string, limit: ForcedLimit): void
}

/** A bucket for each method and path and, as Discord has it, for each channel, server or webhook in the path. */
export function createRateLimits(limit: number, perMs: number): RateLimits {
  const buckets = new Map<string, { left: number; resetAt: number }>()
  const forced: { pathHolds: string; limit: ForcedLimit; left: number }[] = []
  let globalUntil = 0

  return {
    force: (pathHolds, one) => void forced.push({ pathHolds, limit: one, left: one.times ?? 1 }),
    judge: (method, path, params) => {
      const now = Date.now()
      const isInteraction = path.startsWith('/interactions/')
      if (globalUntil > now && !isInteraction) return refusal((globalUntil - now) / 1_000, 'global', {})
      const force = forced.find((one) => one.left > 0 && path.includes(one.pathHolds))
      if (force) {
        force.left--
        const { retryAfterSeconds, global: isGlobal = false, scope = isGlobal ? 'global' : 'user' } = force.limit
        if (isGlobal) globalUntil = now + retryAfterSeconds * 1_000
        return refusal(retryAfterSeconds, scope, {})
      }
      if (isInteraction) return { headers: {}, refused: null }
      const major = params['channel'] ?? params['guild'] ?? (params['token'] === undefined ? '' : params['token'])
      const key = `${method} ${path} ${major}`
      const known = buckets.get(key)
      const bucket = known && known.resetAt > now ? known : { left: limit, resetAt: now + perMs }
      buckets.set(key, bucket)
      const resetAfter = (bucket.resetAt - now) / 1_000
      const headers = {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(Math.max(bucket.left - 1, 0)),
        'x-ratelimit-reset': (bucket.resetAt / 1_000).toFixed(3),
        'x-ratelimit-reset-after': resetAfter.toFixed(3),
        'x-ratelimit-bucket': Buffer.from(`${method} ${path}`).toString('base64url').slice(0, 32),
      }
      if (bucket.left < 1) return refusal(resetAfter, 'user', headers)
      bucket.left--
      return { headers, refused: null }
    },
  }
}

function refusal(seconds: number, scope: string, headers: Record<string, string>): Verdict {
  const isGlobal = scope === 'global'
  return {
    headers: {
      ...headers,
      'retry-after': String(Math.max(Math.ceil(seconds), seconds > 0 && seconds < 1 ? seconds : 1)),
      'x-ratelimit-scope': scope,
      ...(isGlobal ? { 'x-ratelimit-global': 'true' } : {}),
    },
    refused: { message: 'You are being rate limited.', retry_after: seconds, global: isGlobal },
  }
}
