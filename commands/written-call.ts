/** How a call is written for people: as typed text on Slack and the console, as options on Discord. */
import type { Command, Option, Subcommand } from '../src/chat/command.ts'
import type { PlatformName } from '../src/chat/platform.ts'
import { readTyped } from '../src/chat/typed.ts'

/** "/ccg wirral on:2020-09-08"; on Discord "/ccg body: wirral on: 2020-09-08", as Discord itself shows it. */
export function writeExample(command: Command, example: string, platform: PlatformName): string {
  const line = `/${command.name} ${example}`.trim()
  if (platform !== 'discord') return line
  const typed = readTyped(line, new Map([[command.name, command]]))
  if (typed.kind !== 'call') return line
  const options = typed.subcommand.options.flatMap(({ name }) => {
    const value = typed.values[name]
    return value === undefined ? [] : [`${name}: ${value}`]
  })
  return [callName(command, typed.subcommand), ...options].join(' ')
}

/** A call with its values, the first of which may stand bare in text: "/watch remove 3"; on Discord "/watch remove watch: 3". */
export function writeCall(name: string, values: Readonly<Record<string, string>>, platform: PlatformName): string {
  const written = Object.entries(values).map(([option, value], place) => {
    if (platform === 'discord') return `${option}: ${value}`
    const quoted = value.includes(' ') ? `"${value}"` : value
    return place === 0 ? quoted : `${option}:${quoted}`
  })
  return [name, ...written].join(' ')
}

/** "/ccg <body> [on:…]"; on Discord "/ccg body: [on:]". Square brackets stand around what may be left out. */
export function writeUsage(command: Command, subcommand: Subcommand, platform: PlatformName): string {
  const options = subcommand.options.map((option, place) => writeOption(option, place === 0, platform))
  return [callName(command, subcommand), ...options].join(' ')
}

/** "/watch add"; without the space where there is no subcommand. */
export function callName(command: Command, subcommand: Subcommand): string {
  return `/${command.name} ${subcommand.name}`.trim()
}

function writeOption({ name, required }: Option, isFirst: boolean, platform: PlatformName): string {
  const written = platform === 'discord' ? `${name}:` : isFirst ? `<${name}>` : `${name}:…`
  return required ? written : `[${written}]`
}
