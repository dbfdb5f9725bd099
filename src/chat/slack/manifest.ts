/** Slack's app manifest, made from the commands' declarations (docs.slack.dev/reference/app-manifest). */
import type { Command } from '../command.ts'
import { clean, cut } from './words.ts'

/** Limits of the manifest; the numbers are those of its schema and of the form in which an app is made. */
const MANIFEST_LIMITS = {
  name: 35,
  description: 140,
  longDescriptionLeast: 174,
  longDescriptionMost: 4_000,
  botName: 80,
  commands: 50,
  commandName: 32,
  commandDescription: 2_000,
  usageHint: 1_000,
} as const

/**
 * Slack's own commands, which an app cannot have: with one of them in it the whole manifest is refused
 * (slack.com/help/articles/201259356, "Use built-in slash commands"; `/help` and `/commands` are old ones of Slack's,
 * refused in some workspaces). A command of ours by such a name is reached as `/mergerwatch <name>`.
 */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'archive away call collapse commands dm dnd expand feed feedback help invite join keys leave me msg mute open ' +
    'prefs pro remind remove rename search shortcuts shrug star status topic who'
  ).split(' '),
)

export const CATCH_ALL = 'mergerwatch'

/** Permissions that the bot needs, and why. */
const SCOPES: readonly string[] = [
  'commands', // slash commands and buttons
  'chat:write', // post where it is a member
  'chat:write.public', // post in public channels that it has not joined
  'im:write', // direct messages
  'users:read', // who is an admin
  'files:write', // pictures
]

/**
 * With these the bot can look whether a post arrived whose answer was lost, and so never posts twice. They let it read
 * channels that it is a member of; whoever does not want that may take them out.
 */
const LOOKING_SCOPES: readonly string[] = ['channels:history', 'groups:history', 'im:history']

/** All scopes that the manifest asks for, as OAuth asks for them. */
export const BOT_SCOPES: readonly string[] = [...SCOPES, ...LOOKING_SCOPES]

/** Where Slack sends everything in HTTP mode. */
export const EVENTS_PATH = '/slack/events'
export const INSTALL_PATH = '/slack/install'
export const REDIRECT_PATH = '/slack/oauth_redirect'

export interface ManifestOptions {
  /** At most 35 characters. */
  readonly name?: string
  readonly socketMode: boolean
  /** The bot's public address in HTTP mode, as "https://bot.example.org". */
  readonly url?: string
}

/**
 * The manifest as Slack's "create an app from a manifest" takes it, as JSON.
 * Throws a sentence when HTTP mode has no address.
 */
export function slackManifest(commands: Iterable<Command>, options: ManifestOptions): object {
  const base = options.url?.replace(/\/+$/, '')
  if (!options.socketMode && !base?.startsWith('https://')) {
    throw new Error('Slack’s HTTP mode needs the address under which Slack reaches the bot, beginning with https://.')
  }
  const events = options.socketMode ? {} : { request_url: `${base}${EVENTS_PATH}` }
  const target = options.socketMode ? {} : { url: `${base}${EVENTS_PATH}` }
  const name = cut(options.name ?? 'Mergerwatch', MANIFEST_LIMITS.name)
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name,
      description: 'Tells your channels when NHS commissioning bodies in England merge.',
      long_description:
        'Mergerwatch watches news and NHS feeds for announcements that commissioning bodies in England are merging, being ' +
        'put into clusters or abolished, posts them to the channels that asked for them, says what became of a local ' +
        'Clinical Commissioning Group, and helps campaign groups push a petition together.',
      background_color: '#005EB8',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: name, always_online: true },
      slash_commands: slashCommands(commands).map((command) => ({ ...command, should_escape: true, ...target })),
    },
    oauth_config: {
      ...(options.socketMode ? {} : { redirect_urls: [`${base}${REDIRECT_PATH}`] }),
      scopes: { bot: BOT_SCOPES },
    },
    settings: {
      event_subscriptions: { ...events, bot_events: ['app_home_opened', 'app_uninstalled', 'tokens_revoked'] },
      interactivity: { is_enabled: true, ...events },
      org_deploy_enabled: false,
      socket_mode_enabled: options.socketMode,
      token_rotation_enabled: false,
    },
  }
}

/** How a command is typed on Slack: "/ccg", but "/mergerwatch help". */
export function slashNameOf(command: string): string {
  return RESERVED.has(command) ? `/${CATCH_ALL} ${command}` : `/${command}`
}

interface SlashCommand {
  readonly command: string
  readonly description: string
  readonly usage_hint: string
}

function slashCommands(commands: Iterable<Command>): SlashCommand[] {
  const own = [...commands].filter((command) => !RESERVED.has(command.name))
  const declared = own.map((command) => ({
    command: `/${command.name}`,
    description: cut(clean(command.description), MANIFEST_LIMITS.commandDescription),
    usage_hint: cut(usageHint(command), MANIFEST_LIMITS.usageHint),
  }))
  const all = { command: `/${CATCH_ALL}`, description: 'Any command of Mergerwatch, and help', usage_hint: 'help' }
  return [...declared, all]
}

/** The subcommands, or the first example: "[add | list | pause]", "wirral on:2020-09-08". */
function usageHint(command: Command): string {
  const names = command.subcommands.map((one) => one.name).filter((name) => name !== '')
  return names.length > 0 ? `[${names.join(' | ')}]` : (command.examples[0] ?? '')
}
