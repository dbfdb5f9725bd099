/** Reads what somebody gave a command on Discord into the values that the router takes. */
import type { CommandInteractionOption } from 'discord.js'
import type { NamedCall } from '../router.ts'

/**
 * Discord's way to name people, in the program's own: `<@1>` is `user:1`, `<@&2>` is `role:2`, `@here` is `here`
 * (docs, "Message Formatting").
 */
export function readMentions(typed: string): string {
  return typed
    .replace(/<@!?(\d{1,21})>/g, 'user:$1')
    .replace(/<@&(\d{1,21})>/g, 'role:$1')
    .replace(/(?<![\w.@])@here\b/g, 'here')
}

/** The call that an interaction makes, by names. */
export function readCall(commandName: string, data: readonly CommandInteractionOption[]): NamedCall {
  const [first] = data
  // Type 1 is a subcommand: docs, "Application Command Option Type".
  const isSubcommand = first?.type === 1
  const given = isSubcommand ? (first.options ?? []) : data
  const values: Record<string, string | number> = {}
  for (const { name, value } of given) {
    if (typeof value === 'number') values[name] = value
    else if (typeof value === 'string') values[name] = readMentions(value)
  }
  return { command: commandName, subcommand: isSubcommand ? first.name : '', values }
}
