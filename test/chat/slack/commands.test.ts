import assert from 'node:assert/strict'
import { test } from 'node:test'
import { slackManifest } from '../../../src/chat/slack/manifest.ts'
import { connected, httpMode, kit } from './fixture.ts'

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

test('the same command by HTTP has the same answer', async (t) => {
  const parts = await kit(t)
  const adapter = parts.connect(httpMode(parts.slack))
  await parts.serve(adapter)
  await adapter.start()
  const deed = await parts.slack.slash({ command: '/ccg', text: '"west wirral" on:2020-09-08' })
  assert.match((await deed.next()).reading.words, /Asked by ada for 2020-09-08/)
})

test('people, groups and “here” reach a command as tokens', async (t) => {
  const { slack } = await connected(t)
  slack.workspace.groups.set('campaigners', 'SGROUP')
  const answers: string[] = []
  for (const mention of ['@mo', '@campaigners', '@here']) {
    const deed = await slack.slash({ command: '/watch', text: `add london mention:${mention}` })
    answers.push((await deed.next()).reading.words)
  }
  assert.deepEqual(answers, [
    '✅ Watching london for user:UMEMBER.',
    '✅ Watching london for group:SGROUP.',
    '✅ Watching london for here.',
  ])
})

test('addresses and escaped letters reach a command as they were typed', async (t) => {
  const { slack } = await connected(t)
  const deed = await slack.slash({ command: '/ccg', text: '"Tom & Co <b> https://example.org/?a=1&b=2"' })
  assert.match((await deed.next()).reading.words, /Tom & Co <b> https:\/\/example\.org\/\?a=1&b=2/)
})

test('every command can be reached by /mergerwatch, which alone gives help', async (t) => {
  const { slack } = await connected(t)
  const whole = await slack.slash({ command: '/mergerwatch', text: 'ccg halton' })
  assert.match((await whole.next()).reading.words, /halton/)
  const alone = await slack.slash({ command: '/mergerwatch' })
  assert.match((await alone.next()).reading.words, /Help is here/)
})

test('with the manifest, /help is Slack’s and /mergerwatch help is ours', async (t) => {
  const { slack, router } = await connected(t)
  slack.useManifest(slackManifest(router.commands.values(), { socketMode: true }))
  assert.equal((await slack.slash({ command: '/help' })).failure, 'not_a_command')
  const ours = await slack.slash({ command: '/mergerwatch', text: 'help' })
  assert.match((await ours.next()).reading.words, /Help is here/)
})

test('only an admin of the workspace is taken for one', async (t) => {
  const { slack } = await connected(t)
  const admin = await slack.slash({ command: '/watch', text: 'add london' })
  assert.match((await admin.next()).reading.words, /Watching london/)
  const member = await slack.slash({ command: '/watch', text: 'add london', user: 'UMEMBER' })
  assert.match((await member.next()).reading.words, /Only organisers can do this/)
})

test('whether somebody is an admin is asked once in five minutes', async (t) => {
  const { slack } = await connected(t)
  for (let times = 0; times < 3; times += 1) await (await slack.slash({ command: '/watch', text: 'add a' })).next()
  assert.equal(slack.requests.filter((request) => request.method === 'users.info').length, 1)
})

test('when Slack does not say who is an admin, nobody is, and the log says so', async (t) => {
  const { slack, lines } = await connected(t)
  slack.workspace.scopes.delete('users:read')
  const deed = await slack.slash({ command: '/watch', text: 'add london' })
  assert.match((await deed.next()).reading.words, /Only organisers can do this/)
  assert.ok(lines.some((line) => line.startsWith('warn: Slack did not say whether somebody is an admin')))
})

test('a refusal is told to the asker, without a button to share it', async (t) => {
  const { slack } = await connected(t)
  const seen = await (await slack.slash({ command: '/petition', text: 'refuse' })).next()
  assert.match(seen.reading.words, /There is no such petition/)
  assert.ok(!JSON.stringify(seen.blocks).includes('Share'))
})

test('when a response_url fails, the answer comes as an ephemeral message', async (t) => {
  const { slack } = await connected(t)
  slack.breakResponseUrls()
  const seen = await (await slack.slash({ command: '/ccg', text: 'wirral' })).next()
  assert.equal(seen.kind, 'ephemeral')
  assert.equal(seen.responseUrl, null)
  assert.match(seen.reading.words, /wirral/)
})

test('when the bot is not in the channel either, the answer comes as a direct message', async (t) => {
  const { slack } = await connected(t)
  slack.breakResponseUrls()
  slack.workspace.channels.get('CGENERAL')?.members.delete(slack.workspace.botUserId)
  await slack.slash({ command: '/ccg', text: 'wirral' })
  const direct = () => [...slack.workspace.channels.values()].find((channel) => channel.kind === 'direct')
  while (direct()?.messages.length !== 1) await new Promise((resolve) => setTimeout(resolve, 5))
  assert.match(direct()?.messages[0]?.reading.words ?? '', /wirral/)
})

test('an answer with a picture shows it, with words for those who cannot see it', async (t) => {
  const { slack } = await connected(t)
  const chart = await (await slack.slash({ command: '/petition', text: 'chart' })).next()
  const image = chart.blocks.find((block) => (block as { type: string }).type === 'image') as { alt_text: string }
  assert.equal(image.alt_text, 'A line that rises')
  assert.equal(slack.workspace.files.size, 1)
})
