/** Where the conversation is seen: lines above a prompt that somebody may be typing at, or plain lines when there is none. */
import { clearScreenDown, cursorTo, type Interface, moveCursor } from 'node:readline'

const WIDEST = 110

export interface Terminal {
  /** Writes lines and settles when they have left; throws when nobody can read them any more. */
  print(lines: readonly string[]): Promise<void>
  /** How many columns a line may take: `Infinity` where nobody looks at columns. */
  width(): number
}

/** Lines as they are, for a pipe or a file. */
export function plainTerminal(output: NodeJS.WritableStream): Terminal {
  return { print: (lines) => write(output, asText(lines)), width: () => Number.POSITIVE_INFINITY }
}

/** Lines above the prompt: what is being typed is taken away, and put back below them with the cursor where it was. */
export function promptTerminal(output: NodeJS.WritableStream & { columns?: number }, prompt: Interface): Terminal {
  let closed = false
  prompt.once('close', () => {
    closed = true
  })
  return {
    print: async (lines) => {
      if (closed) return write(output, asText(lines))
      const { rows } = prompt.getCursorPos()
      moveCursor(output, 0, -rows)
      cursorTo(output, 0)
      clearScreenDown(output)
      // Drawing the prompt again, readline first goes up as many rows as the cursor was below the prompt's first.
      const written = write(output, asText(lines) + '\n'.repeat(rows))
      prompt.prompt(true)
      return written
    },
    width: () => Math.min(output.columns ?? WIDEST, WIDEST),
  }
}

function asText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}

function write(output: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(text, (fault) => (fault ? reject(fault) : resolve()))
  })
}
