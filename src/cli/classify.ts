/** `mergerwatch classify`: what is understood of items of news, a line each. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { safeText } from '../chat/console/safe.ts'
import { type Classified, type ClassifiedItem, classify } from '../news/classify.ts'
import { createUnderstanding } from '../news/understand.ts'
import { loadRegister } from '../register/register.ts'
import { writeDate } from '../time.ts'
import { type Run, type Shell, UsageError, writeLines } from './shell.ts'

/** Reads all lines before it answers: which items are one story is known only at the end. */
export const run: Run = async (words, shell) => {
  const { values, positionals } = parseArgs({
    args: words,
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  })
  const [file = '-', ...more] = positionals
  if (more.length > 0) throw new UsageError('classify reads one file at a time.')
  const lines = await readAll(file, shell)
  const results = classify(lines, createUnderstanding(loadRegister()))
  writeLines(
    shell.output,
    results.flatMap((result) => (values.json ? [JSON.stringify(result)] : describe(result).map(safeText))),
  )
  const faults = results.filter((result) => 'error' in result)
  writeLines(
    shell.errors,
    faults.map(({ error }) => error),
  )
  return faults.length > 0 ? 1 : 0
}

async function readAll(file: string, { input, errors }: Shell): Promise<string[]> {
  if (file === '-' && input.isTTY) writeLines(errors, ['Type items, one JSON object a line, and end with Ctrl-D.'])
  const source = file === '-' ? input : createReadStream(file)
  const lines: string[] = []
  try {
    // A fault while the file is opened reaches readline's loop as an error of its own.
    for await (const line of createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY })) lines.push(line)
  } catch (fault) {
    throw new Error(`${file} cannot be read (${faultCode(fault)}).`)
  }
  return lines.map((line, at) => (at === 0 ? line.replace(/^\ufeff/, '') : line))
}

function faultCode(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : String(fault)
}

function describe(result: Classified): string[] {
  if ('error' in result) return [`? line ${result.line}`, `    ${result.error}`]
  const { id, relevant, bodies, story, why } = result
  return [
    `${relevant ? '✓' : '–'} ${id}: ${relevant ? summaryOf(result) : 'not relevant'}`,
    ...(bodies.length > 0 ? [`    bodies  ${bodies.join('; ')}`] : []),
    ...(story === null ? [] : [`    story   ${story}`]),
    ...why.map(({ says, words }, at) => `    ${at === 0 ? 'why' : '   '}     ${says}${quoted(words)}`),
  ]
}

function summaryOf({ kinds, stage, effective }: ClassifiedItem): string {
  const from = effective === null ? null : `from ${writeDate(effective)}`
  return [kinds.join(', '), stage, from].filter((part) => part !== null && part !== '').join(' · ')
}

function quoted(words: readonly string[]): string {
  return words.length === 0 ? '' : ` (${words.map((one) => `“${one}”`).join(', ')})`
}
