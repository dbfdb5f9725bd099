/** A feed as `/feeds list` shows it. */
import type { Instant } from '../time.ts'
import type { StoredFeed } from './feed-repository.ts'
import { SHARED } from './feed-repository.ts'
import { hostOf } from './polling/host-turns.ts'

export interface FeedStatus {
  readonly id: number
  /** Its name; its host's until it has been read. */
  readonly title: string
  readonly url: string
  /** Its own page, or ''. */
  readonly home: string
  /** Whether everyone gets its stories, or this tenant alone. */
  readonly isShared: boolean
  /** False when the operator's list has it switched off. */
  readonly isEnabled: boolean
  readonly state: StoredFeed['state']
  /** A sentence or two on how it is. */
  readonly health: string
  readonly lastReadAt: Instant | null
  readonly lastNewAt: Instant | null
  /** When it is read next; null when it is not. */
  readonly nextReadAt: Instant | null
  /** Items of it that have been seen. */
  readonly items: number
}

export function feedStatus(row: StoredFeed & { readonly items: number }): FeedStatus {
  const isRead = row.enabled === 1 && row.state !== 'retired'
  return {
    id: row.id,
    title: row.title || hostOf(row.url),
    url: row.url,
    home: row.home,
    isShared: row.tenant === SHARED,
    isEnabled: row.enabled === 1,
    state: row.state,
    health: row.enabled === 1 ? row.health : 'Switched off in the list of feeds.',
    lastReadAt: row.last_checked_at,
    lastNewAt: row.last_new_at,
    nextReadAt: isRead ? row.next_check_at : null,
    items: row.items,
  }
}
