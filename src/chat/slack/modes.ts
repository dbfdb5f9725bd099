/** How Slack and the bot reach each other: by a socket that the bot opens, or by requests to the bot's own address. */
import type { RequestListener } from 'node:http'
import { type Authorize, HTTPReceiver, type InstallationStore, type Receiver } from '@slack/bolt'
import { type ClientSettings, clientOptions } from './clients.ts'
import { naming } from './keep-connected.ts'
import { BOT_SCOPES, EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH } from './manifest.ts'
import { createSocket } from './socket.ts'
import { installedWorkspaces, type OneWorkspace, oneWorkspace, type Workspaces } from './workspaces.ts'

/** How Slack reaches the bot, and with what the bot shows who it is. */
export type SlackMode =
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly auth: SlackAuth }

/** One workspace by its token, or every workspace that installs the bot. */
type SlackAuth =
  | { readonly botToken: string }
  | {
      readonly clientId: string
      readonly clientSecret: string
      readonly stateSecret: string
      readonly installations: InstallationStore
    }

/** The paths that HTTP mode answers. */
export const HTTP_PATHS: ReadonlySet<string> = new Set([EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH])

/** What the two modes differ in. */
export interface Parts {
  readonly receiver: Receiver
  readonly workspaces: Workspaces
  /** How Bolt knows on whose behalf it acts; by the receiver's own installer when this is empty. */
  readonly identity: { readonly authorize?: Authorize<boolean> }
  readonly open: () => Promise<{ readonly ended: Promise<void> }>
  readonly close: () => Promise<void>
  readonly http?: RequestListener
}

export function partsFor(mode: SlackMode, settings: ClientSettings): Parts {
  if (mode.kind === 'socket') return socketParts(mode, settings)
  return 'botToken' in mode.auth ? httpParts(mode, mode.auth.botToken, settings) : oauthParts(mode, mode.auth, settings)
}

function socketParts(mode: Extract<SlackMode, { kind: 'socket' }>, settings: ClientSettings): Parts {
  const workspace = oneWorkspace(mode.botToken, settings)
  const socket = createSocket(mode.appToken, settings)
  return {
    receiver: socket.receiver,
    workspaces: workspace,
    identity: { authorize: workspace.authorize },
    open: async () => {
      await check(workspace)
      return socket.open()
    },
    close: () => socket.close(),
  }
}

type HttpMode = Extract<SlackMode, { kind: 'http' }>

function httpParts(mode: HttpMode, botToken: string, settings: ClientSettings): Parts {
  const workspace = oneWorkspace(botToken, settings)
  const receiver = new HTTPReceiver(receiverOptions(mode, settings))
  return {
    receiver,
    workspaces: workspace,
    identity: { authorize: workspace.authorize },
    ...openUntilClosed(() => check(workspace)),
    http: listenerOf(receiver),
  }
}

function oauthParts(mode: HttpMode, auth: Exclude<SlackAuth, { botToken: string }>, settings: ClientSettings): Parts {
  const { installations, clientId, clientSecret, stateSecret } = auth
  const receiver = new HTTPReceiver({
    ...receiverOptions(mode, settings),
    clientId,
    clientSecret,
    stateSecret,
    installationStore: installations,
    scopes: [...BOT_SCOPES],
    installerOptions: {
      installPath: INSTALL_PATH,
      redirectUriPath: REDIRECT_PATH,
      clientOptions: clientOptions(settings),
    },
  })
  return {
    receiver,
    workspaces: installedWorkspaces(installations, settings),
    identity: {},
    ...openUntilClosed(() => Promise.resolve()),
    http: listenerOf(receiver),
  }
}

function receiverOptions({ signingSecret }: HttpMode, { logger }: ClientSettings) {
  return { signingSecret, endpoints: EVENTS_PATH, logger }
}

/** HTTP mode keeps nothing open: once the token is known to be good, it counts as connected until it is closed. */
function openUntilClosed(prepare: () => Promise<void>): Pick<Parts, 'open' | 'close'> {
  const closed = Promise.withResolvers<void>()
  return {
    open: async () => {
      await prepare()
      return { ended: closed.promise }
    },
    close: async () => closed.resolve(),
  }
}

function listenerOf(receiver: HTTPReceiver): RequestListener {
  return (request, response) => {
    try {
      receiver.requestListener(request, response)
    } catch {
      // Bolt throws for a path or a method that it does not know.
      response.writeHead(404).end()
    }
  }
}

async function check(workspace: OneWorkspace): Promise<void> {
  try {
    await workspace.check()
  } catch (fault) {
    throw naming('SLACK_BOT_TOKEN', fault)
  }
}
