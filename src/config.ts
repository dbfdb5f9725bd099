/** The configuration: read once from the environment, checked, typed. Nothing else in the program reads the environment. */
import { z } from 'zod'
import { type Settings, VARIABLES, type VariableName } from './config/variables.ts'

interface DiscordConfig {
  readonly token: string
  readonly guildId: string | undefined
  readonly apiUrl: string | undefined
}

export type SlackConfig = { readonly apiUrl: string | undefined } & (
  | { readonly mode: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string; readonly botToken: string }
  | {
      readonly mode: 'oauth'
      readonly signingSecret: string
      readonly clientId: string
      readonly clientSecret: string
      readonly stateSecret: string
      readonly secretKey: string
    }
)

export interface Config {
  readonly discord: DiscordConfig | null
  readonly slack: SlackConfig | null
  readonly databaseUrl: string
  readonly feedsFile: string | undefined
  readonly pollCron: string
  readonly feedMinIntervalMs: number
  readonly postcodesUrl: string
  readonly petitionsUrl: string
  readonly allowPrivateAddresses: readonly string[]
  readonly http: { readonly host: string; readonly port: number } | null
  /** By which people reach it, as "https://mergerwatch.example.org"; undefined when nobody has said. */
  readonly publicUrl: string | undefined
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly timeZone: string
}

/** One line a wrong variable: its name and what it must look like, never its value, which may be a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Reads the configuration. An empty value counts as not set. Throws `ConfigError`. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const wrong: string[] = []
  const read = (name: VariableName): unknown => {
    const { schema, looksLike } = VARIABLES[name]
    const value = environment[name]?.trim() || undefined
    const result = z.optional(schema).safeParse(value)
    if (value === undefined) return schema.safeParse(undefined).data
    if (!result.success) wrong.push(`${name} must be ${looksLike}.`)
    return result.data
  }
  const names = Object.keys(VARIABLES) as VariableName[]
  const settings = Object.fromEntries(names.map((name) => [name, read(name)])) as Settings
  const slack = wrong.length > 0 ? null : readSlack(settings, wrong)
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'))
  return {
    discord: settings.DISCORD_TOKEN
      ? { token: settings.DISCORD_TOKEN, guildId: settings.DISCORD_GUILD_ID, apiUrl: settings.DISCORD_API_URL }
      : null,
    slack,
    databaseUrl: set(settings.DATABASE_URL),
    feedsFile: settings.FEEDS_FILE,
    pollCron: set(settings.POLL_CRON),
    feedMinIntervalMs: set(settings.FEED_MIN_INTERVAL),
    postcodesUrl: set(settings.POSTCODES_API_URL),
    petitionsUrl: set(settings.PETITIONS_API_URL),
    allowPrivateAddresses: set(settings.ALLOW_PRIVATE_ADDRESSES),
    http: settings.HTTP_PORT === undefined ? null : { host: set(settings.HTTP_HOST), port: settings.HTTP_PORT },
    publicUrl: settings.HTTP_PUBLIC_URL,
    logLevel: set(settings.LOG_LEVEL),
    timeZone: set(settings.TZ),
  }
}

/** A variable with a default always has a value once nothing was wrong; before that the result is thrown away. */
function set<Value>(value: Value | undefined): Value {
  return value as Value
}

function readSlack(settings: Settings, wrong: string[]): SlackConfig | null {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = settings
  const apiUrl = settings.SLACK_API_URL
  if (settings.SLACK_CLIENT_ID) return readSlackOAuth(settings, wrong)
  if (botToken && appToken) return { mode: 'socket', botToken, appToken, apiUrl }
  if (botToken && signingSecret) {
    if (settings.HTTP_PORT === undefined)
      wrong.push('HTTP_PORT must be set for SLACK_SIGNING_SECRET: Slack calls the bot there.')
    return { mode: 'http', botToken, signingSecret, apiUrl }
  }
  if (botToken) {
    wrong.push(
      'SLACK_APP_TOKEN must be set beside SLACK_BOT_TOKEN (Socket Mode), or SLACK_SIGNING_SECRET with HTTP_PORT.',
    )
  } else if (appToken || signingSecret) {
    wrong.push('SLACK_BOT_TOKEN must be set beside the other Slack variables: a token that begins with xoxb-.')
  }
  return null
}

function readSlackOAuth(settings: Settings, wrong: string[]): SlackConfig | null {
  const needed = {
    clientId: 'SLACK_CLIENT_ID',
    clientSecret: 'SLACK_CLIENT_SECRET',
    stateSecret: 'SLACK_STATE_SECRET',
    signingSecret: 'SLACK_SIGNING_SECRET',
    secretKey: 'SECRET_KEY',
  } as const
  const missing = [...Object.values(needed), 'HTTP_PORT' as const].filter((name) => settings[name] === undefined)
  if (missing.length > 0) {
    wrong.push(`${missing.join(', ')} must be set beside SLACK_CLIENT_ID: installing in several workspaces needs it.`)
    return null
  }
  return {
    mode: 'oauth',
    apiUrl: settings.SLACK_API_URL,
    clientId: set(settings.SLACK_CLIENT_ID),
    clientSecret: set(settings.SLACK_CLIENT_SECRET),
    stateSecret: set(settings.SLACK_STATE_SECRET),
    signingSecret: set(settings.SLACK_SIGNING_SECRET),
    secretKey: set(settings.SECRET_KEY),
  }
}
