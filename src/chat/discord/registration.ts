/** Tells Discord of the commands when they have changed, and only then: it allows 200 creations a day and server. */
import { createHash } from 'node:crypto'
import { type REST, Routes } from 'discord.js'
import type { Log } from '../../log.ts'
import type { Command } from '../command.ts'
import { discordCommands } from './declaration.ts'

/** A few words that survive a restart. */
export interface Settings {
  get(key: string): Promise<string | undefined>
  set(key: string, value: string): Promise<void>
}

export interface Registration {
  readonly rest: REST
  readonly applicationId: string
  /** The one server where the commands are registered, or everywhere. */
  readonly guildId: string | undefined
  readonly commands: readonly Command[]
  readonly settings: Settings
  readonly log: Log
}

/**
 * Registers the commands in the server, or everywhere, unless the same ones were registered there before. Commands that
 * were registered in one server and no longer are to be are taken away there, so that nobody sees them twice.
 * Throws what discord.js throws when Discord does not take them.
 */
export async function registerCommands(needs: Registration): Promise<void> {
  const { applicationId, guildId, settings, log } = needs
  await leaveFormerServer(needs)
  const body = guildId === undefined ? discordCommands(needs.commands) : forOneServer(needs.commands)
  const key = `discord.commands.${applicationId}.${guildId ?? 'everywhere'}`
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('base64url')
  if ((await settings.get(key)) === hash) return
  await put(needs, guildId, body)
  await settings.set(key, hash)
  log.info({ commands: body.length, server: guildId ?? 'everywhere' }, 'The commands are registered with Discord.')
}

async function leaveFormerServer(needs: Registration): Promise<void> {
  const key = `discord.commands.${needs.applicationId}.server`
  const former = (await needs.settings.get(key)) ?? ''
  if (former !== '' && former !== needs.guildId) {
    await put(needs, former, [])
    await needs.settings.set(`discord.commands.${needs.applicationId}.${former}`, '')
  }
  if (former !== (needs.guildId ?? '')) await needs.settings.set(key, needs.guildId ?? '')
}

/** Where a command may be used is asked for global commands only: docs, "Application Command Object", `contexts`. */
function forOneServer(commands: readonly Command[]): object[] {
  return discordCommands(commands).map((command) => ({ ...command, contexts: undefined, integration_types: undefined }))
}

async function put({ rest, applicationId }: Registration, guildId: string | undefined, body: object[]): Promise<void> {
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId)
  await rest.put(route, { body })
}
