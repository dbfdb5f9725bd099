import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { text as readText } from 'node:stream/consumers'
import { describe, test } from 'node:test'
import { WebSocket } from 'ws'
import { checkBlocks } from './block-rules.ts'
import { bodyOf } from './http-mode.ts'
import { readMessage } from './reading.ts'
import { type LoopbackSlack, startSlack } from './slack.ts'

async function call(
  slack: LoopbackSlack,
  method: string,
  args: Record<string, unknown>,
  token = slack.workspace.botToken,
) {
  const response = await fetch(slack.apiUrl + method, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === '' ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(args),
  })
  const answer = (await response.json()) as Record<string, unknown>
  return { status: response.status, headers: response.headers, answer }
}

const details = (block: object): readonly string[] => checkBlocks([block], 'message', () => false).details
const plain = (text: string) => ({ type: 'plain_text', text })

describe('blocks are refused in the platform’s words', () => {
  const cases: [string, object, RegExp][] = [
    [
      'a long header',
      { type: 'header', text: plain('x'.repeat(151)) },
      /must be less than 151 characters \[json-pointer:\/blocks\/0\/text\/text\]/,
    ],
    [
      'a header of mrkdwn',
      { type: 'header', text: { type: 'mrkdwn', text: 'x' } },
      /failed to match all allowed schemas/,
    ],
    ['a long section', { type: 'section', text: plain('x'.repeat(3_001)) }, /must be less than 3001 characters/],
    ['an empty section', { type: 'section' }, /must define either `text` or `fields`/],
    ['eleven fields', { type: 'section', fields: Array(11).fill(plain('x')) }, /no more than 10 items allowed/],
    ['an empty text', { type: 'section', text: plain('') }, /must be more than 0 characters/],
    [
      'eleven elements of context',
      { type: 'context', elements: Array(11).fill(plain('x')) },
      /no more than 10 items allowed/,
    ],
    [
      '26 buttons',
      { type: 'actions', elements: Array(26).fill({ type: 'button', text: plain('x') }) },
      /no more than 25 items allowed/,
    ],
    [
      'a long button',
      { type: 'actions', elements: [{ type: 'button', text: plain('x'.repeat(76)) }] },
      /must be less than 76 characters/,
    ],
    [
      'a long value',
      { type: 'actions', elements: [{ type: 'button', text: plain('x'), value: 'v'.repeat(2_001) }] },
      /less than 2001/,
    ],
    [
      'two of one action_id',
      { type: 'actions', elements: Array(2).fill({ type: 'button', text: plain('x'), action_id: 'a' }) },
      /`action_id` already exists/,
    ],
    [
      'a menu without options',
      { type: 'actions', elements: [{ type: 'static_select', options: [] }] },
      /no fewer than 1 items allowed/,
    ],
    ['an image without words', { type: 'image', image_url: 'https://example.org/a.png' }, /missing required field/],
    ['an image of an unknown file', { type: 'image', alt_text: 'x', slack_file: { id: 'F1' } }, /invalid slack file/],
    ['an unknown field', { type: 'divider', colour: 'red' }, /invalid additional property: colour/],
    ['an unknown block', { type: 'banner' }, /unsupported type: banner/],
    [
      'an empty rich text',
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [] }] },
      /no fewer than 1/,
    ],
  ]
  for (const [what, block, problem] of cases) test(what, () => assert.match(details(block).join('; '), problem))

  test('51 blocks', () => {
    assert.match(
      checkBlocks(Array(51).fill({ type: 'divider' }), 'message', () => true).details[0] ?? '',
      /no more than 50/,
    )
  })

  test('13,200 characters in all', () => {
    const blocks = Array(5).fill({ type: 'section', text: plain('x'.repeat(2_700)) })
    assert.equal(checkBlocks(blocks, 'message', () => true).error, 'msg_blocks_too_long')
  })

  test('two blocks of one block_id', () => {
    const blocks = Array(2).fill({ type: 'divider', block_id: 'b' })
    assert.match(checkBlocks(blocks, 'message', () => true).details[0] ?? '', /block_id already exists/)
  })
})

describe('what a message does to its readers', () => {
  const read = (text: string, isParsed = false) => readMessage({ text, blocks: [], isParsed, unfurlsLinks: false })

  test('mentions in brackets ping', () => {
    assert.deepEqual(read('<!channel> <!here|here> <@U1> <@U2|jo> <!subteam^S1>').pinged, [
      'channel',
      'here',
      'U1',
      'U2',
      'S1',
    ])
  })

  test('bare mentions ping only where Slack looks for them', () => {
    assert.deepEqual(read('@channel').pinged, [])
    assert.deepEqual(read('@channel', true).pinged, ['channel'])
  })

  test('escaped mentions do not ping', () => {
    assert.deepEqual(read('&lt;!channel&gt;', true).pinged, [])
    assert.equal(read('&lt;!channel&gt;').words, '<!channel>')
  })

  test('links in mrkdwn, in rich text and on buttons can be clicked', () => {
    const blocks = [
      { type: 'section', text: { type: 'mrkdwn', text: '<https://a.example|A> https://b.example', verbatim: true } },
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url: 'https://c.example' }] }],
      },
      { type: 'actions', elements: [{ type: 'button', text: plain('D'), url: 'https://d.example' }] },
    ]
    const { links } = readMessage({ text: '', blocks, isParsed: false, unfurlsLinks: false })
    assert.deepEqual(
      links.map(({ url }) => url),
      ['https://a.example', 'https://c.example', 'https://d.example'],
    )
  })
})

test('tokens and scopes are checked', async (t) => {
  const slack = await startSlack()
  t.after(() => slack.close())
  assert.equal((await call(slack, 'auth.test', {}, '')).answer['error'], 'not_authed')
  assert.equal((await call(slack, 'auth.test', {}, 'xoxb-other')).answer['error'], 'invalid_auth')
  assert.equal((await call(slack, 'apps.connections.open', {})).answer['error'], 'not_allowed_token_type')
  slack.workspace.scopes.delete('users:read')
  const { answer } = await call(slack, 'users.info', { user: 'UADMIN' })
  assert.equal(answer['error'], 'missing_scope')
  assert.equal(answer['needed'], 'users:read')
  slack.workspace.isInstalled = false
  assert.equal((await call(slack, 'auth.test', {})).answer['error'], 'account_inactive')
})

test('a form is taken as JSON is, with the token in it', async (t) => {
  const slack = await startSlack()
  t.after(() => slack.close())
  const body = new URLSearchParams({ token: slack.workspace.botToken, channel: 'CGENERAL', text: 'Hello' })
  const response = await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', body })
  assert.equal(((await response.json()) as { ok: boolean }).ok, true)
  assert.equal(slack.messages('CGENERAL')[0]?.text, 'Hello')
})

test('posting faster than one a second, but for a few in hand, is answered 429 with Retry-After', async (t) => {
  const slack = await startSlack({ pace: { perSecond: 0.5, burst: 2 } })
  t.after(() => slack.close())
  const post = () => call(slack, 'chat.postMessage', { channel: 'CGENERAL', text: 'x' })
  assert.deepEqual([(await post()).status, (await post()).status], [200, 200])
  const third = await post()
  assert.equal(third.status, 429)
  assert.equal(third.headers.get('retry-after'), '2')
})

test('long texts are refused: 40,000 for a post, 4,000 for an update', async (t) => {
  const slack = await startSlack()
  t.after(() => slack.close())
  const channel = 'CGENERAL'
  assert.equal(
    (await call(slack, 'chat.postMessage', { channel, text: 'x'.repeat(40_001) })).answer['error'],
    'msg_too_long',
  )
  const { ts } = (await call(slack, 'chat.postMessage', { channel, text: 'x'.repeat(5_000) })).answer
  assert.equal(
    (await call(slack, 'chat.update', { channel, ts, text: 'x'.repeat(4_001) })).answer['error'],
    'msg_too_long',
  )
  assert.equal((await call(slack, 'chat.postMessage', { channel })).answer['error'], 'no_text')
})

test('a response_url is good five times, for half an hour', async (t) => {
  const slack = await startSlack()
  t.after(() => slack.close())
  const urls: string[] = []
  const { appToken } = slack
  const { url } = (await call(slack, 'apps.connections.open', {}, appToken)).answer
  const socket = new WebSocket(String(url))
  socket.on('message', (data: Buffer) => {
    const envelope = JSON.parse(data.toString()) as { envelope_id?: string; payload?: { response_url: string } }
    if (!envelope.payload) return
    urls.push(envelope.payload.response_url)
    socket.send(JSON.stringify({ envelope_id: envelope.envelope_id }))
  })
  await new Promise((resolve) => socket.once('message', resolve))
  await slack.slash({ command: '/ccg' })
  await slack.slash({ command: '/ccg' })
  const use = async (to = '') => (await fetch(to, { method: 'POST', body: new URLSearchParams({ text: 'x' }) })).status
  const statuses: number[] = []
  for (let times = 0; times < 6; times += 1) statuses.push(await use(urls[0]))
  assert.deepEqual(statuses, [200, 200, 200, 200, 200, 404])
  slack.passTime(1_800_001)
  assert.equal(await use(urls[1]), 404)
  socket.close()
})

test('a command that is not acknowledged in time is shown as timed out; an event is delivered again', async (t) => {
  const slack = await startSlack({ ackMs: 30, retryMs: [5] })
  t.after(() => slack.close())
  assert.equal((await slack.slash({ command: '/ccg' })).failure, 'dispatch_failed')
  const { url } = (await call(slack, 'apps.connections.open', {}, slack.appToken)).answer
  const socket = new WebSocket(String(url))
  const attempts: unknown[] = []
  socket.on('message', (data: Buffer) => {
    const envelope = JSON.parse(data.toString()) as { type: string; retry_attempt?: number }
    if (envelope.type === 'events_api') attempts.push(envelope.retry_attempt)
  })
  await new Promise((resolve) => socket.once('message', resolve))
  assert.equal((await slack.slash({ command: '/ccg' })).failure, 'operation_timeout')
  assert.equal(await slack.event({ type: 'app_home_opened', user: 'UADMIN', tab: 'home' }), 'timeout')
  while (attempts.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
  assert.deepEqual(attempts, [undefined, 1])
  socket.close()
})

test('a ticket for a socket is good once', async (t) => {
  const slack = await startSlack()
  t.after(() => slack.close())
  const url = String((await call(slack, 'apps.connections.open', {}, slack.appToken)).answer['url'])
  const first = new WebSocket(url)
  await new Promise((resolve) => first.once('message', resolve))
  const second = new WebSocket(url)
  const refused = await new Promise<Error>((resolve) => second.once('error', resolve))
  assert.match(refused.message, /401/)
  first.close()
})

test('a command’s text is escaped as Slack escapes it', async (t) => {
  const slack = await startSlack()
  t.after(() => slack.close())
  slack.workspace.groups.set('team', 'S1')
  const texts: (string | null)[] = []
  const server = createServer((request, response) => {
    void readText(request).then((body) => {
      texts.push(new URLSearchParams(body).get('text'))
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  const { port } = server.address() as { port: number }
  slack.deliverTo({ url: `http://127.0.0.1:${port}/`, signingSecret: slack.signingSecret })
  await slack.slash({ command: '/x', text: 'a<b & mention:@mo by:@team @here #general @nobody https://example.org' })
  assert.deepEqual(texts, [
    'a&lt;b &amp; mention:<@UMEMBER|mo> by:<!subteam^S1|@team> <!here> <#CGENERAL|general> @nobody <https://example.org>',
  ])
})

test('presses go as forms with one field, events as JSON', () => {
  assert.equal(bodyOf({ type: 'interactive', payload: { a: 1 } }).body, 'payload=%7B%22a%22%3A1%7D')
  assert.equal(bodyOf({ type: 'events_api', payload: { a: 1 } }).body, '{"a":1}')
})
