/** The Slack adapter: commands in, messages out. The only room that knows Bolt. */
import type { RequestListener } from 'node:http'
import { App } from '@slack/bolt'
import type { Log } from '../../log.ts'
import type { Clock } from '../../time.ts'
import type { Adapter } from '../platform.ts'
import type { Router } from '../router.ts'
import { createAnswering } from './answering.ts'
import { createBoltLog } from './bolt-log.ts'
import type { ClientSettings } from './clients.ts'
import { keepConnected } from './keep-connected.ts'
import { listen } from './listeners.ts'
import type { Memory } from './memory.ts'
import { HTTP_PATHS, partsFor, type SlackMode } from './modes.ts'
import { createPosting } from './posting.ts'

export interface SlackNeeds {
  readonly mode: SlackMode
  /** As "https://slack.com/api/", which it is when none is given. */
  readonly apiUrl?: string
  readonly router: Router
  /** Keeps answers that may be shared, and which deliveries were answered. */
  readonly cache: Memory
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
  const parts = partsFor(needs.mode, settings)
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
    ...(parts.http && { requestListener: parts.http, handles: (path: string) => HTTP_PATHS.has(path) }),
  }
}
