/** The one way out to the internet: bounded, guarded, and never throwing. */
import { Agent, fetch, type Response } from 'undici'
import { createAddressGuard } from './address-guard.ts'
import { explainFault } from './explain-fault.ts'
import { type Answered, type Fetched, FetchFault } from './fetched.ts'
import { guardedConnector, type Resolve } from './guarded-connector.ts'
import { readBody } from './read-body.ts'
import { readWebAddress } from './web-address.ts'

export type { Answered, Fetched } from './fetched.ts'

export interface FetcherOptions {
  /** ALLOW_PRIVATE_ADDRESSES: `address` or `address:port`, IPv6 in brackets when with a port; host names too. */
  readonly allow: readonly string[]
  /** Origins of services whose URLs the operator set, as "http://127.0.0.1:8080": allowed wherever they are. */
  readonly trusted: readonly string[]
  readonly userAgent: string
  /** How names become addresses; the system's resolver when not given. */
  readonly resolve?: Resolve
}

export interface Request {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** The most that is read of the body, in bytes after unpacking. */
  readonly maxBytes: number
  /** The longest that the whole may take, redirects and body included. */
  readonly timeoutMs: number
  /**
   * What an earlier answer said of its version, exactly as received. Sent to the address that gave it and to no other
   * (RFC 9110, section 8.8: validators belong to one resource).
   */
  readonly validators?: Validators
  /** The header Accept. */
  readonly accept?: string
  readonly signal?: AbortSignal
}

interface Validators {
  /** The address that gave them. */
  readonly url: string
  readonly etag: string | null
  readonly lastModified: string | null
}

export interface Fetcher {
  /** Gets what is at an address, following up to five redirects. Never throws: what went wrong is a `Failed`. */
  get(request: Request): Promise<Fetched>
  /** Ends every request under way, and all connections. */
  close(): Promise<void>
}

const MAX_REDIRECTS = 5
const CONNECT_TIMEOUT_MS = 10_000
/** How long a server may take to begin its answer, and to go on with it. */
const SILENCE_TIMEOUT_MS = 30_000
/** Packed bytes of one answer; what it unpacks to has each request's own limit. */
const MAX_PACKED_BYTES = 64_000_000
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const PERMANENT: ReadonlySet<number> = new Set([301, 308])
/** Not sent on when a redirect leads to another origin. */
const CREDENTIALS: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization', 'x-api-key'])

/** Makes the way out. Close it at the end. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const trusted = new Set(options.trusted.map((url) => new URL(url).origin))
  const connect = guardedConnector({
    guard: createAddressGuard(options.allow),
    isTrusted: (origin) => trusted.has(origin),
    connectTimeoutMs: CONNECT_TIMEOUT_MS,
    ...(options.resolve ? { resolve: options.resolve } : {}),
  })
  const agent = new Agent({
    connect,
    headersTimeout: SILENCE_TIMEOUT_MS,
    bodyTimeout: SILENCE_TIMEOUT_MS,
    maxResponseSize: MAX_PACKED_BYTES,
    maxHeaderSize: 64 * 1024,
    connections: 4,
    keepAliveTimeout: 4_000,
  })
  return {
    async get(request) {
      const limit = AbortSignal.timeout(request.timeoutMs)
      const signal = request.signal ? AbortSignal.any([limit, request.signal]) : limit
      try {
        return await follow(request, signal, { agent, userAgent: options.userAgent })
      } catch (fault) {
        if (limit.aborted)
          return { kind: 'failed', what: 'timeout', why: `It took longer than ${writeSeconds(request.timeoutMs)}.` }
        if (signal.aborted) return { kind: 'failed', what: 'stopped', why: 'The request was stopped.' }
        return explainFault(fault)
      }
    },
    close: () => agent.destroy(),
  }
}

interface Means {
  readonly agent: Agent
  readonly userAgent: string
}

async function follow(request: Request, signal: AbortSignal, means: Means): Promise<Answered> {
  const first = readWebAddress(request.url)
  const seen = new Set<string>()
  let url = first
  let movedTo: string | null = null
  let isMovingForGood = true
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    seen.add(url.href)
    const response = await fetch(url, {
      dispatcher: means.agent,
      redirect: 'manual',
      signal,
      headers: { ...headersFor(request, url, first), 'user-agent': means.userAgent, accept: request.accept ?? '*/*' },
    })
    const location = REDIRECTS.has(response.status) ? response.headers.get('location') : null
    if (location === null) return { ...(await answered(response, request.maxBytes)), url: url.href, movedTo }
    await response.body?.cancel()
    url = readRedirect(location, url)
    if (seen.has(url.href)) throw new FetchFault('redirects', 'It redirects in a circle.')
    isMovingForGood &&= PERMANENT.has(response.status)
    if (isMovingForGood) movedTo = url.href
  }
  throw new FetchFault('redirects', 'It redirects more than five times.')
}

function readRedirect(location: string, from: URL): URL {
  try {
    return readWebAddress(location, from.href)
  } catch {
    throw new FetchFault('redirects', 'It redirects to something that is not a web address.')
  }
}

function headersFor(request: Request, url: URL, first: URL): Record<string, string> {
  const given = Object.entries(request.headers ?? {}).filter(
    ([name]) => url.origin === first.origin || !CREDENTIALS.has(name.toLowerCase()),
  )
  const { url: validated, etag, lastModified } = request.validators ?? { url: '', etag: null, lastModified: null }
  const conditional = {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  }
  return { ...Object.fromEntries(given), ...(validated === url.href ? conditional : {}) }
}

async function answered(response: Response, maxBytes: number): Promise<Omit<Answered, 'url' | 'movedTo'>> {
  const body = await readBody(response, maxBytes)
  return { kind: 'answered', status: response.status, headers: new Map(response.headers), body }
}

/** "20 seconds", "1 second", "0.3 seconds". */
function writeSeconds(ms: number): string {
  const seconds = ms / 1_000
  return `${seconds.toLocaleString('en-GB', { maximumFractionDigits: 1 })} ${seconds === 1 ? 'second' : 'seconds'}`
}
