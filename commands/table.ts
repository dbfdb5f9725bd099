/** The commands as rows of the README's table. */
import type { Command, Option, Subcommand } from '../src/chat/command.ts'
import { callName } from './written-call.ts'

/** One row for each thing that can be asked: "| `/ccg` | `body`, [`on`] | anyone | What became of a CCG … |". */
export function describeCommands(commands: readonly Command[]): readonly string[] {
  return commands.flatMap((command) => command.subcommands.map((subcommand) => describe(command, subcommand)))
}

function describe(command: Command, subcommand: Subcommand): string {
  const options = subcommand.options.map(describeOption).join(', ')
  return `| \`${callName(command, subcommand)}\` | ${options} | ${subcommand.who} | ${subcommand.description} |`
}

function describeOption({ name, required }: Option): string {
  return required ? `\`${name}\`` : `[\`${name}\`]`
}
