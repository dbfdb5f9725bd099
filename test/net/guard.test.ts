import assert from 'node:assert/strict'
import type { LookupAddress } from 'node:dns'
import { suite, test } from 'node:test'
import { isPublic } from '../../src/net/address-guard.ts'
import { createFetcher } from '../../src/net/fetcher.ts'
import { serve } from './loopback.ts'

interface World {
  allow?: string[]
  trusted?: string[]
  /** What names resolve to, one answer for each lookup in turn; the last is repeated. */
  names?: Record<string, string[][]>
}

/** Why a request is refused, or "answered". */
async function ask(url: string, { allow = [], trusted = [], names = {} }: World = {}): Promise<string> {
  const asked = new Map<string, number>()
  const fetcher = createFetcher({
    allow,
    trusted,
    userAgent: 'test',
    resolve: (host, done) => {
      const turn = asked.get(host) ?? 0
      asked.set(host, turn + 1)
      const answers = names[host] ?? []
      const addresses = answers[Math.min(turn, answers.length - 1)] ?? []
      done(
        null,
        addresses.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
    },
  })
  const got = await fetcher.get({ url, maxBytes: 1_000, timeoutMs: 2_000 })
  await fetcher.close()
  return got.kind === 'failed' ? got.why : 'answered'
}

const PRIVATE = / is private, so it is not read\.$/

suite('addresses that nobody outside may have read', () => {
  for (const url of [
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://127.0.0.1./',
    'http://0/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::127.0.0.1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::127.0.0.1]/',
    'http://[64:ff9b:1::10.0.0.1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:1::]/',
    'http://[fe80::1]/',
    'http://[fc00::1]/',
    'http://[ff02::1]/',
    'https://127.0.0.1/',
    'http://127.0.0.1:8080/',
  ])
    test(url, async () => assert.match(await ask(url), PRIVATE))

  test('a name that resolves to a private address', async () => {
    assert.match(await ask('http://feeds.example/', { names: { 'feeds.example': [['10.0.0.7']] } }), PRIVATE)
  })

  test('a name of whose addresses one is private', async () => {
    const names = { 'feeds.example': [['203.0.114.9', '::ffff:192.168.0.1']] }
    assert.match(await ask('http://feeds.example/', { names }), PRIVATE)
  })

  for (const host of [
    'metadata.google.internal',
    'metadata.google.internal.',
    'printer.local',
    'localhost',
    'app.localhost',
  ])
    test(`${host}, even if it resolves to a public address`, async () => {
      const names = { [host.replace(/\.$/, '')]: [['93.184.215.14']] }
      assert.match(await ask(`http://${host}/`, { names }), PRIVATE)
    })

  test('a name that turns private after it was first looked up', async () => {
    await using server = await serve({
      '/': (_request, response) => response.writeHead(200, { connection: 'close' }).end(),
    })
    const names = { 'rebind.example': [['127.0.0.1'], ['127.0.0.2']] }
    const fetcher = createFetcher({
      allow: [`127.0.0.1:${server.port}`],
      trusted: [],
      userAgent: 'test',
      resolve: (host, done) => {
        const [address] = (names as Record<string, string[][]>)[host]?.shift() ?? []
        done(null, address ? [{ address, family: 4 }] : [])
      },
    })
    const url = `http://rebind.example:${server.port}/`
    assert.equal((await fetcher.get({ url, maxBytes: 10, timeoutMs: 2_000 })).kind, 'answered')
    const second = await fetcher.get({ url, maxBytes: 10, timeoutMs: 2_000 })
    assert.match(second.kind === 'failed' ? second.why : '', PRIVATE)
    await fetcher.close()
  })
})

suite('ports', () => {
  for (const port of [81, 8080, 8443])
    test(`a public host at port ${port} is refused`, async () => {
      const names = { 'feeds.example': [['93.184.215.14']] }
      const why = `Port ${port} is not read; web addresses use port 80 or 443.`
      assert.equal(await ask(`http://feeds.example:${port}/`, { names }), why)
      assert.equal(await ask(`http://93.184.215.14:${port}/`), why)
    })
})

test('a port of another service is refused even where the operator allows it', async () => {
  assert.equal(
    await ask('http://127.0.0.1:22/', { allow: ['127.0.0.1'] }),
    'That port is not read; web addresses use port 80 or 443.',
  )
})

suite('what the operator allows', () => {
  const page = { '/': (_request: unknown, response: { end: () => void }) => response.end() }

  test('an address without a port allows all its ports', async () => {
    await using server = await serve(page)
    assert.equal(await ask(server.url, { allow: ['127.0.0.1'] }), 'answered')
  })

  test('an address with a port allows that port alone', async () => {
    await using server = await serve(page)
    assert.equal(await ask(server.url, { allow: [`127.0.0.1:${server.port}`] }), 'answered')
    assert.match(await ask(server.url, { allow: [`127.0.0.1:${server.port + 1}`] }), PRIVATE)
  })

  test('an allowed address is reached through any name', async () => {
    await using server = await serve(page)
    const names = { localhost: [['::1', '127.0.0.1']] }
    assert.equal(await ask(`http://localhost:${server.port}/`, { allow: ['127.0.0.1'], names }), 'answered')
  })

  test('an allowed name is reached wherever it is', async () => {
    await using server = await serve(page)
    const names = { 'feeds.internal': [['127.0.0.1']], 'other.internal': [['127.0.0.1']] }
    const allow = [`Feeds.internal:${server.port}`]
    assert.equal(await ask(`http://feeds.internal:${server.port}/`, { allow, names }), 'answered')
    assert.match(await ask(`http://other.internal:${server.port}/`, { allow, names }), PRIVATE)
  })

  test('allowing one address allows no other', async () => {
    assert.match(await ask('http://127.0.0.2/', { allow: ['127.0.0.1'] }), PRIVATE)
    assert.match(await ask('http://[::1]/', { allow: ['127.0.0.1'] }), PRIVATE)
  })

  test('IPv6 is allowed bare, or in brackets with a port', async () => {
    const tried = [
      await ask('http://[::1]:2/', { allow: ['::1'] }),
      await ask('http://[::1]:2/', { allow: ['[::1]:2'] }),
    ]
    for (const why of tried) assert.doesNotMatch(why, PRIVATE)
    assert.match(await ask('http://[::1]:3/', { allow: ['[::1]:2'] }), PRIVATE)
  })

  test('the origin of a trusted service is reached, and no other at that address', async () => {
    await using service = await serve(page)
    await using other = await serve(page)
    const trusted = [`${service.url}/v1`]
    assert.equal(await ask(service.url, { trusted }), 'answered')
    assert.match(await ask(other.url, { trusted }), PRIVATE)
  })
})

test('what is no address is not public', () => {
  for (const text of ['', 'example.org', '1.2.3', '999.1.1.1']) assert.equal(isPublic(text), false)
  for (const text of ['8.8.8.8', '2606:4700::1111']) assert.equal(isPublic(text), true)
})
