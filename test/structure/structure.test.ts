import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type CommandNeeds, createCommands } from '../../commands/commands.ts'
import { describeCommands } from '../../commands/table.ts'
import { VARIABLES } from '../../src/config/variables.ts'
import { faultOf, importsOf } from './imports.ts'

const ROOT = join(import.meta.dirname, '../..')
const FILES = globSync('{src,commands}/**/*.ts', { cwd: ROOT }).map((file) => file.replaceAll('\\', '/'))
const LONGEST_FILE = 300

describe('the rooms', () => {
  it('import downwards only, and keep each library in its place', () => {
    const faults = FILES.flatMap((file) => importsOf(ROOT, file).map((target) => faultOf(file, target)))
    assert.deepEqual(
      faults.filter((fault) => fault !== null),
      [],
    )
  })

  it('are refused an import that breaks the rules', () => {
    const broken: [string, string][] = [
      ['commands/ccg.ts', 'discord.js'],
      ['commands/ccg.ts', 'src/chat/slack/slack.ts'],
      ['src/news/understand.ts', 'src/store/store.ts'],
      ['src/news/understand.ts', 'undici'],
      ['src/news/understand.ts', 'src/feeds/feeds.ts'],
      ['src/feeds/feeds.ts', 'src/alerts/alerts.ts'],
      ['src/register/find.ts', 'src/store/store.ts'],
      ['src/feeds/other.ts', 'rss-parser'],
      ['src/alerts/watches.ts', 'kysely'],
      ['src/chat/router.ts', 'src/alerts/alerts.ts'],
    ]
    for (const [file, target] of broken) assert.notEqual(faultOf(file, target), null, `${file} imports ${target}`)
  })

  it('may import what lies below them', () => {
    const sound: [string, string][] = [
      ['src/main.ts', 'src/chat/discord/discord.ts'],
      ['commands/ccg.ts', 'src/register/find.ts'],
      ['src/news/understand.ts', 'src/register/register.ts'],
      ['src/alerts/watch-repository.ts', 'kysely'],
      ['src/chat/discord/render.ts', 'src/chat/message.ts'],
    ]
    for (const [file, target] of sound) assert.equal(faultOf(file, target), null)
  })

  it('have no file that asks to be two', () => {
    const long = FILES.filter((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length > LONGEST_FILE + 1)
    assert.deepEqual(long, [])
  })

  it('read the environment in one place', () => {
    const readers = FILES.filter((file) => /process\.env\b/.test(readFileSync(join(ROOT, file), 'utf8')))
    for (const file of readers) assert.match(file, /^src\/(main|cli|demo)(\/|\.ts)/)
  })
})

describe('the five packages that the program is built on', () => {
  for (const name of ['discord.js', '@slack/bolt', 'node-cron', 'rss-parser', 'keyv']) {
    it(`imports ${name}`, () => {
      const users = FILES.filter((file) => importsOf(ROOT, file).includes(name))
      assert.ok(users.length > 0)
    })
  }
})

describe('the lock file', () => {
  it('names every optional package of every platform, without which `npm ci` refuses it', () => {
    const lock: { packages: Record<string, { optionalDependencies?: Record<string, string> }> } = JSON.parse(
      readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
    )
    const wanted = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).map((name) => [`${path}/node_modules/${name}`, `node_modules/${name}`]),
    )
    const missing = wanted.filter((places) => !places.some((place) => place in lock.packages))
    assert.deepEqual(missing, [])
  })
})

describe('the commands', () => {
  it('are the same in the README', () => {
    const rows = readFileSync(join(ROOT, 'README.md'), 'utf8').match(/^\| `\/.*$/gm)
    assert.deepEqual(rows, describeCommands(createCommands({} as CommandNeeds)))
  })
})

describe('the configuration', () => {
  const names = Object.keys(VARIABLES)
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const example = readFileSync(join(ROOT, '.env.example'), 'utf8')

  it('is the same in .env.example', () => {
    const shown = [...example.matchAll(/^#? ?([A-Z_]+)=(.*)$/gm)].map((match) => [match[1], match[2]])
    assert.deepEqual(
      shown,
      Object.entries(VARIABLES).map(([name, variable]) => [name, variable.example]),
    )
  })

  it('is the same in the README', () => {
    const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \| (.*?) \| (.*?) \|$/gm)].map((match) => match.slice(1, 4))
    assert.deepEqual(
      rows,
      names.map((name) => {
        const { what, byDefault } = VARIABLES[name as keyof typeof VARIABLES]
        return [name, what, byDefault || '–']
      }),
    )
  })
})
