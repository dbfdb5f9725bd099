/** The prompt: readline with completion, and the lines above it. */
import { createInterface, type Interface } from 'node:readline'
import type { Caller } from '../command.ts'
import type { Router } from '../router.ts'
import { commonInsert, complete } from './complete.ts'
import type { Paint } from './paint.ts'
import { renderCandidates } from './render.ts'
import { promptTerminal, type Terminal } from './terminal.ts'

export interface PromptNeeds {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream & { readonly columns?: number }
  readonly router: Router
  readonly caller: Caller
  readonly paint: Paint
}

export interface Prompt {
  readonly reader: Interface
  readonly terminal: Terminal
}

/** What readline takes from a completer: what could stand there, and what of the line it takes the place of. */
type Offered = [string[], string]

const PROMPT = 'mergerwatch> '

/** Opens a prompt in a terminal. What Tab could mean more than one of is listed above it. */
export function openPrompt({ input, output, router, caller, paint }: PromptNeeds): Prompt {
  let isClosed = false
  const completer = (line: string, done: (fault: null, offered: Offered) => void) => {
    // Told after it was closed, readline would throw where nobody can catch it.
    const tell = (offered: Offered) => {
      if (!isClosed) done(null, offered)
    }
    offer(line).then(tell, () => tell([[], line]))
  }
  const reader = createInterface({ input, output, prompt: PROMPT, completer })
  const terminal = promptTerminal(output, reader)
  reader.once('close', () => {
    isClosed = true
  })

  async function offer(line: string): Promise<Offered> {
    const completion = await complete(line, router, caller)
    const insert = commonInsert(completion)
    if (insert !== null) return [[insert], completion.replaces]
    if (completion.candidates.length > 0) await terminal.print(renderCandidates(completion.candidates, paint))
    return [[], line]
  }

  return { reader, terminal }
}
