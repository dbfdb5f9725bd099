/** Runs the shell's commands in this process, with everything that they write. */
import { PassThrough } from 'node:stream'
import { runCli } from '../../src/cli/run.ts'

export interface Ran {
  readonly code: number
  readonly output: string
  readonly errors: string
}

interface Around {
  readonly input?: string
  readonly environment?: Readonly<Record<string, string>>
}

/** As on 21 November 2026 at noon. */
export async function atShell(words: readonly string[], { input = '', environment = {} }: Around = {}): Promise<Ran> {
  const [output, errors] = [new PassThrough(), new PassThrough()]
  const source = new PassThrough()
  source.end(input)
  const now = () => new Date('2026-11-21T12:00:00Z')
  const code = await runCli(words, { input: source, output, errors, environment, now })
  return { code, output: String(output.read() ?? ''), errors: String(errors.read() ?? '') }
}
