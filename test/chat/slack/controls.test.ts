import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connected, httpMode, kit } from './fixture.ts'

test('a button is answered to the one who pressed it', async (t) => {
  const { slack } = await connected(t)
  const answer = await (await slack.slash({ command: '/ccg', text: 'wirral' })).next()
  const pressed = await slack.press({ message: answer, label: 'Family tree', user: 'UMEMBER' })
  const seen = await pressed.next()
  assert.equal(seen.kind, 'ephemeral')
  assert.match(seen.reading.words, /Tree of ccg-wirral/)
})

test('a menu runs its action with what was chosen', async (t) => {
  const { slack } = await connected(t)
  const answer = await (await slack.slash({ command: '/ccg', text: 'wirral' })).next()
  const chosen = await slack.choose({ message: answer, label: 'NHS Halton CCG' })
  assert.match((await chosen.next()).reading.words, /Card of ccg-halton/)
})

test('a button that only opens a link is acknowledged and answered by nothing', async (t) => {
  const { slack } = await connected(t)
  const answer = await (await slack.slash({ command: '/ccg', text: 'wirral' })).next()
  const opened = await slack.press({ message: answer, label: 'Read' })
  assert.equal(opened.failure, null)
  assert.deepEqual(opened.seen(), [])
})

test('a button on an alert in the channel is answered too, by HTTP as well', async (t) => {
  const parts = await kit(t)
  const adapter = parts.connect(httpMode(parts.slack))
  await parts.serve(adapter)
  await adapter.start()
  const place = { platform: 'slack', tenant: parts.slack.workspace.id, channel: 'CGENERAL' } as const
  const call = { action: 'ccg.tree', payload: 'ccg-halton' }
  const buttons = [
    { kind: 'action', label: 'One', call },
    { kind: 'action', label: 'Two', call: { ...call, payload: 'ccg-wirral' } },
  ] as const
  await adapter.post(place, { title: 'Merger', tone: 'alert', blocks: [], buttons }, 'n1')
  const message = await parts.slack.waitForMessage('CGENERAL')
  const seen = await (await parts.slack.press({ message, label: 'Two' })).next()
  assert.match(seen.reading.words, /Tree of ccg-wirral/)
})

test('a delivery that comes twice is answered once', async (t) => {
  const { slack, callers } = await connected(t)
  const deed = await slack.slash({ command: '/ccg', text: 'wirral' })
  await deed.next()
  assert.equal(await deed.deliverAgain(), 'acknowledged')
  await (await slack.slash({ command: '/ccg', text: 'halton' })).next()
  assert.equal(callers.length, 2)
  assert.deepEqual(
    deed.seen().map((seen) => /wirral|halton/.exec(seen.reading.words)?.[0]),
    ['wirral', 'halton'],
  )
})

test('a delivery that comes twice at the same moment is answered once', async (t) => {
  const { slack, callers } = await connected(t)
  const deed = await slack.slash({ command: '/ccg', text: 'wirral' })
  await Promise.all([deed.deliverAgain(), deed.deliverAgain()])
  await deed.next()
  await (await slack.slash({ command: '/ccg', text: 'halton' })).next()
  assert.equal(callers.length, 2)
})

test('a repeat whose first delivery was never answered is answered: it may be the only one', async (t) => {
  const parts = await kit(t, { ackMs: 50 })
  const deed = await parts.slack.slash({ command: '/ccg', text: 'wirral' })
  assert.equal(deed.failure, 'dispatch_failed')
  await parts.connect().start()
  assert.equal(await deed.deliverAgain(), 'acknowledged')
  assert.match((await deed.next()).reading.words, /wirral/)
})

test('the App Home says what can be asked', async (t) => {
  const { slack } = await connected(t)
  await slack.event({ type: 'app_home_opened', user: 'UMEMBER', channel: 'D1', tab: 'home' })
  const home = () => slack.workspace.people.get('UMEMBER')?.home
  while (!home()) await new Promise((resolve) => setTimeout(resolve, 5))
  assert.match(JSON.stringify(home()), /What became of a CCG/)
  assert.match(JSON.stringify(home()), /\/mergerwatch help/)
})
