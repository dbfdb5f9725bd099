/** From the commands' declarations to what Discord is told of them. */
import type {
  APIApplicationCommandBasicOption,
  APIApplicationCommandSubcommandOption,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js'
import type { Command, Option, Subcommand } from '../command.ts'
import { COMMAND } from './limits.ts'

/** The Manage Server permission (docs, "Permissions": MANAGE_GUILD, 1 << 5), as Discord writes permissions. */
const MANAGE_SERVER = String(1 << 5)

/** Docs, "Application Command Option Type", "Interaction Context Types", "Application Integration Types". */
const SUBCOMMAND = 1
const STRING = 3
const INTEGER = 4
const IN_SERVER = 0
const IN_DIRECT_MESSAGE = 1
const INSTALLED_IN_SERVER = 0

/**
 * The commands as the body of "Bulk Overwrite Global Application Commands". A command that is for organisers only, in
 * all that it does, is shown by default to those who manage the server; the server's own settings can show it to more,
 * and the router checks each call whatever they say.
 */
export function discordCommands(commands: readonly Command[]): RESTPostAPIChatInputApplicationCommandsJSONBody[] {
  return commands.map((command) => {
    const forOrganisers = command.subcommands.every((one) => one.who === 'organisers')
    return {
      type: 1,
      name: command.name,
      description: command.description,
      options: optionsOf(command),
      default_member_permissions: forOrganisers ? MANAGE_SERVER : null,
      contexts: forOrganisers ? [IN_SERVER] : [IN_SERVER, IN_DIRECT_MESSAGE],
      integration_types: [INSTALLED_IN_SERVER],
    }
  })
}

function optionsOf(command: Command): APIApplicationCommandBasicOption[] | APIApplicationCommandSubcommandOption[] {
  const whole = command.subcommands.find((one) => one.name === '')
  return whole ? whole.options.map(writeOption) : command.subcommands.map(writeSubcommand)
}

function writeSubcommand(subcommand: Subcommand): APIApplicationCommandSubcommandOption {
  const { name, description, options } = subcommand
  return { type: SUBCOMMAND, name, description, options: options.map(writeOption) }
}

function writeOption(option: Option): APIApplicationCommandBasicOption {
  const { name, description, required } = option
  switch (option.kind) {
    case 'text': {
      const length = { max_length: Math.min(option.maxLength, COMMAND.textLength) }
      if (option.complete) return { type: STRING, name, description, required, autocomplete: true, ...length }
      return { type: STRING, name, description, required, ...length }
    }
    case 'choice':
      return {
        type: STRING,
        name,
        description,
        required,
        choices: option.choices.slice(0, COMMAND.choices).map((choice) => ({ ...choice })),
      }
    case 'number':
      return { type: INTEGER, name, description, required, min_value: option.min, max_value: option.max }
  }
}
