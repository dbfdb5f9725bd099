import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRequests } from '../../../src/chat/discord/requests.ts'
import type { Message } from '../../../src/chat/message.ts'
import { logInto, type Scene, setScene, setSceneWithBot } from './scene.ts'
import { until } from './until.ts'

const HELLO: Message = { title: 'Two boards merge', tone: 'alert', blocks: [] }
const PICTURE = { png: new Uint8Array([137, 80, 78, 71]), name: 'bodies.png', alt: 'Fewer bodies' }

const texts = ({ discord, channel }: Scene) => discord.messages(channel).map(({ text }) => text)

test('a message is posted, with its nonce enforced', async (t) => {
  const scene = await setSceneWithBot(t)
  const outcome = await scene.adapter.post(scene.place, HELLO, 'delivery-1')
  const [message] = scene.discord.messages(scene.channel)
  assert.deepEqual(outcome, { kind: 'posted', messageId: message?.id })
  const body = scene.discord.requests.at(-1)?.body as Record<string, unknown>
  assert.deepEqual([body['nonce'], body['enforce_nonce']], ['delivery-1', true])
})

test('posted again with its nonce, it is the same message', async (t) => {
  const scene = await setSceneWithBot(t)
  const first = await scene.adapter.post(scene.place, HELLO, 'delivery-1')
  assert.deepEqual(await scene.adapter.post(scene.place, HELLO, 'delivery-1'), first)
  assert.equal(texts(scene).length, 1)
})

test('a picture goes along, with its words', async (t) => {
  const scene = await setSceneWithBot(t)
  await scene.adapter.post(scene.place, { ...HELLO, picture: PICTURE }, 'n')
  const [message] = scene.discord.messages(scene.channel)
  assert.deepEqual(
    message?.attachments.map(({ filename, description, size }) => [filename, description, size]),
    [['bodies.png', 'Fewer bodies', 4]],
  )
})

test('those to be notified are pinged, and an edit pings nobody again', async (t) => {
  const scene = await setSceneWithBot(t)
  const message: Message = {
    ...HELLO,
    title: '@everyone',
    notify: [
      { kind: 'role', id: scene.guild.id },
      { kind: 'here', id: '' },
    ],
  }
  const outcome = await scene.adapter.post(scene.place, message, 'n')
  assert.deepEqual(scene.discord.messages(scene.channel)[0]?.pinged, ['here', `role:${scene.guild.id}`])
  assert.equal(outcome.kind, 'posted')
})

test('an edit replaces the whole message: words, buttons and picture', async (t) => {
  const scene = await setSceneWithBot(t)
  const call = { action: 'ferry.board', payload: 'Bath' }
  const long: Message = { ...HELLO, picture: PICTURE, buttons: [{ kind: 'action', label: 'Board', call }] }
  const outcome = await scene.adapter.post(scene.place, long, 'n')
  const messageId = outcome.kind === 'posted' ? outcome.messageId : ''
  const edited = await scene.adapter.edit(scene.place, messageId, { title: 'Done', tone: 'plain', blocks: [] }, 'n')
  assert.deepEqual(edited, { kind: 'posted', messageId })
  const [message] = scene.discord.messages(scene.channel)
  assert.deepEqual([message?.text, message?.components, message?.attachments], ['Done', [], []])
})

test('an edit that keeps a picture brings it anew', async (t) => {
  const scene = await setSceneWithBot(t)
  const outcome = await scene.adapter.post(scene.place, { ...HELLO, picture: PICTURE }, 'n')
  const messageId = outcome.kind === 'posted' ? outcome.messageId : ''
  await scene.adapter.edit(scene.place, messageId, { ...HELLO, picture: { ...PICTURE, alt: 'Fewer still' } }, 'n')
  assert.deepEqual(
    scene.discord.messages(scene.channel)[0]?.attachments.map(({ description }) => description),
    ['Fewer still'],
  )
})

test('a direct message goes to the person, whose channel is asked for once', async (t) => {
  const scene = await setSceneWithBot(t)
  const place = { ...scene.place, channel: `user:${scene.member.id}` }
  assert.equal((await scene.adapter.post(place, HELLO, 'n1')).kind, 'posted')
  assert.equal((await scene.adapter.post(place, HELLO, 'n2')).kind, 'posted')
  assert.equal(scene.discord.messages(scene.discord.directChannel(scene.member)).length, 2)
  assert.equal(scene.discord.requests.filter(({ path }) => path === '/users/@me/channels').length, 1)
})

const forbid = (scene: Scene, what: 'see' | 'write') => {
  scene.channel.forbidden = what
}

for (const [what, spoil, why] of [
  ['a channel that the bot cannot see', (scene: Scene) => forbid(scene, 'see'), 'the bot cannot see that channel'],
  [
    'a channel that the bot may not write in',
    (scene: Scene) => forbid(scene, 'write'),
    'the bot may not write in that channel',
  ],
  ['a channel that is gone', (scene: Scene) => scene.discord.removeChannel(scene.channel), 'the channel is gone'],
] as const) {
  test(`${what} is refused for good, after one request`, async (t) => {
    const scene = await setSceneWithBot(t)
    spoil(scene)
    const before = scene.discord.requests.length
    assert.deepEqual(await scene.adapter.post(scene.place, HELLO, 'n'), { kind: 'refused', what: 'place', why })
    assert.equal(scene.discord.requests.length, before + 1)
  })
}

test('somebody who takes no direct messages, or does not exist, is refused', async (t) => {
  const scene = await setSceneWithBot(t)
  scene.member.closedToBot = true
  for (const id of [scene.member.id, '123456789012345678', 'ada']) {
    const outcome = await scene.adapter.post({ ...scene.place, channel: `user:${id}` }, HELLO, 'n')
    assert.equal(outcome.kind === 'refused' && outcome.what, 'place')
  }
})

test('a channel of another platform is refused without asking Discord', async (t) => {
  const scene = await setSceneWithBot(t)
  const before = scene.discord.requests.length
  assert.equal((await scene.adapter.post({ ...scene.place, channel: 'C0123ABC' }, HELLO, 'n')).kind, 'refused')
  assert.equal(scene.discord.requests.length, before)
})

test('an edit of a message that is gone, somebody else’s or archived is refused for its target', async (t) => {
  const scene = await setSceneWithBot(t)
  const theirs = scene.discord.say(scene.channel, scene.member, 'hello')
  const posted = await scene.adapter.post(scene.place, HELLO, 'n')
  const own = posted.kind === 'posted' ? posted.messageId : ''
  const whats: unknown[] = []
  for (const id of ['123456789012345678', theirs, 'nonsense']) {
    const outcome = await scene.adapter.edit(scene.place, id, HELLO, 'n')
    whats.push(outcome.kind === 'refused' && outcome.what)
  }
  scene.channel.isArchived = true
  const outcome = await scene.adapter.edit(scene.place, own, HELLO, 'n')
  assert.deepEqual([...whats, outcome.kind === 'refused' && outcome.what], ['target', 'target', 'target', 'target'])
})

test('a short rate limit is waited for, and the channel’s own limit is never run into', async (t) => {
  const scene = await setSceneWithBot(t, { rateLimit: { requests: 3, perMs: 300 } })
  scene.discord.rateLimit('/messages', { retryAfterSeconds: 0.2 })
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, index) => scene.adapter.post(scene.place, HELLO, `n${index}`)),
  )
  assert.deepEqual(new Set(outcomes.map(({ kind }) => kind)), new Set(['posted']))
  assert.equal(texts(scene).length, 8)
  assert.equal(scene.discord.invalidRequests, 1)
})

test('a long rate limit is left to the outbox, with its time', async (t) => {
  const scene = await setSceneWithBot(t)
  scene.discord.rateLimit('/messages', { retryAfterSeconds: 60, scope: 'shared' })
  const outcome = await scene.adapter.post(scene.place, HELLO, 'n')
  assert.equal(outcome.kind, 'later')
  assert.ok(outcome.kind === 'later' && outcome.afterMs >= 60_000 && outcome.afterMs < 65_000)
})

test('with connections refused it was surely not posted', async (t) => {
  const scene = await setSceneWithBot(t)
  await scene.discord.goDown()
  const outcome = await scene.adapter.post(scene.place, HELLO, 'n')
  assert.equal(outcome.kind, 'later')
  await scene.discord.comeBack()
  assert.equal((await scene.adapter.post(scene.place, HELLO, 'n')).kind, 'posted')
})

test('a line that is cut after the message was stored is settled at once by its nonce', async (t) => {
  const scene = await setSceneWithBot(t)
  scene.discord.trouble.cutsAfterStoring = 1
  const outcome = await scene.adapter.post(scene.place, HELLO, 'n')
  assert.deepEqual(outcome, { kind: 'posted', messageId: scene.discord.messages(scene.channel)[0]?.id })
  assert.equal(texts(scene).length, 1)
})

test('a line that is cut twice leaves the outcome unknown', async (t) => {
  const scene = await setSceneWithBot(t)
  scene.discord.trouble.cutsAfterStoring = 2
  assert.equal((await scene.adapter.post(scene.place, HELLO, 'n')).kind, 'unknown')
  assert.equal(texts(scene).length, 1)
})

test('after an answer of 502 the outcome is unknown, and an edit is made later', async (t) => {
  const scene = await setSceneWithBot(t)
  const posted = await scene.adapter.post(scene.place, HELLO, 'n0')
  scene.discord.trouble.failing = { pathHolds: '/messages', status: 502 }
  assert.equal((await scene.adapter.post(scene.place, HELLO, 'n')).kind, 'unknown')
  const messageId = posted.kind === 'posted' ? posted.messageId : ''
  assert.equal((await scene.adapter.edit(scene.place, messageId, HELLO, 'n')).kind, 'later')
})

test('a token that a request finds withdrawn stops further requests', async (t) => {
  const scene = await setSceneWithBot(t)
  scene.discord.trouble.failing = { pathHolds: '/messages', status: 401 }
  assert.equal((await scene.adapter.post(scene.place, HELLO, 'n')).kind, 'later')
  assert.equal(scene.adapter.isReady(), false)
  assert.match(scene.adapter.health().says, /DISCORD_TOKEN/)
  const before = scene.discord.requests.length
  assert.equal((await scene.adapter.post(scene.place, HELLO, 'n')).kind, 'later')
  assert.equal(scene.discord.requests.length, before)
})

test('a token that Discord refused by mistake is taken up again', async (t) => {
  const { discord, channel } = await setScene(t)
  const requests = createRequests(discord.token, discord.url, logInto([]), 20)
  t.after(() => requests.close())
  discord.trouble.failing = { pathHolds: '', status: 401, times: 3 }
  await assert.rejects(requests.rest.get(`/channels/${channel.id}`))
  assert.equal(requests.isTokenRefused(), true)
  await until(() => !requests.isTokenRefused())
  assert.equal(discord.invalidRequests, 3)
})

test('the token of an interaction that has ended says nothing of the bot’s own', async (t) => {
  const scene = await setSceneWithBot(t, { tokenLivesMs: 1, settledWithinMs: 150 })
  scene.discord.trouble.delay = { pathHolds: '@original', ms: 20 }
  await assert.rejects(
    scene.discord.slash({ channel: scene.channel.id, user: scene.member, command: 'quay list' }),
    /thinking/,
  )
  assert.equal(scene.adapter.isReady(), true)
  assert.ok(scene.log.some(({ words }) => words === 'Discord did not take an answer.'))
})

test('a gate before Discord that answers with a page of its own closes no channel', async (t) => {
  const scene = await setSceneWithBot(t)
  scene.discord.trouble.failing = { pathHolds: '/messages', status: 403, page: '<html>Access denied</html>' }
  assert.equal((await scene.adapter.post(scene.place, HELLO, 'n')).kind, 'later')
})
