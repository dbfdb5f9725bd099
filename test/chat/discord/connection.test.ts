import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setScene, setSceneWithBot } from './scene.ts'
import { until } from './until.ts'

describe('the connection', { concurrency: 4 }, () => {
  test('it is ready when Discord says so, and says in how many servers it is', async (t) => {
    const { adapter } = await setSceneWithBot(t)
    assert.equal(adapter.isReady(), true)
    assert.deepEqual(adapter.health(), { ok: true, says: 'Connected to Discord, in 1 server.' })
  })

  test('it asks for the intent for servers and no other', async (t) => {
    const { discord } = await setSceneWithBot(t)
    assert.deepEqual(discord.gateway.intents, [1])
  })

  for (const where of ['REST', 'gateway'] as const) {
    test(`a token that the ${where} refuses stops the start with a sentence, and is not in it`, async (t) => {
      const scene = await setScene(t)
      const token = where === 'REST' ? 'wrong-token-of-mine' : scene.discord.token
      scene.discord.gateway.refusesTokens = where === 'gateway'
      const bot = scene.bot({ token })
      await assert.rejects(bot.start(), (fault: Error) => {
        assert.match(fault.message, /^Discord refuses DISCORD_TOKEN: copy the bot’s token again/)
        assert.ok(!fault.message.includes(token))
        return true
      })
      assert.equal(bot.isReady(), false)
      assert.match(bot.health().says, /DISCORD_TOKEN/)
      assert.ok(!JSON.stringify(scene.log).includes(token))
    })
  }

  test('while Discord cannot be reached it keeps trying, and connects when it is back', async (t) => {
    const scene = await setScene(t)
    await scene.discord.goDown()
    const bot = scene.bot()
    const started = bot.start()
    await until(() => scene.log.some(({ words }) => words.startsWith('Discord cannot be reached')))
    assert.equal(bot.isReady(), false)
    assert.deepEqual(bot.health(), { ok: false, says: 'Not connected to Discord yet: Discord cannot be reached.' })
    assert.equal((await bot.post(scene.place, { title: 'Hello', tone: 'plain', blocks: [] }, 'n')).kind, 'later')
    await scene.discord.comeBack()
    await started
    assert.equal(bot.isReady(), true)
  })

  test('a gateway that answers 502 is tried again, and in the end one connection is left', async (t) => {
    const scene = await setScene(t)
    scene.discord.gateway.isDown = true
    const bot = scene.bot()
    const started = bot.start()
    await until(() => scene.log.some(({ words }) => words.startsWith('Discord cannot be reached')))
    scene.discord.gateway.isDown = false
    await started
    // A client that was given up would be back half a second later.
    await new Promise((resolve) => setTimeout(resolve, 900))
    assert.equal(scene.discord.gateway.connections, 1)
    assert.equal(scene.discord.gateway.identified, 1)
  })

  test('a connection that is lost is resumed, and what happened meanwhile is answered', async (t) => {
    const scene = await setSceneWithBot(t, { ackWithinMs: 4_000 })
    const { discord, channel, member } = scene
    discord.gateway.drop()
    const seen = await discord.slash({ channel: channel.id, user: member, command: 'ferry', options: { to: 'Bath' } })
    assert.equal(seen.message.text, 'To Bath at noon\nQuay\nany')
    assert.deepEqual([discord.gateway.identified, discord.gateway.resumed], [1, 1])
    assert.equal(scene.adapter.health().ok, true)
  })

  test('a session that cannot be resumed is begun anew', async (t) => {
    const { discord, channel, member } = await setSceneWithBot(t)
    discord.gateway.drop({ resume: false })
    await until(() => discord.gateway.identified === 2, 15_000)
    await until(() => discord.gateway.connections === 1)
    const seen = await discord.slash({ channel: channel.id, user: member, command: 'quay list' })
    assert.equal(seen.message.text, 'Nobody is there.')
  })

  test('it connects anew when Discord asks it to', async (t) => {
    const { discord } = await setSceneWithBot(t)
    discord.gateway.askToReconnect()
    await until(() => discord.gateway.resumed === 1)
  })

  test('a dead connection is noticed by its missing heartbeats', async (t) => {
    const { discord } = await setSceneWithBot(t, { heartbeatMs: 150 })
    discord.gateway.isDeaf = true
    await until(() => discord.gateway.resumed === 1)
  })

  test('a token that is withdrawn while it runs is said on the health page, and posts wait', async (t) => {
    const scene = await setSceneWithBot(t)
    scene.discord.gateway.refusesTokens = true
    scene.discord.gateway.drop()
    await until(() => !scene.adapter.isReady())
    assert.match(scene.adapter.health().says, /^Discord refuses DISCORD_TOKEN/)
    assert.equal(
      (await scene.adapter.post(scene.place, { title: 'Hello', tone: 'plain', blocks: [] }, 'n')).kind,
      'later',
    )
  })

  test('it stops while it is connecting', async (t) => {
    const scene = await setScene(t)
    await scene.discord.goDown()
    const bot = scene.bot()
    const started = bot.start()
    await until(() => scene.log.length > 0)
    await bot.stop()
    await started
    assert.equal(bot.isReady(), false)
  })

  test('stopped while the connection is lost, it does not come back', async (t) => {
    const { adapter, discord } = await setSceneWithBot(t)
    await discord.goDown()
    await until(() => !adapter.health().ok)
    await adapter.stop()
    await discord.comeBack()
    // The client would have tried again half a second later.
    await new Promise((resolve) => setTimeout(resolve, 900))
    assert.equal(discord.gateway.connections, 0)
    assert.equal(adapter.health().says, 'Disconnected from Discord: the bot is stopping.')
  })

  test('it lets an answer under way finish before it stops, and takes no more', async (t) => {
    const scene = await setSceneWithBot(t)
    const { discord, channel, member } = scene
    discord.trouble.delay = { pathHolds: '/callback', ms: 150 }
    const asked = discord.slash({ channel: channel.id, user: member, command: 'quay list' })
    await new Promise((resolve) => setTimeout(resolve, 50))
    await scene.adapter.stop()
    assert.equal((await asked).message.text, 'Nobody is there.')
    assert.equal(discord.gateway.connections, 0)
  })
})
