/** The HTTP side of the loopback Discord: reads requests, judges token and rate, runs the route, answers, or fails on demand. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { UploadedFile } from './check-message.ts'
import { ApiFault, record, unauthorized } from './problems.ts'
import type { RateLimits } from './rate-limits.ts'
import { type Call, ROUTES, type Route } from './routes.ts'
import type { World } from './world.ts'

export interface RecordedRequest {
  readonly method: string
  /** Without host and version. */
  readonly path: string
  readonly body: unknown
  readonly files: readonly UploadedFile[]
  readonly status: number
}

/** What goes wrong on demand. */
export interface Trouble {
  /** Requests to paths that hold the words ('' for all) are answered so, with a page instead of Discord's JSON if given. */
  failing: { readonly pathHolds: string; readonly status: number; readonly page?: string; times?: number } | null
  /** So many coming posts are stored, and then the line is cut instead of an answer. */
  cutsAfterStoring: number
  /** So many coming posts are cut before they are stored. */
  cutsBeforeStoring: number
  /** Answers to paths that hold the words come so late. */
  delay: { readonly pathHolds: string; readonly ms: number } | null
}

export interface RestNeeds {
  readonly world: World
  readonly limits: RateLimits
  readonly trouble: Trouble
  readonly requests: RecordedRequest[]
  readonly gatewayUrl: () => string
}

export function createRest(needs: RestNeeds): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    void answer(needs, request, response).catch((fault) => {
      response.destroy()
      throw fault
    })
  }
}

async function answer(needs: RestNeeds, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { world, trouble } = needs
  const method = request.method ?? 'GET'
  const url = new URL(request.url ?? '/', 'http://loopback')
  const path = decodeURIComponent(url.pathname).replace(/^.*?\/v10(?=\/)/, '')
  const { form, list, files, body } = await readBody(request)
  const send = (status: number, answered: object | null, headers: Readonly<Record<string, string>> = {}, page = '') => {
    needs.requests.push({ method, path, body, files: [...files.values()], status })
    response.writeHead(status, answered === null ? headers : { 'content-type': 'application/json', ...headers })
    response.end(answered === null ? page : JSON.stringify(answered))
  }
  if (trouble.delay !== null && path.includes(trouble.delay.pathHolds)) {
    const { ms } = trouble.delay
    await new Promise((resolve) => setTimeout(resolve, ms))
  }
  const { failing } = trouble
  if (failing && path.includes(failing.pathHolds)) {
    if (failing.times !== undefined && --failing.times === 0) trouble.failing = null
    const page = failing.page === undefined ? { message: `${failing.status}: Error`, code: 0 } : null
    return send(failing.status, page, {}, failing.page)
  }
  const found = findRoute(method, path)
  if (!found) return send(404, { message: '404: Not Found', code: 0 })
  const { route, params } = found
  if (!route.tokenInPath && request.headers.authorization !== `Bot ${world.token}`) {
    return send(401, unauthorized().body)
  }
  const verdict = needs.limits.judge(method, route.tokenInPath ? path : route.path, params)
  if (verdict.refused) return send(429, verdict.refused, verdict.headers)
  const isPost = method === 'POST' && route.path === '/channels/:channel/messages'
  if (isPost && trouble.cutsBeforeStoring > 0) {
    trouble.cutsBeforeStoring--
    return void request.socket.destroy()
  }
  try {
    const call: Call = { world, params, query: url.searchParams, form, list, files, gatewayUrl: needs.gatewayUrl() }
    const answered = route.run(call)
    if (isPost && trouble.cutsAfterStoring > 0) {
      trouble.cutsAfterStoring--
      return void request.socket.destroy()
    }
    send(answered === null ? 204 : 200, answered, verdict.headers)
  } catch (fault) {
    if (!(fault instanceof ApiFault)) throw fault
    send(fault.status, fault.body, verdict.headers)
  }
}

function findRoute(method: string, path: string): { route: Route; params: Record<string, string> } | null {
  const steps = path.split('/')
  for (const route of ROUTES) {
    const pattern = route.path.split('/')
    if (route.method !== method || pattern.length !== steps.length) continue
    const params: Record<string, string> = {}
    const fits = pattern.every((step, index) => {
      if (!step.startsWith(':')) return step === steps[index]
      params[step.slice(1)] = steps[index] ?? ''
      return true
    })
    if (fits) return { route, params }
  }
  return null
}

async function readBody(request: IncomingMessage): Promise<Pick<Call, 'form' | 'list' | 'files'> & { body: unknown }> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  const files = new Map<number, UploadedFile>()
  let text = bytes.toString()
  if (type.startsWith('multipart/form-data')) {
    const parts = await new Response(bytes, { headers: { 'content-type': type } }).formData()
    text = ''
    for (const [name, value] of parts) {
      const index = /^files\[(\d+)\]$/.exec(name)?.[1]
      if (typeof value === 'string') text = name === 'payload_json' ? value : text
      else if (index !== undefined) {
        files.set(Number(index), {
          name: value.name,
          type: value.type,
          bytes: new Uint8Array(await value.arrayBuffer()),
        })
      }
    }
  }
  const body: unknown = text === '' ? {} : JSON.parse(text)
  return { form: record(body), list: Array.isArray(body) ? body : [], files, body }
}
