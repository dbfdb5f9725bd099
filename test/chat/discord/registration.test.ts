import assert from 'node:assert/strict'
import { test } from 'node:test'
import { COMMANDS, routerOf, type Scene, setScene } from './scene.ts'

const registrations = ({ discord }: Scene) =>
  discord.requests.filter(({ method }) => method === 'PUT').map(({ path }) => path.replace(/\/applications\/\d+\//, ''))

test('the commands are registered everywhere on the first start, and not again on the next', async (t) => {
  const scene = await setScene(t)
  await scene.bot().start()
  assert.deepEqual(
    scene.discord.commands().map((one) => one['name']),
    ['ferry', 'quay', 'harbour'],
  )
  await scene.bot().start()
  assert.deepEqual(registrations(scene), ['commands'])
})

test('commands that have changed are registered again', async (t) => {
  const scene = await setScene(t)
  await scene.bot().start()
  await scene.bot({ router: routerOf(COMMANDS().slice(0, 1), scene.log) }).start()
  assert.deepEqual(
    scene.discord.commands().map((one) => one['name']),
    ['ferry'],
  )
})

test('with a server given they are registered there, where they appear at once', async (t) => {
  const scene = await setScene(t)
  await scene.bot({ guildId: scene.guild.id }).start()
  assert.equal(scene.discord.commands(scene.guild).length, 3)
  assert.equal(scene.discord.commands().length, 0)
})

test('with the server no longer given they are taken away there, so that nobody sees them twice', async (t) => {
  const scene = await setScene(t)
  await scene.bot({ guildId: scene.guild.id }).start()
  await scene.bot().start()
  assert.equal(scene.discord.commands(scene.guild).length, 0)
  assert.equal(scene.discord.commands().length, 3)
  await scene.bot({ guildId: scene.guild.id }).start()
  assert.equal(scene.discord.commands(scene.guild).length, 3)
})

test('a server that the bot is not in is told in the log, and the bot runs', async (t) => {
  const scene = await setScene(t)
  const bot = scene.bot({ guildId: '123456789012345678' })
  await bot.start()
  assert.equal(bot.isReady(), true)
  assert.ok(
    scene.log.some(({ level, words }) => level === 'error' && words.startsWith('Discord did not take the commands')),
  )
})

test('commands that Discord did not take are offered again on the next start', async (t) => {
  const scene = await setScene(t)
  scene.discord.trouble.failing = { pathHolds: '/commands', status: 500 }
  await scene.bot().start()
  scene.discord.trouble.failing = null
  await scene.bot().start()
  assert.equal(scene.discord.commands().length, 3)
})
