/** The pages of the help that are made from the commands' own declarations. */

import type { Command, Option, Subcommand } from '../../src/chat/command.ts'
import { type Block, bold, list, type Menu, type Message, paragraph, type Text } from '../../src/chat/message.ts'
import type { PlatformName } from '../../src/chat/platform.ts'
import { callName, writeExample, writeUsage } from '../written-call.ts'
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

/** Everything about one command. */
export function commandPage(command: Command, platform: PlatformName): Message {
  const examples = command.examples.map((example) => writeExample(command, example, platform))
  return {
    title: `/${command.name}`,
    tone: 'plain',
    blocks: [
      paragraph(command.description),
      ...command.subcommands.flatMap((subcommand) => tellSubcommand(command, subcommand, platform)),
      ...(examples.length === 0 ? [] : [paragraph(bold('For example')), list(examples)]),
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

function tellSubcommand(command: Command, subcommand: Subcommand, platform: PlatformName): Block[] {
  const isWhole = subcommand.name === ''
  const who = subcommand.who === 'organisers' ? ' For organisers.' : ''
  const says = isWhole ? who.trim() : `${subcommand.description}.${who}`
  return [
    paragraph([
      bold(subcommand.options.length === 0 ? callName(command, subcommand) : writeUsage(command, subcommand, platform)),
      says === '' ? '' : ` – ${says}`,
    ]),
    ...(subcommand.options.length === 0 ? [] : [list(subcommand.options.map(tellOption))]),
  ]
}

function tellOption(option: Option): Text {
  const choices = option.kind === 'choice' ? `: ${option.choices.map((choice) => choice.value).join(', ')}` : ''
  return [bold(option.name), option.required ? '' : ' (optional)', ` – ${option.description}${choices}`]
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
