/** Every command, in the order in which help, manifests and the README show them. */
import type { Command } from '../src/chat/command.ts'
import { type CcgNeeds, createCcg } from './ccg.ts'
import { createHelp } from './help.ts'
import { createIcs, type IcsNeeds } from './ics.ts'

export type CommandNeeds = CcgNeeds & IcsNeeds

export function createCommands(needs: CommandNeeds): readonly Command[] {
  const commands: readonly Command[] = [createCcg(needs), createIcs(needs), createHelp({ commands: () => commands })]
  return commands
}
