/** Connections that are checked as they are made, so that a name cannot change its address after the check. */
import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import type { AddressGuard } from './address-guard.ts'

/** Finds all addresses of a name; the system's own by default, another in tests. */
export type Resolve = (host: string, done: (fault: Error | null, addresses: readonly LookupAddress[]) => void) => void

const resolveBySystem: Resolve = (host, done) =>
  systemLookup(host, { all: true }, (fault, addresses) => done(fault, addresses ?? []))

export interface ConnectorOptions {
  readonly guard: AddressGuard
  /** Whether the operator set this origin as a service's address: then it may be anywhere. */
  readonly isTrusted: (origin: string) => boolean
  readonly connectTimeoutMs: number
  readonly resolve?: Resolve
}

/**
 * undici's connector behind the guard. A literal address is checked here, because no lookup is made for it; a name's
 * addresses are checked in the lookup whose result is connected to, which defeats DNS rebinding.
 */
export function guardedConnector(options: ConnectorOptions): buildConnector.connector {
  const resolve = options.resolve ?? resolveBySystem
  const unguarded = buildConnector({ timeout: options.connectTimeoutMs, allowH2: false, lookup: asLookup(resolve) })
  const byPort = new Map<number, buildConnector.connector>()
  const guardedFor = (port: number) => {
    const known = byPort.get(port)
    if (known) return known
    const lookup = asLookup(checked(resolve, options.guard, port))
    const made = buildConnector({ timeout: options.connectTimeoutMs, allowH2: false, lookup })
    byPort.set(port, made)
    return made
  }
  return (target, done) => {
    const secure = target.protocol === 'https:'
    const port = Number(target.port) || (secure ? 443 : 80)
    const origin = new URL(`${target.protocol}//${target.host ?? target.hostname}`).origin
    if (options.isTrusted(origin)) return unguarded(target, done)
    const literal = target.hostname.replace(/^\[|\]$/g, '')
    if (isIP(literal) !== 0) {
      try {
        options.guard.check(literal, literal, port)
      } catch (fault) {
        return done(fault instanceof Error ? fault : new Error(String(fault)), null)
      }
    }
    return guardedFor(port)(target, done)
  }
}

/** Lets through only addresses that the guard lets through: those that the operator allowed, else all or none. */
function checked(resolve: Resolve, guard: AddressGuard, port: number): Resolve {
  return (host, done) =>
    resolve(host, (fault, addresses) => {
      if (fault) return done(fault, [])
      const allowed = addresses.filter((entry) => guard.isAllowed(host, port) || guard.isAllowed(entry.address, port))
      if (allowed.length > 0) return done(null, allowed)
      try {
        for (const entry of addresses) guard.check(host, entry.address, port)
      } catch (refusal) {
        return done(refusal instanceof Error ? refusal : new Error(String(refusal)), [])
      }
      return done(null, addresses)
    })
}

/** In the form that node:net calls, which wants one address or all of them. */
function asLookup(resolve: Resolve): LookupFunction {
  return (host, options, done) =>
    resolve(host, (fault, addresses) => {
      const [first] = addresses
      if (fault) return done(fault, '', 0)
      if (!first) return done(Object.assign(new Error(`no address for ${host}`), { code: 'ENOTFOUND' }), '', 0)
      return options.all ? done(null, [...addresses]) : done(null, first.address, first.family)
    })
}
