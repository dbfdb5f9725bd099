/** The addresses of items: made absolute, cleared of what only counts clicks, and compared. */

/** Longer ones are dropped: platforms cannot link them (Discord: 2,048 characters in a button). */
const MAX_ITEM_URL = 2_000
/** Parameters that say where a reader came from: Urchin's, the BBC's, Facebook's, Google's, Mailchimp's. */
const TRACKING =
  /^(?:utm_\w{1,30}|at_(?:medium|campaign|link_\w{1,30}|ptr_name|format)|fbclid|gclid|mc_cid|mc_eid|CMP|cmpid|ns_(?:mchannel|source|campaign|linkname|fee))$/

/**
 * An item's address as a reader opens it: resolved against the bases (nearest first), http or https only, without
 * tracking parameters. '' when it is none.
 */
export function itemUrl(written: string, bases: readonly string[]): string {
  const url = resolve(written.trim(), bases)
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return ''
  url.username = ''
  url.password = ''
  dropTracking(url)
  return url.href.length > MAX_ITEM_URL ? '' : url.href
}

function resolve(written: string, bases: readonly string[]): URL | null {
  if (written === '') return null
  const base = bases.reduceRight<URL | null>((outer, inner) => URL.parse(inner, outer?.href) ?? outer, null)
  // Many feeds escape their links once too often.
  return URL.parse(written.replaceAll('&amp;', '&').replace(/\s/g, '%20'), base?.href)
}

function dropTracking(url: URL): void {
  if (url.search === '') return
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => !TRACKING.test(pair.split('=')[0] ?? ''))
  url.search = kept.join('&')
}

/**
 * The form in which two addresses are compared: without scheme, "www.", tracking and a slash at the end. Text that is
 * no http(s) address comes back as it is.
 */
export function comparableUrl(written: string): string {
  const url = URL.parse(written.trim())
  if (!url || !/^https?:$/.test(url.protocol)) return written.trim()
  dropTracking(url)
  const host = url.host.replace(/^www\./, '')
  return `${host}${url.pathname.replace(/\/$/, '')}${url.search}${url.hash}`
}
