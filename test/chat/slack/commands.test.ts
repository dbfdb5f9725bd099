import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connected } from './fixture.ts'

test('a slash command with quotes and options is answered to the asker alone', async (t) => {
  const { slack, callers } = await connected(t)
  const deed = await slack.slash({ command: '/ccg', text: '“west wirral” on:2020-09-08' })
  const seen = await deed.next()
  assert.equal(deed.failure, null)
  assert.equal(seen.kind, 'ephemeral')
  assert.match(seen.reading.words, /west wirral/)
  assert.match(seen.reading.words, /Asked by ada for 2020-09-08/)
  assert.equal(callers[0]?.tenant, slack.workspace.id)
  assert.equal(callers[0]?.channel, 'CGENERAL')
  assert.deepEqual(slack.messages('CGENERAL'), [])
})
