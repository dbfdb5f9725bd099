import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CommandNeeds, createCommands } from '../../../commands/commands.ts'
import type { Command } from '../../../src/chat/command.ts'
import { slackManifest, slashNameOf } from '../../../src/chat/slack/manifest.ts'
import { commandsOf } from '../../platforms/slack/manifest-rules.ts'

// Only the declarations are read: no command is asked anything.
const commands = createCommands({} as CommandNeeds)

test('Slack takes the manifest of the real commands, in both modes', () => {
  const socket = commandsOf(slackManifest(commands, { socketMode: true }))
  const http = commandsOf(slackManifest(commands, { socketMode: false, url: 'https://bot.example.org/' }))
  assert.deepEqual(socket, http)
})

test('every command is in it under its own name, or is reached by /mergerwatch', () => {
  const registered = commandsOf(slackManifest(commands, { socketMode: true }))
  assert.ok(registered.has('/mergerwatch'))
  for (const { name } of commands) {
    const [first] = slashNameOf(name).split(' ')
    assert.ok(registered.has(first ?? ''), name)
  }
  assert.ok(!registered.has('/help'))
  assert.equal(slashNameOf('help'), '/mergerwatch help')
})

test('names are escaped by Slack, so that people and groups can be told apart', () => {
  const { features } = slackManifest(commands, { socketMode: true }) as {
    features: { slash_commands: { should_escape: boolean }[] }
  }
  assert.ok(features.slash_commands.every((command) => command.should_escape))
})

test('HTTP mode sends everything to one address; Socket Mode has none', () => {
  const http = JSON.stringify(slackManifest(commands, { socketMode: false, url: 'https://bot.example.org/' }))
  assert.ok(http.includes('"url":"https://bot.example.org/slack/events"'))
  assert.ok(http.includes('"https://bot.example.org/slack/oauth_redirect"'))
  assert.ok(!JSON.stringify(slackManifest(commands, { socketMode: true })).includes('_url'))
})

test('HTTP mode without an https address is refused with a sentence', () => {
  assert.throws(() => slackManifest(commands, { socketMode: false }), /beginning with https/)
  assert.throws(
    () => slackManifest(commands, { socketMode: false, url: 'http://bot.example.org' }),
    /beginning with https/,
  )
})

test('a long name and a long description are shortened to what Slack takes', () => {
  const long: Command = {
    name: 'long',
    description: 'x'.repeat(5_000),
    examples: ['y'.repeat(3_000)],
    subcommands: [],
    actions: [],
  }
  commandsOf(slackManifest([long], { socketMode: true, name: 'A very long name for an app that watches mergers' }))
})
