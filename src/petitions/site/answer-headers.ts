/** What the headers of the site's answers say of their version and of when to ask again. */
import type { Answered } from '../../net/fetcher.ts'

/** What an answer said of its version, to be sent back with the next question. */
export interface Validators {
  readonly url: string
  readonly etag: string | null
  readonly lastModified: string | null
}

/** A 304 need not repeat the validators (RFC 9110, section 15.4.5): what it leaves out stays as it was. */
export function validatorsOf({ status, headers, url }: Answered, before: Validators | null): Validators {
  const kept = status === 304 ? before : null
  return {
    url,
    etag: headers.get('etag') ?? kept?.etag ?? null,
    lastModified: headers.get('last-modified') ?? kept?.lastModified ?? null,
  }
}

/** Cache-Control max-age in milliseconds (RFC 9111, section 5.2.2.1); 0 when it is not given. */
export function freshFor(headers: ReadonlyMap<string, string>): number {
  const maxAge = /(?:^|[\s,])max-age=(\d{1,7})/.exec(headers.get('cache-control')?.toLowerCase() ?? '')
  return Number(maxAge?.[1] ?? 0) * 1_000
}

/** Retry-After in milliseconds: seconds or a date (RFC 9110, section 10.2.3); 0 when it is not given or past. */
export function retryAfter(headers: ReadonlyMap<string, string>, now: Date): number {
  const written = headers.get('retry-after')?.trim() ?? ''
  const ms = /^\d{1,7}$/.test(written) ? Number(written) * 1_000 : Date.parse(written) - now.getTime()
  return Number.isNaN(ms) ? 0 : Math.max(0, ms)
}
