/** What counts as the address of something on the web. */
import { FetchFault } from './fetched.ts'

/** Longer addresses are refused: no real feed has one, and some servers fail on them (RFC 9110, section 4.1, asks for 8,000 at most). */
const MAX_URL_LENGTH = 2_000

/**
 * Reads an http(s) address, absolute or relative to `base`; decimal, octal and hexadecimal forms of IPv4 come out as
 * dotted decimals (WHATWG URL Standard, host parsing). Throws a `FetchFault` with a sentence for anything else.
 */
export function readWebAddress(text: string, base?: string): URL {
  const url = URL.parse(text.trim(), base)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '')
    throw new FetchFault('not-a-web-address', 'This is not a web address: it must begin with https:// or http://.')
  if (url.href.length > MAX_URL_LENGTH)
    throw new FetchFault(
      'not-a-web-address',
      `The address is longer than ${MAX_URL_LENGTH.toLocaleString('en-GB')} characters.`,
    )
  if (url.username !== '' || url.password !== '')
    throw new FetchFault(
      'not-a-web-address',
      'The address has a name or password in it; addresses with credentials are not read.',
    )
  url.hash = ''
  url.hostname = url.hostname.replace(/\.$/, '')
  return url
}

/** The sentence that `readWebAddress` would throw, or null for a proper address. */
export function whyNoWebAddress(text: string): string | null {
  try {
    readWebAddress(text)
    return null
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault)
  }
}
