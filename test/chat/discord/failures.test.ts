import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DiscordAPIError, HTTPError } from 'discord.js'
import { failureOf } from '../../../src/chat/discord/failures.ts'

const api = (status: number, code: number | undefined, message = 'No') =>
  new DiscordAPIError({ code, message } as never, code as never, status, 'POST', 'https://discord.invalid', {})

const network = (code: string) => Object.assign(new Error(code), { code })

for (const [status, code, posts, edits] of [
  [404, 10003, 'place', 'place'],
  [404, 10008, 'place', 'target'],
  [403, 50001, 'place', 'place'],
  [403, 50007, 'place', 'place'],
  [403, 50013, 'place', 'place'],
  [403, 50005, 'place', 'target'],
  [400, 50083, 'place', 'target'],
  [400, 50035, 'message', 'message'],
  [400, 50006, 'message', 'message'],
] as const) {
  test(`code ${code} refuses the ${posts} of a post and the ${edits} of an edit`, () => {
    const kinds = (['posts', 'edits'] as const).map((doing) => {
      const failure = failureOf(api(status, code), doing)
      return failure.kind === 'refused' ? failure.what : failure.kind
    })
    assert.deepEqual(kinds, [posts, edits])
  })
}

test('a refusal by what stands before Discord closes no channel', () => {
  assert.equal(failureOf(api(403, undefined), 'posts').kind, 'later')
})

test('a token that is no longer good closes no channel', () => {
  assert.equal(failureOf(api(401, 0), 'posts').kind, 'later')
})

test('too many edits are made later', () => {
  assert.equal(failureOf(api(400, 30046), 'edits').kind, 'later')
})

for (const code of ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']) {
  test(`${code} is before anything was sent`, () => assert.equal(failureOf(network(code), 'posts').kind, 'later'))
}

for (const code of ['ECONNRESET', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'ABORT_ERR']) {
  test(`after ${code} nobody knows whether it was posted`, () => {
    assert.equal(failureOf(network(code), 'posts').kind, 'unknown')
    assert.equal(failureOf(network(code), 'edits').kind, 'later')
  })
}

test('a code is found in what a fault was caused by', () => {
  assert.equal(failureOf(new Error('fetch failed', { cause: network('ECONNREFUSED') }), 'posts').kind, 'later')
})

test('after an answer of 502 nobody knows whether it was posted, and an edit is made again', () => {
  const fault = new HTTPError(502, 'Bad Gateway', 'POST', 'https://discord.invalid', {})
  assert.equal(failureOf(fault, 'posts').kind, 'unknown')
  assert.equal(failureOf(fault, 'edits').kind, 'later')
})
