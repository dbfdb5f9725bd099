import assert from 'node:assert/strict'
import { after, suite, test } from 'node:test'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { createFetcher, type Fetched, type Request } from '../../src/net/fetcher.ts'
import { type Answer, serve } from './loopback.ts'

const fetcher = createFetcher({
  allow: ['127.0.0.1'],
  trusted: [],
  userAgent: 'Mergerwatch/test (+https://example.org)',
})
after(() => fetcher.close())

const get = (url: string, more: Partial<Request> = {}) =>
  fetcher.get({ url, maxBytes: 10_000, timeoutMs: 5_000, ...more })

const redirect =
  (status: number, location: string): Answer =>
  (_request, response) =>
    response.writeHead(status, { location }).end()

const say =
  (text: string | Uint8Array, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    response.writeHead(200, headers).end(text)

function answered(fetched: Fetched) {
  assert.equal(fetched.kind, 'answered', fetched.kind === 'failed' ? fetched.why : '')
  return fetched as Extract<Fetched, { kind: 'answered' }>
}

function failed(fetched: Fetched) {
  assert.equal(fetched.kind, 'failed')
  return fetched as Extract<Fetched, { kind: 'failed' }>
}

suite('what is sent and what comes back', () => {
  test('the body, the status, the headers and the address come back', async () => {
    await using server = await serve({ '/a': say('Hello', { etag: 'W/"x"' }) })
    const got = answered(await get(`${server.url}/a#part`))
    assert.equal(new TextDecoder().decode(got.body), 'Hello')
    assert.equal(got.status, 200)
    assert.equal(got.headers.get('etag'), 'W/"x"')
    assert.equal(got.url, `${server.url}/a`)
    assert.equal(got.movedTo, null)
  })

  test('the server is told who asks and what is wanted', async () => {
    await using server = await serve({ '/a': say('') })
    await get(`${server.url}/a`, { accept: 'application/rss+xml', headers: { 'if-none-match': '"1"' } })
    const [request] = server.requests
    assert.equal(request?.headers['user-agent'], 'Mergerwatch/test (+https://example.org)')
    assert.equal(request?.headers.accept, 'application/rss+xml')
    assert.equal(request?.headers['if-none-match'], '"1"')
  })

  test('an answer that is an error is an answer', async () => {
    await using server = await serve({})
    assert.equal(answered(await get(`${server.url}/none`)).status, 404)
  })

  for (const [coding, pack] of [
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)
    test(`a body packed with ${coding} is unpacked`, async () => {
      await using server = await serve({ '/a': say(pack('News. '.repeat(100)), { 'content-encoding': coding }) })
      assert.equal(new TextDecoder().decode(answered(await get(`${server.url}/a`)).body), 'News. '.repeat(100))
    })

  test('a cookie that was set is not sent back', async () => {
    await using server = await serve({ '/a': say('', { 'set-cookie': 'a=b' }) })
    await get(`${server.url}/a`)
    await get(`${server.url}/a`)
    assert.equal(server.requests[1]?.headers.cookie, undefined)
  })
})

suite('redirects', () => {
  test('a permanent redirect tells where the address moved to', async () => {
    await using server = await serve({ '/a': redirect(301, '/b'), '/b': redirect(308, 'c'), '/c': say('here') })
    const got = answered(await get(`${server.url}/a`))
    assert.equal(got.url, `${server.url}/c`)
    assert.equal(got.movedTo, `${server.url}/c`)
  })

  test('only the permanent beginning of the way counts as a move', async () => {
    await using server = await serve({
      '/a': redirect(301, '/b'),
      '/b': redirect(302, '/c'),
      '/c': redirect(301, '/d'),
      '/d': say(''),
    })
    const got = answered(await get(`${server.url}/a`))
    assert.equal(got.url, `${server.url}/d`)
    assert.equal(got.movedTo, `${server.url}/b`)
  })

  test('a temporary redirect moves nothing', async () => {
    await using server = await serve({ '/a': redirect(307, '/b'), '/b': say('') })
    assert.equal(answered(await get(`${server.url}/a`)).movedTo, null)
  })

  test('redirects in a circle are refused', async () => {
    await using server = await serve({ '/a': redirect(302, '/b'), '/b': redirect(302, '/a') })
    assert.deepEqual(failed(await get(`${server.url}/a`)), {
      kind: 'failed',
      what: 'redirects',
      why: 'It redirects in a circle.',
    })
  })

  test('five redirects are followed and a sixth is not', async () => {
    const way = Object.fromEntries([0, 1, 2, 3, 4, 5].map((n) => [`/${n}`, redirect(302, `/${n + 1}`)]))
    await using server = await serve({ ...way, '/6': say('end') })
    assert.equal(answered(await get(`${server.url}/1`)).url, `${server.url}/6`)
    assert.equal(failed(await get(`${server.url}/0`)).why, 'It redirects more than five times.')
  })

  test('a redirect to a private address that is not allowed is refused', async () => {
    await using inner = await serve({ '/secret': say('secret') })
    await using server = await serve({ '/a': redirect(302, `${inner.url}/secret`) })
    const narrow = createFetcher({ allow: [`127.0.0.1:${server.port}`], trusted: [], userAgent: 'x' })
    const got = failed(await narrow.get({ url: `${server.url}/a`, maxBytes: 100, timeoutMs: 5_000 }))
    assert.equal(got.why, 'The address of 127.0.0.1 is private, so it is not read.')
    assert.equal(inner.requests.length, 0)
    await narrow.close()
  })

  test('a redirect to what is no web address is refused', async () => {
    await using server = await serve({ '/a': redirect(302, 'file:///etc/passwd') })
    assert.equal(failed(await get(`${server.url}/a`)).what, 'redirects')
  })

  test('credentials are not carried to another origin', async () => {
    await using other = await serve({ '/b': say('') })
    await using server = await serve({ '/a': redirect(302, `${other.url}/b`) })
    await get(`${server.url}/a`, { headers: { Authorization: 'secret', 'x-plain': 'kept' } })
    assert.equal(server.requests[0]?.headers.authorization, 'secret')
    assert.equal(other.requests[0]?.headers.authorization, undefined)
    assert.equal(other.requests[0]?.headers['x-plain'], 'kept')
  })
})

suite('bounds', () => {
  test('a body larger than asked for is refused by its declared length', async () => {
    await using server = await serve({ '/a': say('x'.repeat(20_000), { 'content-length': '20000' }) })
    assert.equal(failed(await get(`${server.url}/a`)).why, 'It is larger than 10 kB.')
  })

  test('an endless body is cut off', async () => {
    const endless: Answer = (_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(4_000)));
      }
      response.on('drain', more)
      more()
    }
    await using server = await serve({ '/a': endless })
    assert.equal(failed(await get(`${server.url}/a`)).what, 'too-large')
  })

  test('a compression bomb is cut off', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000))
    await using server = await serve({ '/a': say(bomb, { 'content-encoding': 'gzip' }) })
    assert.equal(failed(await get(`${server.url}/a`)).why, 'It decompressed to more than 10 kB.')
  })

  test('a bomb packed twice is cut off', async () => {
    const bomb = gzipSync(gzipSync(Buffer.alloc(50_000_000)))
    await using server = await serve({ '/a': say(bomb, { 'content-encoding': 'gzip, gzip' }) })
    assert.equal(failed(await get(`${server.url}/a`)).what, 'too-large')
  })

  test('a server that never answers is given up after the time allowed', async () => {
    await using server = await serve({ '/a': () => {} })
    assert.equal(failed(await get(`${server.url}/a`, { timeoutMs: 100 })).why, 'It took longer than 0.1 seconds.')
  })

  test('a body that stops half-way is given up after the time allowed', async () => {
    await using server = await serve({ '/a': (_request, response) => void response.write('half') })
    assert.equal(failed(await get(`${server.url}/a`, { timeoutMs: 100 })).what, 'timeout')
  })

  test('a request can be stopped by its caller', async () => {
    await using server = await serve({ '/a': () => {} })
    const stop = new AbortController()
    const getting = get(`${server.url}/a`, { signal: stop.signal })
    stop.abort()
    assert.equal(failed(await getting).what, 'stopped')
  })
})

suite('faults in words', () => {
  test('a port where nobody listens', async () => {
    const server = await serve({})
    await server[Symbol.asyncDispose]()
    assert.equal(failed(await get(`${server.url}/`)).why, 'The server refused the connection.')
  })

  test('a host name that does not exist', async () => {
    const nowhere = createFetcher({
      allow: [],
      trusted: [],
      userAgent: 'x',
      resolve: (_host, done) => done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []),
    })
    const got = await nowhere.get({ url: 'http://none.example/', maxBytes: 1, timeoutMs: 5_000 })
    assert.equal(failed(got).why, 'There is no site of that name.')
    await nowhere.close()
  })

  test('an answer broken off in the middle', async () => {
    const cut: Answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('half', () => response.destroy())
    }
    await using server = await serve({ '/a': cut })
    assert.equal(failed(await get(`${server.url}/a`)).why, 'The server broke off the connection.')
  })

  test('an answer that says gzip and is not', async () => {
    await using server = await serve({ '/a': say('plain text', { 'content-encoding': 'gzip' }) })
    assert.equal(failed(await get(`${server.url}/a`)).what, 'broken')
  })

  test('a secure address at a server that is not', async () => {
    await using server = await serve({ '/a': say('') })
    assert.equal(failed(await get(`https://127.0.0.1:${server.port}/a`)).what, 'certificate')
  })

  for (const wrong of [
    '',
    'news',
    'ftp://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://',
    'http://[::1',
  ])
    test(`"${wrong}" is not a web address`, async () => {
      assert.equal(failed(await get(wrong)).why, 'This is not a web address: it must begin with https:// or http://.')
    })

  test('an address with a password in it is refused without repeating the password', async () => {
    const { what, why } = failed(await get('http://me:hunter2@127.0.0.1/'))
    assert.equal(what, 'not-a-web-address')
    assert.doesNotMatch(why, /hunter2/)
  })
})
