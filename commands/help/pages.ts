/** The pages of the help that are made from the commands' own declarations. */

import type { Command, Option, Subcommand } from '../../src/chat/command.ts'
import { type Block, bold, list, type Menu, type Message, paragraph, type Text } from '../../src/chat/message.ts'
import type { PlatformName } from '../../src/chat/platform.ts'
import { rowOf } from '../wording.ts'
import { writeExample, writeUsage } from '../written-call.ts'
import { TOPICS } from './topics.ts'

/** What a newcomer may try first, where the command is there. */
const FIRST_STEPS: readonly { readonly command: string; readonly example: string; readonly why: string }[] = [
  { command: 'ccg', example: 'wirral', why: 'what became of your CCG, by name, code, council or postcode' },
  { command: 'ics', example: 'west yorkshire', why: 'the area of a system, its CCGs then and its ICB now' },
  { command: 'alerts', example: 'latest', why: 'the newest announcements' },
  { command: 'watch', example: 'add', why: 'be told in this channel (organisers)' },
  { command: 'watch', example: 'preview', why: 'what the last 30 days would have sent here (organisers)' },
]

/** What it is, and five things to try. */
export function firstPage(commands: readonly Command[], platform: PlatformName): Message {
  const steps = FIRST_STEPS.flatMap(({ command: name, example, why }): Text[] => {
    const command = commands.find((one) => one.name === name)
    return command ? [[bold(writeExample(command, example, platform)), ` – ${why}`]] : []
  })
  return {
    title: 'Mergerwatch: who plans your local NHS, and what is to become of them',
    tone: 'plain',
    blocks: [
      paragraph(
        'I know what became of every Clinical Commissioning Group (CCG) in England, and I watch the news for mergers of the Integrated Care Boards (ICBs) that took over from them.',
      ),
      paragraph(bold('Five things to try')),
      list(steps),
      paragraph(howToType(platform)),
    ],
    menu: topicMenu(commands),
  }
}

/** Everything about one command: what can be asked, then each option, once for each thing that it means. */
export function commandPage(command: Command, platform: PlatformName): Message {
  const { subcommands } = command
  const isForOrganisers = subcommands.every((one) => one.who === 'organisers')
  return {
    title: `/${command.name}`,
    tone: 'plain',
    blocks: [
      paragraph(`${command.description}.${isForOrganisers ? ' For organisers.' : ''}`),
      list(subcommands.map((subcommand) => tellSubcommand(command, subcommand, platform, isForOrganisers))),
      ...section('Options', tellOptions(subcommands)),
      ...section(
        'For example',
        command.examples.map((example) => writeExample(command, example, platform)),
      ),
    ],
  }
}

/** The commands and the other topics, to choose from. */
export function topicMenu(commands: readonly Command[]): Menu {
  return {
    action: 'help.topic',
    prompt: 'More about…',
    options: [
      ...commands.map((command) => ({ label: `/${command.name}`, value: command.name, hint: command.description })),
      ...TOPICS.map((topic) => ({ label: topic.name, value: topic.name, hint: topic.description })),
    ],
  }
}

function section(heading: string, lines: readonly Text[]): Block[] {
  return lines.length === 0 ? [] : [paragraph(bold(heading)), list(lines)]
}

function tellSubcommand(command: Command, subcommand: Subcommand, platform: PlatformName, isSaid: boolean): Text {
  const usage = bold(writeUsage(command, subcommand, platform))
  const who = subcommand.who === 'organisers' && !isSaid ? ' (organisers)' : ''
  return subcommand.name === '' ? [usage, who] : [usage, ` – ${subcommand.description}${who}`]
}

/** Each option in a line; where subcommands mean different things by one name, a line for each, with those that mean it. */
function tellOptions(subcommands: readonly Subcommand[]): Text[] {
  const uses = subcommands.flatMap(({ name, options }) =>
    options.map((option) => ({ name: option.name, says: tellOption(option), subcommand: name })),
  )
  return [...Map.groupBy(uses, ({ name }) => name)].flatMap(([name, named]) => {
    const meanings = [...Map.groupBy(named, ({ says }) => says)]
    return meanings.map(([says, users]): Text => {
      const where = meanings.length === 1 ? '' : ` (${rowOf(users.map(({ subcommand }) => subcommand))})`
      return [bold(name), `${where} – ${says}`]
    })
  })
}

function tellOption(option: Option): string {
  const choices = option.kind === 'choice' ? `: ${option.choices.map((choice) => choice.value).join(', ')}` : ''
  return `${option.description}${choices}`
}

function howToType(platform: PlatformName): string {
  switch (platform) {
    case 'discord':
      return 'Type / and choose the command; Discord then offers its options, and suggests names while you type.'
    case 'slack':
      return 'Type the first option as it is and the others as name:value, with quotes where there are spaces: /ccg wirral on:2020-09-08.'
    case 'console':
      return 'Type the first option as it is and the others as name:value, with quotes where there are spaces. Tab completes names.'
  }
}
