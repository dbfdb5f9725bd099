/** The Slack adapter: commands in, messages out. The only room that knows Bolt. */
import type { RequestListener } from 'node:http'
import { App, type Authorize, HTTPReceiver, type InstallationStore, type Receiver } from '@slack/bolt'
import type { Keyv } from 'keyv'
import type { Log } from '../../log.ts'
import type { Clock } from '../../time.ts'
import type { Adapter } from '../platform.ts'
import type { Router } from '../router.ts'
import { createAnswering } from './answering.ts'
import { createBoltLog } from './bolt-log.ts'
import { type ClientSettings, clientOptions } from './clients.ts'
import { keepConnected, naming } from './keep-connected.ts'
import { listen } from './listeners.ts'
import { BOT_SCOPES, EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH } from './manifest.ts'
import { createPosting } from './posting.ts'
import { createSocket } from './socket.ts'
import { installedWorkspaces, oneWorkspace, type Workspaces } from './workspaces.ts'

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

export interface SlackNeeds {
  readonly mode: SlackMode
  /** As "https://slack.com/api/", which it is when none is given. */
  readonly apiUrl?: string
  readonly router: Router
  /** Keeps answers that may be shared, and which deliveries were answered. */
  readonly cache: Keyv
  readonly log: Log
  readonly clock?: Clock
}

export interface SlackAdapter extends Adapter {
  /** In HTTP mode: what the host's own server calls for the paths that `handles` names. */
  readonly requestListener?: RequestListener
  readonly handles?: (path: string) => boolean
}

/** What a stop waits for the answers under way. */
const STOP_MS = 2_000

/** Makes the adapter. Nothing is sent before `start`. */
export function createSlack(needs: SlackNeeds): SlackAdapter {
  const settings: ClientSettings = { apiUrl: needs.apiUrl, logger: createBoltLog(needs.log) }
  const parts = needs.mode.kind === 'socket' ? socketParts(needs.mode, settings) : httpParts(needs.mode, settings)
  const { workspaces, receiver } = parts
  const clientFor = (tenant: string) => workspaces.clientFor(tenant)
  const answering = createAnswering({ ...needs, clientFor, clock: needs.clock ?? (() => new Date()) })
  const app = new App({ receiver, ...parts.identity, logger: settings.logger, convoStore: false })
  listen(app, { ...needs, answering, clientFor, onRemoved: (tenant) => workspaces.remove(tenant) })
  const connection = keepConnected({ connect: parts.open, close: parts.close, log: needs.log })
  return {
    name: 'slack',
    ...createPosting({ clientFor, log: needs.log }),
    isReady: () => connection.isOpen(),
    start: () => connection.start(),
    stop: async () => {
      await connection.stop()
      const late = AbortSignal.timeout(STOP_MS)
      await Promise.race([answering.settled(), new Promise((resolve) => late.addEventListener('abort', resolve))])
    },
    health: () => ({
      ok: connection.isOpen(),
      says: connection.isOpen() ? 'Connected to Slack.' : connection.trouble(),
    }),
    ...(parts.http && { requestListener: parts.http, handles: (path: string) => PATHS.has(path) }),
  }
}

const PATHS: ReadonlySet<string> = new Set([EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH])

/** What the two modes differ in. */
interface Parts {
  readonly receiver: Receiver
  readonly workspaces: Workspaces
  /** How Bolt knows on whose behalf it acts; by the receiver's own installer when this is empty. */
  readonly identity: { readonly authorize?: Authorize<boolean> }
  readonly open: () => Promise<{ readonly ended: Promise<void> }>
  readonly close: () => Promise<void>
  readonly http?: RequestListener
}

function socketParts(mode: Extract<SlackMode, { kind: 'socket' }>, settings: ClientSettings): Parts {
  const workspace = oneWorkspace(mode.botToken, settings)
  const socket = createSocket(mode.appToken, settings)
  return {
    receiver: socket.receiver,
    workspaces: workspace,
    identity: { authorize: workspace.authorize },
    open: async () => {
      await check(() => workspace.check())
      return socket.open()
    },
    close: () => socket.close(),
  }
}

function httpParts(mode: Extract<SlackMode, { kind: 'http' }>, settings: ClientSettings): Parts {
  const common = { signingSecret: mode.signingSecret, endpoints: EVENTS_PATH, logger: settings.logger }
  const closed = Promise.withResolvers<void>()
  const connection = { close: async () => closed.resolve() }
  if ('botToken' in mode.auth) {
    const workspace = oneWorkspace(mode.auth.botToken, settings)
    const receiver = new HTTPReceiver(common)
    return {
      ...connection,
      receiver,
      workspaces: workspace,
      identity: { authorize: workspace.authorize },
      open: async () => {
        await check(() => workspace.check())
        return { ended: closed.promise }
      },
      http: listenerOf(receiver),
    }
  }
  const { installations, clientId, clientSecret, stateSecret } = mode.auth
  const receiver = new HTTPReceiver({
    ...common,
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
    ...connection,
    receiver,
    workspaces: installedWorkspaces(installations, settings),
    identity: {},
    open: async () => ({ ended: closed.promise }),
    http: listenerOf(receiver),
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

async function check(checkToken: () => Promise<void>): Promise<void> {
  try {
    await checkToken()
  } catch (fault) {
    throw naming('SLACK_BOT_TOKEN', fault)
  }
}
