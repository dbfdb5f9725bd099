import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodyOf, signed } from '../../platforms/slack/http-mode.ts'
import { httpMode, kit } from './fixture.ts'

const COMMAND = bodyOf({
  type: 'slash_commands',
  payload: {
    command: '/ccg',
    text: 'wirral',
    team_id: 'T000HOME',
    channel_id: 'C1',
    user_id: 'U1',
    user_name: 'a',
    trigger_id: '1',
  },
})

async function post(url: string, body: string, headers: Record<string, string>): Promise<number> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': COMMAND.type, ...headers }, body })
  return response.status
}

test('a request with a wrong signature is refused with 401, and nobody is asked', async (t) => {
  const { slack, connect, serve, callers } = await kit(t)
  const adapter = connect(httpMode(slack))
  const url = await serve(adapter)
  await adapter.start()
  assert.equal(await post(url, COMMAND.body, signed(COMMAND.body, 'another secret')), 401)
  assert.equal(await post(url, COMMAND.body, {}), 401)
  assert.equal(await post(url, `${COMMAND.body}&more=1`, signed(COMMAND.body, slack.signingSecret)), 401)
  assert.deepEqual(callers, [])
})

test('a request of more than five minutes ago is refused with 401', async (t) => {
  const { slack, connect, serve } = await kit(t)
  const adapter = connect(httpMode(slack))
  const url = await serve(adapter)
  await adapter.start()
  const old = Math.floor(Date.now() / 1_000) - 400
  assert.equal(await post(url, COMMAND.body, signed(COMMAND.body, slack.signingSecret, old)), 401)
})

test('Slack’s check of the address is answered', async (t) => {
  const { slack, connect, serve } = await kit(t)
  const adapter = connect(httpMode(slack))
  const url = await serve(adapter)
  const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' })
  const headers = { 'content-type': 'application/json', ...signed(body, slack.signingSecret) }
  const response = await fetch(url, { method: 'POST', headers, body })
  assert.deepEqual(await response.json(), { challenge: 'abc' })
})

test('it handles its own paths alone, and refuses what is no POST', async (t) => {
  const { slack, connect, serve } = await kit(t)
  const adapter = connect(httpMode(slack))
  const url = await serve(adapter)
  assert.equal(adapter.handles?.('/slack/events'), true)
  assert.equal(adapter.handles?.('/healthz'), false)
  assert.equal((await fetch(url)).status, 404)
})

test('an event that is delivered again by HTTP is acknowledged', async (t) => {
  const { slack, connect, serve } = await kit(t)
  const adapter = connect(httpMode(slack))
  const url = await serve(adapter)
  await adapter.start()
  const opened = { type: 'app_home_opened', user: 'UMEMBER', channel: 'D1', tab: 'home' }
  assert.equal(await slack.event(opened), 'acknowledged')
  const payload = { ...opened, event: opened, type: 'event_callback', team_id: slack.workspace.id, event_id: 'Ev1' }
  const { body, type } = bodyOf({ type: 'events_api', payload })
  const again = { 'content-type': type, 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' }
  assert.equal(await post(url, body, { ...signed(body, slack.signingSecret), ...again }), 200)
})
