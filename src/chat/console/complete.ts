/** What could be typed next: commands, subcommands, options and their values. */
import type { Caller, Command, Option, Subcommand } from '../command.ts'
import type { Router } from '../router.ts'

export interface Candidate {
  /** What takes the place of the end of the line. */
  readonly insert: string
  /** A few words on what it is; '' when it speaks for itself. */
  readonly about: string
}

export interface Completion {
  /** The end of the line that a candidate takes the place of. */
  readonly replaces: string
  readonly candidates: readonly Candidate[]
}

const NOTHING: Completion = { replaces: '', candidates: [] }
const MOST_SHOWN = 25

/** Reads a line up to the cursor and offers what could stand at its end. Never throws: the router does not. */
export async function complete(line: string, router: Router, caller: Caller): Promise<Completion> {
  const [name, rest] = firstWord(line)
  const slash = name.startsWith('/') ? '/' : ''
  if (rest === null) return wordsLike(name, [...router.commands.values()], (command) => `${slash}${command.name} `)
  const command = router.commands.get(name.slice(slash.length).toLowerCase())
  if (!command) return NOTHING
  const whole = command.subcommands.find((one) => one.name === '')
  if (whole) return completeValues(rest, command, whole, router, caller)
  const [asked, values] = firstWord(rest)
  if (values === null) return wordsLike(asked, command.subcommands, (one) => `${one.name} `)
  const subcommand = command.subcommands.find((one) => one.name === asked.toLowerCase())
  return subcommand ? completeValues(values, command, subcommand, router, caller) : NOTHING
}

/** What of a completion can be put into the line at once: the only candidate, or what all of them begin with. Null for nothing. */
export function commonInsert({ replaces, candidates }: Completion): string | null {
  const [first, ...others] = candidates.map(({ insert }) => insert)
  if (first === undefined) return null
  if (others.length === 0) return first
  let common = first
  for (const other of others) while (!other.startsWith(common)) common = common.slice(0, -1)
  return common.length > replaces.length && common.startsWith(replaces) ? common : null
}

/** The first word and what follows it; null when it may still grow. */
function firstWord(text: string): [string, string | null] {
  const trimmed = text.trimStart()
  const end = trimmed.search(/\s/)
  return end < 0 ? [trimmed, null] : [trimmed.slice(0, end), trimmed.slice(end).trimStart()]
}

function wordsLike<Thing extends { readonly description: string }>(
  typed: string,
  things: readonly Thing[],
  written: (thing: Thing) => string,
): Completion {
  const candidates = things
    .map((thing) => ({ insert: written(thing), about: thing.description }))
    .filter(({ insert }) => insert.startsWith(typed.toLowerCase()))
  return { replaces: typed, candidates }
}

/** Values for the option that is being typed; where there are none, the names of the options that are not given yet. */
async function completeValues(
  typed: string,
  command: Command,
  { name, options }: Subcommand,
  router: Router,
  caller: Caller,
): Promise<Completion> {
  const { option, partial } = optionAtEnd(typed, options)
  const isFinished = /\S\s+$/.test(partial) && !/^"[^"]*$/.test(partial)
  if (option && !isFinished) {
    const call = { command: command.name, subcommand: name, values: {} }
    const candidates = await valuesLike(partial.replace(/^"/, ''), option, (text) =>
      router.complete(call, option.name, text, caller),
    )
    if (candidates.length > 0) return { replaces: partial, candidates }
  }
  const last = /\S*$/.exec(typed)?.[0] ?? ''
  const before = typed.slice(0, typed.length - last.length).toLowerCase()
  const open = options.filter((one) => !before.includes(`${one.name}:`) && (one !== options[0] || before === ''))
  return wordsLike(last, open, (one) => `${one.name}:`)
}

/** `name:` where a word begins, the last of them; else the first option, which may stand bare. */
function optionAtEnd(typed: string, options: readonly Option[]): { option: Option | undefined; partial: string } {
  let found = { option: options[0], partial: typed, at: -1 }
  for (const option of options) {
    const at = ` ${typed}`.toLowerCase().lastIndexOf(` ${option.name}:`)
    if (at > found.at) found = { option, partial: typed.slice(at + option.name.length + 1), at }
  }
  return found
}

async function valuesLike(
  partial: string,
  option: Option,
  ask: (partial: string) => ReturnType<Router['complete']>,
): Promise<Candidate[]> {
  const choices =
    option.kind === 'text'
      ? await ask(partial.trim())
      : option.kind === 'choice'
        ? option.choices.filter(({ value }) => value.startsWith(partial.toLowerCase()))
        : []
  return choices
    .slice(0, MOST_SHOWN)
    .map(({ name, value }) => ({ insert: `${quoted(value)} `, about: name === value ? '' : name }))
}

function quoted(value: string): string {
  return /[\s:]/.test(value) && !value.includes('"') ? `"${value}"` : value
}
