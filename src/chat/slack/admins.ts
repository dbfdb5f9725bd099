/** Who has charge of a workspace, as Slack says. */
import type { webApi } from '@slack/bolt'
import type { Log } from '../../log.ts'
import type { Clock } from '../../time.ts'
import { saying } from './faults.ts'

const KNOWN_MS = 300_000
/** People remembered; beyond that, all are forgotten and asked about again. */
const MOST_KNOWN = 1_000

export interface AdminsNeeds {
  readonly clientFor: (tenant: string) => Promise<webApi.WebClient | null>
  readonly log: Log
  readonly clock: Clock
}

/**
 * Tells whether a person is an admin or owner of the workspace (users.info, scope `users:read`), remembered for five
 * minutes. When Slack does not say, the answer is no.
 */
export function createAdmins(needs: AdminsNeeds): (tenant: string, user: string) => Promise<boolean> {
  const known = new Map<string, { readonly isAdmin: boolean; readonly until: number }>()
  return async (tenant, user) => {
    const now = needs.clock().getTime()
    const key = `${tenant} ${user}`
    const before = known.get(key)
    if (before && before.until > now) return before.isAdmin
    try {
      const client = await needs.clientFor(tenant)
      const found = (await client?.users.info({ user }))?.user
      const isAdmin = Boolean(found?.is_admin || found?.is_owner || found?.is_primary_owner)
      if (known.size >= MOST_KNOWN) known.clear()
      known.set(key, { isAdmin, until: now + KNOWN_MS })
      return isAdmin
    } catch (fault) {
      needs.log.warn(`Slack did not say whether somebody is an admin, so they count as none: ${saying(fault)}.`)
      return false
    }
  }
}
