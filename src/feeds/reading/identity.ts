/** What makes an item one item and no other, however often its feed is read, mended or moved. */
import { createHash } from 'node:crypto'
import type { Instant } from '../../time.ts'
import { comparableUrl } from './item-url.ts'

/** What identities are made of. */
export interface Identifiable {
  /** The feed's own id or guid, as written; may be ''. */
  readonly id: string
  /** The absolute address, or ''. */
  readonly url: string
  readonly title: string
  readonly published: Instant | null
}

/** Ids up to here are kept as they are; longer ones are hashed. */
const MAX_LENGTH = 400

/**
 * The item's identity: its id, else its address, else a hash of title and date.
 *
 * An id that is the item's address and a fragment counts as the address: GOV.UK and the BBC put the time or the number
 * of the latest change there (`https://www.gov.uk/…#2026-11-20T09:00:00Z`, `https://www.bbc.co.uk/…#2`), so that each
 * change would come again as new. A site's front page is no such address: there the fragment tells its items apart. Addresses are compared without scheme, "www.", tracking and a last slash.
 */
export function identityOf(item: Identifiable): string {
  const id = comparableUrl(item.id)
  const url = comparableUrl(item.url)
  if (id === '') return url === '' ? `hash:${hash(item.title, item.published ?? '')}` : short(url)
  const beforeFragment = id.split('#')[0]
  const isChangeMark = beforeFragment === url && /[/?]/.test(url)
  return short(isChangeMark ? url : id)
}

/** Items with identities that no two of them share. */
export interface Identified<Item> {
  readonly item: Item
  readonly identity: string
  /** Every identity that the item could have been stored under. */
  readonly candidates: readonly string[]
  /** Whether another item of this reading has the same id or address, so that the first candidate alone proves nothing. */
  readonly isShared: boolean
}

/**
 * Gives each item an identity. Where a feed uses one id or one address for all, the title is added, and where that is
 * not enough, the date; an item that repeats another entirely is left out.
 */
export function identify<Item extends Identifiable>(items: readonly Item[]): Identified<Item>[] {
  const levels = items.map((item) => {
    const plain = identityOf(item)
    const titled = `${plain} ${hash(item.title)}`
    return { item, candidates: [plain, titled, `${titled} ${item.published ?? ''}`] }
  })
  const counts = new Map<string, number>()
  const wholes = new Set<string>()
  const distinct = levels.filter(({ candidates }) => {
    const whole = candidates[2] ?? ''
    if (wholes.has(whole)) return false
    wholes.add(whole)
    for (const candidate of candidates) counts.set(candidate, (counts.get(candidate) ?? 0) + 1)
    return true
  })
  return distinct.map(({ item, candidates }) => {
    const identity = candidates.find((candidate) => counts.get(candidate) === 1) ?? candidates[2] ?? ''
    return { item, identity, candidates, isShared: identity !== candidates[0] }
  })
}

function short(identity: string): string {
  return identity.length <= MAX_LENGTH ? identity : `hash:${hash(identity)}`
}

function hash(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)
}
