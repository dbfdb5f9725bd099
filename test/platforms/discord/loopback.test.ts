/** Whether the loopback Discord behaves on the wire as the real one does. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import { WebSocket } from 'ws'
import { type DiscordOptions, type LoopbackDiscord, startDiscord } from './loopback.ts'
import { array, record } from './problems.ts'

async function scene(t: TestContext, options?: DiscordOptions) {
  const discord = await startDiscord(options)
  t.after(() => discord.close())
  const guild = discord.guild()
  return { discord, guild, channel: discord.channel(guild), user: discord.member(guild, 'ada') }
}

async function send(discord: LoopbackDiscord, method: string, path: string, body?: object, token = discord.token) {
  const headers = { authorization: `Bot ${token}`, 'content-type': 'application/json' }
  const response = await fetch(`${discord.url}/v10${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await response.text()
  const answer: unknown = text === '' ? null : JSON.parse(text)
  return { status: response.status, headers: response.headers, answer: record(answer), list: array(answer).map(record) }
}

/** A connection to the gateway that has been greeted, and what came over it since. */
async function connect(discord: LoopbackDiscord) {
  const { answer } = await send(discord, 'GET', '/gateway/bot')
  const socket = new WebSocket(String(answer['url']))
  const packets: Record<string, unknown>[] = []
  socket.on('message', (raw: Buffer) => packets.push(record(JSON.parse(raw.toString()))))
  await once(socket, 'message')
  const say = (op: number, d: unknown) => socket.send(JSON.stringify({ op, d }))
  return { socket, packets, say, closed: once(socket, 'close').then(([code]) => code as number) }
}

/** A bot that acknowledges each interaction by hand. */
async function bot(discord: LoopbackDiscord) {
  const { socket, say, packets } = await connect(discord)
  say(2, { token: discord.token, intents: 1 })
  await once(socket, 'message')
  const next = async () => {
    const known = () => packets.findLast((packet) => packet['t'] === 'INTERACTION_CREATE')
    while (!known()) await once(socket, 'message')
    return record(known()?.['d'])
  }
  return {
    next,
    callback: (about: Record<string, unknown>, body: object) =>
      send(discord, 'POST', `/interactions/${String(about['id'])}/${String(about['token'])}/callback`, body),
  }
}

test('a wrong token is 401, counted as an invalid request', async (t) => {
  const { discord } = await scene(t)
  assert.equal((await send(discord, 'GET', '/users/@me', undefined, 'wrong')).status, 401)
  assert.equal(discord.invalidRequests, 1)
})

test('the gateway closes with 4004 for a wrong token, 4003 before one, 4014 for an intent that is not allowed', async (t) => {
  const { discord } = await scene(t)
  const codes = await Promise.all(
    [
      { op: 2, d: { token: 'wrong', intents: 1 } },
      { op: 3, d: {} },
      { op: 2, d: { token: discord.token, intents: 1 << 15 } },
    ].map(async ({ op, d }) => {
      const { say, closed } = await connect(discord)
      say(op, d)
      return closed
    }),
  )
  assert.deepEqual(codes, [4004, 4003, 4014])
})

test('a heartbeat is acknowledged, and its absence closes the connection', async (t) => {
  const { discord } = await scene(t, { heartbeatMs: 60 })
  const { socket, packets, say, closed } = await connect(discord)
  say(1, null)
  await once(socket, 'message')
  assert.deepEqual(
    packets.map(({ op }) => op),
    [10, 11],
  )
  assert.equal(await closed, 4009)
})

test('a session that is resumed is told what it missed; an unknown one is invalid', async (t) => {
  const { discord } = await scene(t)
  const first = await connect(discord)
  first.say(2, { token: discord.token, intents: 1 })
  await once(first.socket, 'message')
  const ready = record(first.packets.find((packet) => packet['t'] === 'READY')?.['d'])
  first.socket.terminate()
  await first.closed
  discord.guild('Another')
  const second = await connect(discord)
  second.say(6, { token: discord.token, session_id: ready['session_id'], seq: 2 })
  while (!second.packets.some((packet) => packet['t'] === 'RESUMED')) await once(second.socket, 'message')
  assert.deepEqual(
    second.packets.map(({ t: name }) => name ?? null),
    [null, 'GUILD_CREATE', 'RESUMED'],
  )
  const third = await connect(discord)
  third.say(6, { token: discord.token, session_id: 'unknown', seq: 0 })
  await once(third.socket, 'message')
  assert.deepEqual(third.packets.at(-1), { op: 9, d: false })
})

test('the sixth request in a second is refused, with when to come back', async (t) => {
  const { discord, channel } = await scene(t)
  const posts = await Promise.all(
    Array.from({ length: 6 }, () => send(discord, 'POST', `/channels/${channel.id}/messages`, { content: 'hi' })),
  )
  assert.equal(posts.filter(({ status }) => status === 200).length, 5)
  assert.equal(posts.filter(({ status }) => status === 429).length, 1)
  const refused = posts.find(({ status }) => status === 429)
  assert.equal(refused?.headers.get('x-ratelimit-scope'), 'user')
  assert.ok(Number(refused?.headers.get('retry-after')) > 0)
  assert.equal(refused?.answer['global'], false)
  const other = discord.channel(discord.guild())
  assert.equal((await send(discord, 'POST', `/channels/${other.id}/messages`, { content: 'hi' })).status, 200)
})

test('a repeated nonce is the first message only when it is enforced', async (t) => {
  const { discord, channel } = await scene(t)
  const post = async (enforce: boolean) =>
    (
      await send(discord, 'POST', `/channels/${channel.id}/messages`, {
        content: 'hi',
        nonce: 'n',
        enforce_nonce: enforce,
      })
    ).answer['id']
  const first = await post(true)
  assert.equal(await post(true), first)
  assert.notEqual(await post(false), first)
})

test('the history gives no nonces, and of others’ messages not what they say', async (t) => {
  const { discord, channel, user } = await scene(t)
  discord.say(channel, user, 'a secret')
  await send(discord, 'POST', `/channels/${channel.id}/messages`, { content: 'hi', nonce: 'n' })
  const { list } = await send(discord, 'GET', `/channels/${channel.id}/messages?limit=10`)
  assert.deepEqual(
    list.map(({ content, nonce }) => [content, nonce]),
    [
      ['hi', undefined],
      ['', undefined],
    ],
  )
})

const FERRY = [
  {
    name: 'ferry',
    description: 'A ferry',
    options: [{ type: 3, name: 'to', description: 'Where', required: true, autocomplete: true }],
  },
  { name: 'harbour', description: 'The harbour', default_member_permissions: '32', contexts: [0] },
]

test('people can only send what Discord would let them send', async (t) => {
  const { discord, guild, channel, user } = await scene(t)
  await send(discord, 'PUT', `/applications/${discord.applicationId}/commands`, FERRY)
  const call = { channel: channel.id, user }
  await assert.rejects(discord.slash({ ...call, command: 'train' }), /shows no command/)
  await assert.rejects(discord.slash({ ...call, command: 'ferry' }), /asks for to/)
  await assert.rejects(discord.slash({ ...call, command: 'ferry', options: { to: 'a', via: 'b' } }), /no option via/)
  await assert.rejects(discord.slash({ ...call, command: 'harbour' }), /to this person/)
  const organiser = discord.member(guild, 'bess', 32)
  await assert.rejects(
    discord.slash({ channel: discord.directChannel(organiser).id, user: organiser, command: 'harbour' }),
    /direct messages/,
  )
})

test('an interaction is answered once, in time, and by its own token', async (t) => {
  const { discord, channel, user } = await scene(t, { ackWithinMs: 80 })
  await send(discord, 'PUT', `/applications/${discord.applicationId}/commands`, FERRY)
  const { next, callback } = await bot(discord)
  const asked = discord.slash({ channel: channel.id, user, command: 'ferry', options: { to: 'Bath' } })
  const about = await next()
  assert.equal((await callback({ ...about, token: 'wrong' }, { type: 5 })).answer['code'], 10062)
  assert.equal((await callback(about, { type: 8, data: { choices: [] } })).answer['code'], 50035)
  assert.equal((await callback(about, { type: 4, data: { content: 'At noon' } })).status, 204)
  assert.equal((await callback(about, { type: 4, data: { content: 'At one' } })).answer['code'], 40060)
  assert.equal((await asked).message.text, 'At noon')
  const late = discord.slash({ channel: channel.id, user, command: 'ferry', options: { to: 'Bath' } })
  assert.equal((await late).failed, 'The application did not respond')
})

test('a follow-up to “is thinking…” takes its place, as public as it was; after a deletion it is its own', async (t) => {
  const { discord, channel, user } = await scene(t)
  await send(discord, 'PUT', `/applications/${discord.applicationId}/commands`, FERRY)
  for (const deleted of [false, true]) {
    const { next, callback } = await bot(discord)
    const asked = discord.slash({ channel: channel.id, user, command: 'ferry', options: { to: 'Bath' } })
    const about = await next()
    const hook = `/webhooks/${discord.applicationId}/${String(about['token'])}`
    await callback(about, { type: 5 })
    if (deleted) await send(discord, 'DELETE', `${hook}/messages/@original`)
    await send(discord, 'POST', hook, { content: 'For you', flags: 64 })
    assert.equal((await asked).message.isEphemeral, deleted)
    discord.gateway.drop({ resume: false })
  }
})

test('a token for answering dies in time', async (t) => {
  const { discord, channel, user } = await scene(t, { tokenLivesMs: 30 })
  await send(discord, 'PUT', `/applications/${discord.applicationId}/commands`, FERRY)
  const { next, callback } = await bot(discord)
  const asked = discord.slash({ channel: channel.id, user, command: 'ferry', options: { to: 'Bath' } })
  const about = await next()
  await callback(about, { type: 4, data: { content: 'At noon' } })
  await asked
  await new Promise((resolve) => setTimeout(resolve, 40))
  const late = await send(
    discord,
    'PATCH',
    `/webhooks/${discord.applicationId}/${String(about['token'])}/messages/@original`,
    { content: 'x' },
  )
  assert.deepEqual([late.status, late.answer['code']], [401, 50027])
})
