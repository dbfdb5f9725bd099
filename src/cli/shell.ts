/** What a subcommand is given by the shell, and how it tells what it found and what is wrong. */
import { paintFor } from '../chat/console/paint.ts'
import { render } from '../chat/console/render.ts'
import type { Message } from '../chat/message.ts'
import type { Clock } from '../time.ts'

export interface Shell {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly output: NodeJS.WritableStream & { readonly columns?: number }
  readonly errors: NodeJS.WritableStream
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly now: Clock
}

/** How a run ended: 0 well, 1 badly, 2 when it was not asked rightly. */
export type ExitCode = 0 | 1 | 2

/** Runs with the words that follow the subcommand's name. Throws an error whose message is a sentence. */
export type Run = (words: string[], shell: Shell) => Promise<ExitCode>

/** It was asked in a way that it does not understand: a sentence that says which. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

const WIDEST = 110

export function writeLines(stream: NodeJS.WritableStream, lines: readonly string[]): void {
  stream.write(lines.map((line) => `${line}\n`).join(''))
}

/** Shows a message to a person: in the terminal's width and colours, or as whole lines through a pipe. */
export function writeMessage({ output }: Shell, message: Message): void {
  const width = output.columns === undefined ? Number.POSITIVE_INFINITY : Math.min(output.columns, WIDEST)
  writeLines(output, render(message, { width, paint: paintFor(output), number: () => 0 }))
}
