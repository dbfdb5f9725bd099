/** Connects, connects again when the connection ends, and waits longer each time that it cannot be had. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../../log.ts'
import { isTokenRefused, saying } from './faults.ts'

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 60_000
/** What a stop waits for a try to connect. */
const STOP_MS = 500
/** A connection that lasted so long was a good one: the next is tried at once. */
const GOOD_MS = 10_000

export interface ConnectionNeeds {
  /**
   * Connects, and gives what settles when the connection has ended. Throws when it cannot: a `HopelessError` (see
   * `naming`) for what trying again will not mend.
   */
  readonly connect: () => Promise<{ readonly ended: Promise<void> }>
  /** Closes what `connect` opened; `ended` then settles. */
  readonly close: () => Promise<void>
  readonly log: Log
}

export interface Connection {
  /** Settles after the first try, whether or not it went well; throws `HopelessError` when that is what `connect` threw. */
  start(): Promise<void>
  stop(): Promise<void>
  isOpen(): boolean
  /** Why it is not open: a sentence. */
  trouble(): string
}

/** A sentence for the person who runs the bot. */
class HopelessError extends Error {
  override readonly name = 'HopelessError'
}

/** Makes a `HopelessError` of a token that Slack refused; anything else stays as it is. */
export function naming(variable: string, fault: unknown): unknown {
  if (!isTokenRefused(fault)) return fault
  return new HopelessError(
    `Slack refuses the token in ${variable} (${saying(fault)}): copy it again from the app’s settings.`,
  )
}

export function keepConnected(needs: ConnectionNeeds): Connection {
  const stopping = new AbortController()
  let open = false
  let trouble = 'The connection to Slack has not been opened yet.'
  let failures = 0
  let running: Promise<void> = Promise.resolve()

  /** One connection from its beginning to its end. */
  const connectOnce = async (): Promise<{ readonly over: Promise<void> }> => {
    const { ended } = await needs.connect()
    if (stopping.signal.aborted) {
      await needs.close()
      return { over: ended }
    }
    const began = performance.now()
    open = true
    needs.log.info('Connected to Slack.')
    const over = ended.then(() => {
      open = false
      trouble = 'The connection to Slack was lost and is being opened again.'
      failures = performance.now() - began >= GOOD_MS ? 0 : failures + 1
    })
    return { over }
  }

  const note = (fault: unknown) => {
    failures += 1
    trouble = fault instanceof HopelessError ? fault.message : `Slack cannot be used at present: ${saying(fault)}.`
    needs.log.warn(trouble)
  }

  const goOn = async (session: Promise<void> | null): Promise<void> => {
    await session
    while (!stopping.signal.aborted) {
      const wait = pauseAfter(failures)
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      try {
        const { over } = await connectOnce()
        await over
      } catch (fault) {
        note(fault)
      }
    }
  }

  return {
    start: async () => {
      let session: Promise<void> | null = null
      try {
        session = (await connectOnce()).over
      } catch (fault) {
        if (fault instanceof HopelessError) throw fault
        note(fault)
      }
      running = goOn(session)
    },
    stop: async () => {
      stopping.abort()
      open = false
      await needs.close()
      // A try to connect that is under way may take longer; what it opens is closed again.
      await Promise.race([running, pause(STOP_MS)])
    },
    isOpen: () => open,
    trouble: () => trouble,
  }
}

/** Doubling from half a second to a minute, a fifth more or less, so that many bots do not all come back at once. */
function pauseAfter(failures: number): number {
  if (failures === 0) return 0
  const doubled = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 10))
  return doubled * (0.8 + Math.random() * 0.4)
}
