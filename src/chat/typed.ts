/** Reads a command as people type it: `/watch add "west yorkshire" kinds:merger,ics`. Slack and the console share it. */
import type { Command, Option, Subcommand } from './command.ts'

/** Values by option name, as typed and not yet checked. */
type TypedValues = Record<string, string>

export type Typed =
  | { readonly kind: 'call'; readonly command: Command; readonly subcommand: Subcommand; readonly values: TypedValues }
  /** The command is known, but not which of its subcommands is meant. */
  | { readonly kind: 'which'; readonly command: Command; readonly typed: string }
  | { readonly kind: 'unknown'; readonly typed: string }

/** The longest line that is read; Slack sends at most 4,000 characters, and no command needs a tenth of that. */
export const LONGEST_LINE = 4_000

const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '«': '»' }

/**
 * Reads a line without its leading slash: the command's name, its subcommand if it has any, then the values. Where no
 * subcommand is named, the one that the command declares as `bare` is meant.
 * The first option may stand bare; the others are `name:value`, with quotes around a value that has spaces.
 * A word with a colon that names no option (an address, say) is part of the bare text.
 */
export function readTyped(line: string, commands: ReadonlyMap<string, Command>): Typed {
  const words = splitWords(line.slice(0, LONGEST_LINE))
  const name = (words[0]?.text ?? '').replace(/^\//, '').toLowerCase()
  const command = commands.get(name)
  if (!command) return { kind: 'unknown', typed: name }
  const whole = command.subcommands.find((one) => one.name === '')
  if (whole) return { kind: 'call', command, subcommand: whole, values: readValues(words.slice(1), whole.options) }
  const asked = (words[1]?.text ?? '').toLowerCase()
  const subcommand = command.subcommands.find((one) => one.name === asked)
  if (subcommand) return { kind: 'call', command, subcommand, values: readValues(words.slice(2), subcommand.options) }
  const bare = command.subcommands.find((one) => one.name === command.bare)
  if (bare) return { kind: 'call', command, subcommand: bare, values: readValues(words.slice(1), bare.options) }
  return { kind: 'which', command, typed: asked }
}

interface Word {
  readonly text: string
  /** The part before the first colon outside quotes, lower case; '' when there is none. */
  readonly key: string
  readonly value: string
}

/** Splits at spaces outside quotes. A quote that is never closed reaches to the end. */
function splitWords(line: string): Word[] {
  const words: Word[] = []
  let text = ''
  let colon = -1
  let closing = ''
  let started = false
  const finish = () => {
    if (started) {
      words.push({
        text,
        key: colon < 0 ? '' : text.slice(0, colon).toLowerCase(),
        value: colon < 0 ? '' : text.slice(colon + 1),
      })
    }
    text = ''
    colon = -1
    started = false
  }
  for (const letter of line) {
    if (closing !== '') {
      if (letter === closing) closing = ''
      else text += letter
    } else if (QUOTES[letter] && (text === '' || text.length === colon + 1)) {
      closing = QUOTES[letter]
      started = true
    } else if (/\s/.test(letter)) {
      finish()
    } else {
      if (letter === ':' && colon < 0) colon = text.length
      text += letter
      started = true
    }
  }
  finish()
  return words
}

function readValues(words: readonly Word[], options: readonly Option[]): TypedValues {
  const values: TypedValues = {}
  const bare: string[] = []
  let open: string | null = null
  for (const word of words) {
    if (options.some((option) => option.name === word.key)) {
      values[word.key] = word.value
      open = word.key
    } else if (open === null) {
      bare.push(word.text)
    } else {
      // `area:west yorkshire` without quotes: what follows belongs to the value before it.
      values[open] = `${values[open]} ${word.text}`.trim()
    }
  }
  const [first] = options
  if (first && bare.length > 0 && values[first.name] === undefined) values[first.name] = bare.join(' ')
  return values
}
