/** `mergerwatch manifest`: what Slack and Discord are told of the commands, made from their declarations. */
import { parseArgs } from 'node:util'
import { type CommandNeeds, createCommands } from '../../commands/commands.ts'
import { type Run, UsageError, writeLines } from './shell.ts'

export const run: Run = async (words, shell) => {
  const { values, positionals } = parseArgs({
    args: words,
    options: { url: { type: 'string' } },
    allowPositionals: true,
  })
  const [platform] = positionals
  writeLines(shell.output, [JSON.stringify(await manifestOf(platform, values.url), null, 2)])
  return 0
}

async function manifestOf(platform: string | undefined, url: string | undefined): Promise<object> {
  // A declaration needs no service: none of these commands is ever asked anything.
  const commands = createCommands({} as CommandNeeds)
  if (platform === 'slack') {
    const { slackManifest } = await import('../chat/slack/manifest.ts')
    return slackManifest(commands, url === undefined ? { socketMode: true } : { socketMode: false, url })
  }
  if (platform === 'discord') {
    const { discordCommands } = await import('../chat/discord/declaration.ts')
    return discordCommands(commands)
  }
  throw new UsageError('manifest needs the platform: slack or discord.')
}
