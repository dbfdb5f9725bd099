/** Leases: which process has taken up a feed, a petition or a delivery, and what becomes of them when it dies. */
import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Database } from './store.ts'

/** A name for this process among all that may use the database: its machine, its process id, and chance. */
export function newOwner(): string {
  return `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`
}

/**
 * Gives back what processes of this machine had taken up and did not live to give back, so that after a crash nobody
 * waits for their leases to run out. Processes of other machines cannot be asked; their leases end by themselves.
 */
export async function releaseDeadLeases(db: Database, self: string): Promise<void> {
  const none = { lease_owner: null, lease_until: null }
  for (const table of ['feeds', 'deliveries', 'petitions'] as const) {
    const owners = await db
      .selectFrom(table)
      .select('lease_owner')
      .distinct()
      .where('lease_owner', 'is not', null)
      .execute()
    const dead = owners.map((row) => row.lease_owner ?? '').filter((owner) => isDead(owner, self))
    if (dead.length > 0) await db.updateTable(table).set(none).where('lease_owner', 'in', dead).execute()
  }
}

function isDead(owner: string, self: string): boolean {
  const [host, pid] = owner.split('/')
  if (host !== hostname() || owner === self) return false
  const id = Number(pid)
  // Whoever had this process's number before it is gone (in a container it is often 1 each time).
  if (id === process.pid) return true
  try {
    process.kill(id, 0)
    return false
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'ESRCH'
  }
}
