/** The console as a chat platform: the same commands at a prompt or through a pipe, and alerts printed as they come. */
import { createInterface, type Interface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { type Clock, writeMoment } from '../../time.ts'
import type { Caller } from '../command.ts'
import { type Message, sentence } from '../message.ts'
import type { Adapter, Outcome } from '../platform.ts'
import type { Router } from '../router.ts'
import { createChoices } from './choices.ts'
import { paintFor } from './paint.ts'
import { openPrompt } from './prompt.ts'
import { render } from './render.ts'
import { plainTerminal } from './terminal.ts'

export interface ConsoleNeeds {
  readonly router: Router
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }
  readonly clock: Clock
  /**
   * Told when the conversation is over: somebody said so, or piped input that held a command has ended. Input that ends
   * without a word (`/dev/null`, as services have it) ends nothing.
   */
  readonly onExit?: () => void
}

const CALLER: Caller = {
  platform: 'console',
  tenant: 'local',
  channel: 'console',
  userId: 'console',
  userName: 'you',
  isAdmin: async () => true,
}

const WELCOME = 'This is Mergerwatch: type help for what it can do, exit to leave.'
const FAREWELLS: ReadonlySet<string> = new Set(['exit', 'quit', '/exit', '/quit'])
const BELL = '\u0007'
const MOST_REMEMBERED = 500
const RETRY_MS = 60_000
const STOP_MS = 2_500

/** Makes the console's adapter. Nothing is read before `start`; what is posted before that is printed all the same. */
export function createConsole({ router, input, output, clock, onExit }: ConsoleNeeds): Adapter {
  const isInteractive = input.isTTY === true && output.isTTY === true
  const paint = paintFor(output)
  const choices = createChoices()
  const posted = new Map<string, string>()
  let terminal = plainTerminal(output)
  let reader: Interface | undefined
  let conversation: Promise<void> = Promise.resolve()
  /** Whether somebody speaks here, so that the end of the conversation is the end of the program. */
  let isAddressed = isInteractive
  let isListening = false
  let isStopping = false

  const linesOf = (message: Message) => [
    ...render(message, { width: terminal.width(), paint, number: (call) => choices.number(call) }),
    '',
  ]

  const answer = async (line: string): Promise<Message> => {
    const number = /^\[?(\d{1,2})\]?$/.exec(line)?.[1]
    if (number === undefined) return (await router.runTyped(line, CALLER)).message
    const call = choices.chosen(Number(number))
    if (call) return (await router.press(call.action, call.payload, CALLER)).message
    return sentence('warning', `There is no [${number}] to choose.`, 'Type a number that stands in brackets above.')
  }

  /** Reads and answers one line after the other until the end. */
  const converse = async (lines: Interface): Promise<void> => {
    for await (const line of lines) {
      const asked = line.trim()
      isAddressed ||= asked !== ''
      if (FAREWELLS.has(asked.toLowerCase())) return
      await terminal.print(asked === '' ? [] : linesOf(await answer(asked)))
    }
    if (isInteractive) await terminal.print([''])
  }

  const put = async (lines: readonly string[], nonce: string, messageId: string): Promise<Outcome> => {
    try {
      await terminal.print(lines)
    } catch {
      return { kind: 'later', afterMs: RETRY_MS, why: 'Nobody reads what the console prints.' }
    }
    posted.set(nonce, messageId)
    for (const oldest of posted.keys()) if (posted.size > MOST_REMEMBERED) posted.delete(oldest)
    return { kind: 'posted', messageId }
  }

  const heading = (message: Message, prefix: string): string =>
    paint('quiet', `── ${prefix}${writeMoment(clock())} ──`) + (isInteractive && message.notify?.length ? BELL : '')

  return {
    name: 'console',
    post: (_place, message, nonce) => put([heading(message, ''), ...linesOf(message)], nonce, nonce),
    edit: (_place, messageId, message, nonce) =>
      put([heading(message, 'Updated: '), ...linesOf(message)], nonce, messageId),
    find: async (_place, nonce) => {
      const messageId = posted.get(nonce)
      if (messageId !== undefined) return { kind: 'found', messageId }
      return { kind: 'cannot-tell', why: 'The console remembers only what it printed since it was started.' }
    },
    isReady: () => true,
    start: async () => {
      // A reader that goes away (`| head`) is told to whoever prints next; without a listener it would end the process.
      output.on('error', () => {})
      if (isInteractive) ({ reader, terminal } = openPrompt({ input, output, router, caller: CALLER, paint }))
      else reader = createInterface({ input })
      isListening = true
      const end = () => {
        isListening = false
        if (isAddressed && !isStopping) onExit?.()
      }
      // What breaks a conversation off is that one of its two ends is gone.
      conversation = converse(reader).then(end, end)
      if (isInteractive) await terminal.print([WELCOME, ''])
    },
    stop: async () => {
      isStopping = true
      reader?.close()
      await Promise.race([conversation, pause(STOP_MS, undefined, { ref: false })])
    },
    health: () => ({
      ok: true,
      says: isListening ? 'The console takes commands.' : 'The console takes no commands: its input has ended.',
    }),
  }
}
