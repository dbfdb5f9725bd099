/** The workspaces that the bot is in, and a client for each: the one of a token, or all that installed it. */
import type { Authorize, InstallationStore, webApi } from '@slack/bolt'
import { type ClientSettings, createClient } from './clients.ts'

/** There is no token for that workspace. */
export class NotInstalledError extends Error {
  override readonly name = 'NotInstalledError'
}

export interface Workspaces {
  /** Null where the bot is not installed. Throws when the stored token cannot be had. */
  clientFor(tenant: string): Promise<webApi.WebClient | null>
  remove(tenant: string): Promise<void>
}

/** The one workspace that a bot token is for. */
export interface OneWorkspace extends Workspaces {
  /** Asks Slack whether the token is good. Throws what the client throws. */
  check(): Promise<void>
  /** Tells Bolt on whose behalf it acts, without asking Slack each time. */
  readonly authorize: Authorize<boolean>
}

export function oneWorkspace(botToken: string, settings: ClientSettings): OneWorkspace {
  const client = createClient(botToken, settings)
  let known: { readonly botId?: string; readonly botUserId?: string } | null = null
  return {
    clientFor: () => Promise.resolve(client),
    remove: () => Promise.resolve(),
    check: async () => {
      if (known !== null) return
      const { bot_id: botId, user_id: botUserId } = await client.auth.test()
      known = { ...(botId && { botId }), ...(botUserId && { botUserId }) }
    },
    authorize: ({ teamId, enterpriseId }) =>
      Promise.resolve({ botToken, ...known, ...(teamId && { teamId }), ...(enterpriseId && { enterpriseId }) }),
  }
}

/** Every workspace whose token is in the store. */
export function installedWorkspaces(store: InstallationStore, settings: ClientSettings): Workspaces {
  const clients = new Map<string, webApi.WebClient>()
  return {
    clientFor: async (tenant) => {
      const token = await tokenOf(store, tenant)
      if (token === null) return null
      const client = clients.get(tenant)
      if (client?.token === token) return client
      const fresh = createClient(token, settings)
      clients.set(tenant, fresh)
      return fresh
    },
    remove: async (tenant) => {
      clients.delete(tenant)
      await store.deleteInstallation?.(queryOf(tenant))
    },
  }
}

function queryOf(tenant: string) {
  return { teamId: tenant, enterpriseId: undefined, isEnterpriseInstall: false } as const
}

async function tokenOf(store: InstallationStore, tenant: string): Promise<string | null> {
  try {
    return (await store.fetchInstallation(queryOf(tenant))).bot?.token ?? null
  } catch (fault) {
    if (fault instanceof NotInstalledError) return null
    throw fault
  }
}
