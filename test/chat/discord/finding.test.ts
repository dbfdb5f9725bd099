import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Message } from '../../../src/chat/message.ts'
import { setSceneWithBot } from './scene.ts'

const MARKED: Message = {
  title: 'Two boards merge',
  tone: 'alert',
  blocks: [],
  buttons: [{ kind: 'action', label: 'Why this?', call: { action: 'alerts.why', payload: '42' } }],
}
const BARE: Message = { title: 'Nothing to press', tone: 'plain', blocks: [] }

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

test('a message whose post was cut off is found by the mark on its button', async (t) => {
  const { adapter, discord, place, channel } = await setSceneWithBot(t)
  discord.trouble.cutsAfterStoring = 2
  assert.equal((await adapter.post(place, MARKED, 'delivery-1')).kind, 'unknown')
  const sighting = await adapter.find(place, 'delivery-1', minutesAgo(5))
  assert.deepEqual(sighting, { kind: 'found', messageId: discord.messages(channel)[0]?.id })
})

test('one that never arrived is absent, when all the bot’s messages there are marked', async (t) => {
  const { adapter, discord, place, channel, member } = await setSceneWithBot(t)
  await adapter.post(place, MARKED, 'another')
  discord.say(channel, member, 'has it come?')
  assert.deepEqual(await adapter.find(place, 'delivery-1', minutesAgo(5)), { kind: 'absent' })
})

test('the mark of somebody else’s message proves nothing', async (t) => {
  const { adapter, discord, place, channel, member } = await setSceneWithBot(t)
  await adapter.post(place, MARKED, 'another')
  discord.say(channel, member, 'alerts.why|42|~delivery-1')
  assert.deepEqual(await adapter.find(place, 'delivery-1', minutesAgo(5)), { kind: 'absent' })
})

test('it cannot tell when a message of the bot’s without a button could be the one', async (t) => {
  const { adapter, place } = await setSceneWithBot(t)
  await adapter.post(place, BARE, 'delivery-1')
  assert.equal((await adapter.find(place, 'delivery-1', minutesAgo(5))).kind, 'cannot-tell')
})

test('while Discord remembers the nonce such a doubt is no matter', async (t) => {
  const { adapter, place, discord, channel } = await setSceneWithBot(t)
  await adapter.post(place, BARE, 'delivery-1')
  assert.deepEqual(await adapter.find(place, 'delivery-1', minutesAgo(1)), { kind: 'absent' })
  await adapter.post(place, BARE, 'delivery-1')
  assert.equal(discord.messages(channel).length, 1)
})

test('answers to commands are no alerts, so they raise no doubt', async (t) => {
  const { adapter, place, discord, channel, member } = await setSceneWithBot(t)
  discord.say(channel, member, 'hello')
  await discord.slash({ channel: channel.id, user: member, command: 'ferry', options: { to: 'Bath' } })
  assert.deepEqual(await adapter.find(place, 'delivery-1', minutesAgo(5)), { kind: 'absent' })
})

test('it looks back through many messages, and no further than it must', async (t) => {
  const { adapter, place, discord, channel, member } = await setSceneWithBot(t)
  for (let index = 0; index < 120; index++) discord.say(channel, member, 'long ago', minutesAgo(60))
  await adapter.post(place, MARKED, 'delivery-1')
  for (let index = 0; index < 250; index++) discord.say(channel, member, 'chatter')
  const reads = () =>
    discord.requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/messages')).length
  assert.equal((await adapter.find(place, 'delivery-1', minutesAgo(5))).kind, 'found')
  assert.equal(reads(), 3)
  assert.equal((await adapter.find(place, 'delivery-2', minutesAgo(5))).kind, 'absent')
  assert.equal(reads(), 6)
})

test('a channel that shows the bot nothing proves nothing', async (t) => {
  const { adapter, place, channel } = await setSceneWithBot(t)
  await adapter.post(place, MARKED, 'delivery-1')
  channel.forbidden = 'read'
  assert.equal((await adapter.find(place, 'delivery-1', minutesAgo(5))).kind, 'cannot-tell')
})

test('a channel that is gone, and a Discord that is away, prove nothing', async (t) => {
  const { adapter, place, discord, channel } = await setSceneWithBot(t)
  discord.removeChannel(channel)
  assert.deepEqual(await adapter.find(place, 'n', minutesAgo(5)), { kind: 'cannot-tell', why: 'the channel is gone' })
  await discord.goDown()
  assert.equal((await adapter.find(place, 'n', minutesAgo(5))).kind, 'cannot-tell')
})

test('direct messages are searched as well', async (t) => {
  const { adapter, place, discord, member } = await setSceneWithBot(t)
  const direct = { ...place, channel: `user:${member.id}` }
  discord.trouble.cutsAfterStoring = 2
  await adapter.post(direct, MARKED, 'delivery-1')
  assert.equal((await adapter.find(direct, 'delivery-1', minutesAgo(5))).kind, 'found')
})
