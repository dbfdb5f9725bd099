import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connected } from './fixture.ts'

const SHARE = 'Share with the channel'

test('an answer is shared with the channel by a button, once, and the asker’s own copy goes', async (t) => {
  const { slack } = await connected(t)
  const answer = await (await slack.slash({ command: '/ccg', text: 'wirral' })).next()
  const shared = await (await slack.press({ message: answer, label: SHARE })).next()
  assert.equal(shared.kind, 'in_channel')
  const message = await slack.waitForMessage('CGENERAL')
  assert.match(message.reading.words, /wirral/)
  assert.match(message.reading.words, /Shared by ada/)
  assert.deepEqual(message.reading.pinged, [])
  assert.ok(!message.reading.words.includes(SHARE))
  while (!answer.isDeleted) await new Promise((resolve) => setTimeout(resolve, 5))
  const again = await (await slack.press({ message: answer, label: SHARE })).next()
  assert.match(again.reading.words, /no longer kept, or was shared already/)
  assert.equal(slack.messages('CGENERAL').length, 1)
})

test('an answer can be shared after a restart', async (t) => {
  const parts = await connected(t)
  const answer = await (await parts.slack.slash({ command: '/ccg', text: 'wirral' })).next()
  await parts.adapter.stop()
  await parts.connect().start()
  await parts.slack.press({ message: answer, label: SHARE })
  assert.match((await parts.slack.waitForMessage('CGENERAL')).reading.words, /wirral/)
})

test('a picture is shared with its answer', async (t) => {
  const { slack } = await connected(t)
  const answer = await (await slack.slash({ command: '/petition', text: 'chart' })).next()
  await slack.press({ message: answer, label: SHARE })
  const message = await slack.waitForMessage('CGENERAL')
  assert.ok(message.blocks.some((block) => (block as { type: string }).type === 'image'))
})

test('an answer that is no longer kept is said to be gone', async (t) => {
  const { slack, store } = await connected(t)
  const answer = await (await slack.slash({ command: '/ccg', text: 'wirral' })).next()
  await store.cache('slack').clear()
  const told = await (await slack.press({ message: answer, label: SHARE })).next()
  assert.match(told.reading.words, /Please ask again/)
})

test('when the response_url fails, it is shared as a message of the bot', async (t) => {
  const { slack } = await connected(t)
  const answer = await (await slack.slash({ command: '/ccg', text: 'wirral' })).next()
  slack.breakResponseUrls()
  await slack.press({ message: answer, label: SHARE })
  assert.match((await slack.waitForMessage('CGENERAL')).reading.words, /Shared by ada/)
})

test('in a direct message there is nobody to share with, so there is no button', async (t) => {
  const { slack } = await connected(t)
  const answer = await (await slack.slash({ command: '/ccg', text: 'wirral', channel: 'D000001' })).next()
  assert.ok(!answer.reading.words.includes(SHARE))
})
