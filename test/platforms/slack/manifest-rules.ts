/** What Slack takes as an app's manifest (docs.slack.dev/reference/app-manifest; json.schemastore.org/slack-app-manifest). */
import { createProblems, type Fields, type Problems } from './problems.ts'

/** Slack's own commands; a manifest with one of them is refused whole. */
const BUILT_IN = new Set(
  (
    'archive away call collapse dm dnd expand feed feedback help invite join keys leave me msg mute open prefs pro ' +
    'remind remove rename search shortcuts shrug star status topic who'
  ).split(' '),
)
const MOST_COMMANDS = 50

/** The commands, as "/ccg", that the manifest registers. Throws all that is wrong with it. */
export function commandsOf(manifest: object): Set<string> {
  const problems = createProblems()
  const whole = manifest as Record<string, Fields | undefined>
  checkDisplay(whole['display_information'] ?? {}, problems)
  const socketMode = whole['settings']?.['socket_mode_enabled'] === true
  const features = whole['features'] ?? {}
  const commands = problems.list(features['slash_commands'], '/features/slash_commands', 0, MOST_COMMANDS)
  const names = commands.map((command, index) =>
    checkCommand(command, `/features/slash_commands/${index}`, socketMode, problems),
  )
  if (new Set(names).size < names.length) problems.add('duplicate command', '/features/slash_commands')
  const bot = problems.object(features['bot_user'], '/features/bot_user')
  if (bot) problems.text(bot['display_name'], '/features/bot_user/display_name', 80)
  checkSettings(whole['settings'] ?? {}, socketMode, problems)
  const scopes = (whole['oauth_config']?.['scopes'] as Fields | undefined)?.['bot']
  const listed = problems.list(scopes, '/oauth_config/scopes/bot', 1, 255)
  if (commands.length > 0 && !listed.includes('commands')) problems.add('requires the scope commands', '/oauth_config')
  if (problems.found.length > 0) throw new Error(`invalid_manifest: ${problems.found.join('; ')}`)
  return new Set(names)
}

function checkDisplay(display: Fields, problems: Problems): void {
  problems.only(display, '/display_information', ['name', 'description', 'long_description', 'background_color'])
  problems.text(display['name'], '/display_information/name', 35)
  problems.text(display['description'], '/display_information/description', 140, false)
  problems.text(display['long_description'], '/display_information/long_description', 4_000, false)
  const long = display['long_description']
  if (typeof long === 'string' && long.length < 174)
    problems.add('must be more than 173 characters', '/display_information/long_description')
  const { background_color: colour } = display
  if (colour !== undefined && !(typeof colour === 'string' && /^#(?:[0-9a-fA-F]{3}){1,2}$/.test(colour))) {
    problems.add('must be a hex colour', '/display_information/background_color')
  }
}

function checkCommand(value: unknown, pointer: string, socketMode: boolean, problems: Problems): string {
  const command = problems.object(value, pointer) ?? {}
  const name = String(command['command'])
  problems.only(command, pointer, ['command', 'description', 'usage_hint', 'should_escape', 'url'])
  if (!/^\/[a-z0-9_-]{1,31}$/.test(name)) problems.add('the slash command has an invalid name', `${pointer}/command`)
  if (BUILT_IN.has(name.slice(1))) problems.add('the slash command has an invalid name', `${pointer}/command`)
  problems.text(command['description'], `${pointer}/description`, 2_000)
  problems.text(command['usage_hint'], `${pointer}/usage_hint`, 1_000, false)
  checkAddress(command['url'], `${pointer}/url`, socketMode, problems)
  return name
}

function checkSettings(settings: Fields, socketMode: boolean, problems: Problems): void {
  for (const name of ['event_subscriptions', 'interactivity']) {
    const part = problems.object(settings[name], `/settings/${name}`)
    if (part) checkAddress(part['request_url'], `/settings/${name}/request_url`, socketMode, problems)
  }
}

/** Needed without Socket Mode, and https. */
function checkAddress(url: unknown, pointer: string, socketMode: boolean, problems: Problems): void {
  if (socketMode && url === undefined) return
  problems.text(url, pointer, 3_000)
  if (!String(url).startsWith('https://')) problems.add('must be an https URL', pointer)
}
