/** The arrows between rooms: which import is allowed, and what is said of one that is not. */
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** A room's floor. Imports run down only; rooms of one floor do not import each other. */
const FLOORS: readonly (readonly [room: string, floor: number])[] = [
  ['src/main.ts', 6],
  ['src/cli.ts', 6],
  ['src/cli/', 6],
  ['src/main/', 6],
  ['src/demo/', 6],
  ['commands/', 5],
  ['src/chat/discord/', 5],
  ['src/chat/slack/', 5],
  ['src/chat/console/', 5],
  ['src/pushes/', 4],
  ['src/diary/', 4],
  ['src/reports/', 4],
  ['src/mergers/', 4],
  ['src/alerts/', 3],
  ['src/news/', 2],
  ['src/feeds/', 2],
  ['src/petitions/', 2],
  ['src/postcodes/', 2],
  ['src/organisers/', 2],
  ['src/register/', 1],
  ['src/store/', 1],
  ['src/net/', 1],
  ['src/health/', 1],
  ['src/pictures/', 1],
  ['src/config', 1],
  ['src/schedule.ts', 1],
  ['src/chat/', 1],
  ['src/time.ts', 0],
  ['src/log.ts', 0],
]

const TOP = 6

/** Packages that one place alone may import. */
const KEEPERS: readonly (readonly [packages: RegExp, places: RegExp, says: string])[] = [
  [/^(discord\.js|@discordjs\/|discord-api-types)/, /^src\/chat\/discord\//, 'discord.js belongs to src/chat/discord'],
  [/^@slack\//, /^src\/chat\/slack\//, 'Bolt belongs to src/chat/slack'],
  [/^rss-parser$/, /^src\/feeds\/reading\/parse-feed\.ts$/, 'rss-parser belongs to one file'],
  [/^node-cron$/, /^src\/schedule\.ts$/, 'node-cron belongs to src/schedule.ts'],
  [/^keyv$/, /^src\/store\//, 'Keyv belongs to src/store; others get it from there'],
  [/^(kysely|pg$|node:sqlite)/, /^src\/store\/|repository\.ts$/, 'SQL belongs to the store and the repository files'],
  [
    /^(undici|node:https?|node:net|node:tls|node:dns)/,
    /^src\/(net|health|config|demo)\/|^src\/chat\/(slack|discord)\/|^src\/feeds\/polling\/health\.ts$/,
    'the network belongs to src/net',
  ],
]

/** Rooms that touch neither database nor network. */
const PURE = /^src\/(news|register)\//
const IMPURE_ROOMS = /^src\/(store|net|health|chat|config|schedule)\b/
const IMPURE_PACKAGES = /^(kysely|keyv|pg$|undici|node:(sqlite|net|http|https|tls|dns|child_process|worker_threads))/

/** One broken rule as a sentence, or null when the import is allowed. `target` is a path in the project or a package. */
export function faultOf(file: string, target: string): string | null {
  const inProject = /^(src|commands|test)\//.test(target)
  if (inProject) return faultOfArrow(file, target)
  const keeper = KEEPERS.find(([packages, places]) => packages.test(target) && !places.test(file))
  if (keeper) return `${file} imports ${target}: ${keeper[2]}.`
  if (PURE.test(file) && IMPURE_PACKAGES.test(target)) return `${file} imports ${target}: its room is pure.`
  return null
}

function faultOfArrow(file: string, target: string): string | null {
  const from = roomOf(file)
  const to = roomOf(target)
  if (!from) return `${file} is in no room that has a floor.`
  if (!to) return `${file} imports ${target}, which is in no room that has a floor.`
  if (from[0] === to[0] || from[1] === TOP) return null
  if (PURE.test(file) && IMPURE_ROOMS.test(target)) return `${file} imports ${target}: its room is pure.`
  if (to[1] < from[1]) return null
  return `${file} (floor ${from[1]}) imports ${target} (floor ${to[1]}): arrows run down only.`
}

function roomOf(path: string): readonly [string, number] | undefined {
  return FLOORS.find(([room]) => path === room || path.startsWith(room))
}

/** What a file imports: paths in the project as written from its root, packages by name. Type imports count too. */
export function importsOf(root: string, file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(
    /^\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm,
  )
  return [...found].map((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? ''
    return target.startsWith('.') ? normalize(join(dirname(file), target)) : target
  })
}
