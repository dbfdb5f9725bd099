import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { atShell } from './at-shell.ts'

describe('manifest', () => {
  it('for Discord is the list of commands that it registers', async () => {
    const { code, output } = await atShell(['manifest', 'discord'])
    const names = JSON.parse(output).map(({ name }: { name: string }) => name)
    assert.equal(code, 0)
    for (const name of ['ccg', 'ics', 'watch', 'help']) assert.ok(names.includes(name), name)
  })

  it('for Slack is an app manifest in Socket Mode', async () => {
    const manifest = JSON.parse((await atShell(['manifest', 'slack'])).output)
    assert.equal(manifest.settings.socket_mode_enabled, true)
    assert.ok(manifest.features.slash_commands.some(({ command }: { command: string }) => command === '/ccg'))
  })

  it('for Slack is one in HTTP mode where the bot has an address', async () => {
    const { output } = await atShell(['manifest', 'slack', '--url', 'https://bot.example.org'])
    const manifest = JSON.parse(output)
    assert.notEqual(manifest.settings.socket_mode_enabled, true)
    assert.match(manifest.settings.event_subscriptions.request_url, /^https:\/\/bot\.example\.org\//)
  })

  it('for Slack refuses an address that Slack would refuse', async () => {
    const { code, output, errors } = await atShell(['manifest', 'slack', '--url', 'http://bot.example.org'])
    assert.deepEqual([code, output], [1, ''])
    assert.match(errors, /https:\/\//)
  })
})
