import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { describe, it } from 'node:test'
import { createMetrics } from '../../src/health/metrics.ts'
import { type Guest, type PartHealth, startServer } from '../../src/health/server.ts'

const WELL: PartHealth = { part: 'database', ok: true, says: 'Answers.' }

async function serve(parts: () => Promise<readonly PartHealth[]>, guests: readonly Guest[] = []) {
  const metrics = createMetrics(async () => new Map([['slack', 3]]))
  const server = await startServer({ host: '127.0.0.1', port: 0, parts, metrics, guests, onFault: () => undefined })
  const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${path}`, init)
  return { metrics, server, get }
}

describe('the pages', () => {
  it('say that all is well', async () => {
    const { server, get } = await serve(async () => [WELL])
    const page = await get('/healthz')
    assert.equal(page.status, 200)
    assert.deepEqual(await page.json(), { status: 'ok', parts: [WELL] })
    await server.close()
  })

  it('answer 503 and name the part that is unwell', async () => {
    const ill = { part: 'discord', ok: false, says: 'Not connected since 10:04.' }
    const { server, get } = await serve(async () => [WELL, ill])
    const page = await get('/healthz')
    assert.equal(page.status, 503)
    assert.deepEqual(await page.json(), { status: 'unwell', parts: [WELL, ill] })
    await server.close()
  })

  it('count answers, posts and what is owed', async () => {
    const { metrics, server, get } = await serve(async () => [])
    metrics.answered('/ccg', 4)
    metrics.posted('slack', { sinceCreatedMs: 120, sincePublishedMs: null })
    const text = await (await get('/metrics')).text()
    assert.match(text, /mergerwatch_deliveries_due\{platform="slack"\} 3/)
    assert.match(text, /mergerwatch_answer_seconds_count\{command="\/ccg"\} 1/)
    assert.match(text, /mergerwatch_post_seconds_count\{platform="slack"\} 1/)
    await server.close()
  })

  it('refuse other paths and methods in a sentence', async () => {
    const { server, get } = await serve(async () => [])
    assert.equal((await get('/')).status, 404)
    assert.equal((await get('/healthz', { method: 'POST' })).status, 405)
    await server.close()
  })

  it('turn a fault into an answer without its details', async () => {
    const { server, get } = await serve(() => Promise.reject(new Error('the password is hunter2')))
    const page = await get('/healthz')
    assert.equal(page.status, 500)
    assert.doesNotMatch(await page.text(), /hunter2/)
    await server.close()
  })

  it('hand a guest its own paths', async () => {
    const guest: Guest = {
      handles: (path) => path === '/slack/events',
      requestListener: (_, response) => response.end('for the guest'),
    }
    const { server, get } = await serve(async () => [], [guest])
    assert.equal(await (await get('/slack/events?x=1', { method: 'POST' })).text(), 'for the guest')
    await server.close()
  })

  it('close at once although a client keeps its connection open', async () => {
    const { server } = await serve(async () => [])
    const idle = connect(server.port, '127.0.0.1')
    await new Promise((resolve) => idle.once('connect', resolve))
    await server.close()
    idle.destroy()
  })

  it('cannot be started twice on one port', async () => {
    const { metrics, server } = await serve(async () => [])
    const again = {
      host: '127.0.0.1',
      port: server.port,
      parts: async () => [],
      metrics,
      guests: [],
      onFault: () => undefined,
    }
    await assert.rejects(startServer(again), { code: 'EADDRINUSE' })
    await server.close()
  })
})
