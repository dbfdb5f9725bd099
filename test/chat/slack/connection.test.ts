import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connected, httpMode, kit, socketMode, until } from './fixture.ts'

test('it is ready once it is connected, and not after it stops', async (t) => {
  const { slack, connect } = await kit(t)
  const adapter = connect()
  assert.equal(adapter.isReady(), false)
  assert.equal(adapter.health().ok, false)
  await adapter.start()
  assert.equal(adapter.isReady(), true)
  assert.deepEqual(adapter.health(), { ok: true, says: 'Connected to Slack.' })
  assert.equal(slack.openSockets(), 1)
  await adapter.stop()
  assert.equal(adapter.isReady(), false)
  await until('the socket is closed', () => slack.openSockets() === 0)
})

test('a refused bot token stops the start with a sentence that names it, and not its value', async (t) => {
  const { slack, connect } = await kit(t)
  for (const mode of [
    { ...socketMode(slack), botToken: 'xoxb-wrong' },
    { ...httpMode(slack), auth: { botToken: 'xoxb-wrong' } },
  ]) {
    await assert.rejects(connect(mode as ReturnType<typeof socketMode>).start(), (fault: Error) => {
      assert.match(fault.message, /SLACK_BOT_TOKEN/)
      assert.doesNotMatch(fault.message, /xoxb/)
      return true
    })
  }
})

test('a refused app token stops the start with a sentence that names it, and not its value', async (t) => {
  const { slack, connect } = await kit(t)
  const adapter = connect({ kind: 'socket', botToken: slack.workspace.botToken, appToken: 'xapp-wrong' })
  await assert.rejects(adapter.start(), (fault: Error) => {
    assert.match(fault.message, /SLACK_APP_TOKEN/)
    assert.doesNotMatch(fault.message, /xapp/)
    return true
  })
})

test('while Slack cannot be reached it keeps trying, and is ready when Slack is back', async (t) => {
  const { slack, connect, lines } = await kit(t)
  await slack.goDown()
  const adapter = connect()
  await adapter.start()
  assert.equal(adapter.isReady(), false)
  assert.match(adapter.health().says, /Slack cannot be reached/)
  await slack.comeBack()
  await until('it is ready', () => adapter.isReady())
  const deed = await slack.slash({ command: '/ccg', text: 'wirral' })
  assert.match((await deed.next()).reading.words, /wirral/)
  assert.ok(!lines.some((line) => line.includes('xoxb') || line.includes('xapp')))
})

test('after a dropped socket it connects again', async (t) => {
  const { slack, adapter } = await connected(t)
  slack.dropSockets()
  await until('it has noticed', () => !adapter.isReady())
  await until('it is ready again', () => adapter.isReady())
  const deed = await slack.slash({ command: '/ccg', text: 'wirral' })
  assert.match((await deed.next()).reading.words, /wirral/)
})

test('when it had to connect again, it has one connection', async (t) => {
  const { slack, adapter } = await connected(t)
  const opened = () => slack.requests.filter((request) => request.method === 'apps.connections.open').length
  slack.dropSockets()
  await until('it has noticed', () => !adapter.isReady())
  await until('it is ready again', () => adapter.isReady())
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  assert.equal(opened(), 2)
  assert.equal(slack.openSockets(), 1)
})

test('when Slack asks for it, it connects again', async (t) => {
  const { slack, adapter } = await connected(t)
  slack.refreshSockets()
  await until('it has noticed', () => !adapter.isReady())
  await until('it is ready again', () => adapter.isReady())
  assert.equal(slack.requests.filter((request) => request.method === 'apps.connections.open').length, 2)
})

test('an outage in the middle is lived through', async (t) => {
  const { slack, adapter } = await connected(t)
  await slack.goDown()
  await until('it has noticed', () => !adapter.isReady())
  await slack.comeBack()
  await until('it is ready again', () => adapter.isReady())
})

test('it can be stopped while it waits to try again', async (t) => {
  const { slack, connect } = await kit(t)
  await slack.goDown()
  const adapter = connect()
  await adapter.start()
  await adapter.stop()
  await slack.comeBack()
  assert.equal(adapter.isReady(), false)
})

test('Slack answering with nonsense is an outage, not the end', async (t) => {
  const { slack, connect } = await kit(t)
  slack.fail('auth.test', { kind: 'status', status: 503 })
  slack.fail('apps.connections.open', { kind: 'ratelimited', retryAfter: 1 })
  const adapter = connect()
  await adapter.start()
  assert.equal(adapter.isReady(), false)
  await until('it is ready', () => adapter.isReady())
})

test('a stop lets an answer under way finish', async (t) => {
  const { slack, adapter } = await connected(t)
  const deed = await slack.slash({ command: '/petition', text: 'chart' })
  await adapter.stop()
  assert.equal(deed.seen().length, 1)
})

test('a stop while Slack does not answer takes no longer than it may, and leaves nothing open', async (t) => {
  const { slack, connect } = await kit(t)
  slack.fail('apps.connections.open', { kind: 'slow', milliseconds: 1_200 })
  const adapter = connect()
  const started = adapter.start()
  await until('it has asked', () => slack.requests.some((request) => request.method === 'apps.connections.open'))
  const began = performance.now()
  await adapter.stop()
  assert.ok(performance.now() - began < 3_000)
  await started
  await until('nothing is open', () => slack.openSockets() === 0)
  assert.equal(adapter.isReady(), false)
})
