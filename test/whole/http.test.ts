import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Bot } from './bot.ts'
import { createTestWorld } from './world.ts'

/** The address of the program's own pages, as it says at its start. */
function pagesOf(bot: Bot): string {
  return /http:\/\/127\.0\.0\.1:\d+/.exec(bot.log())?.[0] ?? assert.fail(bot.log())
}

describe('the program’s own pages', () => {
  it('say that every part is well, and count what it does', async (test) => {
    const world = await createTestWorld(test)
    const bot = world.start({ HTTP_PORT: '0' })
    await bot.ready()
    const health = await fetch(`${pagesOf(bot)}/healthz`)
    const told: { status: string; parts: { part: string; ok: boolean }[] } = JSON.parse(await health.text())
    assert.equal(health.status, 200)
    assert.deepEqual(
      told.parts.map(({ part, ok }) => [part, ok]),
      [
        ['database', true],
        ['feeds', true],
        ['console', true],
        ['discord', true],
        ['slack', true],
      ],
    )
    const metrics = await (await fetch(`${pagesOf(bot)}/metrics`)).text()
    assert.match(metrics, /mergerwatch_feed_reads_total/)
    assert.doesNotMatch(metrics, /xoxb|xapp/)
  })

  it('are unwell, and name the part, while a platform cannot be reached', async (test) => {
    const world = await createTestWorld(test)
    await world.discord.goDown()
    const bot = world.start({ HTTP_PORT: '0' })
    await bot.ready()
    const health = await fetch(`${pagesOf(bot)}/healthz`)
    assert.equal(health.status, 503)
    assert.match(await health.text(), /Not connected to Discord yet/)
  })
})

describe('Slack in HTTP mode', () => {
  it('is served on the same port as the pages, and refuses a wrong signature', async (test) => {
    const world = await createTestWorld(test)
    const { slack } = world
    const bot = world.start({ HTTP_PORT: '0', SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: slack.signingSecret })
    await bot.ready()
    const url = `${pagesOf(bot)}/slack/events`
    slack.deliverTo({ url, signingSecret: slack.signingSecret })
    const typed = await slack.slash({ command: '/ccg', text: 'wirral on:2020-09-08' })
    assert.match((await typed.next()).reading.words, /NHS Wirral CCG/)
    const forged = await fetch(url, {
      method: 'POST',
      headers: { 'x-slack-signature': 'v0=00', 'x-slack-request-timestamp': String(Math.floor(Date.now() / 1_000)) },
      body: 'command=%2Fccg&text=wirral',
    })
    assert.equal(forged.status, 401)
  })
})
