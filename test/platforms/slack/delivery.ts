/** What Slack sends to an app, over a socket or by HTTP. */

export interface Delivery {
  readonly type: 'slash_commands' | 'interactive' | 'events_api'
  readonly payload: Readonly<Record<string, unknown>>
  /** From 1 on for a repeat. */
  readonly retry?: number
}

/** `timeout`: the app had it but did not acknowledge in time; `failed`: it did not get there. */
export type Delivered = 'acknowledged' | 'timeout' | 'failed'

/** One way to the app. */
export interface Route {
  isOpen(): boolean
  deliver(delivery: Delivery): Promise<Delivered>
}
