/** One request at a time to each host. */

export interface HostTurns {
  /** Does the work once all earlier work for that address's host is done. */
  take<Result>(url: string, work: () => Promise<Result>): Promise<Result>
}

export function createHostTurns(): HostTurns {
  const last = new Map<string, Promise<unknown>>()
  return {
    async take(url, work) {
      const host = hostOf(url)
      const turn = (last.get(host) ?? Promise.resolve()).then(work, work)
      last.set(host, turn)
      try {
        return await turn
      } finally {
        if (last.get(host) === turn) last.delete(host)
      }
    },
  }
}

/** The host (with port) of an address, or the text itself when it is none. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url
}
