/** Which addresses a request may connect to. */
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { FetchFault } from './fetched.ts'

/** What may be connected to besides public addresses at the web's own ports. */
export interface AddressGuard {
  /** Refuses, by throwing a `FetchFault`, an address that the guard does not let through. */
  check(host: string, address: string, port: number): void
  /** Whether the operator allowed that host or address by name. */
  isAllowed(hostOrAddress: string, port: number): boolean
}

const WEB_PORTS: ReadonlySet<number> = new Set([80, 443])

/** Names that only ever lead inside (RFC 6761 localhost, RFC 6762 .local, ICANN's reserved .internal, RFC 8375 home.arpa). */
const INSIDE = /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|corp|home|home\.arpa)$/

/**
 * Makes the guard. `allow` has entries `address` (all its ports) or `address:port`, IPv6 in brackets when with a port;
 * an address may be a host name such as `localhost`. An allowed host name covers whatever address it resolves to.
 */
export function createAddressGuard(allow: readonly string[]): AddressGuard {
  const allowed = new Set(allow.map(readEntry))
  const isAllowed = (host: string, port: number) => {
    const name = plainHost(host)
    return allowed.has(name) || allowed.has(`${name} ${port}`)
  }
  return {
    isAllowed,
    check(host, address, port) {
      if (isAllowed(host, port) || isAllowed(address, port)) return
      if (!isPublic(address) || INSIDE.test(plainHost(host)))
        throw new FetchFault('forbidden', `The address of ${host} is private, so it is not read.`)
      if (!WEB_PORTS.has(port))
        throw new FetchFault('forbidden', `Port ${port} is not read; web addresses use port 80 or 443.`)
    },
  }
}

/** All public IPv6 addresses are in here (RFC 4291, section 2.4); the old ::127.0.0.1 form, for one, is not. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')

/** Whether the address is one of the public internet's, seen through IPv4-mapped IPv6. False for what is no address. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 0) return false
  const parsed = ipaddr.process(address)
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_IPV6)) return false
  return parsed.range() === 'unicast'
}

/** The host in the one form that is compared: lower case, no brackets, no trailing dot, addresses in their shortest form. */
function plainHost(host: string): string {
  const bare = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
  return isIP(bare) !== 0 ? ipaddr.process(bare).toString() : bare
}

/** "127.0.0.1:80" as "127.0.0.1 80", "127.0.0.1" as itself: a blank is in no host name, a colon is in IPv6. */
function readEntry(entry: string): string {
  const written = entry.trim()
  if (isIP(written) !== 0) return plainHost(written)
  const withPort = /^(.+):(\d{1,5})$/.exec(written)
  return withPort ? `${plainHost(withPort[1] ?? '')} ${Number(withPort[2])}` : plainHost(written)
}
