/** Socket Mode: Slack's deliveries over a connection that the bot opens itself. */
import { SocketModeReceiver } from '@slack/bolt'
import { type ClientSettings, clientOptions } from './clients.ts'
import { naming } from './keep-connected.ts'

/** How long Slack may take to say hello. */
const HELLO_MS = 15_000
/** How long Slack may take to say goodbye. */
const GOODBYE_MS = 1_000

export interface Socket {
  readonly receiver: SocketModeReceiver
  /** Connects; gives what settles when the connection has ended. */
  open(): Promise<{ readonly ended: Promise<void> }>
  close(): Promise<void>
}

/**
 * A receiver that does not connect again by itself: its own way of doing so ends the process with an unhandled rejection
 * when Slack cannot be reached (socket-mode 3.0.1, SocketModeClient.delayReconnectAttempt has no catch).
 */
export function createSocket(appToken: string, settings: ClientSettings): Socket {
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: settings.logger,
    installerOptions: { clientOptions: clientOptions(settings) },
  })
  const { client } = receiver
  const close = async () => {
    await within(GOODBYE_MS, client.disconnect())
  }
  return {
    receiver,
    open: async () => {
      const ended = Promise.withResolvers<void>()
      const connected = client.start().then(
        () => client.once('disconnected', () => ended.resolve()),
        (fault: unknown) => {
          throw naming('SLACK_APP_TOKEN', fault) ?? new Error('Slack closed the connection before it said hello')
        },
      )
      if (await within(HELLO_MS, connected)) return { ended: ended.promise }
      await close()
      throw new Error('Slack did not say hello')
    },
    close,
  }
}

/** What the promise gives, or undefined when it takes too long. */
async function within<Value>(milliseconds: number, promise: Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
