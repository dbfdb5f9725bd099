/** Every environment variable: its name, what it is for, what it must look like. The README and .env.example say the same (a test compares). */
import { isIP } from 'node:net'
import { z } from 'zod'
import { DAY_MS } from '../time.ts'

export interface Variable<Schema extends z.ZodType = z.ZodType> {
  /** What it is for, in a few words. */
  readonly what: string
  /** What a right value looks like, to end the sentence "NAME must be …". */
  readonly looksLike: string
  /** What holds when it is not set, for the README; '' when nothing does. */
  readonly byDefault: string
  /** A value to show in .env.example. */
  readonly example: string
  readonly schema: Schema
}

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 }

const secret = z.string().regex(/^\S{8,500}$/)
const webAddress = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''))

/** An address that paths are put behind and that people are shown. */
const publicAddress = z
  .url({ protocol: /^https?$/ })
  .refine((url) => {
    const { username, password } = URL.canParse(url) ? new URL(url) : { username: '', password: '' }
    return username === '' && password === '' && !/[?#]/.test(url)
  })
  .transform((url) => new URL(url).href.replace(/\/+$/, ''))

const duration = z
  .string()
  .regex(/^\d{1,6}[smh]$/)
  .transform((text) => Number(text.slice(0, -1)) * (UNITS[text.slice(-1)] ?? 0))
  .refine((ms) => ms >= 1_000 && ms <= DAY_MS)

const privateAddresses = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
  .refine((parts) => parts.every(isAddress))

function isAddress(text: string): boolean {
  if (isIP(text) !== 0) return true
  const withPort = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text)
  if (!withPort) return false
  const host = withPort[1] ?? withPort[2] ?? ''
  const port = Number(withPort[3] ?? '1')
  return port >= 1 && port <= 65_535 && (isIP(host) !== 0 || /^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?$/i.test(host))
}

function variable<Schema extends z.ZodType>(declared: Variable<Schema>): Variable<Schema> {
  return declared
}

export const VARIABLES = {
  DISCORD_TOKEN: variable({
    what: "the bot's token from Discord's developer portal; with it, Discord is connected",
    looksLike: 'the token of a Discord bot, without spaces',
    byDefault: 'no Discord',
    example: '',
    schema: secret,
  }),
  DISCORD_GUILD_ID: variable({
    what: 'one server to register the commands in at once, while trying things out',
    looksLike: "a server's id: 17 to 20 digits",
    byDefault: 'commands for every server',
    example: '',
    schema: z.string().regex(/^\d{1,20}$/),
  }),
  DISCORD_API_URL: variable({
    what: "another address for Discord's API, for tests",
    looksLike: 'an http or https address without /v10 at its end',
    byDefault: "Discord's own",
    example: '',
    schema: webAddress,
  }),
  SLACK_BOT_TOKEN: variable({
    what: "the bot's token of one Slack workspace; with it, Slack is connected",
    looksLike: 'a token that begins with xoxb-',
    byDefault: 'no Slack',
    example: '',
    schema: z.string().regex(/^xoxb-\S{1,500}$/),
  }),
  SLACK_APP_TOKEN: variable({
    what: 'the app-level token for Socket Mode, which needs no public address',
    looksLike: 'a token that begins with xapp-',
    byDefault: '',
    example: '',
    schema: z.string().regex(/^xapp-\S{1,500}$/),
  }),
  SLACK_SIGNING_SECRET: variable({
    what: 'the signing secret, for HTTP mode instead of Socket Mode; needs HTTP_PORT',
    looksLike: 'the signing secret from the app\'s "Basic Information" page, without spaces',
    byDefault: '',
    example: '',
    schema: secret,
  }),
  SLACK_CLIENT_ID: variable({
    what: 'for several workspaces (OAuth, HTTP mode): the client id',
    looksLike: 'the client id, as 123456.789012',
    byDefault: 'one workspace',
    example: '',
    schema: z.string().regex(/^\S{3,100}$/),
  }),
  SLACK_CLIENT_SECRET: variable({
    what: 'for several workspaces: the client secret',
    looksLike: 'the client secret, without spaces',
    byDefault: '',
    example: '',
    schema: secret,
  }),
  SLACK_STATE_SECRET: variable({
    what: 'for several workspaces: any long random words, to sign the installation page',
    looksLike: 'at least 8 characters without spaces',
    byDefault: '',
    example: '',
    schema: secret,
  }),
  SLACK_API_URL: variable({
    what: "another address for Slack's API, for tests",
    looksLike: 'an http or https address, as http://127.0.0.1:4000/api',
    byDefault: "Slack's own",
    example: '',
    schema: webAddress,
  }),
  DATABASE_URL: variable({
    what: 'where everything is kept: a SQLite file, or a PostgreSQL database',
    looksLike: 'file:PATH or postgres://USER:PASSWORD@HOST/DATABASE',
    byDefault: 'file:mergerwatch.db',
    example: 'file:mergerwatch.db',
    schema: z
      .string()
      .regex(/^(file:.+|postgres(ql)?:\/\/\S+)$/)
      .default('file:mergerwatch.db'),
  }),
  SECRET_KEY: variable({
    what: 'encrypts the tokens of installed workspaces; needed with SLACK_CLIENT_ID',
    looksLike: 'at least 32 characters without spaces',
    byDefault: '',
    example: '',
    schema: z.string().regex(/^\S{32,500}$/),
  }),
  FEEDS_FILE: variable({
    what: 'an OPML file of feeds to read instead of the built-in ten',
    looksLike: 'the path of an OPML file that can be read',
    byDefault: 'the built-in list',
    example: '',
    schema: z.string().min(1),
  }),
  POLL_CRON: variable({
    what: 'when to ask which feeds are due (UTC)',
    looksLike: 'a cron expression of five fields, or six with seconds first',
    byDefault: '`* * * * *`, every minute',
    example: '* * * * *',
    schema: z
      .string()
      .trim()
      .regex(/^\S+( +\S+){4,5}$/)
      .default('* * * * *'),
  }),
  FEED_MIN_INTERVAL: variable({
    what: 'the shortest time between two reads of one feed',
    looksLike: 'a number with s, m or h, from 1s to 24h, as 15m',
    byDefault: '15m',
    example: '15m',
    schema: duration.default(900_000),
  }),
  POSTCODES_API_URL: variable({
    what: 'the postcode service, asked when the outward code alone does not decide',
    looksLike: 'an http or https address',
    byDefault: 'https://api.postcodes.io',
    example: 'https://api.postcodes.io',
    schema: webAddress.default('https://api.postcodes.io'),
  }),
  PETITIONS_API_URL: variable({
    what: 'the UK Parliament petitions site',
    looksLike: 'an http or https address',
    byDefault: 'https://petition.parliament.uk',
    example: 'https://petition.parliament.uk',
    schema: webAddress.default('https://petition.parliament.uk'),
  }),
  ALLOW_PRIVATE_ADDRESSES: variable({
    what: 'private addresses that feeds may be read from all the same',
    looksLike: 'a list of address or address:port with commas, as 192.168.1.5,127.0.0.1:8080',
    byDefault: 'none',
    example: '',
    schema: privateAddresses.default([]),
  }),
  HTTP_HOST: variable({
    what: 'the address that the health page, metrics and Slack HTTP mode listen on',
    looksLike: 'an IP address or a host name',
    byDefault: '127.0.0.1',
    example: '127.0.0.1',
    schema: z
      .string()
      .regex(/^[a-zA-Z0-9.:-]{1,255}$/)
      .default('127.0.0.1'),
  }),
  HTTP_PORT: variable({
    what: 'its port; without it nothing listens (0 takes any free port and logs it)',
    looksLike: 'a port number from 0 to 65535',
    byDefault: 'nothing listens',
    example: '8080',
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65_535),
  }),
  HTTP_PUBLIC_URL: variable({
    what: 'the address by which people reach that port, through your web server; calendars are given it',
    looksLike: 'an http or https address without a name, a password, ? or #, as https://mergerwatch.example.org',
    byDefault: 'the host and port above, which work on this machine alone',
    example: '',
    schema: publicAddress,
  }),
  LOG_LEVEL: variable({
    what: 'how much to log',
    looksLike: 'one of debug, info, warn, error, silent',
    byDefault: 'info',
    example: 'info',
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  }),
  TZ: variable({
    what: "the time zone of the log's clock; what people read is always London time",
    looksLike: 'the name of a time zone, as Europe/London',
    byDefault: 'Europe/London',
    example: 'Europe/London',
    schema: z.string().refine(isTimeZone).default('Europe/London'),
  }),
} as const

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name })
    return true
  } catch {
    return false
  }
}

export type VariableName = keyof typeof VARIABLES
/** What each variable gives once read; undefined when it is not set and has no default. */
export type Settings = { readonly [Name in VariableName]: z.output<(typeof VARIABLES)[Name]['schema']> | undefined }
