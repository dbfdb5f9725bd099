import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Seen } from '../../platforms/discord/people.ts'
import { type Scene, setSceneWithBot } from './scene.ts'
import { until } from './until.ts'

const ask = (
  { discord, channel, member }: Scene,
  command: string,
  options: Record<string, string | number> = {},
): Promise<Seen> => discord.slash({ channel: channel.id, user: member, command, options })

test('a command for all is answered in the channel', async (t) => {
  const scene = await setSceneWithBot(t)
  const { failed, message } = await ask(scene, 'ferry', { to: 'Bath', quay: 2 })
  assert.equal(failed, null)
  assert.equal(message.isEphemeral, false)
  assert.equal(message.text, 'To Bath at noon\nQuay\n2')
  assert.deepEqual(
    scene.discord.messages(scene.channel).map(({ text }) => text),
    ['To Bath at noon\nQuay\n2'],
  )
})

test('a command for the asker is answered for nobody else’s eyes', async (t) => {
  const scene = await setSceneWithBot(t)
  const { message } = await ask(scene, 'quay list')
  assert.equal(message.isEphemeral, true)
  assert.deepEqual(scene.discord.messages(scene.channel), [])
})

test('Discord is told at once that an answer will come', async (t) => {
  const scene = await setSceneWithBot(t)
  await ask(scene, 'ferry', { to: 'Bath' })
  const told = scene.discord.requests.filter(({ path }) => path.includes('/callback') || path.includes('/webhooks/'))
  assert.deepEqual(
    told.map(({ method, body }) => [method, (body as { type?: number }).type]),
    [
      ['POST', 5],
      ['PATCH', undefined],
    ],
  )
})

test('a refusal is told to the asker alone, though the answer was announced to all', async (t) => {
  const scene = await setSceneWithBot(t)
  const { messages } = await ask(scene, 'ferry', { to: 'Atlantis' })
  assert.deepEqual(
    messages.map(({ isEphemeral, text }) => [isEphemeral, text]),
    [[true, '⚠️ The ferry does not go to Atlantis.']],
  )
  assert.deepEqual(scene.discord.messages(scene.channel), [])
})

test('a fault is a sentence to the asker and a line in the log', async (t) => {
  const scene = await setSceneWithBot(t)
  const { message } = await ask(scene, 'ferry', { to: 'nowhere' })
  assert.match(message.text, /Something went wrong here/)
  assert.ok(!message.text.includes('engine'))
  assert.ok(scene.log.some(({ level, words }) => level === 'fault' && words === '/ferry'))
})

test('the caller is who Discord says, where Discord says', async (t) => {
  const scene = await setSceneWithBot(t)
  await ask(scene, 'quay list')
  const [{ isAdmin, ...caller }] = scene.calls as [(typeof scene.calls)[0]]
  assert.deepEqual(caller, {
    platform: 'discord',
    tenant: scene.guild.id,
    channel: scene.channel.id,
    userId: scene.member.id,
    userName: 'ada',
  })
  assert.equal(await isAdmin(), false)
})

test('organisers’ commands are for those who manage the server, administrators and its owner', async (t) => {
  const scene = await setSceneWithBot(t)
  const { discord, guild, channel } = scene
  const owner = guild.members.get(guild.ownerId)!.user
  const administrator = discord.member(guild, 'cleo', 8)
  for (const user of [scene.organiser, administrator, owner]) {
    const seen = await discord.slash({
      channel: channel.id,
      user,
      command: 'quay hire',
      options: { whom: 'Ada', as: 'cook' },
    })
    assert.equal(seen.message.text, '✅ Hired Ada as cook.')
  }
  const refused = await ask(scene, 'quay hire', { whom: 'Ada' })
  assert.match(refused.message.text, /^⚠️ Only organisers can do this/)
})

test('people who are named in a value arrive as the program’s own words for them', async (t) => {
  const scene = await setSceneWithBot(t)
  const options = { whom: `<@${scene.member.id}> <@&123456789012345678> @here` }
  const seen = await scene.discord.slash({
    channel: scene.channel.id,
    user: scene.organiser,
    command: 'quay hire',
    options,
  })
  assert.match(
    seen.message.text,
    new RegExp(`Hired user.*${scene.member.id} role.*123456789012345678 here as anything`),
  )
  assert.deepEqual(seen.message.pinged, [])
})

test('while somebody types, values are offered without any delay that Discord must be told of', async (t) => {
  const scene = await setSceneWithBot(t)
  const offered = await scene.discord.autocomplete({
    channel: scene.channel.id,
    user: scene.member,
    command: 'ferry',
    options: { to: 'NOR' },
    typing: 'to',
  })
  assert.deepEqual(
    offered.map(({ value }) => value),
    ['North Bank', 'Northam'],
  )
})

test('a button runs its action, with its payload', async (t) => {
  const scene = await setSceneWithBot(t)
  const { message } = await ask(scene, 'ferry', { to: 'Bath' })
  const pressed = await scene.discord.press(message.id, 'Board', scene.organiser)
  assert.equal(pressed.message.text, '✅ You are on board for Bath.')
  assert.equal(pressed.message.isEphemeral, true)
})

test('a menu runs its action, with what was chosen', async (t) => {
  const scene = await setSceneWithBot(t)
  const { message } = await ask(scene, 'ferry', { to: 'Bath' })
  assert.equal((await scene.discord.choose(message.id, 'stern', scene.member)).message.text, '✅ You sit at the stern.')
})

test('a button on an alert works though it carries the alert’s mark', async (t) => {
  const scene = await setSceneWithBot(t)
  const call = { action: 'ferry.board', payload: 'Bath' }
  const posted = await scene.adapter.post(
    scene.place,
    { title: 'All aboard', tone: 'alert', blocks: [], buttons: [{ kind: 'action', label: 'Board', call }] },
    'delivery-1',
  )
  assert.equal(posted.kind, 'posted')
  const [message] = scene.discord.messages(scene.channel)
  assert.equal(
    (await scene.discord.press(message!.id, 'Board', scene.member)).message.text,
    '✅ You are on board for Bath.',
  )
})

test('an organisers’ button that somebody else presses is refused to that person alone', async (t) => {
  const scene = await setSceneWithBot(t)
  const call = { action: 'ferry.sink', payload: '' }
  await scene.adapter.post(
    scene.place,
    { title: 'A ferry', tone: 'plain', blocks: [], buttons: [{ kind: 'action', label: 'Sink', call }] },
    'n',
  )
  const [message] = scene.discord.messages(scene.channel)
  const pressed = await scene.discord.press(message!.id, 'Sink', scene.member)
  assert.match(pressed.message.text, /Only organisers/)
  assert.equal(pressed.message.isEphemeral, true)
  assert.equal(scene.discord.messages(scene.channel).length, 1)
})

test('in direct messages everyone is a tenant of their own, and nobody is an organiser', async (t) => {
  const scene = await setSceneWithBot(t)
  const channel = scene.discord.directChannel(scene.organiser)
  const seen = await scene.discord.slash({ channel: channel.id, user: scene.organiser, command: 'quay list' })
  assert.equal(seen.message.text, 'Nobody is there.')
  assert.equal(scene.calls[0]?.tenant, `dm-${scene.organiser.id}`)
  const refused = await scene.discord.slash({
    channel: channel.id,
    user: scene.organiser,
    command: 'quay hire',
    options: { whom: 'x' },
  })
  assert.match(refused.message.text, /Only organisers/)
})

test('what Discord sends twice is answered once', async (t) => {
  const scene = await setSceneWithBot(t)
  await ask(scene, 'quay list')
  scene.discord.gateway.repeat('INTERACTION_CREATE')
  await ask(scene, 'quay list')
  assert.equal(scene.calls.length, 2)
  assert.equal(scene.discord.requests.filter(({ path }) => path.endsWith('/callback')).length, 2)
})

test('an answer that comes too late for Discord is a line in the log, and the command is not run unseen', async (t) => {
  const scene = await setSceneWithBot(t, { ackWithinMs: 60 })
  scene.discord.trouble.delay = { pathHolds: '/callback', ms: 150 }
  const seen = await ask(scene, 'quay list')
  assert.equal(seen.failed, 'The application did not respond')
  await until(() => scene.log.some(({ words }) => words.startsWith('Discord had given up waiting')))
  assert.equal(scene.calls.length, 0)
  scene.discord.trouble.delay = null
  assert.equal((await ask(scene, 'quay list')).failed, null)
})

test('an answer that fails on the way is sent once more', async (t) => {
  const scene = await setSceneWithBot(t)
  scene.discord.trouble.failing = { pathHolds: '@original', status: 502, times: 1 }
  assert.equal((await ask(scene, 'quay list')).message.text, 'Nobody is there.')
  const answers = scene.discord.requests.filter(({ path }) => path.endsWith('/@original'))
  assert.deepEqual(
    answers.map(({ status }) => status),
    [502, 200],
  )
})

test('hostile text in an answer pings nobody, links nowhere and hides nothing', async (t) => {
  const scene = await setSceneWithBot(t)
  const to = '@everyone [free](https://bad.example) <#1> ||x|| \u202egnp'
  const { message } = await ask(scene, 'ferry', { to })
  assert.deepEqual(message.pinged, [])
  assert.ok(message.text.includes('\\[free\\]\\(https\\://bad.example\\) \\<\\#1\\> \\|\\|x\\|\\|'))
})
