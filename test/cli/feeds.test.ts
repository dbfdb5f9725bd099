import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { atShell } from './at-shell.ts'

const FEED = `<rss version="2.0"><channel><title>The Fen Courier</title>
<item><title>Board meets in public</title><link>https://fen.example/1</link><guid>1</guid>
<pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate></item></channel></rss>`

describe('feeds check', () => {
  let folder: string
  let address: string
  const server = createServer((_request, response) => response.end(FEED))
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mergerwatch-test-'))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    address = `127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  after(async () => {
    server.closeAllConnections()
    server.close()
    await rm(folder, { recursive: true })
  })

  it('reads a file', async () => {
    const file = join(folder, 'fen.rss')
    await writeFile(file, FEED)
    const { code, output, errors } = await atShell(['feeds', 'check', file])
    assert.deepEqual([code, errors], [0, ''])
    assert.match(output, /^✓ The Fen Courier can be read\n/)
    assert.match(output, /Board meets in public <https:\/\/fen\.example\/1>, 20 Nov 2026/)
  })

  it('reads an address', async () => {
    const { code, output } = await atShell(['feeds', 'check', `http://${address}/feed`], {
      environment: { ALLOW_PRIVATE_ADDRESSES: address },
    })
    assert.equal(code, 0)
    assert.match(output, /^✓ The Fen Courier can be read\n/)
  })

  it('reads no private address that was not allowed', async () => {
    const { code, output, errors } = await atShell(['feeds', 'check', `http://${address}/feed`])
    assert.deepEqual([code, output], [1, ''])
    assert.match(errors, /^There is no feed at http:\/\/127\.0\.0\.1/)
  })

  it('says what something else is', async () => {
    const file = join(folder, 'page.html')
    await writeFile(file, '<!doctype html><title>Hello</title>')
    const { code, errors } = await atShell(['feeds', 'check', file])
    assert.equal(code, 1)
    assert.match(errors, /^There is no feed at .*page\.html: .*\.\n$/)
  })
})
