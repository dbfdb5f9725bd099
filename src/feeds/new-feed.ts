/** The row of a feed that has not been read yet. */
import type { Instant } from '../time.ts'
import type { NewFeedRow } from './feed-repository.ts'
import type { ListedFeed } from './opml.ts'
import { WAITING } from './polling/health.ts'

export interface AddedFeed extends ListedFeed {
  readonly tenant: string
  readonly by: string
}

/** Due at once. */
export function newFeed(feed: AddedFeed, now: Instant): NewFeedRow {
  return {
    url: feed.url,
    tenant: feed.tenant,
    title: feed.title,
    home: feed.home,
    enabled: feed.isEnabled ? 1 : 0,
    added_by: feed.by,
    added_at: now,
    baselined: 0,
    next_check_at: now,
    lease_owner: null,
    lease_until: null,
    etag: null,
    last_modified: null,
    body_hash: null,
    last_checked_at: null,
    last_ok_at: null,
    last_new_at: null,
    failures: 0,
    health: WAITING,
    state: 'waiting',
    polling: null,
  }
}
