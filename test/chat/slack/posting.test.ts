import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Message } from '../../../src/chat/message.ts'
import type { Place } from '../../../src/chat/platform.ts'
import { connected, kit, PNG, until } from './fixture.ts'

const HOME: Place = { platform: 'slack', tenant: 'T000HOME', channel: 'CGENERAL' }
const ALERT: Message = {
  overline: 'MERGER APPROVED · Kernow',
  title: 'Two bodies become one in Kernow',
  link: 'https://example.org/kernow',
  tone: 'alert',
  blocks: [],
}

const at = (channel: string): Place => ({ ...HOME, channel })

test('a message is posted, and its id is good for an edit', async (t) => {
  const { slack, adapter } = await connected(t)
  const posted = await adapter.post(HOME, ALERT, 'nonce-1')
  assert.equal(posted.kind, 'posted')
  const id = posted.kind === 'posted' ? posted.messageId : ''
  const [message] = slack.messages('CGENERAL')
  assert.equal(message?.ts, id)
  assert.deepEqual(message?.metadata, { event_type: 'mergerwatch_delivery', event_payload: { nonce: 'nonce-1' } })
  assert.deepEqual(message?.reading.links, [
    { url: 'https://example.org/kernow', words: 'Two bodies become one in Kernow' },
  ])
  assert.deepEqual(message?.reading.unfurled, [])
  assert.deepEqual(message?.reading.pinged, [])

  const edited = await adapter.edit(HOME, id, { ...ALERT, title: 'Three bodies become one' }, 'nonce-1')
  assert.deepEqual(edited, { kind: 'posted', messageId: id })
  assert.match(slack.messages('CGENERAL')[0]?.reading.words ?? '', /Three bodies/)
  assert.equal(slack.messages('CGENERAL').length, 1)
})

test('only those who are to be notified are pinged, and they are', async (t) => {
  const { slack, adapter } = await connected(t)
  const notify = [
    { kind: 'user', id: 'UMEMBER' },
    { kind: 'group', id: 'SGROUP' },
    { kind: 'here', id: '' },
    { kind: 'role', id: 'R1' },
    { kind: 'user', id: 'U1> <!channel' },
  ] as const
  await adapter.post(HOME, { ...ALERT, title: 'For @channel and <!everyone>', notify }, 'n')
  assert.deepEqual(slack.messages('CGENERAL')[0]?.reading.pinged, ['UMEMBER', 'SGROUP', 'here'])
})

test('a direct message goes to the person, and can be edited', async (t) => {
  const { slack, adapter } = await connected(t)
  const place = at('user:UMEMBER')
  const posted = await adapter.post(place, ALERT, 'n')
  assert.equal(posted.kind, 'posted')
  const id = posted.kind === 'posted' ? posted.messageId : ''
  assert.match(id, /^D\d+:\d+\.\d+$/)
  const edited = await adapter.edit(place, id, { ...ALERT, title: 'Changed' }, 'n')
  assert.equal(edited.kind, 'posted')
  const found = await adapter.find(place, 'n', new Date(Date.now() - 1_000))
  assert.deepEqual(found, { kind: 'found', messageId: id })
  assert.match(slack.messages(id.split(':')[0] ?? '')[0]?.reading.words ?? '', /Changed/)
})

test('a place that will not do is refused, with the reason', async (t) => {
  const { slack, adapter } = await connected(t)
  const bot = slack.workspace.botUserId
  slack.addChannel({ id: 'CARCHIVED', isArchived: true })
  slack.addChannel({ id: 'CREADONLY', isReadOnly: true })
  slack.addChannel({ id: 'CSECRET', kind: 'private', members: new Set(['UADMIN']) })
  const whys: string[] = []
  for (const channel of ['CNONE', 'CARCHIVED', 'CREADONLY', 'CSECRET', 'user:UNONE', `user:${bot}`]) {
    const outcome = await adapter.post(at(channel), ALERT, 'n')
    assert.equal(outcome.kind === 'refused' && outcome.what, 'place', channel)
    whys.push(outcome.kind === 'refused' ? outcome.why : '')
  }
  assert.match(whys[1] ?? '', /archived/)
  assert.match(whys[5] ?? '', /is a bot/)
})

test('a public channel that the bot has not joined takes posts only with chat:write.public', async (t) => {
  const { slack, adapter } = await connected(t)
  slack.addChannel({ id: 'CPUBLIC', members: new Set(['UADMIN']) })
  assert.equal((await adapter.post(at('CPUBLIC'), ALERT, 'n')).kind, 'posted')
  slack.workspace.scopes.delete('chat:write.public')
  const outcome = await adapter.post(at('CPUBLIC'), ALERT, 'n')
  assert.equal(
    outcome.kind === 'refused' && outcome.why,
    'the bot is not a member of the channel: invite it with /invite',
  )
})

test('too fast is “later”, after the time that Slack names', async (t) => {
  const { adapter } = await connected(t, { pace: { perSecond: 0.1, burst: 1 } })
  assert.equal((await adapter.post(HOME, ALERT, 'n1')).kind, 'posted')
  const outcome = await adapter.post(HOME, ALERT, 'n2')
  assert.deepEqual(outcome, { kind: 'later', afterMs: 10_000, why: 'Slack asks for a slower pace' })
})

test('a post that was cut off after it was stored is “unknown”, is found by its nonce, and was made once', async (t) => {
  const { slack, adapter } = await connected(t)
  const since = new Date()
  slack.fail('chat.postMessage', { kind: 'cut-after' })
  assert.equal((await adapter.post(HOME, ALERT, 'lost')).kind, 'unknown')
  assert.equal(slack.messages('CGENERAL').length, 1)
  const found = await adapter.find(HOME, 'lost', since)
  assert.deepEqual(found, { kind: 'found', messageId: slack.messages('CGENERAL')[0]?.ts })
})

test('a post that was cut off before it was stored is “unknown” too, and is found to be absent', async (t) => {
  const { slack, adapter } = await connected(t)
  const since = new Date()
  slack.fail('chat.postMessage', { kind: 'cut' })
  assert.equal((await adapter.post(HOME, ALERT, 'never')).kind, 'unknown')
  assert.deepEqual(await adapter.find(HOME, 'never', since), { kind: 'absent' })
})

test('without the scope to read history nobody can tell, and the reason is said', async (t) => {
  const { slack, adapter } = await connected(t)
  slack.workspace.scopes.delete('channels:history')
  const sighting = await adapter.find(HOME, 'n', new Date())
  assert.equal(sighting.kind, 'cannot-tell')
  assert.match(sighting.kind === 'cannot-tell' ? sighting.why : '', /permission \(scope\)/)
})

test('a message is found among hundreds of others, and given up beyond that', async (t) => {
  const { slack, adapter } = await connected(t)
  const since = new Date()
  await adapter.post(HOME, ALERT, 'first')
  const [first] = slack.messages('CGENERAL')
  const { messages } = slack.workspace.channels.get('CGENERAL')!
  for (let more = 0; more < 250; more += 1)
    messages.push({ ...first!, ts: `${Number(first!.ts) + more + 1}`, metadata: null })
  assert.equal((await adapter.find(HOME, 'first', since)).kind, 'found')
  for (let more = 0; more < 250; more += 1)
    messages.push({ ...first!, ts: `${Number(first!.ts) + more + 300}`, metadata: null })
  assert.equal((await adapter.find(HOME, 'first', since)).kind, 'cannot-tell')
})

test('an error of Slack’s own is “unknown”; a refused connection is “later”', async (t) => {
  const { slack, adapter } = await connected(t)
  for (const fault of [
    { kind: 'status', status: 503 },
    { kind: 'error', error: 'internal_error' },
    { kind: 'error', error: 'fatal_error' },
  ] as const) {
    slack.fail('chat.postMessage', fault)
    assert.equal((await adapter.post(HOME, ALERT, 'n')).kind, 'unknown')
  }
  await slack.goDown()
  await until('it has noticed', () => !adapter.isReady())
  assert.equal((await adapter.post(HOME, ALERT, 'n')).kind, 'later')
  await slack.comeBack()
})

test('what Slack refuses is told by what is wrong: the place, the message, or the message to be edited', async (t) => {
  const { slack, adapter } = await connected(t)
  const cases = {
    account_inactive: 'place',
    token_revoked: 'place',
    invalid_blocks: 'message',
    msg_too_long: 'message',
    invalid_arguments: 'message',
    message_not_found: 'target',
    cant_update_message: 'target',
    edit_window_closed: 'target',
  } as const
  for (const [error, what] of Object.entries(cases)) {
    slack.fail('chat.update', { kind: 'error', error })
    const outcome = await adapter.edit(HOME, '1.2', ALERT, 'n')
    assert.equal(outcome.kind === 'refused' && outcome.what, what, error)
  }
  slack.fail('chat.update', { kind: 'error', error: 'some_new_error' })
  assert.equal((await adapter.edit(HOME, '1.2', ALERT, 'n')).kind, 'later')
})

test('an edit of a message that is gone, or too old to be changed, is refused for the target', async (t) => {
  const { slack, adapter } = await connected(t)
  const posted = await adapter.post(HOME, ALERT, 'n')
  const id = posted.kind === 'posted' ? posted.messageId : ''
  slack.workspace.editWindowMs = 0
  await new Promise((resolve) => setTimeout(resolve, 5))
  const closed = await adapter.edit(HOME, id, ALERT, 'n')
  assert.equal(closed.kind === 'refused' && closed.what, 'target')
  const gone = await adapter.edit(HOME, '1.000001', ALERT, 'n')
  assert.equal(gone.kind === 'refused' && gone.what, 'target')
})

test('a picture is shown in a message, with its description', async (t) => {
  const { slack, adapter } = await connected(t)
  const picture = { png: PNG, name: 'bodies.png', alt: 'Bodies over time' }
  assert.equal((await adapter.post(HOME, { ...ALERT, picture }, 'n')).kind, 'posted')
  const [message] = slack.messages('CGENERAL')
  assert.deepEqual(message?.blocks.at(-1), {
    type: 'image',
    slack_file: { id: [...slack.workspace.files.keys()][0] },
    alt_text: 'Bodies over time',
  })
})

test('a picture that is shown again is not uploaded again', async (t) => {
  const { slack, adapter } = await connected(t)
  const picture = { png: PNG, name: 'bodies.png', alt: 'Bodies over time' }
  const posted = await adapter.post(HOME, { ...ALERT, picture }, 'n')
  await adapter.edit(HOME, posted.kind === 'posted' ? posted.messageId : '', { ...ALERT, title: 'New', picture }, 'n')
  assert.equal(slack.workspace.files.size, 1)
  assert.match(JSON.stringify(slack.messages('CGENERAL')[0]?.blocks), /slack_file/)
})

test('a picture that Slack never takes is left out, with its description in its place', async (t) => {
  const { slack, adapter, lines } = await connected(t, { fileDelayMs: 60_000 })
  const picture = { png: PNG, name: 'bodies.png', alt: 'Bodies over time' }
  assert.equal((await adapter.post(HOME, { ...ALERT, picture }, 'n')).kind, 'posted')
  assert.match(slack.messages('CGENERAL')[0]?.reading.words ?? '', /Picture: Bodies over time/)
  assert.ok(lines.some((line) => line.startsWith('warn: Slack did not take a picture')))
})

test('without the permission to upload, a message goes out with the picture’s description', async (t) => {
  const { slack, adapter, lines } = await connected(t)
  slack.workspace.scopes.delete('files:write')
  const picture = { png: PNG, name: 'bodies.png', alt: 'Bodies over time' }
  assert.equal((await adapter.post(HOME, { ...ALERT, picture }, 'n')).kind, 'posted')
  assert.match(slack.messages('CGENERAL')[0]?.reading.words ?? '', /Picture: Bodies over time/)
  assert.ok(lines.some((line) => line.startsWith('warn: A picture could not be uploaded')))
})

test('posts are made without retries of the library’s own', async (t) => {
  const { slack, adapter } = await connected(t)
  slack.fail('chat.postMessage', { kind: 'status', status: 500 }, 3)
  await adapter.post(HOME, ALERT, 'n')
  assert.equal(slack.requests.filter((request) => request.method === 'chat.postMessage').length, 1)
})

test('an adapter that never started says that it is not ready', async (t) => {
  const { connect } = await kit(t)
  assert.equal(connect().isReady(), false)
})
