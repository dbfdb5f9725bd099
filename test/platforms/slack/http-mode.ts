/** HTTP mode: signed requests to the app's own address (docs.slack.dev/authentication/verifying-requests-from-slack). */
import { createHmac } from 'node:crypto'
import type { Delivered, Delivery, Route } from './delivery.ts'

export interface HttpTarget {
  /** As "http://127.0.0.1:8080/slack/events". */
  readonly url: string
  readonly signingSecret: string
}

export interface HttpMode extends Route {
  /** From now on everything goes there; null: HTTP mode is off. */
  aim(target: HttpTarget | null): void
}

export function createHttpMode(ackMs: () => number): HttpMode {
  let target: HttpTarget | null = null
  return {
    isOpen: () => target !== null,
    aim: (given) => {
      target = given
    },
    deliver: async (delivery): Promise<Delivered> => {
      if (target === null) return 'failed'
      const { body, type } = bodyOf(delivery)
      const retry = delivery.retry === undefined ? {} : retryHeaders(delivery.retry)
      try {
        const response = await fetch(target.url, {
          method: 'POST',
          headers: { 'content-type': type, ...signed(body, target.signingSecret), ...retry },
          body,
          signal: AbortSignal.timeout(ackMs()),
        })
        await response.arrayBuffer()
        return response.status === 200 ? 'acknowledged' : 'failed'
      } catch (fault) {
        return fault instanceof DOMException && fault.name === 'TimeoutError' ? 'timeout' : 'failed'
      }
    },
  }
}

/** The headers of a request as Slack signs it; `at` in seconds since 1970. */
export function signed(body: string, secret: string, at = Math.floor(Date.now() / 1_000)): Record<string, string> {
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': signature }
}

/** A delivery as the body of a request: forms for commands and presses, JSON for events. */
export function bodyOf({ type, payload }: Delivery): { readonly body: string; readonly type: string } {
  const form = 'application/x-www-form-urlencoded'
  if (type === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' }
  if (type === 'interactive')
    return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), type: form }
  return { body: new URLSearchParams(payload as Record<string, string>).toString(), type: form }
}

function retryHeaders(retry: number): Record<string, string> {
  return { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' }
}
