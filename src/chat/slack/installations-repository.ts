/** The workspaces that installed the bot, with their tokens, encrypted. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt'
import type { Database } from '../../store/store.ts'
import { type Clock, instant } from '../../time.ts'
import { NotInstalledError } from './workspaces.ts'

const PLATFORM = 'slack'

export interface InstallationsNeeds {
  readonly db: Database
  /** SECRET_KEY: at least 32 characters. */
  readonly secretKey: string
  readonly clock: Clock
}

/**
 * Bolt's installation store on the table `installations`: one row a workspace (or organisation, where it was installed
 * for all of one). `fetchInstallation` throws `NotInstalledError` where there is none, and an `Error` when SECRET_KEY is not
 * the one it was stored with.
 */
export function createInstallations({ db, secretKey, clock }: InstallationsNeeds): Required<InstallationStore> {
  const box = createBox(secretKey)
  const rowOf = (tenant: string) =>
    db.selectFrom('installations').select('data').where('platform', '=', PLATFORM).where('tenant', '=', tenant)
  return {
    storeInstallation: async (installation) => {
      const tenant = installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id
      if (tenant === undefined) throw new Error('Slack did not say which workspace installed the bot.')
      const row = { data: box.close(JSON.stringify(installation), tenant), installed_at: instant(clock()) }
      await db
        .insertInto('installations')
        .values({ platform: PLATFORM, tenant, ...row })
        .onConflict((conflict) => conflict.columns(['platform', 'tenant']).doUpdateSet(row))
        .execute()
    },
    fetchInstallation: async (query) => {
      for (const tenant of tenantsOf(query)) {
        const row = await rowOf(tenant).executeTakeFirst()
        if (row) return JSON.parse(box.open(row.data, tenant)) as Installation
      }
      throw new NotInstalledError('The bot is not installed in that Slack workspace.')
    },
    deleteInstallation: async (query) => {
      const tenants = tenantsOf(query)
      if (tenants.length === 0) return
      await db.deleteFrom('installations').where('platform', '=', PLATFORM).where('tenant', 'in', tenants).execute()
    },
  }
}

/** Where to look: the workspace itself, then the organisation that it is part of. */
function tenantsOf({ teamId, enterpriseId, isEnterpriseInstall }: InstallationQuery<boolean>): string[] {
  const tenants = isEnterpriseInstall ? [enterpriseId] : [teamId, enterpriseId]
  return tenants.filter((tenant) => tenant !== undefined)
}

interface Box {
  /** Encrypts; `label` must be given again to open it, so that no row can stand in for another. */
  close(words: string, label: string): string
  open(closed: string, label: string): string
}

const CIPHER = 'aes-256-gcm'
/** NIST SP 800-38D, 5.2.1.1: 96 bits, never used twice with one key. */
const NONCE_BYTES = 12
const TAG_BYTES = 16

function createBox(secretKey: string): Box {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'mergerwatch slack installations', 32))
  return {
    close: (words, label) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(label))
      const body = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
    },
    open: (closed, label) => {
      const bytes = Buffer.from(closed, 'base64')
      try {
        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
        decipher.setAAD(Buffer.from(label))
        decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
        return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
          'utf8',
        )
      } catch {
        throw new Error('A Slack workspace’s token cannot be read: SECRET_KEY is not the one it was stored with.')
      }
    },
  }
}
