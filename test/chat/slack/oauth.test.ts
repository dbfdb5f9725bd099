import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { createInstallations } from '../../../src/chat/slack/installations-repository.ts'
import { kit } from './fixture.ts'

const SECRET_KEY = 'a secret key of forty characters or more.'

async function installable(t: TestContext) {
  const parts = await kit(t)
  const { slack, store } = parts
  const installations = createInstallations({ db: store.db, secretKey: SECRET_KEY, clock: () => new Date() })
  const { clientId, clientSecret, signingSecret } = slack
  const auth = { clientId, clientSecret, stateSecret: 'state-secret', installations }
  const adapter = parts.connect({ kind: 'http', signingSecret, auth })
  const url = (await parts.serve(adapter)).replace('/slack/events', '')
  await adapter.start()
  return { ...parts, adapter, url, installations }
}

/** What a browser does: opens the page, agrees at Slack, comes back with the code. */
async function install(url: string, code: string, changed: { state?: string } = {}): Promise<Response> {
  const page = await fetch(`${url}/slack/install`)
  const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const address = /https:\/\/slack\.com\/oauth\/v2\/authorize\?[^"]+/
    .exec(await page.text())?.[0]
    .replaceAll('&amp;', '&')
  const state = new URL(address ?? '').searchParams.get('state') ?? ''
  const query = new URLSearchParams({ code, state: changed.state ?? state })
  return fetch(`${url}/slack/oauth_redirect?${query.toString()}`, { headers: { cookie } })
}

test('a workspace installs the bot, and its commands, posts and buttons work', async (t) => {
  const { slack, adapter, url, store } = await installable(t)
  const second = slack.addWorkspace({ id: 'TSECOND' })
  slack.addPerson({ id: 'USECOND', name: 'sid' }, 'TSECOND')
  slack.addChannel({ id: 'CSECOND' }, 'TSECOND')
  assert.equal((await install(url, slack.consent('TSECOND'))).status, 200)

  const deed = await slack.slash({
    team: 'TSECOND',
    user: 'USECOND',
    channel: 'CSECOND',
    command: '/ccg',
    text: 'wirral',
  })
  assert.match((await deed.next()).reading.words, /Asked by sid/)
  const place = { platform: 'slack', tenant: 'TSECOND', channel: 'CSECOND' } as const
  const outcome = await adapter.post(place, { title: 'Merger', tone: 'alert', blocks: [] }, 'n1')
  assert.equal(outcome.kind, 'posted')
  assert.equal(slack.messages('CSECOND', 'TSECOND').length, 1)
  const [row] = await store.db.selectFrom('installations').selectAll().execute()
  assert.equal(row?.tenant, 'TSECOND')
  assert.ok(!row?.data.includes(second.botToken))
  assert.ok(
    !Buffer.from(row?.data ?? '', 'base64')
      .toString('latin1')
      .includes('xoxb'),
  )
})

test('a workspace that did not install the bot gets no post and no answer', async (t) => {
  const { slack, adapter, callers } = await installable(t)
  const place = { platform: 'slack', tenant: slack.workspace.id, channel: 'CGENERAL' } as const
  const outcome = await adapter.post(place, { title: 'Merger', tone: 'alert', blocks: [] }, 'n1')
  assert.deepEqual(outcome, { kind: 'refused', what: 'place', why: 'the bot is not installed in that workspace' })
  await slack.slash({ command: '/ccg', text: 'wirral' })
  assert.deepEqual(callers, [])
})

test('a state that is not the browser’s own installs nothing', async (t) => {
  const { slack, url, store } = await installable(t)
  const answer = await install(url, slack.consent(slack.workspace.id), { state: 'forged' })
  assert.equal(answer.status, 400)
  assert.deepEqual(await store.db.selectFrom('installations').selectAll().execute(), [])
})

test('when the app is removed, its token is forgotten', async (t) => {
  const { slack, url, store } = await installable(t)
  await install(url, slack.consent(slack.workspace.id))
  const count = async () => (await store.db.selectFrom('installations').selectAll().execute()).length
  assert.equal(await count(), 1)
  await slack.uninstall()
  let rows = 1
  for (let tries = 0; rows > 0 && tries < 100; tries += 1) rows = await count()
  assert.equal(rows, 0)
})

test('when the bot’s tokens are revoked, its token is forgotten; a person’s token does not matter', async (t) => {
  const { slack, url, store } = await installable(t)
  await install(url, slack.consent(slack.workspace.id))
  const count = async () => (await store.db.selectFrom('installations').selectAll().execute()).length
  await slack.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } })
  assert.equal(await count(), 1)
  await slack.event({ type: 'tokens_revoked', tokens: { bot: [slack.workspace.botUserId] } })
  let rows = 1
  for (let tries = 0; rows > 0 && tries < 100; tries += 1) rows = await count()
  assert.equal(rows, 0)
})

test('a token stored with another SECRET_KEY, or moved to another row, cannot be read', async (t) => {
  const { slack, url, store, installations } = await installable(t)
  await install(url, slack.consent(slack.workspace.id))
  const query = { teamId: slack.workspace.id, enterpriseId: undefined, isEnterpriseInstall: false } as const
  assert.equal((await installations.fetchInstallation(query)).bot?.token, slack.workspace.botToken)
  const other = createInstallations({ db: store.db, secretKey: `${SECRET_KEY}!`, clock: () => new Date() })
  await assert.rejects(other.fetchInstallation(query), /SECRET_KEY is not the one/)
  await store.db.updateTable('installations').set({ tenant: 'TOTHER' }).execute()
  await assert.rejects(installations.fetchInstallation({ ...query, teamId: 'TOTHER' }), /cannot be read/)
})
