/** A call of the Web API: its arguments, who makes it, and the answers that are refusals. */
import type { Workspace, World } from './world.ts'

export type Arguments = Readonly<Record<string, unknown>>

export interface Call {
  readonly method: string
  readonly args: Arguments
  readonly world: World
  readonly workspace: Workspace
}

export type Answer = { readonly ok: boolean } & Readonly<Record<string, unknown>>

/** What a method throws to refuse. */
export class Refused extends Error {
  readonly answer: Answer
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(error: string, more: Readonly<Record<string, unknown>> = {}, status = 200, headers = {}) {
    super(error)
    this.answer = { ok: false, error, ...more }
    this.status = status
    this.headers = headers
  }
}

export function text(args: Arguments, name: string): string {
  const value = args[name]
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

export function flag(args: Arguments, name: string): boolean {
  return ['true', '1'].includes(text(args, name))
}

/** An argument that is JSON within a form, or a value already within JSON; undefined when it is absent. */
export function json(args: Arguments, name: string, error: string): unknown {
  const value = args[name]
  if (typeof value !== 'string') return value ?? undefined
  try {
    return JSON.parse(value)
  } catch {
    throw new Refused(error)
  }
}

export function needScope(call: Call, scope: string): void {
  if (call.workspace.scopes.has(scope)) return
  throw new Refused('missing_scope', { needed: scope, provided: [...call.workspace.scopes].join(',') })
}

/** The arguments of a form, of JSON, or of a form with files. */
export async function readArguments(body: Buffer, contentType: string): Promise<Arguments> {
  if (contentType.startsWith('application/json')) {
    try {
      return JSON.parse(body.toString()) as Arguments
    } catch {
      throw new Refused('invalid_json')
    }
  }
  if (contentType.startsWith('multipart/form-data')) {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData()
    const entries = [...form.entries()].map(async ([name, value]) => [
      name,
      typeof value === 'string' ? value : new Uint8Array(await value.arrayBuffer()),
    ])
    return Object.fromEntries(await Promise.all(entries)) as Arguments
  }
  return Object.fromEntries(new URLSearchParams(body.toString()))
}
