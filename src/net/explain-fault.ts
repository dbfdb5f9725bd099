/** What Node, TLS and undici throw, in words for a person. */
import { type Failed, type FailureKind, FetchFault } from './fetched.ts'

const CERTIFICATE_SENTENCES: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'Its certificate has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is self-signed, so nobody vouches for it.',
  SELF_SIGNED_CERT_IN_CHAIN: 'Its certificate is self-signed, so nobody vouches for it.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'Its certificate cannot be checked: the server leaves out a part of the chain.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is for another host name.',
}

const KNOWN: Readonly<Record<string, readonly [FailureKind, string]>> = {
  ENOTFOUND: ['no-such-host', 'There is no site of that name.'],
  EAI_AGAIN: ['unreachable', 'The site’s name could not be looked up just now.'],
  ECONNREFUSED: ['unreachable', 'The server refused the connection.'],
  ECONNRESET: ['unreachable', 'The server broke off the connection.'],
  EPIPE: ['unreachable', 'The server broke off the connection.'],
  UND_ERR_SOCKET: ['unreachable', 'The server broke off the connection.'],
  ENETUNREACH: ['unreachable', 'The server cannot be reached from here.'],
  EHOSTUNREACH: ['unreachable', 'The server cannot be reached from here.'],
  EADDRNOTAVAIL: ['unreachable', 'The server cannot be reached from here.'],
  ETIMEDOUT: ['timeout', 'The server did not answer the connection in time.'],
  UND_ERR_CONNECT_TIMEOUT: ['timeout', 'The server did not answer the connection in time.'],
  UND_ERR_HEADERS_TIMEOUT: ['timeout', 'The server took the request, but did not begin to answer in time.'],
  UND_ERR_BODY_TIMEOUT: ['timeout', 'The server stopped in the middle of its answer.'],
  UND_ERR_RES_EXCEEDED_MAX_SIZE: ['too-large', 'The answer is far larger than a feed can be.'],
  UND_ERR_HEADERS_OVERFLOW: ['too-large', 'The head of the answer is far too large.'],
  UND_ERR_CLOSED: ['stopped', 'The request was stopped because the program is ending.'],
  UND_ERR_DESTROYED: ['stopped', 'The request was stopped because the program is ending.'],
}

/** How undici's fetch refuses ports of other services, whatever the guard says (WHATWG Fetch, "port blocking"). */
const BLOCKED_PORT = 'bad port'

/** The failure behind an error: the first in its chain of causes that is known, else "It could not be read". */
export function explainFault(fault: unknown): Failed {
  for (const link of causes(fault)) {
    if (link instanceof FetchFault) return { kind: 'failed', what: link.what, why: link.message }
    if (link.message === BLOCKED_PORT)
      return { kind: 'failed', what: 'forbidden', why: 'That port is not read; web addresses use port 80 or 443.' }
    const code = 'code' in link && typeof link.code === 'string' ? link.code : ''
    const known = KNOWN[code]
    if (known) return { kind: 'failed', what: known[0], why: known[1] }
    const certificate =
      CERTIFICATE_SENTENCES[code] ?? (/CERT|SELF_SIGNED|ISSUER/.test(code) ? 'Its certificate is not valid.' : null)
    if (certificate) return { kind: 'failed', what: 'certificate', why: certificate }
    if (/SSL|TLS|EPROTO/.test(code))
      return { kind: 'failed', what: 'certificate', why: 'No secure connection could be agreed with the server.' }
    if (/^(?:HPE_|UND_ERR_)/.test(code))
      return { kind: 'failed', what: 'broken', why: 'The server’s answer is not proper HTTP.' }
    if (/^(?:Z_|ERR__?ZLIB|ERR_BROTLI|ERR__ERROR)/.test(code))
      return { kind: 'failed', what: 'broken', why: 'The answer is packed in a way that cannot be unpacked.' }
  }
  return { kind: 'failed', what: 'broken', why: 'The answer could not be read.' }
}

/** The error, what caused it, what caused that …; for several attempts at once, each of them. */
function causes(fault: unknown, depth = 0): Error[] {
  if (!(fault instanceof Error) || depth > 5) return []
  const attempts = fault instanceof AggregateError ? fault.errors.flatMap((one) => causes(one, depth + 1)) : []
  return [fault, ...attempts, ...causes(fault.cause, depth + 1)]
}
