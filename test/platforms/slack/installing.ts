/** Installing the app in a workspace: oauth.v2.access (docs.slack.dev/authentication/installing-with-oauth). */
import { type Answer, type Arguments, Refused, text } from './calls.ts'
import type { World } from './world.ts'

export interface InstallableApp {
  readonly appId: string
  readonly clientId: string
  readonly clientSecret: string
  /** Codes that were handed out after consent, by the id of the workspace; each is good once. */
  readonly codes: Map<string, string>
}

export function access(app: InstallableApp, world: World, args: Arguments): Answer {
  if (text(args, 'client_id') !== app.clientId) throw new Refused('invalid_client_id')
  if (text(args, 'client_secret') !== app.clientSecret) throw new Refused('bad_client_secret')
  const code = text(args, 'code')
  const workspace = world.workspaces.get(app.codes.get(code) ?? '')
  if (workspace === undefined) throw new Refused('invalid_code')
  app.codes.delete(code)
  workspace.isInstalled = true
  return {
    ok: true,
    app_id: app.appId,
    authed_user: { id: 'U_INSTALLER' },
    scope: [...workspace.scopes].join(','),
    token_type: 'bot',
    access_token: workspace.botToken,
    bot_user_id: workspace.botUserId,
    team: { id: workspace.id, name: workspace.name },
    enterprise: null,
    is_enterprise_install: false,
  }
}
