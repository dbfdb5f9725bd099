/** The Web API: who calls, whether they may, and which method answers. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type Answer, type Arguments, type Call, Refused, readArguments, text } from './calls.ts'
import * as chat from './chat-methods.ts'
import type { Faults } from './faults.ts'
import { access, type InstallableApp } from './installing.ts'
import * as other from './other-methods.ts'
import type { World } from './world.ts'

/** A call as it came in, for tests to look at. */
export interface LoggedRequest {
  readonly method: string
  readonly args: Arguments
  readonly token: string
  readonly at: number
  error: string | null
}

export interface WebApiNeeds {
  readonly world: World
  readonly app: InstallableApp
  readonly appToken: () => string
  readonly faults: Faults
  readonly log: LoggedRequest[]
  readonly pace: (channel: string) => number
  readonly baseUrl: () => string
  readonly newSocketUrl: () => string
  readonly fileDelayMs: number
}

export function createWebApi(needs: WebApiNeeds) {
  const methods: Readonly<Record<string, (call: Call) => Answer>> = {
    'auth.test': other.authTest,
    'chat.postMessage': (call) => {
      const wait = needs.pace(`${call.workspace.id} ${text(call.args, 'channel')}`)
      if (wait > 0) throw rateLimited(wait)
      return chat.postMessage(call)
    },
    'chat.update': chat.update,
    'chat.postEphemeral': chat.postEphemeral,
    'chat.getPermalink': chat.getPermalink,
    'conversations.history': chat.history,
    'conversations.open': other.conversationsOpen,
    'conversations.info': other.conversationsInfo,
    'users.info': other.usersInfo,
    'views.publish': other.viewsPublish,
    'files.getUploadURLExternal': (call) => other.getUploadUrl(call, needs.baseUrl()),
    'files.completeUploadExternal': (call) => other.completeUpload(call, needs.fileDelayMs),
  }

  const answer = (method: string, args: Arguments, token: string): Answer => {
    if (method === 'oauth.v2.access') return access(needs.app, needs.world, args)
    if (token === '') throw new Refused('not_authed')
    if (method === 'apps.connections.open') return openSocket(token)
    const workspace = needs.world.workspaceOfToken(token)
    if (workspace === undefined) throw new Refused('invalid_auth')
    chat.refuseUninstalled(workspace)
    const act = methods[method]
    if (act === undefined) throw new Refused('unknown_method', { req_method: method })
    return act({ method, args, world: needs.world, workspace })
  }

  const openSocket = (token: string): Answer => {
    if (token === needs.appToken()) return { ok: true, url: needs.newSocketUrl() }
    throw new Refused(token.startsWith('xoxb-') ? 'not_allowed_token_type' : 'invalid_auth')
  }

  /** Answers one request; `body` has been read. */
  return async (method: string, request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> => {
    const args = await readArguments(body, request.headers['content-type'] ?? '')
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? text(args, 'token')
    const logged: LoggedRequest = { method, args, token, at: Date.now(), error: null }
    needs.log.push(logged)
    const fault = needs.faults.take(method)
    if (fault?.kind === 'cut') {
      request.socket.destroy()
      return
    }
    if (fault?.kind === 'slow') await pause(fault.milliseconds)
    if (fault?.kind === 'status') {
      response.writeHead(fault.status, { 'content-type': 'text/html' }).end('<h1>Something went wrong</h1>')
      return
    }
    try {
      if (fault?.kind === 'error') throw new Refused(fault.error)
      if (fault?.kind === 'ratelimited') throw rateLimited(fault.retryAfter)
      const answered = answer(method, args, token)
      if (fault?.kind === 'cut-after') request.socket.destroy()
      else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answered))
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused
      logged.error = refused.message
      response.writeHead(refused.status, { 'content-type': 'application/json', ...refused.headers })
      response.end(JSON.stringify(refused.answer))
    }
  }
}

function rateLimited(seconds: number): Refused {
  return new Refused('ratelimited', {}, 429, { 'retry-after': String(seconds) })
}
