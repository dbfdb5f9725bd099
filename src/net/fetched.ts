/** What came of a request: the server's answer, whatever its status, or a failure in words for a person. */

/** Why there is no answer. */
export type FailureKind =
  /** It is no http(s) address, or it carries a name and password. */
  | 'not-a-web-address'
  /** A private address, or a port other than 80 and 443, that the operator has not allowed. */
  | 'forbidden'
  | 'no-such-host'
  /** Refused, reset, unreachable, or broken off. */
  | 'unreachable'
  | 'certificate'
  | 'timeout'
  /** More bytes than asked for, packed or unpacked. */
  | 'too-large'
  /** In a circle, more than five, or to nowhere. */
  | 'redirects'
  /** Something that is not HTTP, or whose packing cannot be undone. */
  | 'broken'
  /** The caller's signal, or `close()`. */
  | 'stopped'

export interface Answered {
  readonly kind: 'answered'
  readonly status: number
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>
  /** Unpacked; empty for 204, 205 and 304. */
  readonly body: Uint8Array
  /** The address that gave the answer, after redirects. */
  readonly url: string
  /** Where the address moved to for good: the last address that only 301 and 308 led to; null when it did not move. */
  readonly movedTo: string | null
}

export interface Failed {
  readonly kind: 'failed'
  readonly what: FailureKind
  /** A sentence for a person, as "It took longer than 20 seconds." */
  readonly why: string
}

export type Fetched = Answered | Failed

/** A failure that can be thrown through undici's layers and comes out as a `Failed`. */
export class FetchFault extends Error {
  readonly what: FailureKind

  constructor(what: FailureKind, why: string) {
    super(why)
    this.what = what
  }
}
