/** What the loopback Slack can be told to do wrong. */

/** How the next call of a method goes wrong. */
export type Fault =
  /** Answers with this status and a page of HTML. */
  | { readonly kind: 'status'; readonly status: number }
  /** Answers `ok: false` with this error. */
  | { readonly kind: 'error'; readonly error: string }
  /** Answers 429 with this Retry-After. */
  | { readonly kind: 'ratelimited'; readonly retryAfter: number }
  /** Cuts the connection before anything is done. */
  | { readonly kind: 'cut' }
  /** Answers as it should, but so late. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** Does what was asked, then cuts the connection: the caller cannot know. */
  | { readonly kind: 'cut-after' }

export interface Faults {
  /** The next so many calls of the method go wrong in that way. */
  add(method: string, fault: Fault, times?: number): void
  take(method: string): Fault | null
}

export function createFaults(): Faults {
  const waiting = new Map<string, Fault[]>()
  return {
    add: (method, fault, times = 1) => {
      waiting.set(method, [...(waiting.get(method) ?? []), ...Array.from({ length: times }, () => fault)])
    },
    take: (method) => waiting.get(method)?.shift() ?? null,
  }
}
